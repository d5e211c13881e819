"""Columns and rules that all special-group ledgers share (domain.md §4)."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any, ClassVar

from enrollment.actions import groups as actions
from enrollment.choices import PLACED, Placement
from enrollment.forms import groups as forms
from enrollment.ledgers.schools import closed_schools, schools
from enrollment.models.groups import STALE_AFTER
from enrollment.rules import groups, identity, placement
from yangguang.common import clock
from yangguang.ledgers.declaration import Column, Ledger, Preset, Problem, Rule, Verb
from yangguang.tenancy import codes
from yangguang.tenancy.choices import Right

_BASIS_ID = "GB 11643；学籍信息采集表"


def identity_number_is_valid(values: Mapping[str, Any]) -> Iterable[Problem]:
    return identity.identity_number_is_valid(values, today=clock.today())


def dates_are_past(values: Mapping[str, Any]) -> Iterable[Problem]:
    return placement.dates_are_past(values, today=clock.today())


def freshness(verified_on: date | None) -> str:
    """The tone of a day of verification."""
    oldest = clock.today() - timedelta(days=STALE_AFTER)
    return "" if verified_on is None else "late" if verified_on < oldest else "ok"


CHILD_COLUMNS = (
    Column("child__name", tidy=identity.tidy_name, help="与户口簿一致", example="王小明", width=12),
    Column("child__sex", filter=True, width=8),
    Column("child__id_type", help="没有身份证的填“其他证件”", shown=False),
    Column(
        "child__id_number",
        text=True,
        tidy=identity.tidy_number,
        help="18 位，末位 X 大小写均可；加密保存，页面只显示前四位和后四位",
        basis=_BASIS_ID,
        example="410922201505120038",
        width=22,
    ),
    Column("child__birth_date", help="与证件一致", example="2015-05-12"),
    Column("child__household_place", shown=False, width=24),
    Column("child__living_place", shown=False, width=24),
    Column(
        "child__guardian", tidy=identity.tidy_name, shown=False, help="监护人姓名，加密保存", example="王建国"
    ),
    Column("child__guardian_relation", shown=False),
    Column("child__guardian_phone", text=True, shown=False, help="加密保存", example="13800000000", width=16),
)

ENTRY_COLUMNS = (
    Column("school", options=schools, closed=closed_schools, help="填学校名称或代码；未入学可不填", width=24),
    Column("grade", filter=True),
    Column("placement", filter=True),
    Column("not_enrolled_reason", shown=False, help="未入学或延缓入学时必填", width=20),
    Column("deferral_document", shown=False, help="只在延缓入学时填写", width=20),
    Column("deferred_until", shown=False, help="只在延缓入学时填写", example="2025-08-31"),
    Column("source", filter=True, help="谁发现或报送的"),
    Column("found_on", shown=False, example="2024-06-05"),
    Column("verified_on", help="最近一次逐人核实的日期", example="2024-06-20", tone=freshness),
    Column("unit", "县（区）", form=False, filter=True),
)


# What every row of a special group is held to.
ENTRY_RULES = (
    identity_number_is_valid,
    identity.birth_date_agrees,
    placement.placement_is_complete,
    groups.deferral_is_approved,
    dates_are_past,
)

SCHOOL_PRESET = "school-"  # + a school's code, or + NO_SCHOOL
NO_SCHOOL = "none"

PRESETS = (
    Preset("unplaced", "未入学", lambda rows: rows.without_school()),
    Preset("placed", "已安置", lambda rows: rows.filter(placement__in=sorted(PLACED))),
    Preset("deferred", "延缓入学", lambda rows: rows.filter(placement=Placement.DEFERRED)),
    Preset("stale", f"超过 {STALE_AFTER} 天未核实", lambda rows: rows.stale(clock.today())),
)
VERIFY = Verb(
    "verify", "核实", action=actions.verify_entry, right=Right.FILL, bulk=True,
    confirm="确认已逐人核实所选儿童的就读和安置情况？核实日期将记为今天。",
)  # fmt: skip
FOLLOW_UP = Verb(
    "follow-up", "登记走访", action=actions.add_follow_up, right=Right.FILL, form=forms.FollowUpForm
)


class GroupLedger(Ledger):
    """What the seven ledgers share; a subclass names itself, its model and its own columns."""

    app = "enrollment"
    basis = "实施方案 二（五）"
    owns = ("child",)
    key = ("child__id_number",)
    search = ("child__name", "child__id_number")
    rules: ClassVar[tuple[Rule, ...]] = ENTRY_RULES
    presets: ClassVar[tuple[Preset, ...]] = PRESETS
    verbs: ClassVar[tuple[Verb, ...]] = (VERIFY, FOLLOW_UP)
    detail_template = "enrollment/entry_detail.html"
    whole_export = "enrollment:whole-exports-ask"

    def preset(self, name: str) -> Preset | None:
        """Also the children of one school (``school-410922-3141000001``), or of none (``school-none``)."""
        code = name.removeprefix(SCHOOL_PRESET)
        if code == name:
            return super().preset(name)
        if code == NO_SCHOOL:
            return Preset(name, "没有填写学校", lambda rows: rows.filter(school=None))
        if not codes.is_code(code):
            return None
        return Preset(name, "本校儿童", lambda rows: rows.filter(school_id=code))
