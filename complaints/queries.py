"""Reads: one case with its code, what is due, figures that give nobody away."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from django.db.models import Count
from django.db.models.functions import Left

from campaign.choices import Area
from campaign.choices.timeline import ExtensionState
from campaign.queries.board import Extra
from complaints import rules
from complaints.choices import CONTENT, DISCONTENT, Kind, Outcome
from complaints.models import Case, CaseExtension, CaseMessage, CaseRating, CaseStep
from complaints.rules import clocks
from yangguang.accounts.rights import Actor
from yangguang.common import clock
from yangguang.common.fields import plain
from yangguang.evidence.models import Evidence
from yangguang.tenancy.choices import Level, Right
from yangguang.tenancy.models import Unit
from yangguang.tenancy.scope import scope

OFTEN, OFTEN_WITHIN = 3, timedelta(days=30)  # cases that make a school one of frequent problems


def with_names() -> Any:
    """Cases with the units and people a page names."""
    return Case.objects.select_related("unit", "about", "handler", "issue", "appeal_of__unit", "joined_to")


def case_opened_with(number: str, key: str) -> Case | None:
    """The case of that number which ``key`` opens: the database itself shows no other."""
    with scope(secret=key):
        return Case.objects.select_related("unit", "about").filter(number=number).first()


@dataclass(frozen=True)
class PublicView:
    """What the complainant reads: nothing they wrote, so that a glance over the shoulder tells little."""

    case: Case
    steps: list[CaseStep]
    messages: list[tuple[CaseMessage, str]]
    files: list[Evidence]
    rated: bool = False
    appeal: Case | None = None


def public_view(number: str, key: str) -> PublicView | None:
    """The case as its owner sees it; None when the key does not open it."""
    with scope(secret=key):
        case = Case.objects.select_related("unit").filter(number=number).first()
        if case is None:
            return None
        messages = [(message, plain(message.text)) for message in CaseMessage.objects.filter(case=case)]
        steps, files = list(CaseStep.objects.filter(case=case)), list(Evidence.objects.of(case))
        rated = CaseRating.objects.filter(case=case).exists()
        appeal = Case.objects.select_related("unit").filter(appeal_of=case).first()
        return PublicView(case, steps, messages, files, rated, appeal)


def counties_served() -> list[Unit]:
    """Counties parents may complain about: those with schools in the system."""
    schools = Unit.objects.filter(level=Level.SCHOOL, active=True).values_list("code", flat=True)
    codes = {code[:6] for code in schools.iterator()}
    return list(Unit.objects.filter(code__in=codes, active=True).order_by("code"))


def schools_of(county: str) -> list[Unit]:
    """Schools of a county, by name."""
    schools = Unit.objects.filter(level=Level.SCHOOL, active=True).under(county)
    return sorted(schools, key=lambda school: school.name)


def cases_due(actor: Actor) -> list[Case]:
    """Cases this person still owes an answer, own ones and those of nobody, the most pressing first.

    Those joined to another are answered with that one.
    """
    rows = (
        with_names()
        .under(*actor.rights.codes(Right.HANDLE))
        .unanswered()
        .filter(unit_id=actor.home, joined_to=None)
        if actor.home
        else Case.objects.none()
    )
    mine = [case for case in rows if case.handler_id in (None, actor.user.pk if actor.user else None)]
    return sorted(mine, key=lambda case: clocks.next_due(case) or date.max)


def joinable(case: Case) -> Any:
    """Cases this one may be joined to: about the same unit, with the same handler, running, leading."""
    rows = Case.objects.to_answer().filter(unit_id=case.unit_id, about_id=case.about_id, appeal_of=None)
    return rows.filter(handler=case.handler_id).exclude(pk=case.pk).order_by("number")


def in_a_line(case: Case) -> str:
    """A case among others of its handler: number, kind, area, day."""
    area = f" · {case.get_area_display()}" if case.area else ""
    return f"{case.number} {case.get_kind_display()}{area}，{case.received_on:%Y-%m-%d} 收到"


def extensions_to_decide(actor: Actor) -> Any:
    """Requests for more time that wait for this person, the oldest first."""
    rows = CaseExtension.objects.under(*actor.rights.codes(Right.REVIEW)).filter(unit_id=actor.home or "")
    asked = rows.filter(state=ExtensionState.ASKED).exclude(asked_by=actor.user)
    return asked.select_related("case").order_by("asked_at")


def offices_of(actor: Actor) -> list[Unit]:
    """Offices whose figures the actor may see: their own and those below that have schools or cases."""
    levels = (Level.CITY, Level.COUNTY)
    served = {unit.pk for unit in counties_served()} | {actor.home}
    units = Unit.objects.filter(level__in=levels).under(*actor.scope).order_by("code")
    return [unit for unit in units if unit.pk in served or any(code.startswith(unit.pk) for code in served)]


# --- Figures ----------------------------------------------------------------------------------------

SMALL: Final = 3  # a count below it could point at a person (security.md C5)
HIDDEN: Final = "<3"


@dataclass(frozen=True)
class FigureRow:
    """One county's counts; ``cells`` by key, hidden ones as “<3”; ``total`` likewise."""

    unit: Unit
    total: int | str
    cells: dict[str, int | str]


@dataclass(frozen=True)
class Figures:
    """Counts by county over some columns, with the sum row."""

    columns: list[tuple[str, str]]
    rows: list[FigureRow]
    total: FigureRow | None


def figures(actor: Actor, by: str, today: date, units: Sequence[Unit]) -> Figures:
    """Cases per unit by ``kind``, ``area``, ``outcome`` or ``clock``; small counts hidden to outsiders."""
    columns, key_of = _AXES[by]
    counts: dict[str, Counter[str]] = {unit.pk: Counter() for unit in units}
    for case in _counted(by).filter(unit__in=[unit.pk for unit in units]):
        counts[case.unit_id][key_of(case, today)] += 1
    keys = [key for key, _ in columns]
    # Whoever answered must not find out from a small number who was discontent with it.
    exact = {unit.pk: by != RATING and _is_own(actor, unit.pk) for unit in units}
    table = {unit.pk: [counts[unit.pk][key] for key in keys] for unit in units}
    rows, sums = suppressed(table, exact)
    named = {unit.pk: unit for unit in units}
    lines = [
        FigureRow(named[code], cells[0], dict(zip(keys, cells[1:], strict=True)))
        for code, cells in rows.items()
    ]
    total = FigureRow(Unit(code="", name="合计"), sums[0], dict(zip(keys, sums[1:], strict=True)))
    return Figures(columns, lines, total if len(units) > 1 else None)


def _counted(by: str) -> Any:
    """The cases an axis counts: all, or those that were answered and can be rated."""
    if by == RATING:
        return (
            Case.objects.filter(state__in=rules.RATED_IN)
            .select_related("rating")
            .only("unit_id", "rating__score")
        )
    return Case.objects.only(*_FIELDS)


def _content(case: Case, today: date) -> str:
    """Satisfied, in between, not satisfied, or not rated."""
    rating = getattr(case, "rating", None)
    if rating is None:
        return ""
    return "content" if rating.score in CONTENT else "poor" if rating.score in DISCONTENT else "fair"


def satisfaction(row: FigureRow) -> str:
    """满意率 with its denominator, as far as the counts are shown: ``80.0%（4/5）``."""
    counts = [row.cells[key] for key in ("content", "fair", "poor")]
    rated = sum(count for count in counts if isinstance(count, int))
    if not rated or not all(isinstance(count, int) for count in counts):
        return "—"
    return f"{100 * int(counts[0]) / rated:.1f}%（{counts[0]}/{rated}）"


def suppressed(
    table: dict[str, list[int]], exact: dict[str, bool]
) -> tuple[dict[str, list[int | str]], list[int | str]]:
    """Hide counts of 1 and 2, and as many more that no hidden one follows from a sum by subtraction.

    Each row comes back with its sum in front; the sums of the columns follow. Rows marked ``exact`` are shown
    whole.
    """
    codes = list(table)
    grid = [[sum(table[code]), *table[code]] for code in codes]
    grid.append([sum(column) for column in zip(*grid, strict=True)] if grid else [])
    fixed = [exact[code] for code in codes] + [all(exact.values())]
    hidden = [
        [not fixed[y] and _tells_too_much(grid, y, x) for x in range(len(grid[0]))] for y in range(len(grid))
    ]
    while _hide_one_more(grid, hidden, fixed):
        pass
    shown = [
        [_shown(grid, y, x) if hidden[y][x] else value for x, value in enumerate(line)]
        for y, line in enumerate(grid)
    ]
    return dict(zip(codes, shown, strict=False)), shown[-1]


def _tells_too_much(grid: list[list[int]], y: int, x: int) -> bool:
    """A count of 1 or 2, or any part of a sum of 1 or 2."""
    return 0 < grid[y][x] < SMALL or 0 < grid[y][0] < SMALL or 0 < grid[-1][x] < SMALL


def _shown(grid: list[list[int]], y: int, x: int) -> str:
    """What stands for a hidden count: “<3” only where that gives no part of a sum away."""
    part_of_small = (x > 0 and 0 < grid[y][0] < SMALL) or (y < len(grid) - 1 and 0 < grid[-1][x] < SMALL)
    return HIDDEN if 0 < grid[y][x] < SMALL and not part_of_small else "—"


def _hide_one_more(grid: list[list[int]], hidden: list[list[bool]], fixed: list[bool]) -> bool:
    """Find a row or column with exactly one hidden count and hide its smallest other one."""
    height, width = len(grid), len(grid[0]) if grid else 0
    lines = [[(y, x) for x in range(width)] for y in range(height)]
    lines += [[(y, x) for y in range(height)] for x in range(width)]
    for line in lines:
        if sum(hidden[y][x] for y, x in line) != 1:
            continue
        others = [(grid[y][x], y, x) for y, x in line if not hidden[y][x] and not fixed[y]]
        if others:
            _, y, x = min((not value, value, y, x) for value, y, x in others)[1:]
            hidden[y][x] = True
            return True
    return False


def _is_own(actor: Actor, code: str) -> bool:
    """Whether the office that owns the cases looks at its own figures."""
    return actor.home == code and any(
        actor.may(right, code) for right in (Right.HANDLE, Right.REVIEW, Right.SIGN)
    )


_FIELDS: Final = (
    "unit_id", "kind", "area", "outcome", "state", "accept_by", "reply_by", "accepted_at", "replied_at",
    "waiting_until",
)  # fmt: skip


def _choices(values: Iterable[tuple[str, str]], blank: str) -> list[tuple[str, str]]:
    return [*values, ("", blank)]


RATING: Final = "rating"
_AXES: Final[dict[str, Any]] = {
    RATING: (
        [("content", "满意"), ("fair", "一般"), ("poor", "不满意"), ("", "未评价")],
        _content,
    ),
    "kind": (list(Kind.choices), lambda case, today: case.kind),
    "area": (_choices(Area.choices, "未定"), lambda case, today: case.area),
    "outcome": (_choices(Outcome.choices, "未办结"), lambda case, today: case.outcome),
    "clock": (
        [("ontime", "按时"), ("late", "超时")],
        lambda case, today: "late" if clocks.is_late(case, today) else "ontime",
    ),
}


def often_complained_of(scope_codes: tuple[str, ...]) -> frozenset[str]:
    """Schools with three substantiated cases within thirty days (domain.md §6); nothing of a case."""
    rows = Case.objects.under(*scope_codes).filter(
        about__level=Level.SCHOOL,
        outcome__in=(Outcome.TRUE, Outcome.PARTLY),
        received_on__gt=clock.today() - OFTEN_WITHIN,
    )
    counted = rows.order_by().values_list("about_id").annotate(cases=Count("pk"))
    return frozenset(code for code, cases in counted if cases >= OFTEN)


def complaints_column(unit_codes: list[str], today: date) -> dict[str, Extra]:
    """Complaints about each unit (a county: about its schools too) in the last thirty days: one query.

    One or two are not told apart: with other papers beside them they could tell who complained.
    """
    width = len(unit_codes[-1]) if unit_codes else 0
    since = today - timedelta(days=30)
    rows = Case.objects.filter(received_on__gt=since, received_on__lte=today).order_by()
    counted = dict(
        rows.annotate(key=Left("about_id", width)).values_list("key").annotate(count=Count("pk"))
        if unit_codes
        else []
    )
    return {code: _told(counted.get(code, 0)) for code in unit_codes}


def _told(count: int) -> Extra:
    if not count:
        return Extra("none", "无")
    return Extra("busy", "少于 3 件") if count < 3 else Extra("due", f"{count} 件")
