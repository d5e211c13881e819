"""The issue ledger (问题整改台账)."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db.models import Q

from campaign import actions, rules
from campaign.actions import issues as verbs
from campaign.choices import ISSUE_TONES, IssueState, Source
from campaign.choices.items import line_tone
from campaign.forms import HandInForm, OpinionForm, ProgressForm, ReasonForm
from campaign.forms.issues import ExtendForm, ReopenForm
from campaign.ledgers.dated import DatedLedger
from campaign.models import Issue
from campaign.queries import spans
from campaign.queries.campaigns import current_campaign
from campaign.queries.issues import why_not_now
from campaign.rules import ISSUES, dates
from campaign.rules.issues import SILENT_WORKING_DAYS
from yangguang.accounts.models import User
from yangguang.accounts.rights import Actor
from yangguang.common import clock
from yangguang.common.refusals import Locked, Refusal
from yangguang.ledgers.declaration import Column, Mark, Preset, Verb
from yangguang.ledgers.registry import register
from yangguang.tenancy.choices import Level
from yangguang.tenancy.models import Unit


class NoCampaign(Refusal):
    code = "NO_CAMPAIGN"
    message = "本市还没有启动专项行动，请先由市级启动。"


def _items(actor: Actor) -> Sequence[tuple[Any, str]]:
    """Checklist items of the actor's campaign, by code."""
    campaign = current_campaign(actor)
    if campaign is None:
        return []
    # A retired item stays to be chosen: an issue opened under it must not lose it by being edited.
    retired = {True: "（已停用）", False: ""}
    return [
        (item.pk, f"{item.code} {item.text}{retired[item.retired_on is not None]}")
        for item in campaign.items.all()
    ]


def _remaining(row: Issue) -> Mark | str:
    """How long is left, in working days; nothing for a closed issue."""
    if row.state == IssueState.CLOSED:
        return ""
    today = clock.today()
    tone = "late" if row.due_on < today else "due" if row.due_on == today else "none"
    return Mark(clock.remaining_in_words(row.due_on, today), tone)


def silent_until() -> date:
    """长期坚持: nothing written from this day on is silence."""
    return clock.add_working_days(clock.today(), -SILENT_WORKING_DAYS)


# Presets that carry dates, so that a figure of a past week leads to its very rows:
# ``open-20240712``, ``closed-20240706-20240712``.
_DATED: dict[str, tuple[str, Callable[..., Q]]] = {
    "found": ("{} 至 {} 发现", spans.found_between),
    "closed": ("{} 至 {} 销号（含后来重新打开的）", spans.closed_between),
    "reopened": ("{} 至 {} 重新打开", spans.reopened_between),
    "open": ("{} 日终未销号", spans.open_on),
    "overdue": ("{} 日终已逾期", spans.overdue_on),
}


def dated_preset(name: str) -> Preset | None:
    """The preset a dated name stands for; None for anything else."""
    word, *days = name.split("-")
    title, condition = _DATED.get(word, ("", spans.open_on))
    if not title or len(days) != title.count("{}"):
        return None
    try:
        dates = [datetime.strptime(day, "%Y%m%d").date() for day in days]
    except ValueError:
        return None
    return Preset(name, title.format(*dates), lambda rows: rows.filter(condition(*dates)))


def _item_agrees(values: Mapping[str, Any]) -> Iterable[tuple[str, str]]:
    """An item lies in one area; an issue under it cannot lie in another."""
    item, area = values.get("item"), values.get("area")
    if item is not None and area and item.area != area:
        yield "item", f"检查项 {item.code} 属于“{item.get_area_display()}”，与所填整治领域不一致。"


def _dates_agree(values: Mapping[str, Any]) -> Iterable[tuple[str, str]]:
    """Found today at the latest, due not before it was found."""
    found_on, due_on = values.get("found_on"), values.get("due_on")
    if found_on and found_on > clock.today():
        yield "found_on", f"发现日期不能晚于今天（{clock.today():%Y-%m-%d}）。"
    if found_on and due_on and due_on < found_on:
        yield "due_on", "整改期限不能早于发现日期。"


def _one_of_ten(values: Mapping[str, Any]) -> Iterable[tuple[str, str]]:
    """教育部“十项严禁” has ten."""
    if values.get("prohibition") is not None and not 1 <= values["prohibition"] <= 10:
        yield "prohibition", "“十项严禁”请填 1 至 10 的整数。"


class IssueLedger(DatedLedger):
    app = "campaign"
    name = "issues"
    title = "问题整改台账"
    model = Issue
    basis = "实施方案 三（二）、三（三）"
    key = ("found_on", "found")
    search = ("number", "found", "person")
    levels = (Level.COUNTY, Level.SCHOOL)
    rules = (_item_agrees, _dates_agree, _one_of_ten)
    bounds = {"found_on": dates.since_new_year}
    columns = (
        Column("number", "编号", form=False, width=18),
        Column("unit", "所属单位", filter=True, help="存在问题、负责整改的学校或教育局"),
        Column("unit__level", "单位级别", form=False, excel=False, shown=False, filter=True),
        Column("area", "整治领域", filter=True, example="招生行为"),
        Column(
            "found",
            "发现的问题",
            width=40,
            help="时间、对象、情形",
            example="三年级一班登记人数与学籍相差 2 人",
        ),
        Column("remaining", "剩余时间", value=_remaining, form=False, excel=False, sort=False),
        Column("state", "状态", form=False, filter=True, tone=lambda value: ISSUE_TONES.get(value, "none")),
        Column(
            "due_on",
            "整改期限",
            filter=True,
            required=False,
            help="不填时按整改类型推算",
            example="2024-07-26",
        ),
        Column("source", "来源", filter=True, example="自查"),
        # A report's figures lead to their rows by these two dates.
        Column("found_on", "发现日期", example="2024-06-05", shown=False, filter=True),
        Column("item", "检查项", options=_items, lookup="code", required=False, shown=False, example="C01"),
        Column(
            "prohibition",
            "十项严禁",
            shown=False,
            filter=True,
            help="教育部“十项严禁”第几项，1 至 10",
            width=10,
        ),
        Column(
            "lines",
            "三条底线",
            shown=False,
            filter=True,
            tone=line_tone,
            example="稳定",
            basis="实施方案 四（三）",
            help="涉及稳定、安全、廉洁哪条底线；不填时按检查项",
        ),
        Column("deadline_kind", "整改类型", shown=False, example="限期整改"),
        Column("measures", "整改措施", shown=False, width=40),
        Column("leader", "责任领导", shown=False),
        Column("person", "责任人", shown=False),
        Column("returned_reason", "退回原因", form=False, excel=False, shown=False),
        Column("closed_at", "销号时间", form=False, excel=False, shown=False, filter=True),
        Column("reopened_at", "重新打开时间", form=False, excel=False, shown=False),
    )
    presets = (
        Preset("open", "未销号", lambda rows: rows.open()),
        Preset("overdue", "已逾期", lambda rows: rows.overdue(clock.today())),
        Preset("bottom-line", "触及底线未销号", lambda rows: rows.on_a_line()),
        Preset("silent", "需更新进展", lambda rows: rows.silent_since(silent_until())),
        Preset("relapsed", "反弹重开", lambda rows: rows.exclude(reopened_at=None)),
        Preset("returned", "被退回", lambda rows: rows.open().exclude(returned_reason="")),
    )
    verbs = (
        Verb.of(ISSUES, "start", action=actions.start_rectifying, bulk=True),
        Verb.of(ISSUES, "progress", action=actions.add_progress, form=ProgressForm),
        Verb.of(ISSUES, "hand_in", action=actions.hand_in_issue, form=HandInForm),
        Verb.of(ISSUES, "county_accept", action=actions.county_accept_issue, form=OpinionForm, bulk=True),
        Verb.of(ISSUES, "close", action=actions.close_issue, form=OpinionForm, bulk=True),
        Verb.of(ISSUES, "return", action=actions.return_issue, form=ReasonForm, danger=True),
        Verb.of(ISSUES, "extend", action=verbs.extend_issue, form=ExtendForm),
        Verb.of(ISSUES, "reopen", action=verbs.reopen_issue, form=ReopenForm, danger=True),
    )
    detail_template = "campaign/issue_detail.html"

    def preset(self, name: str) -> Preset | None:
        """Also those of a past day or week."""
        return super().preset(name) or dated_preset(name)

    def why_not(self, verb: Verb, row: Issue) -> str:
        """Who came first, and when."""
        return why_not_now(row, verb.step.verb) if verb.step else super().why_not(verb, row)

    def create(self, *, by: User | None, unit_id: str, values: Mapping[str, Any], now: datetime) -> Issue:
        """Rows of the form, of a workbook and of the API become issues the one way there is."""
        campaign = current_campaign(unit_id)
        if campaign is None:
            raise NoCampaign
        given = {name: value for name, value in values.items() if value not in (None, "")}
        given.setdefault("source", Source.SELF_CHECK)
        return actions.open_issue(
            by=by, now=now, campaign=campaign, unit=Unit.objects.get(pk=unit_id), **{"found": "", **given}
        )

    def update(self, *, by: User | None, row: Issue, values: Mapping[str, Any], now: datetime) -> Issue:
        """Amend an issue that is still with the unit."""
        return actions.amend_issue(by=by, now=now, row=row, values=values)

    def locked(self, row: Issue) -> Refusal | None:
        """Closed to changes while a verifier judges it, and after."""
        if rules.ISSUES.may("progress", row.state):
            return None
        if row.state == IssueState.CLOSED:
            return Locked("该问题已销号，不能再修改。")
        return Locked("该问题已报请验收，退回后方可修改。")


register(IssueLedger)
