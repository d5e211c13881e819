"""Clues (问题线索台账)."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from campaign.actions import clues as actions
from campaign.actions.interviews import plan_from_clue
from campaign.actions.letters import draft_from_clue
from campaign.choices.clues import CLUE_TONES, ClueState
from campaign.forms.clues import ConcludeForm, NoteForm, ReopenForm
from campaign.forms.discipline import LetterForm, PlanForm
from campaign.ledgers.dated import DatedLedger
from campaign.models import Clue
from campaign.queries.discipline import units_below
from campaign.queries.standing import late_in_words
from campaign.rules import dates
from campaign.rules.clues import CLUES, NotYourClue, handling_unit
from yangguang.accounts.models import User
from yangguang.accounts.rights import rights_of
from yangguang.common import clock
from yangguang.common.refusals import Locked, Refusal
from yangguang.ledgers.declaration import Column, Mark, Preset, Verb
from yangguang.ledgers.registry import register
from yangguang.tenancy.choices import Right


def _remaining(row: Clue) -> Mark | str:
    """How long until an outcome is due, in working days, or how late it came."""
    if row.state == ClueState.CONCLUDED:
        late = late_in_words(row.due_on, row.concluded_at)
        return Mark(late, "due") if late else ""
    today = clock.today()
    tone = "late" if row.due_on < today else "due" if row.due_on == today else "none"
    return Mark(clock.remaining_in_words(row.due_on, today), tone)


class ClueLedger(DatedLedger):
    app = "campaign"
    name = "clues"
    title = "问题线索台账"
    model = Clue
    basis = "实施方案 一（四）、四（三）"
    fill = Right.SUPERVISE
    importable = False
    levels = ()  # a clue lives with the superior of the unit it is about: nobody chooses
    order = ("-number",)
    bounds = {"found_on": dates.since_new_year}
    search = ("number", "text")
    columns = (
        Column("number", form=False, width=20),
        Column(
            "about",
            filter=True,
            options=units_below,
            help="线索涉及的学校或教育局。由它的上级办理，它看不到这条线索",
        ),
        Column("unit", "办理单位", form=False, filter=True),
        Column("source", filter=True),
        Column("area", filter=True, required=False, shown=False),
        Column("text", width=40, help="时间、对象、情形；不写投诉举报人的姓名和联系方式"),
        Column("found_on", filter=True, shown=False),
        Column("state", form=False, filter=True, tone=lambda value: CLUE_TONES.get(value, "none")),
        Column("remaining", "剩余时间", value=_remaining, form=False, excel=False, sort=False),
        Column("due_on", form=False, filter=True, shown=False),
        Column("outcome", form=False, filter=True),
        Column("finding", form=False, shown=False),
        Column("issue", form=False, shown=False),
        Column("concluded_at", form=False, shown=False, filter=True),
    )
    presets = (
        Preset("open", "没有结论", lambda rows: rows.open()),
        Preset("overdue", "逾期没有结论", lambda rows: rows.overdue(clock.today())),
    )
    verbs = (
        Verb.of(CLUES, "check", action=actions.check_clue, bulk=True),
        Verb.of(CLUES, "note", action=actions.note_clue, form=NoteForm),
        Verb("letter", "拟督办提醒函", action=draft_from_clue, right=Right.SUPERVISE, form=LetterForm),
        Verb("interview", "登记约谈", action=plan_from_clue, right=Right.SUPERVISE, form=PlanForm),
        Verb.of(CLUES, "conclude", action=actions.conclude_clue, form=ConcludeForm),
        Verb.of(CLUES, "reopen", action=actions.reopen_clue, form=ReopenForm, danger=True),
    )
    detail_template = "campaign/clue_detail.html"

    def create(self, *, by: User | None, unit_id: str, values: Mapping[str, Any], now: datetime) -> Clue:
        """Register a clue; the person must supervise for the unit that will handle it."""
        about = values["about"]
        handler = handling_unit(about.pk, about.level)
        if by is not None and not rights_of(by).covers(Right.SUPERVISE, handler):
            raise NotYourClue
        return actions.open_clue(
            by=by, now=now, about=about, source=values["source"], text=values["text"],
            area=values.get("area") or "", found_on=values.get("found_on"),
        )  # fmt: skip

    def update(self, *, by: User | None, row: Clue, values: Mapping[str, Any], now: datetime) -> Clue:
        """Amend a clue that has no outcome."""
        return actions.amend_clue(by=by, now=now, row=row, values=values)

    def locked(self, row: Clue) -> Refusal | None:
        """Closed once there is an outcome."""
        if row.state != ClueState.CONCLUDED:
            return None
        return Locked("该线索已有结论，不能再修改；确需重新核查的，请由上级单位“重新核查”。")


register(ClueLedger)
