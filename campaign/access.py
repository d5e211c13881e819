"""Gatekeepers of checklists: a unit, its campaign and its assignment, or 404 / 403."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from django.http import Http404

from campaign import rules
from campaign.models import Campaign, ChecklistItem, CrossCheck
from campaign.queries.campaigns import current_campaign
from campaign.queries.checks import applies
from yangguang.accounts.access import require
from yangguang.accounts.rights import Actor
from yangguang.tenancy.choices import Level, Right
from yangguang.tenancy.models import Unit
from yangguang.tenancy.scope import scope


def get_unit(actor: Actor, code: str, right: str = Right.VIEW) -> Unit:
    """A county or school the actor may see (else 404) with ``right`` on it (else 403)."""
    require(actor, right, code)
    unit = Unit.objects.filter(pk=code, level__in=rules.ANSWERING_LEVELS).first()
    if unit is None:
        raise Http404
    return unit


def get_bureau(actor: Actor, code: str) -> Unit:
    """A city's or county's bureau the actor may see, else 404."""
    require(actor, Right.VIEW, code)
    unit = Unit.objects.filter(pk=code, level__in=(Level.CITY, Level.COUNTY)).first()
    if unit is None:
        raise Http404
    return unit


def get_campaign(code: str) -> Campaign:
    """The campaign on at that unit; 404 when none was started."""
    campaign = current_campaign(code)
    if campaign is None:
        raise Http404
    return campaign


def get_item(campaign: Campaign, code: str, unit: Unit) -> ChecklistItem:
    """The checklist item of that code; 404 when there is none or ``unit`` does not answer it."""
    item = campaign.items.in_force().filter(code=code).first()
    if item is None or not applies(item, unit.level):
        raise Http404
    return item


@contextmanager
def crosscheck_opened(actor: Actor, pk: UUID) -> Iterator[CrossCheck]:
    """A cross-check and, while the body runs, the rows of the county it checks; 404 for whoever has no part
    in it. Who checks has no VIEW there: outside the body the county is as closed as ever (decision 0012)."""
    reach = actor.rights.codes(Right.CROSS_CHECK)
    with scope(*actor.scope, *reach):
        row = CrossCheck.objects.select_related("unit", "checker", "campaign").filter(pk=pk).first()
        if row is None:
            raise Http404
        if not actor.may(Right.VIEW, row.unit_id) and not actor.may(Right.REVIEW, row.checker_id):
            raise Http404
        yield row
