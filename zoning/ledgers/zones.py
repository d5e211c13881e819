"""招生片区 and their 地址规则."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import cached_property
from typing import Any

from django.urls import reverse

from yangguang.accounts.models import User
from yangguang.accounts.rights import Actor
from yangguang.common.refusals import Refusal
from yangguang.ledgers.declaration import Column, Ledger, Mark, Preset, Problem, Verb
from yangguang.ledgers.kinds import Kind, kind_of
from yangguang.ledgers.links import Link, register_link
from yangguang.ledgers.registry import register
from yangguang.tenancy import codes
from yangguang.tenancy.choices import Level, Right
from zoning.actions import zones as actions
from zoning.choices.zones import ZoneState
from zoning.ledgers.cells import HouseNumberKind, PlaceKind, PlanKind, SchoolsKind
from zoning.models import AddressRule, Adjustment, Place, Zone
from zoning.rules import zones as rules
from zoning.rules.adjustments import OPEN, PlanIsShown

_BASIS = "实施方案 二（二）"
STATE_TONES = {
    ZoneState.DRAFT: "wait",
    ZoneState.PUBLISHED: "ok",
    ZoneState.SUPERSEDED: "none",
    ZoneState.DROPPED: "stop",
}


def _published(actor: Actor) -> Sequence[tuple[Any, str]]:
    """Zones in force, which a draft may replace."""
    rows = Zone.objects.under(*actor.rights.codes(Right.VIEW)).published().order_by("-year", "stage", "name")
    return [(zone.pk, label(zone)) for zone in rows]


def _adjustments(actor: Actor) -> Sequence[tuple[Any, str]]:
    """Adjustments whose plan still takes zones."""
    rows = Adjustment.objects.under(*actor.rights.codes(Right.VIEW)).filter(state__in=OPEN)
    return list(rows.values_list("pk", "title"))


def _shown(actor: Actor) -> Sequence[tuple[Any, str, str]]:
    """Adjustments that take no zone any more: a draft of theirs keeps them while it is changed."""
    rows = Adjustment.objects.under(*actor.rights.codes(Right.VIEW)).exclude(state__in=OPEN)
    return [(row.pk, f"{row}（{row.get_state_display()}）", PlanIsShown.message) for row in rows]


def _drafts(actor: Actor) -> Sequence[tuple[Any, str]]:
    """Zones that take rules. One that was published stays a choice, so that the rule refuses it by name."""
    rows = Zone.objects.under(*actor.rights.codes(Right.VIEW)).exclude(
        state__in=[ZoneState.SUPERSEDED, ZoneState.DROPPED]
    )
    labels = [(zone.pk, label(zone)) for zone in rows.order_by("state", "name")]
    once: dict[str, Any] = {}
    for pk, said in labels:  # a draft and the zone it replaces may have one name: the draft is meant
        once.setdefault(said, pk)
    return [(pk, said) for said, pk in once.items()]


def label(zone: Zone) -> str:
    """A zone as workbooks name it."""
    return f"{zone.name}（{zone.year}年{zone.get_stage_display()}）"


def _places(actor: Actor) -> Sequence[tuple[Any, str]]:
    rows = list(Place.objects.under(*actor.rights.codes(Right.VIEW)).order_by("kind", "name"))
    towns = {row.township: row.name for row in rows if row.kind == "township"}
    names = [row.name for row in rows]
    twice = {name for name in names if names.count(name) > 1} if len(names) != len(set(names)) else set()
    return [
        (
            row.pk,
            f"{row.name}（{towns.get(row.township) or row.township}）" if row.name in twice else row.name,
        )
        for row in rows
    ]


def _drawn(row: Zone) -> str:
    return "有" if row.west is not None else "无"


def _way(row: Zone) -> Mark | str:
    count = len(row.schools.all())
    if not count:
        return Mark("没有学校", "late")
    return "单校划片" if count == 1 else f"多校划片（{count} 所）"


def schools_teach_the_stage(values: Mapping[str, Any]) -> Iterable[Problem]:
    """What the action refuses, told by the preview of an import as well."""
    stage, schools = values.get("stage"), values.get("schools")
    if stage and schools:
        try:
            actions.must_teach(stage, schools)
        except rules.SchoolOfAnotherStage as refusal:
            yield refusal.field, refusal.message


class ZoneLedger(Ledger):
    app = "zoning"
    name = "zones"
    title = "招生片区台账"
    basis = _BASIS
    model = Zone
    key = ("stage", "year", "name")
    order = ("-year", "stage", "name")
    search = ("name", "document")
    rules = (schools_teach_the_stage,)
    unsaid = frozenset({"polygon", "west", "south", "east", "north"})
    columns = (
        Column("name", help="同一学段、年度内不重名", example="向阳小学片区", width=24),
        Column("unit", "县（区）", form=False, filter=True),
        Column("stage", filter=True, example="小学"),
        Column("year", filter=True, example="2024"),
        Column("state", form=False, excel=False, filter=True, tone=lambda v: STATE_TONES.get(v, "none")),
        Column(
            "schools", "对应学校", width=36, example="清丰县向阳小学",
            help="校名或学校代码；多校划片的几所学校用“、”隔开", required=False,
        ),
        Column("way", "划片方式", value=_way, form=False, excel=False, sort=False),
        Column("drawn", "图形", value=_drawn, form=False, excel=False, sort=False),
        Column("text", help="家长看到的划片说明", shown=False, width=40),
        Column("document", help="公布片区须有依据", example="清教〔2024〕12号", width=20, shown=False),
        Column("document_title", shown=False, example="清丰县2024年义务教育招生片区公告", width=32),
        Column("adjustment", options=_adjustments, closed=_shown, shown=False, excel=False),
        Column("supersedes", options=_published, shown=False, excel=False),
        Column("published_on", form=False, excel=False),
        Column("superseded_on", form=False, excel=False, shown=False),
        Column("polygon_note", form=False, excel=False, shown=False),
    )  # fmt: skip
    presets = (
        Preset("drafts", "草案", lambda rows: rows.filter(state=ZoneState.DRAFT)),
        Preset("in-force", "已公布", lambda rows: rows.published()),
        Preset("undrawn", "没有图形", lambda rows: rows.filter(west=None)),
    )
    verbs = (
        Verb(
            "publish", "公布", action=actions.publish_zone, right=Right.REVIEW,
            when=lambda row: row.state == ZoneState.DRAFT and not (row.supersedes_id or row.adjustment_id),
            confirm="公布后家长立即可以查到，片区、规则和学校都不能再改，只能由新的片区替代。请确认已按规定公告。",
        ),
    )  # fmt: skip
    detail_template = "zoning/zone_detail.html"

    @cached_property
    def kinds(self) -> dict[str, Kind]:
        return {column.name: self._kind(column) for column in self.columns}

    def _kind(self, column: Column) -> Kind:
        if column.name == "schools":
            return SchoolsKind(Zone, column, None)
        plain = kind_of(Zone, column, self.owns)
        return PlanKind(Zone, column, plain.field) if column.name == "adjustment" else plain

    def queryset(self, actor: Actor) -> Any:
        rows = super().queryset(actor).defer("polygon").select_related("unit", "adjustment")
        return rows.prefetch_related("schools__school")

    def closed_to_new(self, unit_id: str) -> Refusal | None:
        return None if codes.level_of(unit_id) == Level.COUNTY else rules.ZonesOfACounty()

    def locked(self, row: Zone) -> Refusal | None:
        return actions.why_closed(row)

    def create(self, *, by: User | None, unit_id: str, values: Mapping[str, Any], now: datetime) -> Zone:
        return actions.draft_zone(by=by, unit_id=unit_id, values=values, now=now)

    def update(self, *, by: User | None, row: Zone, values: Mapping[str, Any], now: datetime) -> Zone:
        return actions.amend_zone(by=by, row=row, values=values, now=now)

    def why_not(self, verb: Verb, row: Zone) -> str:
        if row.supersedes_id or row.adjustment_id:
            return rules.ZoneNeedsAdjustment.message
        return rules.ZonePublished.message


class AddressRuleLedger(Ledger):
    """The generic writer is enough: the trigger repeats what the zone says, and refuses a closed one."""

    app = "zoning"
    name = "address-rules"
    title = "片区地址规则"
    basis = _BASIS
    model = AddressRule
    key = ("zone", "place", "first", "last", "parity")
    order = ("zone", "kind", "place", "first")
    rules = (rules.rule_is_sound,)
    columns = (
        Column("zone", options=_drafts, filter=True, example="向阳小学片区（2024年小学）", width=30),
        Column("unit", "县（区）", form=False, filter=True, shown=False),
        Column("place", options=_places, example="朝阳路", help="地名库中的名称或别名", width=24),
        Column("kind", form=False, excel=False, filter=True),
        Column("first", example="1", help="从几号起；小区填楼栋；整条路、整个小区或村留空", width=10),
        Column("last", example="99", help="到几号止；“12-1号”按 12 号计", width=10),
        Column("parity", filter=True, example="单号", width=10),
        Column("state", form=False, excel=False, filter=True, tone=lambda v: STATE_TONES.get(v, "none")),
        Column("note", shown=False, width=24),
    )

    @cached_property
    def kinds(self) -> dict[str, Kind]:
        found = dict(super().kinds)
        made = {"place": PlaceKind, "first": HouseNumberKind, "last": HouseNumberKind}
        for name, kind in made.items():
            plain = found[name]
            found[name] = kind(AddressRule, plain.column, plain.field)
        return found

    def queryset(self, actor: Actor) -> Any:
        return super().queryset(actor).select_related("zone__adjustment", "place", "unit")

    def named(self, row: AddressRule) -> str:
        return str(row)

    def unit_of(self, unit_id: str, values: Mapping[str, Any]) -> str:
        return str(values["zone"].unit_id)

    def closed_to_row(self, values: Mapping[str, Any]) -> Refusal | None:
        return actions.why_closed(values["zone"])

    def locked(self, row: AddressRule) -> Refusal | None:
        return actions.why_closed(row.zone)


for _ledger in (ZoneLedger, AddressRuleLedger):
    register(_ledger)


def _findings(actor: Actor, row: Zone) -> Link:
    """From a zone to what the checks say of its county, stage and year."""
    path = reverse("zoning:checks", args=[row.unit_id])
    return Link("片区检查", f"{path}?stage={row.stage}&year={row.year}")


def _map(actor: Actor, row: Zone) -> Link:
    """And to the map they are on."""
    return Link("片区地图", f"{reverse('zoning:map', args=[row.unit_id])}?stage={row.stage}&year={row.year}")


for _link in (_findings, _map):
    register_link("zoning/zones", _link)
