"""When a child's data is due to be erased. Pure; the file an official could read (decision 0030)."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from enrollment.choices.retention import LONGEST, YEARS
from enrollment.rules.identity import identity_number_fault
from yangguang.common import clock
from yangguang.common.refusals import Refusal

Finding = tuple[str, str]
ENDS = (8, 31)  # a school year
SCHOOLING = 6 + 9  # full years at the end of compulsory education

Terms = Mapping[tuple[str, int, str], int]  # (city, year, kind) → years


class HoldLifted(Refusal):
    code = "HOLD_LIFTED"
    message = "这条留存已经解除，请刷新页面查看。"


def school_year(day: date) -> int:
    """The year in which the school year of ``day`` ends."""
    return day.year if (day.month, day.day) <= ENDS else day.year + 1


def schooling_ends(born: date) -> int:
    """The year in which compulsory education ends for somebody born then."""
    return school_year(born) + SCHOOLING


def years_of(terms: Terms, *, city: str, year: int, kind: str) -> int:
    """What the city said for that year's campaign, else the usual term."""
    return terms.get((city, year, kind), YEARS[kind])


def due_on(terms: Terms, *, city: str, year: int, kind: str) -> date:
    """The last day on which rows of that year are kept."""
    return date(year + years_of(terms, city=city, year=year, kind=kind), *ENDS)


def term_is_sound(values: Mapping[str, Any]) -> Iterator[Finding]:
    """A term ends, and says where it comes from."""
    years = values.get("years")
    if years is not None and years > LONGEST:
        yield "years", f"保存年数最多 {LONGEST} 年，请核对。"


def hold_is_sound(values: Mapping[str, Any]) -> Iterator[Finding]:
    """A hold names a real number, and does not begin tomorrow."""
    number, day = values.get("id_number"), values.get("held_on")
    fault = identity_number_fault(str(number), today=clock.today()) if number else ""
    if fault:
        yield "id_number", fault
    if day and day > clock.today():
        yield "held_on", f"开始日期不能晚于今天（{clock.today():%Y-%m-%d}）。"
