"""How full zones will be: the children who live in them before the seats of their schools (plan 二（二）)."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from enrollment.choices.schools import Stage
from enrollment.choices.seats import Basis, EntryGrade, Signal
from enrollment.models import SeatPlan
from enrollment.queries.seats import Grid, grid
from enrollment.rules import seats as rules
from zoning.models import Zone
from zoning.queries.checks import ENTRY, Plan

REGISTERED = "已报名人数"


@dataclass(frozen=True)
class Fill:
    """Children and seats of a zone. ``basis`` says where the children were counted; ``shared`` are the zones
    that lead to the same schools: their children and seats are counted together."""

    balance: rules.Balance
    basis: str = ""
    shared: tuple[Zone, ...] = ()

    @property
    def signal(self) -> Signal:
        return self.balance.signal


def fills_of(plan: Plan, today: date) -> dict[Any, Fill]:
    """By zone. The children are those counted for the zone (适龄人口, by its name), else those who have
    registered at its schools. 5 queries."""
    known = grid([plan.county], plan.year, today)
    grade = EntryGrade(ENTRY[Stage(plan.stage)])
    counted = _counted(known, grade, plan.year)
    found: dict[Any, Fill] = {}
    for zones, schools in _groups(plan):
        offered = [each for code in schools if (each := _offer(known, code, grade, plan.year)) is not None]
        # Who registered at a school that closed since still lives there; its seats are gone.
        there = [each.seats for each in offered if each.unit.active]
        seats = sum(there) if there else None
        demand, basis = _demand([counted.get(zone.name) for zone in zones], offered, plan.year)
        fill = Fill(rules.Balance(demand, seats), basis, tuple(zones) if len(zones) > 1 else ())
        found.update({zone.pk: fill for zone in zones})
    return found


def _demand(
    estimates: Sequence[rules.Estimate | None], offered: Sequence[SeatPlan], year: int
) -> tuple[int | None, str]:
    every = [each for each in estimates if each is not None]
    if every and len(every) == len(estimates):
        worst = next((each.basis for each in every if each.basis != Basis.ENTERED), Basis.ENTERED)
        return sum(each.children for each in every), f"适龄人口（{worst.label}）"
    registered = sum(each.registered for each in offered if each.year == year)
    return (registered, REGISTERED) if registered else (None, "")


def _counted(known: Grid, grade: str, year: int) -> dict[str, rules.Estimate]:
    """Children of each zone by its name; what a zone holds of town and country is added up."""
    series: dict[str, dict[str, dict[int, rules.Count]]] = defaultdict(lambda: defaultdict(dict))
    for row in known.demands:  # oldest first, so a later day supersedes
        if row.zone and row.grade == grade:
            series[row.zone][row.locality][row.year] = rules.Count(row.births, row.household, row.migrants)
    found: dict[str, rules.Estimate] = {}
    for name, parts in series.items():
        every = [told for part in parts.values() if (told := rules.estimate(part, year)) is not None]
        if every:
            basis = next((each.basis for each in every if each.basis != Basis.ENTERED), Basis.ENTERED)
            found[name] = rules.Estimate(sum(each.children for each in every), basis)
    return found


def _offer(known: Grid, school: str, grade: str, year: int) -> SeatPlan | None:
    """The school's seats of that year, else of its latest year before."""
    plans = {each: plan for each, plan in known.plans_of.get((school, grade), {}).items() if each <= year}
    return plans[max(plans)] if plans else None


def _groups(plan: Plan) -> Iterable[tuple[list[Zone], set[str]]]:
    """Zones that share a school, directly or through others, with all their schools."""
    of_school: dict[str, tuple[list[Zone], set[str]]] = {}
    groups: dict[int, tuple[list[Zone], set[str]]] = {}
    for zone in plan.zones:
        mine: tuple[list[Zone], set[str]] = ([zone], set(plan.schools.get(zone.pk, ())))
        for other in {id(of_school[code]): of_school[code] for code in mine[1] if code in of_school}.values():
            mine = (other[0] + mine[0], other[1] | mine[1])
            groups.pop(id(other), None)
        groups[id(mine)] = mine
        of_school.update(dict.fromkeys(mine[1], mine))
    return list(groups.values())
