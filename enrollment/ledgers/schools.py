"""The ledger of schools, and the choice of a school or a county that other ledgers offer."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from enrollment.actions import schools as actions
from enrollment.actions import standing as verbs
from enrollment.choices.standing import STANDING_TONES, Standing
from enrollment.forms import standing as forms
from enrollment.models import School
from enrollment.queries import standing as standing_reads
from enrollment.rules import schools as school_rules
from enrollment.rules.standing import SchoolEntryClosed
from yangguang.accounts.models import User
from yangguang.accounts.rights import Actor
from yangguang.common.refusals import Refusal
from yangguang.ledgers.declaration import Closed, Column, Ledger, Preset, Verb
from yangguang.ledgers.registry import register
from yangguang.tenancy.choices import Level, Right
from yangguang.tenancy.models import TenantModel, Unit


def _open(row: Any) -> bool:
    return bool(row.standing == Standing.OPEN)


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


def closed_schools(actor: Actor) -> Sequence[Closed]:
    """Schools of the actor's county that take nobody any more, each with the sentence that says why."""
    home = actor.home[:6]
    return [(each.code, each.name, each.sentence) for each in (standing_reads.gone(home) if home else ())]


class SchoolLedger(Ledger):
    """学校名册: the schools under a county, whoever runs them."""

    app = "enrollment"
    name = "schools"
    title = "学校名册"
    basis = "实施方案 二（一）、二（四）"
    model = School
    key = ("code",)
    order = ("code",)
    search = ("name", "code", "former_names")
    rules = (school_rules.school_code_is_sound, school_rules.private_names_its_approval)
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
        Column(
            "standing", form=False, excel=False, filter=True, tone=lambda v: STANDING_TONES.get(v, "none")
        ),
        Column("operator", help="举办单位全称", shown=False, width=24),
        Column("approval_unit", help="民办学校只在审批地招生", options=counties, shown=False, width=18),
        Column("hot_spot", filter=True, help="社会关注度高、报名人数明显多于学位的学校"),
        Column("group", help="没有可不填", shown=False, width=18),
        Column("leader", example="张明"),
        Column("phone", text=True, example="0393-1234567", width=16),
        Column("place", shown=False, width=28),
        Column("former_names", form=False, excel=False, shown=False, width=28),
        Column("standing_since", form=False, excel=False, shown=False),
        Column("successor", form=False, excel=False, shown=False),
    )
    presets = (
        Preset("open", "在办学校", lambda rows: rows.filter(standing=Standing.OPEN)),
        Preset("gone", "已停办、已并入", lambda rows: rows.exclude(standing=Standing.OPEN)),
        Preset("hot", "热点学校", lambda rows: rows.filter(hot_spot=True, standing=Standing.OPEN)),
    )
    verbs = (
        Verb(
            "rename", "更名", action=verbs.rename_school, right=Right.REVIEW, form=forms.RenameForm,
            when=_open,
        ),
        Verb(
            "operator", "变更举办者", action=verbs.change_operator, right=Right.REVIEW,
            form=forms.OperatorForm, when=_open,
        ),
        Verb(
            "stage", "变更学段", action=verbs.change_stage, right=Right.REVIEW, form=forms.StageForm,
            when=_open,
        ),
        Verb(
            "merge", "并入其他学校", action=verbs.merge_school, right=Right.REVIEW, form=forms.MergeForm,
            when=_open, danger=True,
        ),
        Verb(
            "close", "停办", action=verbs.close_school, right=Right.REVIEW, form=forms.CloseForm, when=_open,
            danger=True,
        ),
        Verb(
            "reopen", "恢复办学", action=verbs.reopen_school, right=Right.REVIEW, form=forms.ReopenForm,
            when=lambda row: row.standing != Standing.OPEN,
        ),
    )  # fmt: skip
    detail_template = "enrollment/school_detail.html"

    def locked(self, row: Any) -> Refusal | None:
        """The entry of a school that is no more is history."""
        return None if row.standing == Standing.OPEN else SchoolEntryClosed()

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


register(SchoolLedger)
