"""The ledger of second looks (回头看)."""

from campaign.actions import second_looks as actions
from campaign.choices.second_looks import LOOK_TONES, LookState
from campaign.forms.issues import LookForm, RelapseForm
from campaign.models import SecondLook
from campaign.rules.second_looks import SECOND_LOOKS
from yangguang.common import clock
from yangguang.ledgers.declaration import Column, Ledger, Mark, Preset, Verb
from yangguang.ledgers.registry import register
from yangguang.tenancy.choices import Level


def _remaining(row: SecondLook) -> Mark | str:
    """How long is left; nothing once the look was done."""
    if row.state != LookState.WAITING:
        return ""
    today = clock.today()
    tone = "late" if row.due_on < today else "due" if row.due_on == today else "none"
    return Mark(clock.remaining_in_words(row.due_on, today), tone)


class SecondLookLedger(Ledger):
    app = "campaign"
    name = "second-looks"
    title = "回头看台账"
    model = SecondLook
    basis = "实施方案 三（三）：抓好问题整改"
    order = ("due_on",)
    search = ("issue__number", "issue__found")
    levels = (Level.COUNTY, Level.SCHOOL)
    writable = False
    columns = (
        Column("issue__number", "问题编号", width=18),
        Column("unit", "所属单位", filter=True),
        Column("issue__found", "原问题", width=40),
        Column("state", "状态", filter=True, tone=lambda value: LOOK_TONES.get(value, "none")),
        Column("remaining", "剩余时间", value=_remaining, sort=False),
        Column("due_on", "办结期限", filter=True),
        Column("drawn_on", "抽取日期", shown=False, filter=True),
        Column("closed_at", "销号时间", shown=False),
        Column("by", "回看人", value=lambda row: row.by.name if row.by else "", sort=False),
        Column("at", "回看时间", shown=False),
        Column("note", "回看情况", shown=False, width=40),
    )
    presets = (
        Preset("waiting", "待回看", lambda rows: rows.waiting()),
        Preset("overdue", "已逾期", lambda rows: rows.overdue(clock.today())),
    )
    verbs = (
        Verb.of(SECOND_LOOKS, "confirm", action=actions.confirm_look, form=LookForm),
        Verb.of(SECOND_LOOKS, "relapse", action=actions.relapse_look, form=RelapseForm, danger=True),
    )
    detail_template = "campaign/second_look_detail.html"


register(SecondLookLedger)
