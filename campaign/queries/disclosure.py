"""Who has published what, by county and by school: the matrix school × five elements."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, F, Q
from django.db.models.functions import Left

from campaign.choices.disclosure import DISCLOSURE_CODE, DisclosureState, Element
from campaign.models import Campaign
from campaign.models.disclosures import Disclosure
from campaign.rules import due_dates
from campaign.rules.disclosure import score
from yangguang.common import clock
from yangguang.tenancy.choices import Level
from yangguang.tenancy.models import Unit

ELEMENTS = len(Element)


def plan_due(campaign: Campaign) -> date:
    """By when the plan wants everything public: the due day of deliverable I6, else the campaign's start."""
    deliverable = campaign.deliverables.filter(code=DISCLOSURE_CODE).select_related("phase").first()
    if deliverable is None:
        return campaign.starts
    move = clock.working_day_on_or_before if campaign.moves_deadlines else None
    phase = deliverable.phase
    return due_dates(deliverable.due, phase.starts, phase.ends, move)[0].on


@dataclass
class Tally:
    """Published elements of some schools: ``full`` of ``public`` are timely and proved."""

    schools: int = 0
    public: int = 0
    proved: int = 0
    on_time: int = 0
    full: int = 0
    drafts: int = 0

    @property
    def owed(self) -> int:
        """Five a school."""
        return self.schools * ELEMENTS

    @property
    def missing(self) -> int:
        """Not public yet."""
        return self.owed - self.public

    @property
    def score(self) -> float | None:
        """0 to 100 by :data:`campaign.rules.disclosure.SCORE_RULE`."""
        return score(full=self.full, public=self.public, owed=self.owed)

    @property
    def complete(self) -> bool:
        """Everything is public and proved."""
        return bool(self.owed) and self.proved == self.owed

    def add(self, other: "Tally") -> None:
        """Sum up."""
        for name in ("schools", "public", "proved", "on_time", "full", "drafts"):
            setattr(self, name, getattr(self, name) + getattr(other, name))


_PUBLIC = Q(edition__gt=0)
_PROVED = _PUBLIC & Q(proved_at__isnull=False)
_TIMELY = _PUBLIC & Q(first_published_on__lte=F("due_on"))
COUNTED = {  # figures of a tally, each with the rows behind it
    "public": _PUBLIC,
    "proved": _PROVED,
    "on_time": _TIMELY,
    "full": _PROVED & _TIMELY,
    "drafts": Q(edition=0),
}


@dataclass
class CountyLine:
    """One county's schools together."""

    unit: Unit
    tally: Tally = field(default_factory=Tally)


def schools_under(*codes: str) -> list[Unit]:
    """Active schools, by code: 1 query."""
    return list(Unit.objects.under(*codes).filter(level=Level.SCHOOL, active=True).order_by("code"))


def tallies(campaign: Campaign, codes: tuple[str, ...], *, by_school: bool = False) -> dict[str, Tally]:
    """Tally per county (or school) code under the codes, active schools only: 2 queries."""
    length = 17 if by_school else 6
    found: dict[str, Tally] = {}
    schools = Unit.objects.under(*codes).filter(level=Level.SCHOOL, active=True)
    for code, count in schools.order_by().values_list(Left("code", length)).annotate(n=Count("pk")):
        found[code] = Tally(schools=count)
    rows = Disclosure.objects.under(*codes).filter(campaign=campaign, unit__active=True).order_by()
    counts = {name: Count("pk", filter=which) for name, which in COUNTED.items()}
    for code, *numbers in rows.values_list(Left("unit_id", length)).annotate(**counts):
        known = found.get(code)
        if known is not None:
            for name, count in zip(counts, numbers, strict=True):
                setattr(known, name, count)
    return found


def counted(name: str, year: int) -> Q:
    """The rows a figure of :func:`tallies` counts in the campaign of a year."""
    return COUNTED[name] & Q(campaign__year=year, unit__active=True)


def county_lines(campaign: Campaign, codes: tuple[str, ...]) -> list[CountyLine]:
    """The counties that have schools under the codes, in order: 3 queries."""
    found = tallies(campaign, codes)
    units = {unit.pk: unit for unit in Unit.objects.filter(pk__in=found)}
    return [CountyLine(units[code], found[code]) for code in sorted(found) if code in units]


@dataclass(frozen=True)
class Cell:
    """One element of one school, as a cell shows it."""

    element: str
    tone: str
    text: str
    note: str = ""
    row: Disclosure | None = None

    @property
    def label(self) -> str:
        """The element in words."""
        return Element(self.element).label


def cell_of(element: str, row: Disclosure | None, due: date, today: date) -> Cell:
    """How an element stands: colour, words, and what is late in words. ``due``: the plan's, for a hole."""
    due_on = row.due_on if row is not None else due
    if row is None or not row.edition:
        text = "缺" if row is None else "待公布"
        tone = "late" if due_on < today else "wait"
        return Cell(element, tone, text, clock.remaining_in_words(due_on, today), row)
    first = row.first_published_on
    late = first is not None and first > due_on
    note = f"{first:%m-%d} 公布" + ("，晚于期限" if late else "")
    if row.state == DisclosureState.DRAFT:
        note += "，有修改未公布"
    if row.proved_at is None:
        return Cell(element, "due", "缺快照", note, row)
    return Cell(element, "busy" if late else "ok", "迟公布" if late else "已公布", note, row)


@dataclass
class SchoolLine:
    """One school's five cells."""

    unit: Unit
    cells: list[Cell]


def school_lines(campaign: Campaign, schools: Iterable[Unit]) -> list[SchoolLine]:
    """The matrix of the schools: 2 queries."""
    schools = list(schools)
    known = {
        (row.unit_id, row.element): row
        for row in Disclosure.objects.filter(campaign=campaign, unit__in=[unit.pk for unit in schools])
    }
    due, today = plan_due(campaign), clock.today()
    return [
        SchoolLine(unit, [cell_of(e, known.get((unit.pk, e)), due, today) for e in Element.values])
        for unit in schools
    ]


def lacking(campaign: Campaign, county: str) -> tuple[int, int, int]:
    """(schools, elements not public, elements public without a snapshot) of a county: 2 queries."""
    tally = tallies(campaign, (county,)).get(county, Tally())
    return tally.schools, tally.missing, tally.public - tally.proved
