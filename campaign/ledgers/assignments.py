"""What each unit owes (报送任务)."""

from django.urls import reverse

from campaign import actions
from campaign.actions import extensions
from campaign.choices import ASSIGNMENT_TONES, AssignmentState
from campaign.forms import NoteForm, ReasonForm, ZeroForm
from campaign.forms.timeline import ExtensionForm
from campaign.models import Assignment
from campaign.queries.slices import slice_of
from campaign.queries.standing import late_in_words
from campaign.rules import ASSIGNMENTS
from campaign.rules.extensions import may_be_put_off
from yangguang.accounts.rights import Actor
from yangguang.common import clock
from yangguang.ledgers.declaration import Column, Ledger, Mark, Preset, Verb
from yangguang.ledgers.links import Link, register_link
from yangguang.ledgers.registry import register
from yangguang.tenancy import codes
from yangguang.tenancy.choices import Right


def _late(row: Assignment) -> Mark | str:
    today = clock.today()
    if row.state in (AssignmentState.SUBMITTED, AssignmentState.ACCEPTED):
        said = [late_in_words(row.due_on, row.submitted_at), "零报告" if row.nothing_to_report else ""]
        words = "，".join(word for word in said if word)
        return Mark(words, "due" if said[0] else "none") if words else ""
    tone = "late" if row.due_on < today else "due" if row.due_on == today else "none"
    return Mark(clock.remaining_in_words(row.due_on, today), tone)


def _moved(row: Assignment) -> str:
    """The rule applied to the date, shown where it moved it."""
    if row.due_on == row.nominal_due_on:
        return ""
    if row.due_on > row.nominal_due_on:
        return f"方案规定 {row.nominal_due_on:%m-%d}，经上级批准延期"
    return f"方案规定 {row.nominal_due_on:%m-%d}，遇休息日提前到前一个工作日"


class AssignmentLedger(Ledger):
    app = "campaign"
    name = "assignments"
    title = "报送任务"
    model = Assignment
    basis = "实施方案 三"
    order = ("due_on",)
    search = ("deliverable__title",)
    writable = False
    importable = False
    columns = (
        Column("deliverable__title", "任务", width=30),
        Column("unit", "所属单位", filter=True),
        Column("unit__level", "单位级别", form=False, excel=False, shown=False, filter=True),
        Column("due_on", "截止日期", filter=True),
        Column("remaining", "剩余时间", value=_late, sort=False),
        Column("state", "状态", filter=True, tone=lambda value: ASSIGNMENT_TONES.get(value, "none")),
        Column("moved", "期限说明", value=_moved, sort=False, shown=False),
        Column("deliverable__code", "编号", shown=False),
        Column("deliverable__note", "要求", shown=False),
        Column("nothing_to_report", "零报告", filter=True, shown=False),
        Column("note", "说明", shown=False),
        Column("submitted_at", "提交时间", shown=False),
        Column("reason", "退回原因", shown=False),
    )
    presets = (
        Preset("late", "已逾期", lambda rows: rows.late(clock.today())),
        Preset("unfinished", "未提交", lambda rows: rows.unfinished()),
        Preset("submitted", "待审核", lambda rows: rows.filter(state=AssignmentState.SUBMITTED)),
    )
    verbs = (
        Verb.of(ASSIGNMENTS, "submit", action=actions.submit_assignment, form=NoteForm),
        Verb.of(
            ASSIGNMENTS, "submit", action=actions.report_nothing, form=ZeroForm, name="nothing",
            title="零报告",
        ),
        Verb(
            "extend", "申请延期", action=extensions.ask_extension, right=Right.FILL, form=ExtensionForm,
            when=lambda row: may_be_put_off(row.state),
        ),
        Verb.of(ASSIGNMENTS, "accept", action=actions.accept_assignment, bulk=True),
        Verb.of(
            ASSIGNMENTS, "return", action=actions.return_assignment, form=ReasonForm, bulk=True, danger=True
        ),
    )  # fmt: skip
    detail_template = "campaign/assignment_detail.html"

    def preset(self, name: str) -> Preset | None:
        """Also what a figure of the board or the timeline counts."""
        wanted = slice_of(name)
        if wanted is None:
            return super().preset(name)
        return Preset(name, wanted.title, lambda rows: rows.filter(wanted.condition(clock.today())))


def _review(actor: Actor, row: Assignment) -> Link | None:
    """To the page where a superior marks what is wrong."""
    if not ASSIGNMENTS.may("return", row.state) or not actor.may(Right.REVIEW, codes.parent_of(row.unit_id)):
        return None
    return Link("逐项审核", reverse("campaign:assignments-review", args=[row.pk]))


register(AssignmentLedger)
register_link("campaign/assignments", _review)
