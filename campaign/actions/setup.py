"""Verbs on the campaign itself: clone, change dates, add, change and retire what is asked for.

Every change keeps what stood before as an edition and gives what is still open its new date.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from campaign import rules as shared
from campaign.actions.items import copy_items
from campaign.actions.redating import redate
from campaign.actions.start import owe_deliverables
from campaign.models import Campaign, CampaignEdition, Deliverable, Phase
from campaign.queries.setup import described, snapshot
from campaign.rules import setup as rules
from campaign.rules.deadlines import in_year
from yangguang.accounts.models import User
from yangguang.accounts.rights import rights_of
from yangguang.common.refusals import StaleVersion
from yangguang.tenancy.choices import Right
from yangguang.tenancy.models import Unit


@transaction.atomic
def clone_campaign(*, by: User | None, now: datetime, source: Campaign, year: int) -> Campaign:
    """Next year's campaign from this one: same phases, items and deliverables, dates of the new year.

    Raises :class:`rules.YearRefused`, :class:`rules.NotTheCity`.
    """
    _must_be_city(by, source.unit_id)
    rules.refuse_year(year, set(Campaign.objects.filter(unit=source.unit_id).values_list("year", flat=True)))
    later = year - source.year
    campaign = Campaign.objects.create(
        unit_id=source.unit_id, year=year, title=source.title.replace(str(source.year), str(year)),
        starts=in_year(source.starts, source.starts.year + later),
        ends=in_year(source.ends, source.ends.year + later),
        template_version=f"{source.year}-{source.edition}", moves_deadlines=source.moves_deadlines,
        created_at=now, updated_at=now,
    )  # fmt: skip
    phases = {}
    for phase in source.phases.order_by("number"):
        phases[phase.pk] = Phase.objects.create(
            campaign=campaign, unit_id=source.unit_id, number=phase.number, name=phase.name,
            starts=in_year(phase.starts, phase.starts.year + later),
            ends=in_year(phase.ends, phase.ends.year + later), created_at=now, updated_at=now,
        )  # fmt: skip
    copy_items(by=by, now=now, campaign=campaign, source=source)
    for deliverable in source.deliverables.filter(retired=False):
        _copy(Deliverable, [deliverable], now, campaign=campaign, phase=phases[deliverable.phase_id])
    owe_deliverables(by=by, now=now, campaign=campaign, units=Unit.objects.under(source.unit_id))
    return campaign


def _copy(model: Any, rows: Any, now: datetime, **new: Any) -> None:
    """The same rows once more, with new keys and what is given; all their fields, also those added later."""
    own = {"id", "version", "created_at", "updated_at", *new}
    fields = [field for field in model._meta.concrete_fields if field.name not in own]
    model.objects.bulk_create(
        model(**{field.attname: getattr(row, field.attname) for field in fields}, **new, created_at=now,
              updated_at=now)
        for row in rows
    )  # fmt: skip


@transaction.atomic
def edit_campaign(
    *,
    by: User | None,
    now: datetime,
    campaign: Campaign,
    edition: int | None = None,
    title: str,
    moves_deadlines: bool,
    phases: Sequence[rules.PhaseDates],
    reason: str,
) -> Campaign:
    """Change name, day-off rule and phases. What is due on the last day of a phase moves with that day.

    Raises :class:`rules.PhaseRefused`, :class:`rules.DueRefused` when a deliverable would fall out of its
    phase, :class:`campaign.rules.ReasonMissing`, ``StaleVersion``.
    """
    row = _opened(campaign, by, reason, edition)
    rules.refuse_phases(phases, row.year)
    before = snapshot(row)
    row.title, row.moves_deadlines = title.strip(), moves_deadlines
    row.starts, row.ends = phases[0].starts, phases[-1].ends
    dates = {phase.number: phase for phase in phases}
    for deliverable in row.deliverables.filter(retired=False).select_related("phase"):
        phase = dates[deliverable.phase.number]
        due = rules.follows_the_end(deliverable.due, deliverable.phase.ends, phase.ends)
        rules.refuse_due(deliverable.code, due, phase)
        _set(deliverable, now, due=due)
    row.save()
    for stored in row.phases.all():
        phase = dates[stored.number]
        _set(stored, now, name=phase.name.strip(), starts=phase.starts, ends=phase.ends)
    return _keep(row, before, by=by, now=now, reason=reason)


@transaction.atomic
def save_deliverable(
    *,
    by: User | None,
    now: datetime,
    campaign: Campaign,
    deliverable: Deliverable | None,
    values: Mapping[str, Any],
    reason: str,
    edition: int | None = None,
) -> Campaign:
    """Add a deliverable (``deliverable`` None) or change one. ``values``: title, due, levels (a sequence),
    phase (a :class:`Phase`), note; code and kind of a new one.

    Raises :class:`rules.DeliverableRefused`, :class:`rules.DueRefused`, :class:`rules.NothingToChange`,
    :class:`campaign.rules.ReasonMissing`, ``StaleVersion``. ``edition``: what the person saw.
    """
    row = _opened(campaign, by, reason, edition)
    before = snapshot(row)
    code = deliverable.code if deliverable else str(values["code"])
    known = row.deliverables.values_list("code", flat=True) if deliverable is None else ()
    rules.refuse_deliverable(code, values["title"], values["levels"], set(known))
    phase = values["phase"]
    rules.refuse_due(
        code, values["due"], rules.PhaseDates(phase.number, phase.name, phase.starts, phase.ends)
    )
    levels = " ".join(level for level in rules.LEVELS if level in values["levels"])
    given = {
        "title": values["title"].strip(), "due": values["due"], "levels": levels, "phase": phase,
        "note": values["note"].strip(),
    }  # fmt: skip
    if deliverable is None:
        last = row.deliverables.order_by("-position").first()
        Deliverable.objects.create(
            campaign=row, unit_id=row.unit_id, code=code, kind=values["kind"], created_at=now, updated_at=now,
            position=last.position + 1 if last else 1, **given,
        )  # fmt: skip
    else:
        _set(deliverable, now, **given)
    return _keep(row, before, by=by, now=now, reason=reason)


@transaction.atomic
def retire_deliverable(
    *, by: User | None, now: datetime, deliverable: Deliverable, reason: str, edition: int | None = None
) -> Campaign:
    """No longer ask for it. What was handed in stays; what nobody has begun goes."""
    row = _opened(deliverable.campaign, by, reason, edition)
    before = snapshot(row)
    _set(deliverable, now, retired=True)
    return _keep(row, before, by=by, now=now, reason=reason)


def _opened(campaign: Campaign, by: User | None, reason: str, edition: int | None) -> Campaign:
    """The campaign locked for a change of its city."""
    _must_be_city(by, campaign.unit_id)
    if not reason.strip():
        raise shared.ReasonMissing("请写明为什么改动，各单位会看到。")
    row = Campaign.lock(campaign.pk)
    if edition is not None and row.edition != edition:
        raise StaleVersion(current=row.edition)
    return row


def _must_be_city(by: User | None, city: str) -> None:
    if by is not None and not rights_of(by).covers(Right.REVIEW, city):
        raise rules.NotTheCity


def _set(row: Any, now: datetime, **values: Any) -> None:
    """Save what differs."""
    changed = {name: value for name, value in values.items() if getattr(row, name) != value}
    if changed:
        for name, value in changed.items():
            setattr(row, name, value)
        row.bump(now=now)
        row.save()


def _keep(
    campaign: Campaign, before: Mapping[str, Any], *, by: User | None, now: datetime, reason: str
) -> Campaign:
    """Keep what stood before, raise the edition, move what is open."""
    changes = described(before, snapshot(campaign))
    if not changes:
        raise rules.NothingToChange
    CampaignEdition.objects.create(
        campaign=campaign, unit_id=campaign.unit_id, number=campaign.edition, contents=before,
        change="；".join(changes), reason=reason.strip()[:300], at=now, by=by, created_at=now, updated_at=now,
    )  # fmt: skip
    campaign.edition += 1
    campaign.bump(now=now)
    campaign.save()
    redate(campaign=campaign, now=now)
    owe_deliverables(by=by, now=now, campaign=campaign, units=Unit.objects.under(campaign.unit_id))
    return campaign
