"""Who owes a report, and the figures of a period."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Self

from django.db.models import Max

from campaign.choices import DeliverableKind
from campaign.models import Assignment, Campaign, Issue
from campaign.queries import spans
from campaign.queries.figures import weekly_figures
from reports import rules
from reports.choices import ANNEX_LIMIT, COUNTS, HANDED_IN, Kind, State
from reports.models import Filing
from reports.queries.measures import measures_of, measures_under
from yangguang.tenancy.choices import Level
from yangguang.tenancy.models import Unit

WEEKLY = {"deliverable__kind": DeliverableKind.REPORT, "deliverable__due": "weekly:fri"}


@dataclass(frozen=True)
class Period:
    """What a report is about: days from ``start`` to ``end``, the ``ordinal``-th of its campaign; of a
    summary, the number of its phase."""

    start: date
    end: date
    ordinal: int
    kind: str = Kind.WEEKLY

    @classmethod
    def of(cls, filing: Filing) -> Self:
        """The period a filing is about."""
        return cls(filing.period_start, filing.period_end, filing.ordinal, filing.kind)

    @property
    def same(self) -> dict[str, Any]:
        """What reports of other units about the same share: the last day of a week, the phase of a summary
        (whose dates the city may have moved meanwhile)."""
        key = {"period_end": self.end} if self.kind == Kind.WEEKLY else {"ordinal": self.ordinal}
        return {"kind": self.kind, **key}


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
        figures = ledger_figures(unit.code, campaign, period, now.date())
    if period.kind != Kind.WEEKLY:
        return {**figures, "as_of": now.isoformat()}
    return {**figures, "as_of": now.isoformat(), "previous": _previous(unit.code, campaign, period)}


def ledger_figures(unit_code: str, campaign: Campaign, period: Period, today: date) -> dict[str, Any]:
    """Counts of the subtree straight from the ledgers, in plain JSON types, as of the end of the period or
    of ``today`` while it lasts; a summary also counts the other duties and names what is still open."""
    end = min(period.end, today)
    found = weekly_figures(unit_code, period.start, end)
    areas: list[dict[str, Any]] = [
        {"area": str(row["area"]), **{n: int(row[n]) for n in COUNTS}} for row in found["areas"]
    ]
    coverage = {part: int(found["coverage"][part]) for part in ("answered", "applicable")}
    figures = {"areas": areas, "total": rules.add_counts(areas), "coverage": coverage}
    if period.kind == Kind.WEEKLY:
        return figures
    measures = measures_under(unit_code, campaign)
    return {**figures, "measures": measures, "annex": _still_open(unit_code, campaign, end)}


def _still_open(unit_code: str, campaign: Campaign, day: date) -> list[dict[str, str]]:
    """Issues open at the end of ``day``, the oldest deadline first: number, unit, area, deadline."""
    rows = Issue.objects.under(unit_code).filter(spans.open_on(day), campaign=campaign)
    listed = rows.order_by("due_on", "number").values_list("number", "unit__name", "area", "due_on")
    return [
        {"number": number, "unit": name, "area": area, "due_on": due.isoformat()}
        for number, name, area, due in listed[:ANNEX_LIMIT]
    ]


def summed_figures(city: Unit, campaign: Campaign, period: Period) -> dict[str, Any]:
    """Σ of the accepted county reports of the same period; every check and issue lies in a county
    (``campaign.rules.ANSWERING_LEVELS``), so there is nothing beside them. What a city did itself (its own
    meetings, documents, pledges) stands in ``own``, outside of the sums.

    ``lines`` keeps each summand with the filing it comes from; ``missing`` names who is not in the sum.
    """
    accepted = list(accepted_sources(city.code, campaign, period))
    lines = [_line(filing) for filing in accepted]
    present = {filing.unit_id for filing in accepted}
    missing = [
        {"unit": unit.code, "name": unit.name, "state": _standing(unit.code, campaign, period)}
        for unit in reporting_units(city, campaign, period)
        if unit.code not in present
    ]
    figures = {**rules.add_lines(lines), "lines": lines, "missing": missing}
    if period.kind == Kind.WEEKLY:
        return figures
    return {**figures, "measures": rules.add_measures(lines), "own": measures_of(city.code, campaign)}


def accepted_sources(city_code: str, campaign: Campaign, period: Period) -> Any:
    """Accepted reports of the units below a city about the same period, by unit code."""
    return (
        Filing.objects.under(city_code)
        .filter(**period.same, campaign=campaign, state=State.ACCEPTED)
        .exclude(unit_id=city_code)
        .select_related("unit")
        .order_by("unit_id")
    )


def reporting_units(city: Unit, campaign: Campaign, period: Period) -> list[Unit]:
    """Units whose report belongs into the sum: who owes the week's, every county for a summary."""
    if period.kind != Kind.WEEKLY:
        return list(Unit.objects.under(city.code).counties().filter(active=True).order_by("code"))
    owing = Assignment.objects.filter(**WEEKLY, campaign=campaign, due_on=period.end).values("unit_id")
    return list(Unit.objects.filter(pk__in=owing))


def is_behind(filing: Filing) -> bool:
    """Whether reports were accepted that a city's snapshot does not hold."""
    if "lines" not in filing.figures:
        return False
    held = {line["filing"] for line in filing.figures["lines"]}
    accepted = accepted_sources(filing.unit_id, filing.campaign, Period.of(filing))
    return held != {str(pk) for pk in accepted.values_list("pk", flat=True)}


def _line(filing: Filing) -> dict[str, Any]:
    parts = [part for part in ("areas", "total", "coverage", "measures", "annex") if part in filing.figures]
    return {
        "unit": filing.unit_id,
        "name": filing.unit.name,
        "filing": str(filing.pk),
        "number": filing.number,
        **{part: filing.figures[part] for part in parts},
    }


def _standing(unit_code: str, campaign: Campaign, period: Period) -> str:
    """How a report that is not in the sum stands, as its superior may know it."""
    handed_in = Filing.objects.filter(
        **period.same, unit_id=unit_code, campaign=campaign, state__in=HANDED_IN
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
