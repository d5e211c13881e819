"""Gatekeepers of filings."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404

from campaign.models import Phase
from campaign.queries.campaigns import current_campaign
from reports import rules
from reports.models import Filing
from yangguang.accounts.access import get_row
from yangguang.accounts.rights import Actor
from yangguang.tenancy import codes
from yangguang.tenancy.choices import Right
from yangguang.tenancy.models import Unit


def get_filing(actor: Actor, pk: object) -> Filing:
    """The filing; 404 for another county's, and for one below that was not handed in yet."""
    rows = Filing.objects.visible_to(actor.scope).select_related(
        "unit", "campaign", "replaces", "written_by", "checked_by", "signed_by", "submitted_by", "decided_by"
    )
    return get_row(Filing, actor, pk, Right.VIEW, queryset=rows)


def may_take(actor: Actor, filing: Filing, step: rules.Step) -> bool:
    """Whether the actor holds the step's right on the very unit that takes it.

    Rights reach downwards, a report's own steps do not: a city's reviewer does not check a county's draft.
    """
    unit = codes.parent_of(filing.unit_id) if step.superior else filing.unit_id
    return unit in actor.rights.codes(step.right)


def get_filing_for(actor: Actor, pk: object, step: rules.Step) -> Filing:
    """The filing if the actor may see it (else 404) and take the step (else 403)."""
    filing = get_filing(actor, pk)
    if not may_take(actor, filing, step):
        raise PermissionDenied
    return filing


def may_write(actor: Actor, filing: Filing) -> bool:
    """Whether the actor fills in reports of the filing's unit."""
    return filing.unit_id in actor.rights.codes(Right.FILL)


def get_summary_of(actor: Actor, code: str, pk: object) -> tuple[Unit, Phase]:
    """A unit the actor sees (else 404) and fills in for (else 403), and a phase of its campaign."""
    unit = get_object_or_404(Unit.objects.under(*actor.rights.codes(Right.VIEW)), pk=code)
    if unit.code not in actor.rights.codes(Right.FILL):
        raise PermissionDenied
    campaign = current_campaign(unit.code)
    return unit, get_object_or_404(Phase, campaign=campaign, pk=pk)
