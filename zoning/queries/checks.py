"""What is wrong with a county's zones of one stage and year: computed anew each time, so never stale."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import shapely
from django.db.models import Q
from shapely.geometry.base import BaseGeometry

from enrollment.choices.schools import Nature, Stage
from enrollment.choices.standing import Standing
from enrollment.models import School, SeatPlan
from enrollment.queries.standing import gone
from yangguang.tenancy.models import TenantQuerySet, Unit
from zoning.choices.adjustments import Trigger
from zoning.choices.checks import TONES, WEIGHTS, Check, Weight
from zoning.choices.zones import PlaceKind, ZoneState
from zoning.models import AddressRule, Adjustment, CountyOutline, Place, Zone, ZoneSchool
from zoning.rules import geometry
from zoning.rules.clashes import Held, Shared, clashes
from zoning.rules.zones import SchoolOfAnotherStage

TEACHES = {Stage.PRIMARY: ("primary", "nine_year"), Stage.JUNIOR: ("junior", "nine_year", "complete")}
ENTRY = {Stage.PRIMARY: "p1", Stage.JUNIOR: "j1"}
NAMED = 10  # places without a zone that are named
BLOCKING = (
    Check.ADDRESS,
    Check.SAME,
    Check.WITHIN,
    Check.STRAY,
    Check.FOREIGN,
    Check.INVALID,
    Check.NOT_TAUGHT,
    Check.CLOSED,
)


@dataclass(frozen=True)
class Finding:
    """One thing found, in one sentence; ``area`` in square metres, ``share`` of the (smaller) zone; a hole
    has its share of the county. ``cause``: the :class:`Trigger` of an adjustment that would mend it."""

    check: Check
    sentence: str
    zones: tuple[Zone, ...] = ()
    area: float | None = None
    share: float | None = None
    shape: BaseGeometry | None = field(default=None, compare=False)
    cause: str = ""

    @property
    def weight(self) -> Weight:
        return WEIGHTS[self.check]

    @property
    def tone(self) -> str:
        return TONES[self.weight]

    @property
    def percent(self) -> float | None:
        return None if self.share is None else self.share * 100


@dataclass
class Plan:
    """The zones of a stage and year as they will be: in force and not replaced by a draft, and the drafts."""

    county: str
    stage: str
    year: int
    zones: list[Zone]

    @cached_property
    def rules(self) -> list[AddressRule]:
        rows = AddressRule.objects.filter(zone__in=[zone.pk for zone in self.zones])
        return list(rows.select_related("place"))

    @cached_property
    def by_pk(self) -> dict[Any, Zone]:
        return {zone.pk: zone for zone in self.zones}

    @cached_property
    def shapes(self) -> list[tuple[Zone, BaseGeometry]]:
        """Zones with their polygons."""
        return [(zone, shape) for zone in self.zones if (shape := geometry.read(zone.polygon)) is not None]

    @cached_property
    def sound(self) -> list[tuple[Zone, BaseGeometry]]:
        """Those whose polygon is valid: the others are a finding of their own."""
        return [(zone, shape) for zone, shape in self.shapes if shape.is_valid]

    @cached_property
    def outline(self) -> BaseGeometry | None:
        return outline_of(self.county)

    @cached_property
    def schools(self) -> dict[Any, list[str]]:
        """Codes of schools by zone."""
        found: dict[Any, list[str]] = {}
        rows = ZoneSchool.objects.filter(zone__in=list(self.by_pk)).values_list("zone_id", "school_id")
        for zone, school in rows:
            found.setdefault(zone, []).append(school)
        return found


def outline_of(county: str) -> BaseGeometry | None:
    """The county's border, if it was uploaded."""
    row = CountyOutline.objects.filter(unit_id=county).first()
    return geometry.read(row.polygon) if row else None


def plan_of(county: str, stage: str, year: int) -> Plan:
    """The zones as they will be. Two drafts that replace one zone are both in it, one that ends is not."""
    rows: TenantQuerySet = Zone.objects.filter(unit_id=county, stage=stage, year=year).exclude(
        state__in=[ZoneState.SUPERSEDED, ZoneState.DROPPED]
    )
    zones = list(rows.exclude(ended_by__in=Adjustment.objects.under_way()).order_by("name"))
    replaced = {zone.supersedes_id for zone in zones if zone.state == ZoneState.DRAFT}
    return Plan(county, stage, year, [zone for zone in zones if zone.pk not in replaced])


def findings(plan: Plan) -> list[Finding]:
    """Everything, what must be put right first."""
    every = [each for look in _LOOKS for each in look(plan)]
    order = list(Weight)
    return sorted(every, key=lambda each: order.index(each.weight))


def clashes_of(zone: Zone) -> list[Finding]:
    """What forbids publishing the zone."""
    plan = plan_of(zone.unit_id, zone.stage, zone.year)
    return [
        each
        for look in (_addresses, _foreign, _overlaps, _strays, _invalid, _not_taught, _closed)
        for each in look(plan)
        if each.check in BLOCKING and any(of.pk == zone.pk for of in each.zones)
    ]


# --- Addresses ---------------------------------------------------------------------------------------------


def _addresses(plan: Plan) -> Iterator[Finding]:
    rows = {rule.pk: rule for rule in plan.rules}
    held = [Held(r.pk, r.zone_id, r.place_id, r.first, r.last, r.parity) for r in plan.rules]
    for found in clashes(held):
        one, other = plan.by_pk[found.one.zone], plan.by_pk[found.other.zone]
        place = rows[found.one.key].place
        yield Finding(
            Check.ADDRESS,
            f"“{place}”{_numbers(found)}同时属于“{one}”和“{other}”，请改其中一条规则。",
            (one, other),
        )


def _numbers(found: Shared) -> str:
    if found.whole:
        return "全部" if found.first <= 1 else f"{found.first} 号以后"
    if found.numbers == 1:
        return f"{found.first} 号"
    return f"{found.first}—{found.last} 号中的 {found.numbers} 个门牌"


def _townships(plan: Plan) -> Iterator[Finding]:
    """A township given to one zone while a village of it is given to another."""
    whole = {r.place.township: r for r in plan.rules if r.place.kind == PlaceKind.TOWNSHIP}
    for rule in plan.rules:
        above = whole.get(rule.place.township) if rule.place.kind != PlaceKind.TOWNSHIP else None
        if above is None or above.zone_id == rule.zone_id:
            continue
        one, other = plan.by_pk[above.zone_id], plan.by_pk[rule.zone_id]
        yield Finding(
            Check.TOWNSHIP,
            f"“{above.place}”整个划入“{one}”，其中的“{rule.place}”又划入“{other}”，请核对。",
            (one, other),
        )


def _foreign(plan: Plan) -> Iterator[Finding]:
    for rule in plan.rules:
        if rule.place.township and not rule.place.township.startswith(plan.county):
            yield Finding(
                Check.FOREIGN,
                f"“{rule.place}”的乡镇代码 {rule.place.township} 不在本县（区），请在地名库中核对。",
                (plan.by_pk[rule.zone_id],),
            )


def _unruled(plan: Plan) -> Iterator[Finding]:
    """Homes without a school: places of the county's list in no zone, nor in a township that is in one."""
    if not plan.rules:
        return
    towns = {r.place.township for r in plan.rules if r.place.kind == PlaceKind.TOWNSHIP}
    rows = Place.objects.filter(unit_id=plan.county).exclude(kind=PlaceKind.TOWNSHIP)
    rows = rows.exclude(pk__in={rule.place_id for rule in plan.rules}).exclude(township__in=towns)
    count, named = rows.count(), list(rows.order_by("kind", "name")[:NAMED])
    if count:
        said = "、".join(map(str, named)) + ("等" if count > NAMED else "")
        yield Finding(
            Check.UNRULED,
            f"地名库中有 {count} 个地名不在任何片区的地址规则里：{said}。请核对是否由图形划入。",
        )


# --- Polygons ----------------------------------------------------------------------------------------------


def _invalid(plan: Plan) -> Iterator[Finding]:
    for zone, shape in plan.shapes:
        repair = geometry.repaired(shape)
        if repair is not None:
            share = repair.moved / max(geometry.area(repair.shape), 1.0)
            said = f"“{zone}”{repair.sentence}，请重新绘制或导入。"
            yield Finding(Check.INVALID, said, (zone,), repair.moved, share, repair.shape)


def _overlaps(plan: Plan) -> Iterator[Finding]:
    for found in geometry.overlaps([shape for _, shape in plan.sound]):
        one, other = plan.sound[found.one][0], plan.sound[found.other][0]
        check = Check.SAME if found.same else Check.WITHIN if found.whole else Check.PARTIAL
        share = max(found.share_of_one, found.share_of_other)
        said = (
            f"“{one}”和“{other}”{check.label.removeprefix('两个').removeprefix('片区')}，"
            f"共 {found.area:,.0f} 平方米，占“{one}”的 {found.share_of_one:.1%}、"
            f"“{other}”的 {found.share_of_other:.1%}。"
        )
        cause = "" if check == Check.PARTIAL else Trigger.FULL_OVERLAP
        yield Finding(check, said, (one, other), found.area, share, found.shape, cause)


def _holes(plan: Plan) -> Iterator[Finding]:
    shapes = [shape for _, shape in plan.sound]
    if not shapes:
        return
    if plan.outline is None:
        yield Finding(
            Check.NO_OUTLINE, "还没有上传县域边界，只能检查片区之间围出的空白；请上传边界后再看一次。"
        )
        empty = geometry.holes(shapes)
    else:
        empty = geometry.gaps(plan.outline, shapes)
    whole = geometry.area(plan.outline) if plan.outline is not None else None
    for part in empty:
        size = geometry.area(part)
        said = f"有 {size:,.0f} 平方米不属于任何片区的图形，请核对是否有住户。"
        yield Finding(Check.HOLE, said, (), size, size / whole if whole else None, part)


def _strays(plan: Plan) -> Iterator[Finding]:
    if plan.outline is None:
        return
    for zone, shape in plan.sound:
        parts = geometry.strays(plan.outline, shape)
        if parts:
            size = sum(geometry.area(part) for part in parts)
            share = size / geometry.area(shape)
            said = f"“{zone}”有 {size:,.0f} 平方米（{share:.1%}）在县域以外，请核对图形或坐标系。"
            yield Finding(Check.STRAY, said, (zone,), size, share, shapely.union_all(parts))


# --- Schools -----------------------------------------------------------------------------------------------


def _incomplete(plan: Plan) -> Iterator[Finding]:
    ruled = {rule.zone_id for rule in plan.rules}
    for zone in plan.zones:
        if not plan.schools.get(zone.pk):
            yield Finding(Check.NO_SCHOOL, f"“{zone}”还没有对应的学校，请编辑片区补上。", (zone,))
        if zone.polygon is None and zone.pk not in ruled:
            yield Finding(Check.EMPTY, f"“{zone}”没有地址规则，也没有图形，请登记其中一种。", (zone,))


def not_taught(stage: str, schools: Iterable[str]) -> list[School]:
    """Of the schools with these codes those that take nobody into the stage."""
    codes = list(schools)
    if not codes:
        return []
    rows = School.objects.filter(unit_id__in=codes).exclude(stage__in=TEACHES[Stage(stage)])
    return list(rows.order_by("unit_id"))


def _not_taught(plan: Plan) -> Iterator[Finding]:
    led = {code for codes in plan.schools.values() for code in codes}
    wrong = {school.unit_id: school for school in not_taught(plan.stage, led)}
    for zone in plan.zones:
        for school in (wrong[code] for code in plan.schools.get(zone.pk, ()) if code in wrong):
            said = SchoolOfAnotherStage.said(school.name, school.get_stage_display(), Stage(plan.stage).label)
            yield Finding(Check.NOT_TAUGHT, f"“{zone}”对应的{said}。", (zone,))


def _closed(plan: Plan) -> Iterator[Finding]:
    """A zone leads to a school that takes nobody any more; the line has to be drawn anew."""
    led = {code for codes in plan.schools.values() for code in codes}
    if not Unit.objects.filter(pk__in=led, active=False).exists():
        return
    ended = {
        each.code: each.sentence
        for each in gone(plan.county)
        if each.since is None or each.since.year <= plan.year
    }
    for zone in plan.zones:
        for code in (code for code in plan.schools.get(zone.pk, ()) if code in ended):
            said = f"“{zone}”对应的{ended[code]}"
            yield Finding(Check.CLOSED, said, (zone,), cause=Trigger.LAYOUT)


def _schools(plan: Plan) -> Iterator[Finding]:
    """Private schools draw lots, they have no zone; every other one has, and a 民转公 one a plan besides."""
    zoned = {code for codes in plan.schools.values() for code in codes}
    rows: Sequence[School] = list(
        School.objects.under(plan.county)
        .filter(standing=Standing.OPEN, stage__in=TEACHES[Stage(plan.stage)])
        .exclude(nature=Nature.PRIVATE)
    )
    new = [row for row in rows if _is_new(row, plan.year)]
    planned = set(
        SeatPlan.objects.filter(
            Q(unit_id__in=[row.unit_id for row in new]), year=plan.year, grade=ENTRY[Stage(plan.stage)]
        ).values_list("unit_id", flat=True)
    )
    for row in rows:
        if row.unit_id not in zoned:
            said = f"“{row.name}”没有{plan.year}年招生片区，请为它划定片区。"
            yield Finding(Check.NO_ZONE, said, cause=_cause(row, plan.year))
    for row in new:
        if row.unit_id not in planned:
            yield Finding(
                Check.NO_PLAN, f"“{row.name}”是新建或民转公学校，还没有{plan.year}年招生计划，请填报。"
            )


def _cause(school: School, year: int) -> Trigger:
    """Why a line is drawn for a school that has none."""
    if school.nature == Nature.CONVERTED:
        return Trigger.CONVERTED
    return Trigger.NEW_SCHOOL if _is_new(school, year) else Trigger.LAYOUT


def _is_new(school: School, year: int) -> bool:
    since = school.standing_since
    return bool(school.nature == Nature.CONVERTED or (since is not None and since.year == year))


_LOOKS = (
    _addresses, _townships, _unruled, _foreign, _invalid, _overlaps, _holes, _strays, _incomplete,
    _not_taught, _closed, _schools,
)  # fmt: skip
