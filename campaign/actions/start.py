"""Start a campaign: copy phases, checklist and deliverables from the template and say who owes what."""

import csv
from collections.abc import Iterable
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import transaction

from campaign import rules
from campaign.actions.items import load_bases, load_items
from campaign.models import Assignment, Campaign, Deliverable, Phase
from yangguang.accounts.models import User
from yangguang.common import clock
from yangguang.common.refusals import Refusal
from yangguang.tenancy.choices import Level
from yangguang.tenancy.models import Unit

# Phases of plan 三 (month-day); the year is the campaign's.
PHASES = (
    (1, "动员部署", "05-28", "05-31"),
    (2, "全面排查", "06-01", "06-10"),
    (3, "集中行动", "06-11", "09-30"),
    (4, "总结", "10-01", "10-20"),
)


_BASES = settings.BASE_DIR / "data" / "bases-2024.csv"  # for a template that brings none of its own


class NotACity(Refusal):
    code = "NOT_A_CITY"
    message = "专项行动由市级教育局启动，请选择市级单位。"
    field = "unit"


@transaction.atomic
def start_campaign(
    *, by: User | None, now: datetime, city: Unit, year: int, template: Path | None = None
) -> Campaign:
    """The campaign of ``city`` in ``year``, with everything each of its units owes.

    ``template``: the directory of ``checklist-2024.csv`` and ``deliverables-2024.csv`` (None = ``data/``).
    Idempotent: a second call adds what is missing (new schools, new items) and changes nothing else. Runs in
    a scope that covers the city.
    """
    if city.level != Level.CITY:
        raise NotACity
    place = template or settings.BASE_DIR / "data"
    checklist, deliverables = place / "checklist-2024.csv", place / "deliverables-2024.csv"
    campaign, _ = Campaign.objects.get_or_create(
        unit=city,
        year=year,
        defaults={
            "title": f"{city.name}{year}年义务教育阳光招生专项行动",
            "starts": _day(year, PHASES[0][2]),
            "ends": _day(year, PHASES[-1][3]),
            "template_version": _fingerprint(checklist, deliverables),
            "created_at": now,
            "updated_at": now,
        },
    )
    phases = _load_phases(campaign, now)
    bases = place / "bases-2024.csv"
    load_bases(now=now, city=city, rows=_rows(bases if bases.exists() else _BASES))
    load_items(by=by, now=now, campaign=campaign, rows=_rows(checklist))
    _load_deliverables(campaign, _rows(deliverables), phases, now)
    owe_deliverables(by=by, now=now, campaign=campaign, units=Unit.objects.under(city.code))
    return campaign


@transaction.atomic
def owe_deliverables(
    *, by: User | None, now: datetime, campaign: Campaign, units: Iterable[Unit]
) -> list[Assignment]:
    """Make each unit owe what its level owes; returns the assignments that were missing.

    Upper apps call it when a school is registered after the campaign began.
    """
    dates = dates_owed(campaign)
    present: dict[tuple[str, UUID], set[date]] = {}
    for unit_id, deliverable_id, nominal in Assignment.objects.filter(campaign=campaign).values_list(
        "unit_id", "deliverable_id", "nominal_due_on"
    ):
        present.setdefault((unit_id, deliverable_id), set()).add(nominal)
    missing = [
        Assignment(
            campaign=campaign, deliverable=deliverable, unit=unit, due_on=due.on, nominal_due_on=due.nominal,
            created_at=now, updated_at=now,
        )
        for unit in units
        if unit.active
        for deliverable, dues in dates.items()
        if deliverable.owed_by(unit.level)
        for due in rules.dates_missing(dues, present.get((unit.pk, deliverable.pk), set()))
    ]  # fmt: skip
    Assignment.objects.bulk_create(missing, batch_size=500)
    return missing


def dates_owed(campaign: Campaign) -> dict[Deliverable, list[rules.Due]]:
    """When each deliverable that is asked for is due."""
    move = clock.working_day_on_or_before if campaign.moves_deadlines else None
    return {
        deliverable: rules.due_dates(deliverable.due, deliverable.phase.starts, deliverable.phase.ends, move)
        for deliverable in campaign.deliverables.filter(retired=False).select_related("phase")
    }


def _load_phases(campaign: Campaign, now: datetime) -> dict[int, Phase]:
    present = {phase.number: phase for phase in campaign.phases.all()}
    for number, name, starts, ends in PHASES:
        if number not in present:
            present[number] = Phase.objects.create(
                campaign=campaign, unit_id=campaign.unit_id, number=number, name=name,
                starts=_day(campaign.year, starts), ends=_day(campaign.year, ends),
                created_at=now, updated_at=now,
            )  # fmt: skip
    return present


def _load_deliverables(
    campaign: Campaign, rows: list[dict[str, str]], phases: dict[int, Phase], now: datetime
) -> None:
    present = set(campaign.deliverables.values_list("code", flat=True))
    Deliverable.objects.bulk_create(
        Deliverable(
            campaign=campaign, unit_id=campaign.unit_id, position=position, code=row["code"],
            phase=phases[int(row["phase"])], levels=row["level"], title=row["title"], due=row["due"],
            kind=row["kind"], note=row["note"], created_at=now, updated_at=now,
        )
        for position, row in enumerate(rows, start=1)
        if row["code"] not in present
    )  # fmt: skip


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _fingerprint(*paths: Path) -> str:
    return sha256(b"".join(path.read_bytes() for path in paths)).hexdigest()[:12]


def _day(year: int, month_day: str) -> date:
    return date.fromisoformat(f"{year}-{month_day}")
