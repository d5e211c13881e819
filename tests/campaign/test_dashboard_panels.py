"""Beside the board: phases, silence, letters, ages, what is new – each number with the rows behind it."""

import re
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from campaign import actions
from campaign.actions import dashboard as looks
from campaign.choices import Answer
from campaign.models import Assignment, Campaign, Check, ChecklistItem, CheckTally, Issue
from campaign.queries.news import news
from tests.campaign.board_rows import plant, queries_of
from tests.cast import NL, PY, QF, QF_SCHOOL, QF_SCHOOL_2, Cast
from yangguang.common import clock
from yangguang.tenancy.models import Unit

BUDGET = 20
URL = "/dashboard/"


def tallied() -> dict[str, int]:
    return dict(CheckTally.objects.exclude(answered=0).values_list("unit_id", "answered"))


def counted() -> dict[str, int]:
    found: dict[str, int] = {}
    for unit in Check.objects.filter(item__retired_on=None).values_list("unit_id", flat=True):
        found[unit] = found.get(unit, 0) + 1
    return found


def test_answers_are_tallied_whoever_writes_them(cast: Cast, campaign: Campaign, filled: Any) -> None:
    filled(Unit.objects.get(pk=QF_SCHOOL), cast.qf_school)
    filled(Unit.objects.get(pk=NL), cast.nl_clerk)
    assert tallied() == counted() != {}
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM campaign_check WHERE unit_id = %s", [NL])
    assert NL not in tallied()
    assert tallied() == counted()


def test_a_retired_item_leaves_the_tally_and_comes_back(
    cast: Cast, campaign: Campaign, items: dict[str, ChecklistItem], filled: Any
) -> None:
    filled(Unit.objects.get(pk=QF_SCHOOL), cast.qf_school)
    before = tallied()[QF_SCHOOL]
    rows = ChecklistItem.objects.filter(pk=items["C01"].pk)
    rows.update(retired_on=date(2024, 7, 1), retired_reason="并入 C02")
    assert tallied()[QF_SCHOOL] == before - 1 == counted()[QF_SCHOOL]
    rows.update(retired_on=None, retired_reason="")
    assert tallied()[QF_SCHOOL] == before


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.tuples(st.sampled_from([QF, QF_SCHOOL, NL]), st.integers(0, 7)), max_size=25))
def test_the_tally_agrees_with_a_count_whatever_comes_and_goes(
    cast: Cast, campaign: Campaign, now: datetime, steps: list[tuple[str, int]]
) -> None:
    """The same pair again takes the answer away; every third step retires or brings back an item."""
    chosen = list(campaign.items.order_by("position")[:8])
    Check.objects.all().delete()
    ChecklistItem.objects.update(retired_on=None)
    for number, (unit, place) in enumerate(steps):
        row = Check.objects.filter(unit_id=unit, item=chosen[place])
        if row.exists():
            row.delete()
        else:
            Check.objects.create(unit_id=unit, item=chosen[place], answer=Answer.FINE, answered_at=now)
        if number % 3 == 2:
            item = ChecklistItem.objects.get(pk=chosen[place].pk)
            ChecklistItem.objects.filter(pk=item.pk).update(
                retired_on=None if item.retired_on else date(2024, 7, 1)
            )
    assert tallied() == counted()


def test_silence_is_counted_and_leads_to_the_duties(cast: Cast, campaign: Campaign) -> None:
    client = cast.client(cast.py_reviewer)
    response = client.get(URL)
    row = next(row for row in response.context["board"].rows if row.unit.code == QF)
    expected = Assignment.objects.under(QF).late(date(2024, 7, 12)).count()
    assert row.silent == expected > 0
    link = f"/campaign/assignments/?unit={QF}&amp;preset=late"
    assert link in response.content.decode()
    assert listed(client, link) == expected


def test_what_the_bottom_line_counts_beside_the_rows_is_said_below_the_table(
    cast: Cast, campaign: Campaign
) -> None:
    Unit.objects.filter(pk=QF_SCHOOL).update(active=False)
    response = cast.client(cast.py_reviewer).get(URL)
    board, html = response.context["board"], response.content.decode()
    assert board.total.silent == sum(row.silent for row in board.rows) + board.total.apart
    assert board.total.apart > 0
    table, below = html.split("</tfoot>")
    assert "本级或已撤并单位" not in table
    assert f"本级或已撤并单位：逾期未报 {board.total.apart} 项" in below


def listed(client: Client, url: str) -> int:
    page = client.get(url.replace("&amp;", "&")).content.decode()
    found = re.search(r"共 (\d+) 条", page)
    assert found is not None
    return int(found[1])


def test_every_age_leads_to_exactly_the_rows_it_counts(cast: Cast, campaign: Campaign, now: datetime) -> None:
    for days in (0, 3, 8, 15, 40):
        plant(campaign, QF, now=now, area="conduct", found_on=date(2024, 7, 12) - timedelta(days=days))
    client = cast.client(cast.py_reviewer)
    lines = client.get(URL).context["panels"].states
    slots = [slot for line in lines for slot in line.slots if slot.count]
    assert sum(slot.count for slot in slots) == 5
    assert len(slots) > 2
    for slot in slots:
        assert listed(client, f"/campaign/issues/?{slot.query}") == slot.count


def test_phases_say_where_the_campaign_stands(cast: Cast, campaign: Campaign) -> None:
    page = re.sub(r"<[^>]+>|\s+", " ", cast.client(cast.py_reviewer).get(URL).content.decode())
    assert re.search(r"3 集中行动\s+06-11 至 09-30 · ● 进行中", page)
    assert re.search(r"2 全面排查\s+06-01 至 06-10 · ▲ 到期未结束", page)


def test_what_happened_since_the_last_look_and_nothing_else(
    cast: Cast, campaign: Campaign, now: datetime
) -> None:
    """Two visits, four changes: exactly four."""
    plant(campaign, QF, now=now, area="policy")
    seen = clock.now()
    looks.look(by=cast.py_reviewer, unit_id=PY, now=seen)
    later = seen + timedelta(minutes=1)
    client = cast.client(cast.py_reviewer)
    assert "没有新的变化" in client.get("/dashboard/news/").content.decode()
    for found in ("甲", "乙"):
        actions.open_issue(
            by=None, now=later, campaign=campaign, unit=Unit.objects.get(pk=QF_SCHOOL_2), area="conduct",
            source="inspection", found=found,
        )  # fmt: skip
    issue = actions.start_rectifying(by=cast.qf_clerk, now=later, row=Issue.objects.order_by("number").last())
    Issue.objects.filter(pk=issue.pk).update(state="county_check")
    actions.return_issue(by=cast.qf_reviewer, now=later, row=issue, reason="材料不全")
    actions.report_nothing(
        by=cast.qf_clerk, now=later, row=Assignment.objects.get(unit=QF, deliverable__code="I3"), note="无"
    )
    found = {kind.title: kind.count for kind in news(PY, seen)}
    assert found == {"新登记的问题": 2, "被退回的问题": 1, "新提交的任务": 1}
    page = client.get("/dashboard/news/", headers={"HX-Request": "true"}).content.decode()
    assert "被退回的问题" in page
    assert "<html" not in page
    assert news(NL, seen) == []


def test_only_saying_so_marks_as_seen(cast: Cast, campaign: Campaign, now: datetime) -> None:
    client = cast.client(cast.py_reviewer)
    client.get(URL)
    client.get("/dashboard/news/")
    assert "近 7 天" in client.get("/dashboard/news/").content.decode()
    assert client.post("/dashboard/seen/", {"unit": QF}).url == f"{URL}?unit={QF}"
    assert f"{clock.now():%m-%d}" in client.get("/dashboard/news/").content.decode()
    assert "您上次看过以来" in client.get("/dashboard/news/").content.decode()


def test_news_of_a_foreign_unit_is_not_told(cast: Cast, campaign: Campaign) -> None:
    assert cast.client(cast.qf_clerk).get("/dashboard/news/", {"unit": NL}).status_code == 404


@pytest.mark.parametrize("who", ["py_reviewer", "qf_clerk", "hn_viewer"])
def test_the_page_keeps_its_query_budget(cast: Cast, campaign: Campaign, now: datetime, who: str) -> None:
    for code in (QF, QF_SCHOOL, NL):
        plant(campaign, code, now=now, area="policy")
    client = cast.client(getattr(cast, who))
    client.get(URL)
    assert queries_of(client, URL) <= BUDGET
