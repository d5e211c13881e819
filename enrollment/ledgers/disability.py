"""残疾儿童台账."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from enrollment.actions import groups as actions
from enrollment.actions.disability import report_refusals
from enrollment.forms.groups import HomeTeachingForm
from enrollment.ledgers.groups import CHILD_COLUMNS, ENTRY_COLUMNS, PRESETS, VERIFY, GroupLedger
from enrollment.ledgers.schools import schools
from enrollment.models import Disability
from enrollment.rules import groups as rules
from yangguang.accounts.models import User
from yangguang.accounts.rights import Actor
from yangguang.common.fields import plain
from yangguang.ledgers import actions as writing
from yangguang.ledgers.declaration import Column, Mark, Preset, Verb
from yangguang.ledgers.registry import register
from yangguang.tenancy.choices import Right
from yangguang.tenancy.models import TenantModel


def _zero_refusal(row: Disability) -> Mark | str:
    """Whether the child was turned away; the issue says what became of it."""
    if row.issue is None:
        return ""
    return Mark(
        f"{row.issue.number}（{row.issue.get_state_display()}）", "ok" if row.issue.closed_at else "late"
    )


def _agree(row: Disability, values: Mapping[str, Any]) -> None:
    """A number left empty in the form stays stored: kind and grade must agree with that one."""
    if values.get("certificate_number") or not row.certificate_number:
        return
    stored = {
        "kind": row.kind, "level": row.level, **values, "certificate_number": plain(row.certificate_number),
    }  # fmt: skip
    if any(rules.certificate_agrees({**stored, "child__id_number": ""})):
        raise rules.CertificateDisagrees


class DisabilityLedger(GroupLedger):
    """残疾儿童台账: every writing of a row looks for a refusal (plan 二（五）: “零拒绝”“全覆盖”)."""

    name = "disability"
    title = "残疾儿童台账"
    model = Disability
    rules = (*GroupLedger.rules, rules.certificate_agrees, rules.lawful_reason_is_proven)
    presets = (Preset("refused", "被拒绝或无理由未入学", lambda rows: rows.refused()), *PRESETS)
    verbs = (
        VERIFY,
        Verb(
            "follow-up", "登记送教、走访", action=actions.add_follow_up, right=Right.FILL,
            form=HomeTeachingForm,
        ),
    )  # fmt: skip
    columns = (
        *CHILD_COLUMNS,
        *ENTRY_COLUMNS,
        Column("lawful_reason", filter=True, shown=False, help="未入学且没有合法理由的，保存后自动转为问题"),
        Column(
            "refused_by",
            options=schools,
            shown=False,
            help="哪所学校拒绝接收；保存后自动转为该校问题",
            width=24,
        ),
        Column("issue_state", "零拒绝问题", value=_zero_refusal, form=False, excel=False, sort=False),
        Column("kind", filter=True),
        Column("level", filter=True),
        Column("certificate_number", text=True, shown=False, help="加密保存", width=24),
        Column("advice", shown=False, help="医生和专家委员会的意见，加密保存", width=24),
        Column("individual_plan", shown=False, help="教育目标和安排，不写病情", width=30),
    )

    def queryset(self, actor: Actor) -> Any:
        """With the issues, which the list names."""
        return super().queryset(actor).select_related("issue")

    def create(
        self, *, by: User | None, unit_id: str, values: Mapping[str, Any], now: datetime
    ) -> TenantModel:
        (key,) = writing.create_rows(self, by=by, rows=[(unit_id, values)], now=now)
        report_refusals(by=by, keys=[key], now=now)
        row: TenantModel = self.model._default_manager.get(pk=key)
        return row

    def update(self, *, by: User | None, row: Any, values: Mapping[str, Any], now: datetime) -> TenantModel:
        self.update_many(by=by, rows=[(row, values)], now=now)
        changed: TenantModel = self.model._default_manager.get(pk=row.pk)
        return changed

    def create_many(
        self, *, by: User | None, rows: Sequence[tuple[str, Mapping[str, Any]]], now: datetime
    ) -> None:
        keys = writing.create_rows(self, by=by, rows=rows, now=now)
        report_refusals(by=by, keys=keys, now=now)

    def update_many(
        self, *, by: User | None, rows: Sequence[tuple[Any, Mapping[str, Any]]], now: datetime
    ) -> None:
        for row, values in rows:
            _agree(row, values)
        writing.update_rows(self, by=by, rows=rows, now=now)
        report_refusals(by=by, keys=[row.pk for row, _ in rows], now=now)


register(DisabilityLedger)
