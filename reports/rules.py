"""What a report must be before it moves on, what its figures must add up to, and why it may not move.

Sources: plan 三 (weekly reports in phase 3, summaries in phase 4), GB/T 9704-2012 7.2.5 for the number.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Protocol

from django.utils import timezone

from campaign.choices import Area
from reports.choices import AGENCY_MARKS, COUNTS, COVERAGE, NARRATIVES, Kind, Measure, State
from yangguang.common import clock
from yangguang.common.refusals import Locked, Refusal
from yangguang.tenancy.choices import Level, Right

Figures = Mapping[str, Any]


class NotNow(Refusal):
    """The state does not admit the verb."""

    code = "NOT_NOW"
    message = "报告已不在这一步，请刷新页面查看最新状态。"


class NarrativeMissing(Refusal):
    code = "NARRATIVE_MISSING"
    status = 422
    message = "请填完每一栏，再送审核。没有可写的，请写明“无”。"


class ZeroNotConfirmed(Refusal):
    """A blank is never a zero (零报告)."""

    code = "ZERO_NOT_CONFIRMED"
    status = 422
    field = "zero_confirmed"
    message = "本周没有新发现的问题，请勾选“本周无新增问题”确认零报告。"


class ZeroContradicted(Refusal):
    code = "ZERO_CONTRADICTED"
    status = 422
    field = "zero_confirmed"
    message = "本周台账中有新发现的问题，不能勾选“本周无新增问题”，请去掉勾选。"


class NotWritten(Refusal):
    code = "NOT_WRITTEN"
    message = "经办人还没有送审这份报告，请等经办人填写完成后再审核。"


class SamePerson(Refusal):
    """Two persons, no skipped step (security.md control 8)."""

    code = "SAME_PERSON"
    status = 403
    message = "填写、审核、签发和上级接收须由不同的人办理，请由另一位有权限的人员办理这一步。"


class ReasonMissing(Refusal):
    code = "REASON_MISSING"
    status = 422
    field = "reason"
    message = "请写明退回原因，至少 4 个字，让对方知道要改什么。"


class FieldClosed(Refusal):
    """A return unlocks only what it marked."""

    code = "FIELD_CLOSED"
    status = 423
    message = "上级只退回了标出的内容，其他内容仍然锁定，请不要改动；确需修改的请联系上级再次退回。"


class FiguresAreBehind(Refusal):
    """The city's figures are the sum of all accepted reports, or it says so before anybody checks it."""

    code = "FIGURES_ARE_BEHIND"
    message = "取数之后又有下级报告被接收，请先点“重新汇总”，再送审核。"


class DoesNotAddUp(Refusal):
    """The snapshot does not recompute: nobody signs numbers that contradict each other."""

    code = "DOES_NOT_ADD_UP"
    message = "报告中的合计与明细不一致，请点“重新取数”后再送审核；仍不一致时请联系系统管理员。"


class FiguresClosed(Refusal):
    code = "FIGURES_CLOSED"
    status = 423
    message = "上级退回时没有标出数据，本版沿用原数据，不能重新取数。"


class PhaseNotBegun(Refusal):
    """Nobody sums up what has not begun."""

    code = "PHASE_NOT_BEGUN"
    message = "这个阶段还没有开始，开始之后才能起草小结或总结。"


class SummaryExists(Refusal):
    """One summary a phase; a returned one is replaced by its next edition, not by another draft."""

    code = "SUMMARY_EXISTS"
    message = "这个阶段的小结或总结已经起草，请打开已有的那一份继续办理。"


class NobodyToSumUpFor(Refusal):
    """Summaries are made by the bureaus of counties and cities (plan 三（四）)."""

    code = "NO_SUMMARY_HERE"
    status = 422
    field = "unit"
    message = "阶段小结和总结由县（区）和市级教育局起草，请选择县（区）或市级单位。"


class NoSuperior(Refusal):
    code = "NO_SUPERIOR"
    message = "本单位没有需要上报的上级单位。"


class _FilingLike(Protocol):
    state: str
    kind: str
    reason: str
    figures: Any
    zero_confirmed: bool
    submitted_at: datetime | None
    written_at: datetime | None
    written_by_id: int | None
    checked_by_id: int | None
    signed_by_id: int | None


def must_be(filing: _FilingLike, *states: str) -> None:
    """Refuse unless the filing stands in one of ``states``; a handed in one says why it is locked."""
    if filing.state in states:
        return
    lock = why_locked(filing)
    raise Locked(lock) if lock else NotNow


def why_locked(filing: _FilingLike) -> str:
    """Why a report is closed, since when, and who can open it; "" when it is not."""
    if not filing.submitted_at:
        return ""
    since = f"{timezone.localtime(filing.submitted_at):%Y-%m-%d %H:%M}"
    if filing.state == State.SUBMITTED:
        return f"报告已于 {since} 上报并锁定，只有上级单位的审核人退回后才能修改。"
    if filing.state == State.ACCEPTED:
        return f"报告已于 {since} 上报，并已被上级接收，全部锁定；数据有变化的，请在下一份报告中说明。"
    return ""


def must_be_another(by: Any, *user_ids: int | None) -> None:
    """Refuse a person who already had a hand in it; the system itself (None) writes and checks nothing."""
    if by is not None and by.pk in user_ids:
        raise SamePerson


def must_be_complete(kind: str, texts: Mapping[str, str], *, zero_confirmed: bool, figures: Figures) -> None:
    """What is needed before the reviewer sees it. A week without issues is confirmed; a summary speaks of
    everything, so its figures say it."""
    missing = next((name for name in NARRATIVES[kind] if not texts[name].strip()), None)
    if missing:
        raise NarrativeMissing(field=missing)
    if kind == Kind.WEEKLY:
        must_answer_zero(zero_confirmed, figures)


def must_answer_zero(confirmed: bool, figures: Figures) -> None:
    """Nothing found this week is said explicitly, and only when it is so."""
    nothing = figures["total"]["found_week"] == 0
    if nothing and not confirmed:
        raise ZeroNotConfirmed
    if confirmed and not nothing:
        raise ZeroContradicted


def must_give_reason(reason: str) -> str:
    """The reason without blanks around it."""
    if len(reason.strip()) < 4:
        raise ReasonMissing
    return reason.strip()


def open_fields(kind: str, marks: Sequence[str]) -> frozenset[str]:
    """Narrative fields a new edition may change: those marked, all when nothing was marked."""
    return frozenset(name for name in NARRATIVES[kind] if not marks or name in marks)


def figures_open(marks: Sequence[str]) -> bool:
    """Whether a new edition takes its figures anew: when one was marked, or nothing was."""
    return not marks or any(mark in _FIGURE_MARKS for mark in marks)


_FIGURE_MARKS = {area.value: f"数据：{area.label}" for area in Area} | {COVERAGE: "数据：自查覆盖"}


def marks_of(kind: str) -> dict[str, str]:
    """What a superior may mark when it returns a report of the kind: headings and figures."""
    return {**NARRATIVES[kind], **_FIGURE_MARKS}


# --- Figures ---


def add_counts(rows: Iterable[Mapping[str, int]]) -> dict[str, int]:
    """Column sums of rows of :data:`COUNTS`."""
    total = dict.fromkeys(COUNTS, 0)
    for row in rows:
        for name in COUNTS:
            total[name] += int(row[name])
    return total


def add_lines(lines: Sequence[Figures]) -> dict[str, Any]:
    """Areas, total and coverage of several units: plain sums, area by area."""
    areas: list[dict[str, Any]] = [
        {
            "area": area.value,
            **add_counts(a for line in lines for a in line["areas"] if a["area"] == area.value),
        }
        for area in Area
    ]
    answered, applicable = (
        sum(line["coverage"][part] for line in lines) for part in ("answered", "applicable")
    )
    coverage = {"answered": answered, "applicable": applicable}
    return {"areas": areas, "total": add_counts(areas), "coverage": coverage}


def add_measures(lines: Sequence[Figures]) -> dict[str, list[int]]:
    """Measures of several units: [how many, of these done] by measure."""
    return {
        key: [sum(line["measures"][key][part] for line in lines) for part in (0, 1)] for key in Measure.values
    }


def adds_up(figures: Figures) -> bool:
    """Whether a snapshot recomputes: total = Σ areas, and with lines every area and measure = Σ lines."""
    if dict(figures["total"]) != add_counts(figures["areas"]):
        return False
    if "lines" not in figures:
        return True
    lines = figures["lines"]
    again = add_lines(lines)
    if "measures" in figures:
        again["measures"] = add_measures(lines)
    return all(figures[part] == sums for part, sums in again.items()) and all(map(adds_up, lines))


# --- Periods, names, numbers ---


def period_start(due_on: date, previous_due: date | None) -> date:
    """The day after the last period's end; a week back for the first report."""
    return previous_due + timedelta(days=1) if previous_due else due_on - timedelta(days=6)


def drafted_from(period_end: date, due_on: date) -> date:
    """The day the clock drafts a summary: the day after what it tells of, or three working days before its
    deadline where the deadline is the last day itself."""
    if period_end < due_on:
        return period_end + timedelta(days=1)
    return clock.add_working_days(due_on, -SUMMARY_AHEAD)


SUMMARY_AHEAD = 3  # working days, as the first reminder
SUMMARY_WITHIN = 5  # working days from the draft of a summary nobody asked for


def bureau_name(unit_name: str, level: str) -> str:
    """发文机关: 河南省教育厅, 濮阳市教育局, 清丰县教育局."""
    return f"{unit_name}教育厅" if level == Level.PROVINCE else f"{unit_name}教育局"


def agency_mark(code: str, name: str) -> str:
    """发文机关代字, such as 清教招专."""
    return AGENCY_MARKS.get(code, f"{name[:1]}教招专")


def document_number(mark: str, year: int, serial: int) -> str:
    """发文字号: year in 〔〕, serial without leading zeros (GB/T 9704-2012, 7.2.5)."""
    return f"{mark}〔{year}〕{serial}号"


def title_of(issuer: str, kind: str, ordinal: int, phase: str = "") -> str:
    """The title of the document; a line feed where it may break. ``phase``: name of the phase summed up."""
    about = f"{issuer}关于义务教育阳光招生\n专项行动"
    if kind == Kind.WEEKLY:
        return f"{about}问题整改情况的报告（第{ordinal}期）"
    return f"{about}{phase}阶段工作的小结" if kind == Kind.PHASE_SUMMARY else f"{about}的总结报告"


# --- Steps: who does what when ---


@dataclass(frozen=True)
class Step:
    """One verb of a report. ``superior``: done by the unit above; otherwise by the reporting unit itself."""

    name: str
    title: str
    right: str
    states: tuple[str, ...]
    superior: bool = False
    confirm: str = ""
    reason: bool = False


STEPS = (
    Step("refresh", "重新取数", Right.FILL, (State.DRAFT,), confirm="用现在的台账替换本报告的数据，确定吗？"),
    Step("check", "审核通过", Right.REVIEW, (State.DRAFT,)),
    Step("send-back", "退回经办人", Right.REVIEW, (State.DRAFT, State.CHECKED), reason=True),
    Step("sign", "签发", Right.SIGN, (State.CHECKED,), confirm="签发即编文号，内容不能再改，确定签发吗？"),
    Step("decline", "不予签发，退回经办人", Right.SIGN, (State.CHECKED,), reason=True),
    Step("submit", "上报", Right.FILL, (State.SIGNED,), confirm="上报后锁定，上级退回才能修改，确定吗？"),
    Step("withdraw", "撤回签发", Right.SIGN, (State.SIGNED,), reason=True),
    Step("accept", "接收", Right.REVIEW, (State.SUBMITTED,), superior=True,
         confirm="接收后这份报告计入本级汇总，不能再退回，确定接收吗？"),
    Step("return", "退回", Right.REVIEW, (State.SUBMITTED,), superior=True, reason=True),
)  # fmt: skip


def next_step(state: str, *, written: bool) -> str:
    """Who has to do what now; "" when the report is at its end."""
    return {
        State.DRAFT: "由审核人审核" if written else "由经办人填写并送审",
        State.CHECKED: "由分管领导签发",
        State.SIGNED: "由经办人上报",
        State.SUBMITTED: "由上级审核人接收或退回",
    }.get(State(state), "")


def stands_for(step: Step, filing: _FilingLike) -> bool:
    """Whether the state admits the step."""
    if filing.state not in step.states:
        return False
    return filing.written_at is not None or step.name not in ("check", "send-back")


def had_a_hand(step: Step, filing: _FilingLike, user_id: int | None) -> bool:
    """Whether this person wrote, checked or signed it and so must leave the step to another."""
    before = {
        "check": (filing.written_by_id,),
        "sign": (filing.written_by_id, filing.checked_by_id),
        "accept": (filing.written_by_id, filing.checked_by_id, filing.signed_by_id),
    }
    return user_id is not None and user_id in before.get(step.name, ())
