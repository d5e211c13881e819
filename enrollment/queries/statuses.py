"""一人一籍, 籍随人走 (plan 二（一）): registration, statuses that stand twice, 人籍分离, 小学→初中.

Children are found again by the blind index of their number; no number is opened.
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass

from django.db.models import Count, Exists, F, OuterRef, Q

from enrollment.choices import Grade
from enrollment.choices.matching import HELD, Enrolment
from enrollment.choices.seats import EntryGrade
from enrollment.models import AtSchool, StudentStatus
from yangguang.tenancy.models import Unit

_JUNIOR = [grade for grade in Grade.values if grade.startswith("j")]
_SAME = StudentStatus.objects.filter(id_number_index=OuterRef("id_number_index")).exclude(pk=OuterRef("pk"))
_THERE = AtSchool.objects.filter(id_number_index=OuterRef("id_number_index"), unit=OuterRef("unit"))
_ELSEWHERE = Exists(_THERE.exclude(school=OuterRef("school")))
_HERE = Exists(_THERE.filter(school=OuterRef("school")))
_GRADUATED = Q(status=Enrolment.GRADUATED, grade=Grade.P6)

# More than one status that is held, in this county or in another one the reader may see.
TWICE = Q(status__in=HELD) & Q(Exists(_SAME.filter(status__in=HELD)))
# 人籍分离: the status is at one school, the child was counted at another.
APART = Q(status__in=HELD) & Q(_ELSEWHERE) & ~Q(_HERE)
# Left primary school, and no junior secondary school has or expects the child.
UNCONNECTED = _GRADUATED & ~Q(Exists(_SAME.filter(grade__in=_JUNIOR)))


@dataclass(frozen=True)
class Counts:
    """Entrants expected and registered; statuses suspended, twice, apart; graduates and who goes nowhere."""

    expected: int = 0
    registered: int = 0
    suspended: int = 0
    twice: int = 0
    apart: int = 0
    graduated: int = 0
    unconnected: int = 0

    @property
    def entrants(self) -> int:
        return self.expected + self.registered

    @property
    def connected(self) -> int:
        return self.graduated - self.unconnected


_ENTRANTS = Q(grade__in=EntryGrade.values)
COUNTED = {
    "expected": Q(status=Enrolment.EXPECTED) & _ENTRANTS,
    "registered": Q(status=Enrolment.REGISTERED) & _ENTRANTS,
    "suspended": Q(status=Enrolment.SUSPENDED),
    "twice": TWICE,
    "apart": APART,
    "graduated": _GRADUATED,
    "unconnected": UNCONNECTED,
}


def progress(codes: Iterable[str], *, by_school: bool) -> list[tuple[Unit, Counts]]:
    """Each county under ``codes``, or each school, with its counts: 2 queries."""
    place = F("school") if by_school else F("unit")
    counts = {name: Count("pk", filter=which) for name, which in COUNTED.items()}
    rows = StudentStatus.objects.under(*codes).values(place=place).annotate(**counts).order_by("place")
    lines = rows.values_list("place", *COUNTED)
    units = Unit.objects.in_bulk([code for code, *_ in lines])
    return [(units[code], Counts(**dict(zip(COUNTED, line, strict=True)))) for code, *line in lines]


def summed(lines: Iterable[tuple[Unit, Counts]]) -> Counts:
    """All lines together."""
    every = [asdict(counts) for _, counts in lines]
    return Counts(**{name: sum(each[name] for each in every) for name in COUNTED})
