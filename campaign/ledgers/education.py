"""警示教育: the library of cases and the sessions held (plan 三（三））."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from campaign.ledgers.dated import DatedLedger
from campaign.models import Training, WarningCase
from campaign.rules import dates
from campaign.rules import education as rules
from yangguang.accounts.models import User
from yangguang.common.refusals import Refusal
from yangguang.ledgers.declaration import Column, Ledger, Preset
from yangguang.ledgers.registry import register
from yangguang.tenancy.choices import Level, Right
from yangguang.tenancy.models import TenantModel, Unit


class NotASchoolsCase(Refusal):
    code = "NOT_A_SCHOOLS_CASE"
    message = "典型案例由市、县（区）教育局编写，请选择市或县（区）。"
    field = "unit"


class WarningLedger(Ledger):
    """Written by whoever supervises in a city or county; read by everybody below on the page of cases."""

    app = "campaign"
    name = "warnings"
    title = "典型案例库"
    model = WarningCase
    basis = "实施方案 三（三）"
    key = ("title",)
    search = ("title", "text")
    levels = (Level.CITY, Level.COUNTY)
    fill = Right.SUPERVISE
    rules = (rules.anonymous,)
    columns = (
        Column("title", example="违规提前组织招生报名案例", width=28),
        Column("unit", "编写单位", form=False, filter=True),
        Column("area", filter=True, example="招生行为"),
        Column("happened", example="2023 年 6 月"),
        Column("text", width=50, help="不写姓名、身份证号、电话，人名写“张某”，校名写“某校”"),
        Column("handling", width=40, shown=False),
        Column("lesson", width=40, shown=False),
        Column("source", shown=False, example="省厅通报"),
        Column("published", filter=True, help="勾选后下级教育局和学校都能看到"),
    )
    presets = (Preset("published", "已印发", lambda rows: rows.filter(published=True)),)

    def create(
        self, *, by: User | None, unit_id: str, values: Mapping[str, Any], now: datetime
    ) -> TenantModel:
        if not Unit.objects.filter(pk=unit_id, level__in=self.levels).exists():
            raise NotASchoolsCase
        return super().create(by=by, unit_id=unit_id, values=values, now=now)


class TrainingLedger(DatedLedger):
    app = "campaign"
    name = "trainings"
    title = "教育活动"
    model = Training
    basis = "实施方案 三（三）"
    key = ("held_on", "title")
    order = ("-held_on",)
    search = ("title",)
    levels = (Level.COUNTY, Level.SCHOOL)
    rules = (rules.attendance_fits, rules.held_in_the_past)
    bounds = {"held_on": dates.during}
    columns = (
        Column("title", example="招生违规典型案例警示教育会", width=28),
        Column("unit", "举办单位", form=False, filter=True),
        Column("kind", filter=True, example="警示教育"),
        Column("held_on", filter=True, example="2024-06-12"),
        Column("place", shown=False, example="三楼会议室"),
        Column("cases", shown=False, width=30, help="学习了哪些典型案例，写标题"),
        Column("expected", example="46"),
        Column("present", example="45"),
        Column("note", shown=False, width=40),
    )
    detail_template = "campaign/training_detail.html"


register(WarningLedger)
register(TrainingLedger)
