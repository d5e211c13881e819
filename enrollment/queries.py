"""What upper and lower apps ask the school register."""

from enrollment.choices import Nature
from enrollment.models import School


def private_schools(codes: tuple[str, ...]) -> set[str]:
    """Codes of the active private schools under any of the unit codes: 1 query."""
    found = School.objects.under(*codes).filter(nature=Nature.PRIVATE, unit__active=True)
    return set(found.values_list("code", flat=True))
