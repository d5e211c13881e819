"""What upper and lower apps ask the school register."""

from enrollment.choices import Nature
from enrollment.models import School


def private_schools(codes: tuple[str, ...]) -> set[str]:
    """Codes of the active private schools under any of the unit codes: 1 query."""
    found = School.objects.under(*codes).filter(nature=Nature.PRIVATE, unit__active=True)
    return set(found.values_list("code", flat=True))


def hot_spots(scope_codes: tuple[str, ...]) -> frozenset[str]:
    """Codes of the schools in the scope that many more want to enter than there are places."""
    rows = School.objects.under(*scope_codes).filter(hot_spot=True)
    return frozenset(rows.values_list("unit_id", flat=True))
