"""Rumours, incidents, risks, disputes, duty."""

from campaign.actions import opinion as actions
from campaign.models import Campaign, Dispute, DutyShift, Risk
from yangguang.accounts.models import User
from yangguang.common import clock
from yangguang.tenancy.models import TenantModel, Unit


def rows(campaign: Campaign, unit: Unit, by: User, canary: str) -> list[TenantModel]:
    """One of each; the rumour is not published."""
    now, day = clock.now(), clock.today()
    rumour = actions.found_rumour(
        by=by, unit_id=unit.pk, values={"claim": canary, "seen_at": canary, "found_on": day}, now=now
    )
    incident = actions.open_incident(
        by=by,
        unit_id=unit.pk,
        values={"title": canary, "level": "ordinary", "facts": canary, "seen_at": canary, "found_on": day},
        now=now,
    )
    risk = Risk.objects.create(
        unit=unit, step="registration", title=canary, likelihood=3, impact=3, measures=canary, owner=canary,
        review_on=day,
    )  # fmt: skip
    dispute = Dispute.objects.create(unit=unit, summary=canary, found_on=day, mediator=canary)
    shift = DutyShift.objects.create(unit=unit, day=day, person=canary, phone="0393-0000000", leader=canary)
    entry = incident.entries.get()
    return [rumour, incident, entry, risk, dispute, shift]
