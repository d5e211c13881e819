"""Template vocabulary of the checklist itself and of one school's page."""

from typing import Any

from django import template
from django.urls import reverse

from campaign.choices.crosschecks import CROSS_TONES, FINDING_TONES, CrossState, FindingState
from campaign.models import ChecklistItem, LegalBasis
from campaign.queries.items import answers_to, bases_of
from yangguang.accounts.rights import Actor
from yangguang.tenancy import codes
from yangguang.tenancy.choices import Level

register = template.Library()


@register.filter
def cross_tone(state: str) -> str:
    """Tone of a cross-check's state."""
    return CROSS_TONES[CrossState(state)]


@register.filter
def finding_tone(state: str) -> str:
    """Tone of what was said of an answer."""
    return FINDING_TONES[FindingState(state)]


@register.simple_tag
def item_facts(item: ChecklistItem) -> dict[str, Any]:
    """What an item rests on, its earlier wordings, how many answers this reader sees."""
    return {
        "bases": bases_of([item]).get(item.pk, []),
        "earlier": list(item.earlier.order_by("-edition")),
        "answers": answers_to(item),
    }


@register.simple_tag
def cited_by(basis: LegalBasis) -> list[ChecklistItem]:
    """The items that cite a clause."""
    return list(basis.items.order_by("position", "code"))


@register.simple_tag
def own_school_page(actor: Actor) -> str:
    """The address of the own page of somebody who works for a school; "" for everybody else."""
    is_school = bool(actor.home) and codes.is_code(actor.home) and codes.level_of(actor.home) == Level.SCHOOL
    return reverse("campaign:school-home", args=[actor.home]) if is_school else ""
