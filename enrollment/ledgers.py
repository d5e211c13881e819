"""The ledgers of enrolment."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from enrollment import actions, rules
from enrollment.models import LeftBehind, School
from yangguang.accounts.models import User
from yangguang.accounts.rights import Actor
from yangguang.common import clock
from yangguang.ledgers.declaration import Column, Ledger, Problem
from yangguang.ledgers.registry import register
from yangguang.tenancy.choices import Level
from yangguang.tenancy.models import TenantModel, Unit

_BASIS_ID = "GB 11643；学籍信息采集表"


def counties(actor: Actor) -> Sequence[tuple[str, str]]:
    """Counties within the actor's reach, and the county they work in."""
    home = actor.home[:6]
    return list(
        Unit.objects.under(*actor.scope, home).filter(level=Level.COUNTY).values_list("code", "name")
        if home
        else []
    )


def schools(actor: Actor) -> Sequence[tuple[str, str]]:
    """Schools of the actor's county: a child of one school may be taught at another."""
    home = actor.home[:6]
    return list(
        Unit.objects.under(home).filter(level=Level.SCHOOL, active=True).values_list("code", "name")
        if home
        else []
    )


class SchoolLedger(Ledger):
    """学校名册: the schools under a county, whoever runs them."""

    app = "enrollment"
    name = "schools"
    title = "学校名册"
    basis = "实施方案 二（一）、二（四）"
    model = School
    key = ("code",)
    order = ("code",)
    search = ("name", "code")
    rules = (rules.school_code_is_sound,)
    columns = (
        Column(
            "code",
            help="县区代码、短横线、十位学校标识码",
            example="410922-3141000123",
            text=True,
            width=22,
        ),
        Column("name", help="与办学许可一致的全称", example="清丰县示例小学", width=28),
        Column("stage", filter=True),
        Column("nature", filter=True, help="市直属、高校附属学校在所在县（区）登记，执行同一招生政策"),
        Column("locality", filter=True),
        Column("operator", help="举办单位全称", shown=False, width=24),
        Column("approval_unit", help="民办学校只在审批地招生", options=counties, shown=False, width=18),
        Column("hot_spot", filter=True, help="社会关注度高、报名人数明显多于学位的学校"),
        Column("group", help="没有可不填", shown=False, width=18),
        Column("leader", example="张明"),
        Column("phone", text=True, example="0393-1234567", width=16),
        Column("place", shown=False, width=28),
    )

    def named(self, row: Any) -> str:
        return str(row.name)

    def unit_of(self, unit_id: str, values: Mapping[str, Any]) -> str:
        return str(values["code"])

    def create(
        self, *, by: User | None, unit_id: str, values: Mapping[str, Any], now: datetime
    ) -> TenantModel:
        return actions.register_school(by=by, county=unit_id, values=values, now=now)

    def update(self, *, by: User | None, row: Any, values: Mapping[str, Any], now: datetime) -> TenantModel:
        return actions.change_school(by=by, school=row, values=values, now=now)


def _identity_number_is_valid(values: Mapping[str, Any]) -> Iterable[Problem]:
    return rules.identity_number_is_valid(values, today=clock.today())


def _dates_are_past(values: Mapping[str, Any]) -> Iterable[Problem]:
    return rules.dates_are_past(values, today=clock.today())


CHILD_COLUMNS = (
    Column("child__name", help="与户口簿一致", example="王小明", width=12),
    Column("child__sex", filter=True, width=8),
    Column("child__id_type", help="没有身份证的填“其他证件”", shown=False),
    Column(
        "child__id_number",
        text=True,
        help="18 位，末位 X 请大写；在系统中加密保存，页面只显示前四位和后四位",
        basis=_BASIS_ID,
        example="410922201505120038",
        width=22,
    ),
    Column("child__birth_date", help="与证件一致，如 2015-05-12", example="2015-05-12"),
    Column("child__household_place", shown=False, width=24),
    Column("child__living_place", shown=False, width=24),
    Column("child__guardian", shown=False, help="监护人姓名，加密保存", example="王建国"),
    Column("child__guardian_relation", shown=False),
    Column("child__guardian_phone", text=True, shown=False, help="加密保存", example="13800000000", width=16),
)

ENTRY_COLUMNS = (
    Column("school", options=schools, help="填学校名称或代码；未入学可不填", width=24),
    Column("grade", filter=True),
    Column("placement", filter=True),
    Column("not_enrolled_reason", shown=False, help="未入学或延缓入学时必填", width=20),
    Column("source", filter=True, help="谁发现或报送的"),
    Column("found_on", shown=False, help="如 2024-06-05", example="2024-06-05"),
    Column("verified_on", help="最近一次逐人核实的日期", example="2024-06-20"),
)


class LeftBehindLedger(Ledger):
    """农村留守儿童台账: one of the seven special-group ledgers (plan 二（五）)."""

    app = "enrollment"
    name = "left-behind"
    title = "农村留守儿童台账"
    basis = "实施方案 二（五）"
    model = LeftBehind
    owns = ("child",)
    key = ("child__id_number",)
    search = ("child__name", "child__id_number")
    rules = (
        _identity_number_is_valid,
        rules.birth_date_agrees,
        rules.placement_is_complete,
        _dates_are_past,
    )
    columns = (
        *CHILD_COLUMNS,
        *ENTRY_COLUMNS,
        Column("away", filter=True, shown=False),
        Column("away_place", shown=False, width=18),
        Column("carer", shown=False, help="平时照料孩子的人，加密保存"),
    )


register(SchoolLedger)
register(LeftBehindLedger)
