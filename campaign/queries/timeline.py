"""The campaign on one line of time: phases, today, and where each deliverable stands at each of its dates."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Min, Q, QuerySet

from campaign.models import Assignment, Campaign, Deliverable, Phase
from campaign.queries.slices import DEEP, Slice
from campaign.queries.standing import DONE, of
from yangguang.tenancy.models import Unit


@dataclass(frozen=True)
class Span:
    """A bar between two days, in percent of the whole line."""

    left: str
    width: str
    middle: str


@dataclass
class Point:
    """One due date of a deliverable for the unit looked at: its own assignment and those under it."""

    due_on: date
    place: str
    own: Assignment | None = None
    own_tone: str = ""
    own_text: str = ""
    total: int = 0  # assignments of units under the one looked at
    done: int = 0
    accepted: int = 0
    late: int = 0
    slice: Slice | None = None  # what ``total`` counts

    @property
    def tone(self) -> str:
        """Late anywhere beats the own state; own beats the sum."""
        if self.late or self.own_tone == "late":
            return "late"
        if self.own is not None:
            return self.own_tone
        if self.total and self.accepted == self.total:
            return "ok"
        return "busy" if self.done else "wait"

    @property
    def text(self) -> str:
        """The state in words: what the unit owes itself, then what those under it owe."""
        said = [self.own_text] if self.own is not None else []
        if self.total:
            below = f"下级已报 {self.done} / {self.total}"
            said.append(f"{below}，{self.late} 个逾期" if self.late else below)
        return "；".join(said)


@dataclass
class Row:
    deliverable: Deliverable
    points: list[Point] = field(default_factory=list)

    @property
    def worst(self) -> Point | None:
        """The point to look at first: a late one, else the next that is open, else the last."""
        late = next((point for point in self.points if point.tone == "late"), None)
        coming = next((point for point in self.points if point.tone not in ("ok", "busy")), None)
        return late or coming or (self.points[-1] if self.points else None)


@dataclass
class Timeline:
    """Everything the page draws. ``today`` is "" outside the campaign."""

    unit: Unit
    phases: list[tuple[Phase, Span]]
    months: list[tuple[str, str]]
    today: str
    rows: list[Row]


class Scale:
    """Days as percent of the campaign."""

    def __init__(self, starts: date, ends: date) -> None:
        self.starts, self.days = starts, (ends - starts).days + 1

    def share(self, days: float) -> str:
        return f"{100 * days / self.days:.2f}%"

    def middle_of(self, day: date) -> str:
        """Where the noon of a day lies."""
        return self.share((day - self.starts).days + 0.5)

    def span(self, starts: date, ends: date) -> Span:
        first, length = (starts - self.starts).days, (ends - starts).days + 1
        return Span(self.share(first), self.share(length), self.share(first + length / 2))


def timeline(campaign: Campaign, unit: Unit, today: date) -> Timeline:
    """The line of ``unit``: its own assignments by state, those under it by count. Four queries."""
    scale = Scale(campaign.starts, campaign.ends)
    phases = list(campaign.phases.order_by("number"))
    deliverables = list(
        campaign.deliverables.filter(retired=False).select_related("phase").order_by("position")
    )
    rows = {each.code: Row(each) for each in deliverables}
    points: dict[tuple[str, date], Point] = {}
    for row in _rows(campaign, unit).filter(unit_id=unit.pk).select_related("deliverable"):
        where = of(row, today)
        point = _point(points, rows, scale, row.deliverable.code, row.nominal_due_on, row.due_on)
        if point is not None:
            point.own, point.own_tone, point.own_text = row, where.tone, where.text
    for counts in _below(campaign, unit, today):
        nominal = counts["nominal_due_on"]
        point = _point(points, rows, scale, counts["deliverable__code"], nominal, counts["due"])
        if point is not None:
            code = counts["deliverable__code"]
            point.slice = Slice(unit.pk, campaign.year, DEEP, deliverable=code, day=nominal)
            _add(point, counts)
    for found in rows.values():
        found.points.sort(key=lambda point: point.due_on)
    inside = campaign.starts <= today <= campaign.ends
    return Timeline(
        unit,
        [(phase, scale.span(phase.starts, phase.ends)) for phase in phases],
        [(f"{day.month} 月", scale.share((day - campaign.starts).days)) for day in _months(campaign)],
        scale.middle_of(today) if inside else "",
        [row for row in rows.values() if row.points],
    )


def _rows(campaign: Campaign, unit: Unit) -> "QuerySet[Assignment]":
    """Assignments under the unit; a province sees the campaigns of that year of all its cities."""
    rows = Assignment.objects.under(unit.pk).filter(deliverable__retired=False).order_by("due_on")
    return rows.filter(campaign=campaign) if len(unit.pk) > 2 else rows.filter(campaign__year=campaign.year)


def _below(campaign: Campaign, unit: Unit, today: date) -> Iterable[Mapping[str, Any]]:
    late = ~Q(state__in=DONE) & Q(due_on__lt=today)
    counted: Iterable[Mapping[str, Any]] = (
        _rows(campaign, unit)
        .exclude(unit_id=unit.pk)
        .order_by("nominal_due_on")
        .values("deliverable__code", "nominal_due_on")
        .annotate(
            due=Min("due_on"),
            total=Count("pk"),
            done=Count("pk", filter=Q(state__in=DONE)),
            accepted=Count("pk", filter=Q(state="accepted")),
            late=Count("pk", filter=late),
        )
    )
    return counted


def _point(
    points: dict[tuple[str, date], Point],
    rows: Mapping[str, Row],
    scale: Scale,
    code: str,
    nominal: date,
    due_on: date,
) -> Point | None:
    """The point of that date of the plan, made when it is the first there; None for an unknown code."""
    if code not in rows:
        return None
    if (code, nominal) not in points:
        points[code, nominal] = Point(due_on, scale.middle_of(due_on))
        rows[code].points.append(points[code, nominal])
    return points[code, nominal]


def _add(point: Point, counts: Mapping[str, Any]) -> None:
    for name in ("total", "done", "accepted", "late"):
        setattr(point, name, getattr(point, name) + counts[name])


def _months(campaign: Campaign) -> list[date]:
    """First days of months inside the campaign."""
    day, found = campaign.starts.replace(day=1), []
    while day <= campaign.ends:
        if day >= campaign.starts:
            found.append(day)
        day = (day + timedelta(days=31)).replace(day=1)
    return found
