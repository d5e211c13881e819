"""Words and signs on the pages of matching."""

from django import template

from enrollment.choices.matching import FINDING_TONES, ROUND_TONES
from enrollment.models import DuplicateChild
from enrollment.queries import duplicates, matching
from enrollment.rules import targets
from yangguang.accounts.rights import Actor
from yangguang.tenancy.choices import Right

register = template.Library()
register.filter("target_title", targets.title_of)
register.filter("subject", matching.subject)
register.filter("differences", matching.differences)
register.filter("sides", duplicates.sides)


@register.filter
def round_tone(state: str) -> str:
    """The tone of a round's state."""
    return ROUND_TONES.get(state, "none")  # type: ignore[call-overload]


@register.filter
def finding_tone(state: str) -> str:
    """The tone of a finding's state."""
    return FINDING_TONES.get(state, "none")  # type: ignore[call-overload]


@register.filter
def left_over(count: int) -> str:
    """“还有 3 条”."""
    return f"还有 {count} 条"


@register.filter
def may_resolve(actor: Actor, row: DuplicateChild) -> bool:
    """Whether this person decides for the city."""
    return actor.may(Right.REVIEW, row.unit_id)
