"""Weekly reports of the demo: every week so far, through the same actions as people's, by invented people.

PDFs are not set here. Signing queues each one, and the worker sets them after the start (about 0.3 s each),
as it does for everybody; until then the page says so.
"""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from campaign.models import Assignment, Phase
from reports import actions
from reports.choices import NARRATIVES, Kind, State
from reports.models import Filing
from reports.queries.figures import WEEKLY
from yangguang.accounts.choices import Role
from yangguang.accounts.models import Grant, User
from yangguang.tenancy.models import Unit

CITY = "4109"
SILENT = "410927"  # 台前县 has sent nothing for two weeks
CORRECTED = "410923"  # 南乐县 was returned once and mended it
# How far the newest week has come; 清丰县 is left to whoever walks the road.
NEWEST = {
    "410902": State.RETURNED,
    "410922": None,
    "410923": State.SUBMITTED,
    "410926": State.CHECKED,
    "410927": None,
    "410928": State.SIGNED,
    "410971": State.DRAFT,
    "410972": State.ACCEPTED,
    "410973": State.ACCEPTED,
}
SUMMED_UP = 2  # the phase 全面排查
SUMMARIES = {"410922": State.ACCEPTED, "410926": State.ACCEPTED, "410928": State.SUBMITTED}
ROAD = (State.DRAFT, State.CHECKED, State.SIGNED, State.SUBMITTED)


def load_filings(*, people: Mapping[str, User], now: datetime) -> None:
    """Reports of each Friday up to ``now``, and summaries of the last phase; ``people`` by account name
    (``accounts.demo.load_people``)."""
    due = Assignment.objects.filter(**WEEKLY, due_on__lte=now.date()).order_by("due_on")
    days = list(due.values_list("due_on", flat=True).distinct())
    offices = {unit: Office(unit, people, now) for unit in [*NEWEST, CITY]}
    for weeks_ago, day in zip(range(len(days) - 1, -1, -1), days, strict=True):
        friday = now if day == now.date() else datetime.combine(day, time(9, 5), now.tzinfo)
        actions.draft_due_filings(now=friday)
        for unit in NEWEST:
            _file(offices, unit, day, weeks_ago, friday)
        _city(offices, day, weeks_ago, friday)
    load_summaries(people=people, now=now)


def load_summaries(*, people: Mapping[str, User], now: datetime) -> None:
    """小结 of the phase that is over, as far as counties have come; the city sums what it accepted."""
    phase = Phase.objects.filter(campaign__unit_id=CITY, campaign__year=now.year, number=SUMMED_UP).first()
    if phase is None or phase.ends >= now.date():
        return
    offices = {unit: Office(unit, people, now) for unit in [*SUMMARIES, CITY]}
    for unit, target in SUMMARIES.items():
        filing = actions.start_summary(
            by=offices[unit].clerk, unit=Unit.objects.get(pk=unit), phase=phase, now=now
        )
        _walk(offices, filing, target, now)
    city = Unit.objects.get(pk=CITY)
    actions.start_summary(by=offices[CITY].clerk, unit=city, phase=phase, now=now + timedelta(minutes=80))


class Office:
    """Clerk, reviewer and leader of one unit, among the people of the demo."""

    def __init__(self, unit: str, people: Mapping[str, User], now: datetime) -> None:
        grants = (
            Grant.objects.active(now).filter(unit_id=unit, user__in=people.values()).select_related("user")
        )
        by_role = {grant.role: grant.user for grant in grants}
        self.clerk, self.reviewer, self.leader = (
            by_role[role] for role in (Role.CLERK, Role.REVIEWER, Role.LEADER)
        )


def _file(offices: Mapping[str, Office], unit: str, day: date, weeks_ago: int, friday: datetime) -> None:
    """One county's week."""
    target = NEWEST[unit] if weeks_ago == 0 else State.ACCEPTED
    if target is None or (unit == SILENT and weeks_ago <= 1):
        return
    if unit == CORRECTED and weeks_ago == 1:
        _walk(offices, _newest(unit, day), State.RETURNED, friday)
        friday += timedelta(hours=3)
    _walk(offices, _newest(unit, day), target, friday)


def _walk(offices: Mapping[str, Office], filing: Filing, target: str, now: datetime) -> None:
    """Bring a draft to ``target``, each step by its person, some minutes after the other."""
    office, again = offices[filing.unit_id], filing.edition > 1
    filing = actions.write_narrative(
        by=office.clerk,
        filing=filing,
        texts=_words(filing, again=again) if filing.kind == Kind.WEEKLY else _sections(filing),
        zero_confirmed=filing.kind == Kind.WEEKLY and filing.figures["total"]["found_week"] == 0,
        hand_over=True,
        now=now + timedelta(minutes=20),
    )
    steps = {
        State.CHECKED: (actions.check_filing, office.reviewer),
        State.SIGNED: (actions.sign_filing, office.leader),
        State.SUBMITTED: (actions.submit_filing, office.clerk),
    }
    for minutes, state in enumerate(ROAD[1:], start=3):
        if filing.state == target:
            return
        act, person = steps[state]
        filing = act(by=person, filing=filing, now=now + timedelta(minutes=10 * minutes))
    later = now + timedelta(minutes=75)
    if target == State.ACCEPTED:
        actions.accept_filing(by=offices[CITY].reviewer, filing=filing, now=later)
    if target == State.RETURNED:
        reason = "下周打算没有写明责任人和完成时间，请补充后重报。"
        actions.return_filing(
            by=offices[CITY].reviewer, filing=filing, reason=reason, marks=["next_steps"], now=later
        )


def _city(offices: Mapping[str, Office], day: date, weeks_ago: int, friday: datetime) -> None:
    """The city sums what it accepted; the newest week is still open."""
    draft, later = _newest(CITY, day), friday + timedelta(hours=5)
    if weeks_ago == 0:
        actions.refresh_figures(by=offices[CITY].clerk, filing=draft, now=friday + timedelta(minutes=80))
        return
    actions.refresh_figures(by=offices[CITY].clerk, filing=draft, now=later)
    _walk(offices, _newest(CITY, day), State.SUBMITTED, later)


def _newest(unit: str, day: date) -> Filing:
    return Filing.objects.filter(unit_id=unit, kind=Kind.WEEKLY, period_end=day).order_by("-edition")[0]


def _sections(filing: Filing) -> dict[str, str]:
    """A plain sentence under each heading of a summary."""
    name, total = filing.unit.name, filing.figures["total"]
    words = dict.fromkeys(NARRATIVES[filing.kind], "已逐项对照检查，发现的问题全部列入台账。（演示）")
    return words | {
        "work_done": f"{name}成立工作专班，县教育局和各校全部完成自查。（演示）",
        "problems": f"尚有{total['open']}个问题没有销号，正在按期整改。（演示）",
        "next_steps": "转入集中行动，按周调度，逐条销号。（演示）",
    }


def _words(filing: Filing, *, again: bool) -> dict[str, str]:
    """Plain sentences around the figures of the report."""
    total, name = filing.figures["total"], filing.unit.name
    late = f"有{total['overdue']}个问题超过整改期限，主要是涉及部门多、材料不全。" if total["overdue"] else ""
    who = "由招生股负责，7月19日前完成。" if again else ""
    return {
        "work_done": f"{name}召开专项行动调度会，逐校核对问题整改台账。\n"
        f"本周新发现问题{total['found_week']}个，完成销号{total['closed_week']}个。（演示）",
        "problems": f"尚有{total['open']}个问题没有销号。{late}个别学校招生简章公示位置不醒目。（演示）",
        "next_steps": f"对未销号的问题逐一明确措施，组织一次实地复核。{who}（演示）",
    }
