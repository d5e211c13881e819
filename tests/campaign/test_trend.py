"""Weekly figures computed from facts, the age of what is open, schools named again and again."""

import random
import re
from collections.abc import Callable
from dataclasses import asdict
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from campaign.actions import issues
from campaign.choices import Area, IssueState, Source
from campaign.models import Campaign, Issue
from campaign.queries import trend as reads
from campaign.queries.figures import weekly_figures
from campaign.queries.repeat import offenders
from campaign.rules.repeat import reasons
from tests.campaign.board_rows import plant, queries_of
from tests.campaign.issue_steps import bring
from tests.cast import NL, NL_SCHOOL, PY, QF, QF_SCHOOL, QF_SCHOOL_2, Cast
from yangguang.common import clock
from yangguang.tenancy.models import Unit

FIRST = date(2024, 6, 8)


def moment(day: date, hour: int = 10) -> datetime:
    return clock.now().replace(year=day.year, month=day.month, day=day.day, hour=hour, minute=0, second=0)


# --- Any order of closes and reopens ------------------------------------------------------------------------


class Told:
    """What a naive clerk notes down every evening: is it open, when is it due."""

    def __init__(self) -> None:
        self.evenings: dict[date, tuple[bool, date]] = {}
        self.closed: list[date] = []
        self.reopened: list[date] = []


def walk(cast: Cast, campaign: Campaign, steps: list[tuple[int, str]], place: int) -> Told:
    """Live one issue: after so many days something happens to it."""
    told, day = Told(), FIRST + timedelta(days=place)
    issue = issues.open_issue(
        by=None, now=moment(day), campaign=campaign, unit=Unit.objects.get(pk=QF_SCHOOL), found=f"{place}",
        area=Area.values[place % 6], source=Source.INSPECTION, due_on=day + timedelta(days=9),
    )  # fmt: skip
    happenings = {}
    for after, what in steps:
        day = day + timedelta(days=after)
        happenings.setdefault(day, []).append(what)
    day = FIRST + timedelta(days=place)
    while day <= date(2024, 7, 12):
        for what in happenings.get(day, []):
            issue = _happen(cast, issue, what, moment(day), told)
        told.evenings[day] = (issue.state != IssueState.CLOSED, issue.due_on)
        day += timedelta(days=1)
    return told


def _happen(cast: Cast, issue: Issue, what: str, now: datetime, told: Told) -> Issue:
    """``toggle`` closes what is open and opens what is closed; ``extend`` moves the deadline of the open."""
    day, is_open = now.date(), issue.state != IssueState.CLOSED
    if what == "extend":
        due = max(issue.due_on, day) + timedelta(days=5)
        if is_open:
            issue = issues.extend_issue(by=cast.qf_reviewer, now=now, row=issue, due_on=due, reason="忙")
    elif is_open:
        issue = bring(cast, issue, "closed", now=now)
        told.closed.append(day)
    else:
        due = day + timedelta(days=6)
        issue = issues.reopen_issue(by=cast.py_reviewer, now=now, row=issue, reason="反弹", due_on=due)
        told.reopened.append(day)
    issue.refresh_from_db()
    return issue


def naive(lives: list[Told], week: reads.Week) -> reads.Figures:
    """The same figures by counting evenings."""
    inside = [life for life in lives if min(life.evenings) <= week.end]
    evenings = [life.evenings[week.end] for life in inside]
    within = [week.start + timedelta(days=n) for n in range((week.end - week.start).days + 1)]
    return reads.Figures(
        found=sum(min(life.evenings) in within for life in lives),
        closed=sum(any(day in within for day in life.closed) for life in lives),
        reopened=sum(any(day in within for day in life.reopened) for life in lives),
        total=len(inside),
        open=sum(is_open for is_open, _ in evenings),
        overdue=sum(is_open and due < week.end for is_open, due in evenings),
    )


STEPS = st.lists(st.tuples(st.integers(0, 12), st.sampled_from(["toggle", "toggle", "extend"])), max_size=6)


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], database=None
)
@given(st.lists(STEPS, min_size=1, max_size=3))
def test_for_any_order_of_closes_and_reopens_the_weeks_agree_with_brute_force(
    cast: Cast, campaign: Campaign, now: datetime, lives: list[list[tuple[int, str]]]
) -> None:
    known = set(Issue.objects.values_list("pk", flat=True))  # of the examples before
    told = [walk(cast, campaign, steps, place) for place, steps in enumerate(lives)]
    rows = Issue.objects.exclude(pk__in=known)
    span = reads.weeks(campaign, date(2024, 7, 12))
    lines = reads.trend(rows.order_by(), span, f"unit={PY}")
    for line in lines:
        assert line.figures == naive(told, line.week), line.week
    for before, after in pairwise(lines):
        assert after.figures.total == before.figures.total + after.figures.found


# --- Weeks --------------------------------------------------------------------------------------------------


def test_weeks_run_from_saturday_to_friday_within_the_campaign(campaign: Campaign) -> None:
    span = reads.weeks(campaign, date(2024, 7, 10))
    assert span[0] == reads.Week(date(2024, 5, 28), date(2024, 5, 31))
    assert span[1] == reads.Week(date(2024, 6, 1), date(2024, 6, 7))
    assert span[-1] == reads.Week(date(2024, 7, 6), date(2024, 7, 10))
    assert reads.weeks(campaign, date(2024, 5, 27)) == []
    assert reads.weeks(campaign, date(2025, 3, 1))[-1].end == campaign.ends


@pytest.fixture
def busy(cast: Cast, campaign: Campaign, now: datetime) -> Campaign:
    """Sixty issues drawn from a seed over units, areas and weeks; some closed, some opened again."""
    draw = random.Random(11)
    for number in range(60):
        code = draw.choice([QF, QF_SCHOOL, QF_SCHOOL_2, NL, NL_SCHOOL])
        found = date(2024, 6, 1) + timedelta(days=draw.randint(0, 40))
        due = found + timedelta(days=draw.randint(1, 20))
        fields: dict[str, Any] = {"found_on": found, "found": f"问题 {number}", "due": f"{due}"}
        if draw.random() < 0.5:
            when = moment(min(found + timedelta(days=draw.randint(0, 15)), now.date()))
            issue = plant(
                campaign, code, now=when, area=draw.choice(Area.values), closer=cast.py_reviewer, **fields
            )
            if draw.random() < 0.4:
                issues.reopen_issue(by=cast.py_reviewer, now=now, row=issue, reason="反弹")
        else:
            plant(campaign, code, now=now, area=draw.choice(Area.values), **fields)
    return campaign


def test_units_and_areas_add_up_to_the_week(busy: Campaign) -> None:
    rows = reads.issues_of(busy, PY)
    for line in reads.trend(rows, reads.weeks(busy, date(2024, 7, 12)), f"unit={PY}"):
        for parts in (
            reads.by_unit(rows, PY, line.week, ""),
            reads.by_area(rows, line.week, f"unit={PY}"),
            [p for c in (QF, NL) for p in reads.by_unit(reads.issues_of(busy, c), c, line.week, "")],
        ):
            summed = {name: sum(asdict(p.figures)[name] for p in parts) for name in asdict(line.figures)}
            assert summed == asdict(line.figures)


def test_the_trend_and_the_weekly_report_say_the_same(busy: Campaign) -> None:
    for line in reads.trend(reads.issues_of(busy, PY), reads.weeks(busy, date(2024, 7, 12)), f"unit={PY}"):
        total, figures = weekly_figures(PY, line.week.start, line.week.end)["total"], line.figures
        assert (total["found_week"], total["closed_week"]) == (figures.found, figures.closed)
        assert (total["found_total"], total["closed_total"]) == (figures.total, figures.closed_total)
        assert (total["open"], total["overdue"]) == (figures.open, figures.overdue)


def test_what_was_found_before_the_campaign_counts_as_found_before(
    cast: Cast, campaign: Campaign, now: datetime
) -> None:
    plant(campaign, QF, now=now, found_on=date(2024, 5, 20), due="2024-06-05")
    plant(campaign, QF, now=moment(date(2024, 5, 24)), found_on=date(2024, 5, 20), closer=cast.py_reviewer)
    first, second, *_ = reads.trend(
        reads.issues_of(campaign, PY), reads.weeks(campaign, now.date()), f"unit={PY}"
    )
    assert first.figures == reads.Figures(total=2, open=1)
    assert second.figures == reads.Figures(total=2, open=1, overdue=1)
    assert first.figures == reads.by_area(reads.issues_of(campaign, PY), first.week, "")[0].figures


def shown(client: Any, query: str) -> int:
    """How many rows the ledger says it holds."""
    page = client.get(f"/campaign/issues/?{query}")
    assert page.status_code == 200
    return int(page.context["page"].count)


def test_every_figure_opens_exactly_its_rows(cast: Cast, busy: Campaign) -> None:
    client = cast.client(cast.py_reviewer)
    page = client.get("/campaign/issues/trend/?week=2024-06-21")
    lines = [*page.context["lines"][2:5], *page.context["by_unit"], *page.context["by_area"]]
    assert len(lines) == 3 + 3 + 6
    for line in lines:
        for word, query in line.links.items():
            assert shown(client, query) == getattr(line.figures, word), (line.label, word)


def test_every_age_opens_exactly_its_rows(cast: Cast, busy: Campaign) -> None:
    client = cast.client(cast.py_reviewer)
    ages = client.get("/campaign/issues/trend/").context["ages"]
    assert sum(row.total for row in ages) == Issue.objects.open().count()
    for row in ages:
        for count, query in row.cells:
            assert shown(client, query) == count


def test_ages_are_counted_in_working_days(cast: Cast, campaign: Campaign, now: datetime) -> None:
    found = [date(2024, 7, 5), date(2024, 7, 4), date(2024, 6, 28), date(2024, 6, 27), date(2024, 6, 13)]
    for day in found:  # 5, 6, 10, 11 and 21 working days before Friday 12 July
        plant(campaign, QF, now=now, found_on=day)
    assert [clock.working_days_between(day, now.date()) for day in found] == [5, 6, 10, 11, 21]
    rows = reads.issues_of(campaign, PY)
    [city] = reads.ages(
        rows, [reads.Line("市", f"unit={PY}", reads.Week(FIRST, FIRST), reads.Figures())], now.date()
    )
    assert city.counts == [1, 2, 1, 1]


def test_what_nobody_knows_is_not_a_preset(cast: Cast, busy: Campaign) -> None:
    client = cast.client(cast.py_reviewer)
    for name in (
        "open-2024",
        "open-20240712-20240713",
        "open-20241399",
        "closed-20240712",
        "nothing-20240712",
    ):
        assert shown(client, f"preset={name}") == 60


def test_a_dated_preset_is_named_on_the_page_and_in_the_export(cast: Cast, busy: Campaign) -> None:
    client = cast.client(cast.py_reviewer)
    assert "2024-06-21 日终已逾期" in client.get("/campaign/issues/?preset=overdue-20240621").content.decode()
    body = b"".join(
        client.get("/campaign/issues/export/?preset=overdue-20240621&format=csv").streaming_content
    )
    assert "2024-06-21 日终已逾期" in body.decode("utf-8-sig")


# --- Pages --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["/campaign/issues/trend/", "/campaign/issues/repeat/"])
@pytest.mark.parametrize(
    ("who", "code", "expected"),
    [
        ("qf_clerk", QF, 200), ("qf_clerk", NL, 404), ("qf_clerk", PY, 404), ("py_leader", NL, 200),
        ("hn_viewer", "41", 200), ("qf_school", QF_SCHOOL, 200), ("qf_school", QF, 404),
        ("qf_clerk", "41092' OR", 404), ("py_leader", "410999", 404),
    ],
)  # fmt: skip
def test_who_sees_which_figures(
    cast: Cast, busy: Campaign, path: str, who: str, code: str, expected: int
) -> None:
    assert cast.client(getattr(cast, who)).get(path, {"unit": code}).status_code == expected


def test_a_county_reads_its_own_figures_only(cast: Cast, busy: Campaign) -> None:
    page = cast.client(cast.qf_clerk).get("/campaign/issues/trend/")
    assert page.context["lines"][-1].figures.total == Issue.objects.under(QF).count()
    assert page.context["by_unit"][0].label == "清丰县教育局"


def test_the_page_costs_the_same_for_any_number_of_issues(cast: Cast, busy: Campaign, now: datetime) -> None:
    client, path = cast.client(cast.py_reviewer), "/campaign/issues/trend/"
    before = queries_of(client, path)
    for _ in range(20):
        plant(busy, NL, now=now)
    assert queries_of(client, path) == before <= 16


def test_before_the_campaign_there_is_nothing_to_show(
    cast: Cast, campaign: Campaign, at: Callable[[str], None]
) -> None:
    at("2024-05-20")
    assert cast.client(cast.py_reviewer).get("/campaign/issues/trend/").status_code == 200


# --- 问题频发 -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("recent", "bans", "relapsed", "kinds"),
    [
        (2, {8: 1}, 0, []),
        (3, {}, 0, ["recent"]),
        (0, {8: 2, 9: 1}, 0, ["prohibition-8"]),
        (0, {}, 1, ["relapsed"]),
        (5, {1: 2, 3: 3}, 2, ["recent", "prohibition-1", "prohibition-3", "relapsed"]),
    ],
)
def test_a_school_is_named_by_the_rule(
    recent: int, bans: dict[int, int], relapsed: int, kinds: list[str]
) -> None:
    assert [kind for kind, _ in reasons(recent=recent, prohibitions=bans, relapsed=relapsed)] == kinds


def test_schools_are_ranked_and_every_reason_opens_its_rows(
    cast: Cast, campaign: Campaign, now: datetime
) -> None:
    for day in (1, 2, 3):
        plant(campaign, QF_SCHOOL, now=now, found_on=date(2024, 7, day), prohibition=8)
        plant(campaign, QF, now=now, found_on=date(2024, 7, day))  # a bureau is no school
    Issue.objects.filter(unit=QF_SCHOOL).update(source=Source.COMPLAINT)
    plant(campaign, QF_SCHOOL, now=now, found_on=date(2024, 6, 1))
    relapsed = plant(campaign, NL_SCHOOL, now=now, closer=cast.py_reviewer)
    issues.reopen_issue(by=cast.py_reviewer, now=now, row=relapsed, reason="反弹")
    plant(campaign, QF_SCHOOL_2, now=now)
    named = offenders(campaign, PY, now.date())
    assert [o.unit.code for o in named] == [QF_SCHOOL, NL_SCHOOL]
    assert (named[0].recent, named[0].complaints, named[0].total) == (3, 3, 4)
    client = cast.client(cast.py_reviewer)
    for offender in named:
        for words, query in offender.reasons:
            assert shown(client, query) == int(re.findall(r"(\d+) 件", words)[0])


def test_the_rule_stands_on_the_page(cast: Cast, campaign: Campaign, now: datetime) -> None:
    client = cast.client(cast.py_reviewer)
    empty = client.get("/campaign/issues/repeat/").content.decode()
    assert "近 30 天内发现问题 3 件及以上" in empty
    assert "没有学校达到列入条件" in empty
    for _ in range(3):
        plant(campaign, QF_SCHOOL, now=now, found_on=now.date())
    html = client.get("/campaign/issues/repeat/").content.decode()
    assert "清丰县向阳小学" in html
    assert "发督办提醒函" not in cast.client(cast.hn_viewer).get("/campaign/issues/repeat/").content.decode()
    [link] = re.findall(r'href="([^"]+)">发督办提醒函', html)
    form = client.get(link).context["form"]
    assert form["addressee"].value() == QF_SCHOOL
    assert "清丰县向阳小学" not in cast.client(cast.nl_clerk).get("/campaign/issues/repeat/").content.decode()
