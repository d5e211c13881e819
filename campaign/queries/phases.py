"""What is still missing before a phase can end, by bureau (plan 三)."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, F
from django.db.models.functions import Substr

from campaign.choices import AssignmentState
from campaign.completion import Completion, completion_of
from campaign.gates import requirements
from campaign.models import Assignment, Campaign, Phase, PhaseClosing
from campaign.rules import phases as rules
from yangguang.tenancy.choices import Level
from yangguang.tenancy.models import Unit

SCHOOLS = "-schools"  # of a deliverable's code: what the schools of a county owe


@dataclass(frozen=True)
class Hole:
    """One thing one bureau lacks before the phase ends."""

    unit: Unit
    phase: int
    key: str
    title: str
    missing: str
    explainable: bool = True

    @property
    def field(self) -> str:
        """Name of the form field that takes the explanation."""
        return f"why-{self.unit.code}-{self.key}"

    def __str__(self) -> str:
        return f"{self.unit.name}“{self.title}”{self.missing}"


@dataclass
class PhaseLine:
    """One phase: when, closed or not, and the holes of each bureau in view."""

    phase: Phase
    closing: PhaseClosing | None
    begun: bool
    over: bool
    holes: list[Hole] = field(default_factory=list)

    def of(self, code: str) -> list[Hole]:
        """The holes of one bureau."""
        return [hole for hole in self.holes if hole.unit.code == code]


def bureaus(campaign: Campaign, scope: Iterable[str]) -> list[Unit]:
    """The city's and the counties' bureaus in view, the city first."""
    inside = [code for code in scope if code.startswith(campaign.unit_id)]
    if any(campaign.unit_id.startswith(code) or code == "*" for code in scope):
        inside = [campaign.unit_id]
    units = Unit.objects.under(*inside).filter(level__in=[Level.CITY, Level.COUNTY], active=True)
    return list(units.order_by("code"))


def phase_lines(campaign: Campaign, units: Sequence[Unit], today: date) -> list[PhaseLine]:
    """The four phases with what the bureaus ``units`` lack: three queries and those of the requirements."""
    lines = [
        PhaseLine(phase, getattr(phase, "closing", None), phase.starts <= today, phase.ends < today)
        for phase in campaign.phases.select_related("closing", "closing__closed_by").order_by("number")
    ]
    by_number = {line.phase.number: line for line in lines}
    holes = [*_assignment_holes(campaign, units), *_requirement_holes(campaign, units)]
    for hole in sorted(holes, key=lambda hole: hole.unit.code):
        if hole.phase in by_number:
            by_number[hole.phase].holes.append(hole)
    return lines


def next_open(campaign: Campaign) -> Phase | None:
    """The phase that ends next; None when all four have ended."""
    return campaign.phases.filter(closing=None).order_by("number").first()


def judgements(campaign: Campaign, unit: Unit) -> dict[str, Completion]:
    """What the judges say of the bureau's own unfinished deliverables, by code."""
    rows = Assignment.objects.filter(campaign=campaign, unit=unit).unfinished().select_related("deliverable")
    found = ((row.deliverable.code, completion_of(row)) for row in rows)
    return {code: completion for code, completion in found if completion is not None}


def _assignment_holes(campaign: Campaign, units: Sequence[Unit]) -> list[Hole]:
    """Deliverables that are not finished; those of schools are summed up under their county."""
    known = {unit.code: unit for unit in units}
    counted: dict[tuple[str, str, int, str, str], dict[str, int]] = defaultdict(dict)
    rows = (
        Assignment.objects.under(*known)
        .filter(campaign=campaign, unit__active=True)
        .order_by()
        .values_list("unit__level", "deliverable__code", "deliverable__title", "state")
        .annotate(bureau=Substr("unit_id", 1, 6), phase=F("deliverable__phase__number"), n=Count("pk"))
    )
    for level, code, title, state, bureau, phase, n in rows.order_by("phase", "deliverable__code"):
        if not rules.is_finished(level, state):
            counted[bureau, level, phase, code, title][state] = n
    return [
        Hole(
            known[bureau], phase, code + (SCHOOLS if level == Level.SCHOOL else ""),
            f"{code} {title}{'（学校）' if level == Level.SCHOOL else ''}", _in_words(level, states),
        )
        for (bureau, level, phase, code, title), states in counted.items()
        if bureau in known
    ]  # fmt: skip


def _in_words(level: str, states: dict[str, int]) -> str:
    total = sum(states.values())
    if level == Level.SCHOOL:
        return f"还有 {total} 所学校没有提交"
    if total > 1:
        return f"还有 {total} 期没有办结"
    state = AssignmentState(next(iter(states)))
    return "已提交，等待市级审核" if state == AssignmentState.SUBMITTED else state.label


def _requirement_holes(campaign: Campaign, units: Sequence[Unit]) -> list[Hole]:
    known = {unit.code: unit for unit in units}
    return [
        Hole(known[code], each.phase, each.key, each.title, missing, each.explainable)
        for each in requirements()
        for code, missing in each.missing(campaign, list(known)).items()
        if code in known
    ]
