"""地名库: what a rule may name."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cached_property
from typing import Any

from yangguang.accounts.models import User
from yangguang.common.refusals import Refusal
from yangguang.ledgers.declaration import Column, Ledger, Problem
from yangguang.ledgers.kinds import Kind
from yangguang.ledgers.registry import register
from yangguang.tenancy import codes
from yangguang.tenancy.choices import Level
from zoning.actions import places as actions
from zoning.choices.zones import PlaceKind
from zoning.ledgers.cells import AliasesKind
from zoning.models import Place
from zoning.rules.zones import ZonesOfACounty


def township_is_told(values: Mapping[str, Any]) -> Iterable[Problem]:
    code = values.get("township") or ""
    if code and not (code.isdigit() and len(code) == 9):
        yield "township", "乡镇代码是 9 位数字，如 410922100，请照统计用区划代码填写。"
    elif not code and values.get("kind") == PlaceKind.TOWNSHIP:
        yield "township", "乡镇（街道）须填写自己的 9 位代码，如 410922100。"


class PlaceLedger(Ledger):
    app = "zoning"
    name = "places"
    title = "地名库"
    basis = "实施方案 二（二）"
    model = Place
    key = ("kind", "name", "township")
    order = ("unit", "kind", "name")
    search = ("name",)
    rules = (township_is_told,)
    columns = (
        Column("name", help="照门牌或民政部门的标准地名填写", example="朝阳路", width=24),
        Column("unit", "县（区）", form=False, filter=True),
        Column("kind", filter=True, example="道路"),
        Column(
            "aliases", help="老名字、俗称，多个用“、”隔开；家长按别名也能查到", example="老朝阳街", width=28
        ),
        Column("township", text=True, example="410922100", help="村和乡镇填写；同名的村靠它区分", width=16),
    )

    @cached_property
    def kinds(self) -> dict[str, Kind]:
        found = dict(super().kinds)
        plain = found["aliases"]
        found["aliases"] = AliasesKind(Place, plain.column, plain.field)
        return found

    def closed_to_new(self, unit_id: str) -> Refusal | None:
        return None if codes.level_of(unit_id) == Level.COUNTY else ZonesOfACounty()

    def create(self, *, by: User | None, unit_id: str, values: Mapping[str, Any], now: datetime) -> Place:
        return actions.add_place(by=by, unit_id=unit_id, values=values, now=now)

    def update(self, *, by: User | None, row: Place, values: Mapping[str, Any], now: datetime) -> Place:
        return actions.amend_place(by=by, row=row, values=values, now=now)


register(PlaceLedger)
