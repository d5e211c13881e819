"""Template vocabulary of the issue page: what stands before its closing, what a file may prove."""

from django import template

from campaign.choices.second_looks import LookState
from campaign.models import Issue, SecondLook
from campaign.queries import issues as reads
from campaign.rules.issues import ANY_PROOF, Condition
from yangguang.accounts.rights import Actor
from yangguang.tenancy.choices import Right

register = template.Library()

OTHER = "其他材料"


@register.simple_tag
def closing_conditions(issue: Issue) -> list[Condition]:
    """销号条件 with what is met and who must act."""
    return reads.closing_conditions(issue)


@register.simple_tag
def proof_kinds(issue: Issue) -> tuple[str, ...]:
    """What the uploader may say a file proves."""
    return (*(reads.kinds_asked(issue) or (ANY_PROOF,)), OTHER)


@register.simple_tag
def may_supervise(actor: Actor, code: str) -> bool:
    """Whether the actor supervises the unit."""
    return actor.may(Right.SUPERVISE, code)


@register.simple_tag
def may_look(actor: Actor, look: SecondLook) -> bool:
    """Whether the actor may still add files to the second look."""
    return look.state == LookState.WAITING and actor.may(Right.SUPERVISE, look.unit_id[:4])
