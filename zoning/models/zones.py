"""Zones, the schools they lead to and the addresses they hold. A published zone is never edited, only
superseded (plan 二（二）; decision 0026); the triggers of :mod:`zoning.models.zone_triggers` say so too."""

from datetime import date
from typing import Any, ClassVar, Self

import pgtrigger
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from campaign.models.base import account
from yangguang.audit.history import audited
from yangguang.tenancy.models import TenantModel, TenantQuerySet, Unit
from yangguang.tenancy.policy import ScopePolicy
from zoning.choices.zones import WHOLE_FIRST, WHOLE_LAST, ZONE_STAGES, Parity, PlaceKind, ZoneState
from zoning.models.places import Place
from zoning.models.zone_triggers import (
    PARTS_ARE_TOLD,
    RULE_FOLLOWS_ITS_ZONE,
    SCHOOL_FOLLOWS_ITS_ZONE,
    ZONE_IS_SETTLED,
)

YEARS = [MinValueValidator(2020), MaxValueValidator(2099)]
_EVERY = pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete
_BOX = ("west", "south", "east", "north")


def _follows(name: str, func: str) -> list[pgtrigger.Trigger]:
    return [
        pgtrigger.Trigger(
            name=name, when=pgtrigger.Before, operation=_EVERY, func=func,
            declare=[("its", "RECORD")],
        )
    ]  # fmt: skip


def _box(present: bool) -> Q:
    return Q(**{f"{side}__isnull": not present for side in _BOX})


class ZoneQuerySet(TenantQuerySet):
    def published(self) -> Self:
        """Zones in force."""
        return self.filter(state=ZoneState.PUBLISHED)

    def of_stage(self, stage: str, year: int) -> Self:
        return self.filter(stage=stage, year=year)

    def drawn(self) -> Self:
        """Zones that have a polygon."""
        return self.filter(polygon__isnull=False)


@audited
class Zone(TenantModel):
    """One zone of one county, stage and year: by address rules, a polygon, or both. ``unit`` is the county.

    ``polygon`` is WKB of a polygon or multipolygon in degrees (WGS 84 / CGCS2000), longitude first; the four
    sides are its box. ``shown`` says that everybody may read it: published, superseded, or put to the public
    by an adjustment in consultation. ``ended_by`` is the adjustment after which nothing takes its place.
    """

    stage = models.CharField("学段", max_length=10, choices=ZONE_STAGES)
    year = models.PositiveSmallIntegerField("招生年度", validators=YEARS)
    name = models.CharField("片区名称", max_length=100)
    text = models.TextField("公告文字", max_length=4000, blank=True)
    document = models.CharField("依据文号", max_length=100, blank=True)
    document_title = models.CharField("依据文件名称", max_length=200, blank=True)
    polygon = models.BinaryField("片区图形", null=True, blank=True, editable=False)
    west = models.FloatField("西界", null=True, editable=False)
    south = models.FloatField("南界", null=True, editable=False)
    east = models.FloatField("东界", null=True, editable=False)
    north = models.FloatField("北界", null=True, editable=False)
    polygon_note = models.CharField("图形说明", max_length=500, blank=True, editable=False)
    state = models.CharField(
        "状态", max_length=10, choices=ZoneState.choices, default=ZoneState.DRAFT, editable=False
    )
    shown = models.BooleanField("对外公开", default=False, editable=False)
    supersedes = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, verbose_name="替代的片区", related_name="successors"
    )
    adjustment = models.ForeignKey(
        "zoning.Adjustment", models.PROTECT, null=True, blank=True, verbose_name="调整事项",
        related_name="zones",
    )  # fmt: skip
    ended_by = models.ForeignKey(
        "zoning.Adjustment", models.PROTECT, null=True, blank=True, editable=False,
        verbose_name="不再保留它的调整", related_name="ended_zones",
    )  # fmt: skip
    published_on = models.DateField("公布日期", null=True, blank=True, editable=False)
    published_by = account("公布人")
    superseded_on = models.DateField("被替代日期", null=True, blank=True, editable=False)

    objects: ClassVar[Any] = ZoneQuerySet.as_manager()

    class Meta(TenantModel.Meta):
        verbose_name = "招生片区"
        ordering = ["-year", "stage", "name"]
        constraints = [
            # A zone put to the public or published is for every parent; a draft on the desk is not.
            ScopePolicy(name="zoning_zone_scope", public="shown"),
            models.UniqueConstraint(
                fields=["unit", "stage", "year", "name"], condition=Q(state="draft"), name="zone_draft_once"
            ),
            models.UniqueConstraint(
                fields=["unit", "stage", "year", "name"],
                condition=Q(state="published"),
                name="zone_published_once",
            ),
            models.CheckConstraint(condition=Q(stage__in=["primary", "junior"]), name="zone_stage"),
            models.CheckConstraint(condition=Q(year__gte=2020, year__lte=2099), name="zone_year"),
            models.CheckConstraint(
                condition=(Q(polygon=None) & _box(False))
                | (Q(polygon__isnull=False) & _box(True) & Q(west__lte=F("east"), south__lte=F("north"))),
                name="zone_polygon_has_its_box",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "dropped"], published_on=None)
                | (
                    ~Q(state__in=["draft", "dropped"])
                    & Q(published_on__isnull=False, shown=True)
                    & ~Q(document="")
                ),
                name="zone_published_rests_on_a_document",
            ),
            models.CheckConstraint(
                condition=Q(state="superseded", superseded_on__isnull=False)
                | (~Q(state="superseded") & Q(superseded_on=None)),
                name="zone_superseded_says_when",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "dropped"])
                | Q(supersedes=None)
                | Q(adjustment__isnull=False),
                name="zone_changed_by_an_adjustment",
            ),
        ]
        indexes = [
            models.Index(fields=["unit", "stage", "year", "state"], name="zone_in_force"),
            models.Index(
                fields=["stage", "year", "west", "east"],
                condition=Q(state="published", polygon__isnull=False),
                name="zone_by_box",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="zone_is_settled", when=pgtrigger.Before, operation=_EVERY, func=ZONE_IS_SETTLED
            ),
            pgtrigger.Trigger(
                name="parts_are_told",
                when=pgtrigger.After,
                operation=pgtrigger.UpdateOf("state", "shown", "stage", "year"),  # type: ignore[no-untyped-call]
                func=PARTS_ARE_TOLD,
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def editable(self) -> bool:
        """Whether it may still be changed."""
        return bool(self.state == ZoneState.DRAFT)

    @property
    def box(self) -> tuple[float, float, float, float] | None:
        """West, south, east, north in degrees; None without a polygon."""
        west, south, east, north = self.west, self.south, self.east, self.north
        if west is None or south is None or east is None or north is None:
            return None
        return west, south, east, north

    def in_force(self, today: date) -> bool:
        """Whether parents may rely on it on that day."""
        return bool(self.state == ZoneState.PUBLISHED and self.published_on and self.published_on <= today)


@audited
class ZoneSchool(TenantModel):
    """A school the zone leads to (单校划片 has one, 多校划片 several, in the order parents read)."""

    zone = models.ForeignKey(Zone, models.CASCADE, verbose_name="片区", related_name="schools")
    school = models.ForeignKey(Unit, models.PROTECT, verbose_name="学校", related_name="+")
    order = models.PositiveSmallIntegerField("次序", default=0)
    state = models.CharField(max_length=10, default=ZoneState.DRAFT, editable=False)
    shown = models.BooleanField(default=False, editable=False)

    class Meta(TenantModel.Meta):
        verbose_name = "片区学校"
        ordering = ["order", "school_id"]
        constraints = [
            # As public as its zone; the trigger keeps ``shown`` the same.
            ScopePolicy(name="zoning_zoneschool_scope", public="shown"),
            models.UniqueConstraint(fields=["unit", "zone", "school"], name="zone_school_once"),
        ]
        triggers = _follows("school_follows_its_zone", SCHOOL_FOLLOWS_ITS_ZONE)

    def __str__(self) -> str:
        return str(self.school)


@audited
class AddressRule(TenantModel):
    """Addresses that belong to a zone: numbers ``first``–``last`` of a place (of an estate: its buildings),
    odd, even or all; ``WHOLE_FIRST``–``WHOLE_LAST`` is the whole place.

    Unit, stage, year, state and ``shown`` are those of the zone, written by the trigger, so that a look-up
    asks this table alone.
    """

    zone = models.ForeignKey(Zone, models.CASCADE, verbose_name="片区", related_name="rules")
    place = models.ForeignKey(Place, models.PROTECT, verbose_name="地名", related_name="rules")
    kind = models.CharField("类别", max_length=10, choices=PlaceKind.choices, editable=False)
    first = models.PositiveIntegerField("起始号", default=WHOLE_FIRST)
    last = models.PositiveIntegerField("终止号", default=WHOLE_LAST)
    parity = models.CharField("单双号", max_length=4, choices=Parity.choices, default=Parity.ALL)
    note = models.CharField("备注", max_length=200, blank=True)
    stage = models.CharField("学段", max_length=10, choices=ZONE_STAGES, editable=False)
    year = models.PositiveSmallIntegerField("招生年度", default=0, editable=False)
    state = models.CharField(
        "状态", max_length=10, choices=ZoneState.choices, default=ZoneState.DRAFT, editable=False
    )
    shown = models.BooleanField("对外公开", default=False, editable=False)

    class Meta(TenantModel.Meta):
        verbose_name = "地址规则"
        ordering = ["zone", "kind", "place", "first"]
        constraints = [
            # As public as its zone; the trigger keeps ``shown`` the same.
            ScopePolicy(name="zoning_addressrule_scope", public="shown"),
            models.UniqueConstraint(
                fields=["unit", "zone", "place", "first", "last", "parity"], name="address_rule_once"
            ),
            models.CheckConstraint(condition=Q(first__lte=F("last")), name="address_rule_runs_upwards"),
            models.CheckConstraint(condition=Q(last__lte=WHOLE_LAST), name="address_rule_number_is_small"),
            models.CheckConstraint(condition=Q(parity__in=Parity.values), name="address_rule_parity"),
            models.CheckConstraint(
                condition=Q(kind__in=["road", "estate"])
                | Q(first=WHOLE_FIRST, last=WHOLE_LAST, parity="all"),
                name="address_rule_of_a_village_is_whole",
            ),
        ]
        indexes = [models.Index(fields=["place", "stage", "year"], name="address_rule_by_place")]
        triggers = _follows("rule_follows_its_zone", RULE_FOLLOWS_ITS_ZONE)

    def __str__(self) -> str:
        if self.whole:
            return str(self.place)
        side = "" if self.parity == Parity.ALL else f"（{self.get_parity_display()}）"
        return f"{self.place}{self._numbers()}{side}"

    def _numbers(self) -> str:
        """From–to in words; an open end is not a number."""
        if self.first == WHOLE_FIRST:
            return "" if self.last == WHOLE_LAST else f"{self.last}号以内"
        return f"{self.first}号起" if self.last == WHOLE_LAST else f"{self.first}—{self.last}号"

    @property
    def whole(self) -> bool:
        """Whether it holds every number of its place."""
        everything = (WHOLE_FIRST, WHOLE_LAST, Parity.ALL)
        return (self.first, self.last, self.parity) == everything
