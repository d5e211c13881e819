"""Reads across an adjustment: the zones it changes, the steps taken, what may still be chosen."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from yangguang.evidence.models import Evidence
from zoning.choices.adjustments import StepKind
from zoning.choices.zones import ZoneState
from zoning.models import Adjustment, AdjustmentStep, Zone


@dataclass(frozen=True)
class Change:
    """What becomes of one line: ``old`` gives way to ``new``; no ``old``: a new zone; no ``new``: it ends."""

    old: Zone | None
    new: tuple[Zone, ...]

    @property
    def kind(self) -> str:
        if self.old is None:
            return "新增"
        return "修订" if self.new else "不再保留"

    @property
    def name(self) -> str:
        """The line as people know it today."""
        return str(self.old or self.new[0])

    @property
    def schools(self) -> tuple[list[str], list[str]]:
        """Where it leads now and where it will."""
        return _schools(self._old), _schools(self.new)

    @property
    def addresses(self) -> tuple[list[str], list[str]]:
        """What it holds now and what it will."""
        return _addresses(self._old), _addresses(self.new)

    @property
    def _old(self) -> tuple[Zone, ...]:
        return () if self.old is None else (self.old,)


def _schools(zones: Iterable[Zone]) -> list[str]:
    return list(dict.fromkeys(str(part.school) for zone in zones for part in zone.schools.all()))


def _addresses(zones: Iterable[Zone]) -> list[str]:
    rules = [rule for zone in zones for rule in zone.rules.all()]
    return list(map(str, sorted(rules, key=lambda rule: (rule.kind, rule.place.name, rule.first))))


@dataclass(frozen=True)
class Stage:
    """One step of the course and its record, once taken."""

    kind: StepKind
    record: AdjustmentStep | None


def changes_of(adjustment: Adjustment) -> list[Change]:
    """Old beside new, revised zones first, then new ones, then those that end. 5 queries."""
    planned = _whole(adjustment.zones.all())
    old = {zone.pk: zone for zone in _whole(Zone.objects.filter(successors__in=planned).distinct())}
    by_old: dict[Any, list[Zone]] = {}
    for zone in planned:
        by_old.setdefault(zone.supersedes_id, []).append(zone)
    revised = [Change(old[pk], tuple(new)) for pk, new in by_old.items() if pk in old]
    added = [Change(None, (zone,)) for zone in by_old.get(None, ())]
    return [*revised, *added, *(Change(zone, ()) for zone in _whole(adjustment.ended_zones.all()))]


def _whole(rows: Any) -> list[Zone]:
    return list(rows.defer("polygon").prefetch_related("schools__school", "rules__place").order_by("name"))


def course_of(adjustment: Adjustment) -> list[Stage]:
    """The steps in their order, with the records this scope may read."""
    taken = {step.kind: step for step in adjustment.steps.select_related("recorded_by")}
    return [Stage(kind, taken.get(kind)) for kind in StepKind]


def step_of(adjustment: Adjustment) -> AdjustmentStep | None:
    """The record of the step that is being taken, once there is one with its document."""
    step = adjustment.steps.filter(kind=adjustment.state).first()
    return step if step is not None and Evidence.objects.of(step).exists() else None


def last_step(adjustment: Adjustment) -> tuple[str, date] | None:
    """The step before the one being taken: its title and day."""
    step = adjustment.steps.exclude(kind=adjustment.state).order_by("on", "created_at").last()
    return (step.get_kind_display(), step.on) if step else None


def choosable(adjustment: Adjustment) -> list[Zone]:
    """Zones in force that the adjustment may revise or end."""
    rows = Zone.objects.published().of_stage(adjustment.stage, adjustment.year)
    return _whole(rows.filter(unit_id=adjustment.unit_id))


def elsewhere(zone: Zone, adjustment: Adjustment) -> Adjustment | None:
    """Another adjustment under way that revises or ends the zone."""
    others: Iterable[Any] = (
        Adjustment.objects.under_way().exclude(pk=adjustment.pk).filter(zones__supersedes=zone).first(),
        Adjustment.objects.under_way().exclude(pk=adjustment.pk).filter(ended_zones=zone).first(),
    )
    return next((found for found in others if found is not None), None)


def consultations_about(zone: Zone, today: date) -> list[Adjustment]:
    """Consultations open on that day that would change or end the zone."""
    asking = Adjustment.objects.asking(today)
    return list(asking.filter(Q(zones__supersedes=zone) | Q(ended_zones=zone)).distinct())


def drafts_of(adjustment: Adjustment) -> list[Zone]:
    """The zones it will put in force."""
    return list(adjustment.zones.filter(state=ZoneState.DRAFT).order_by("name"))
