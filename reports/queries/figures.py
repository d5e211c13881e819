"""Who owes a weekly report, and the figures of a period."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Max

from campaign.choices import DeliverableKind
from campaign.models import Assignment, Campaign
from campaign.queries.figures import weekly_figures
from reports import rules
from reports.choices import COUNTS, HANDED_IN, Kind, State
from reports.models import Filing
from yangguang.tenancy.choices import Level
from yangguang.tenancy.models import Unit

WEEKLY = {"deliverable__kind": DeliverableKind.REPORT, "deliverable__due": "weekly:fri"}


@dataclass(frozen=True)
class Period:
    """What a report is about: days from ``start`` to ``end``, the ``ordinal``-th of its campaign."""

    start: date
    end: date
    ordinal: int


# --- Due ---


def assignments_to_draft(today: date) -> list[tuple[str, Any]]:
    """(unit code, assignment id) of weekly reports that are due and have no filing yet."""
    due = Assignment.objects.filter(**WEEKLY, due_on__lte=today, filings=None)
    return list(due.order_by("due_on", "unit_id").values_list("unit_id", "pk"))


def cities_to_draft(today: date) -> list[tuple[str, Any, date]]:
    """(city code, campaign id, due date) of the city's own weekly reports: a city reports whenever its
    counties do (domain.md §7; the deliverables name no date for it)."""
    owed = (
        Assignment.objects.filter(**WEEKLY, due_on__lte=today)
        .values_list("campaign__unit_id", "campaign_id", "due_on")
        .distinct()
    )
    done = set(
        Filing.objects.filter(kind=Kind.WEEKLY, assignment=None).values_list(
            "unit_id", "campaign_id", "due_on"
        )
    )
    return sorted((key for key in owed if key not in done), key=lambda key: (key[2], key[0]))


def period_of(campaign: Campaign, due_on: date) -> Period:
    """The period that ends with the report due on ``due_on``."""
    dues = Assignment.objects.filter(**WEEKLY, campaign=campaign, due_on__lt=due_on)
    previous = dues.aggregate(last=Max("due_on"))["last"]
    ordinal = dues.values("due_on").distinct().count() + 1
    return Period(rules.period_start(due_on, previous), due_on, ordinal)


# --- Figures ---


def figures_of(unit: Unit, campaign: Campaign, period: Period, now: datetime) -> dict[str, Any]:
    """The frozen figures of a report: a county's from its ledgers, a city's from accepted reports."""
    if unit.level == Level.CITY:
        figures = summed_figures(unit, campaign, period)
    else:
        figures = ledger_figures(unit.code, period)
    return {**figures, "as_of": now.isoformat(), "previous": _previous(unit.code, campaign, period)}


def ledger_figures(unit_code: str, period: Period) -> dict[str, Any]:
    """Counts of the subtree straight from the ledgers, in plain JSON types."""
    found = weekly_figures(unit_code, period.start, period.end)
    areas: list[dict[str, Any]] = [
        {"area": str(row["area"]), **{n: int(row[n]) for n in COUNTS}} for row in found["areas"]
    ]
    coverage = {part: int(found["coverage"][part]) for part in ("answered", "applicable")}
    return {"areas": areas, "total": rules.add_counts(areas), "coverage": coverage}


def summed_figures(city: Unit, campaign: Campaign, period: Period) -> dict[str, Any]:
    """Σ of the accepted county reports of the same period; every check and issue lies in a county
    (``campaign.rules.ANSWERING_LEVELS``), so there is nothing beside them.

    ``lines`` keeps each summand with the filing it comes from; ``missing`` names who is not in the sum.
    """
    accepted = list(accepted_sources(city.code, campaign, period.end))
    lines = [_line(filing) for filing in accepted]
    present = {filing.unit_id for filing in accepted}
    missing = [
        {"unit": unit.code, "name": unit.name, "state": _standing(unit.code, campaign, period.end)}
        for unit in reporting_units(campaign, period.end)
        if unit.code not in present
    ]
    return {**rules.add_lines(lines), "lines": lines, "missing": missing}


def accepted_sources(city_code: str, campaign: Campaign, period_end: date) -> Any:
    """Accepted reports of the units below a city for one period, by unit code."""
    return (
        Filing.objects.under(city_code)
        .filter(campaign=campaign, kind=Kind.WEEKLY, period_end=period_end, state=State.ACCEPTED)
        .exclude(unit_id=city_code)
        .select_related("unit")
        .order_by("unit_id")
    )


def reporting_units(campaign: Campaign, due_on: date) -> list[Unit]:
    """Units that owe the weekly report of that day, by code."""
    owing = Assignment.objects.filter(**WEEKLY, campaign=campaign, due_on=due_on).values("unit_id")
    return list(Unit.objects.filter(pk__in=owing))


def is_behind(filing: Filing) -> bool:
    """Whether reports were accepted that a city's snapshot does not hold."""
    if "lines" not in filing.figures:
        return False
    held = {line["filing"] for line in filing.figures["lines"]}
    accepted = accepted_sources(filing.unit_id, filing.campaign, filing.period_end)
    return held != {str(pk) for pk in accepted.values_list("pk", flat=True)}


def _line(filing: Filing) -> dict[str, Any]:
    figures = {part: filing.figures[part] for part in ("areas", "total", "coverage")}
    return {
        "unit": filing.unit_id,
        "name": filing.unit.name,
        "filing": str(filing.pk),
        "number": filing.number,
        **figures,
    }


def _standing(unit_code: str, campaign: Campaign, period_end: date) -> str:
    """How a report that is not in the sum stands, as its superior may know it."""
    handed_in = Filing.objects.filter(
        unit_id=unit_code, campaign=campaign, kind=Kind.WEEKLY, period_end=period_end, state__in=HANDED_IN
    )
    last = handed_in.order_by("-edition").values_list("state", flat=True).first()
    return {State.SUBMITTED: "已报未审定", State.RETURNED: "已退回，未重报"}.get(
        State(last or State.DRAFT), "未报"
    )


def _previous(unit_code: str, campaign: Campaign, period: Period) -> dict[str, Any] | None:
    """The report before this one, for 与上期比; None when there is none that was signed."""
    last = (
        Filing.objects.filter(
            unit_id=unit_code, campaign=campaign, kind=Kind.WEEKLY, period_end__lt=period.start,
            state__in=[State.SIGNED, State.SUBMITTED, State.ACCEPTED],
        )
        .order_by("-period_end")
        .first()
    )  # fmt: skip
    if last is None:
        return None
    return {
        "filing": str(last.pk),
        "period_end": last.period_end.isoformat(),
        "ordinal": last.ordinal,
        "number": last.number,
        "total": last.figures["total"],
        "units": len(last.figures.get("lines", ())),
    }
