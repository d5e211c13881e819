"""The desk page: what each kind of person finds on it."""

from datetime import datetime
from typing import Any

import pytest

from campaign.models import Assignment, Campaign, Issue
from tests.campaign.board_rows import plant, queries_of
from tests.cast import QF, QF_SCHOOL, Cast


def section(response: Any, key: str) -> list[Any]:
    return next(s.lines for s in response.context["sections"] if s.key == key)


@pytest.fixture
def three_late(campaign: Campaign, now: datetime) -> list[Issue]:
    return [plant(campaign, QF, now=now, due=f"2024-07-{day:02}") for day in (9, 10, 11)]


def test_overdue_issues_are_counted_and_linked(cast: Cast, three_late: list[Issue]) -> None:
    page = cast.client(cast.qf_clerk).get("/desk/")
    titles = [line.item.title for line in section(page, "late") if line.item.kind == "issue"]
    assert sorted(title.split()[0] for title in titles) == sorted(issue.number for issue in three_late)
    assert "已逾期 3 个工作日" in page.content.decode()


def test_the_tile_counts_every_line_that_says_overdue(
    cast: Cast, three_late: list[Issue], now: datetime
) -> None:
    row = Assignment.objects.get(unit_id=QF, deliverable__code="A2")
    Assignment.objects.filter(pk=row.pk).update(state="submitted", submitted_at=now)
    for person in (cast.py_reviewer, cast.py_supervisor, cast.qf_clerk):
        page = cast.client(person).get("/desk/")
        lines = page.content.decode().split('class="desk-line"')[1:]
        assert sum("已逾期 " in line for line in lines) == len(section(page, "late")), person
    judged = next(line for line in section(cast.client(cast.py_reviewer).get("/desk/"), "judge"))
    assert (judged.item.due_on, judged.theirs) == (row.due_on, True)


def test_an_issue_due_today_says_so(cast: Cast, campaign: Campaign, now: datetime) -> None:
    issue = plant(campaign, QF, now=now, due="2024-07-12")
    page = cast.client(cast.qf_clerk).get("/desk/")
    assert any(line.item.title.startswith(issue.number) for line in section(page, "today"))
    assert "今天到期" in page.content.decode()


def test_every_line_leads_somewhere(cast: Cast, three_late: list[Issue]) -> None:
    plant(three_late[0].campaign, QF_SCHOOL, now=three_late[0].created_at, state="county_check")
    plant(three_late[0].campaign, QF_SCHOOL, now=three_late[0].created_at, state="city_check")
    for person in (cast.qf_clerk, cast.qf_school, cast.qf_reviewer, cast.py_reviewer):
        client = cast.client(person)
        lines = [line for found in client.get("/desk/").context["sections"] for line in found.lines]
        assert lines, person
        for url in {line.url for line in lines}:
            assert client.get(url).status_code == 200, url


def test_another_county_sees_nothing_of_it(cast: Cast, three_late: list[Issue]) -> None:
    page = cast.client(cast.nl_clerk).get("/desk/")
    assert not [
        line for found in page.context["sections"] for line in found.lines if line.item.kind == "issue"
    ]
    assert three_late[0].number not in page.content.decode()


def test_the_reason_of_a_return_stands_on_the_desk(cast: Cast, campaign: Campaign, now: datetime) -> None:
    plant(campaign, QF, now=now, due="2024-07-30", state="rectifying", returned_reason="照片看不清，请重拍。")
    assert "照片看不清，请重拍。" in cast.client(cast.qf_clerk).get("/desk/").content.decode()


def test_a_leader_reads_the_state_of_the_county(cast: Cast, three_late: list[Issue]) -> None:
    page = cast.client(cast.qf_leader).get("/desk/")
    assert page.context["headline"].overdue == 3
    assert "3 件逾期" in page.content.decode()


def test_an_empty_desk_says_what_is_next(cast: Cast) -> None:
    assert "还没有启动专项行动" in cast.client(cast.qf_leader).get("/desk/").content.decode()


def test_an_administrator_finds_own_pages_and_no_figures(cast: Cast, three_late: list[Issue]) -> None:
    page = cast.client(cast.admin_system).get("/desk/").content.decode()
    assert "不接触业务数据" in page
    assert "/clock/" in page
    assert three_late[0].number not in page


def test_signed_out_people_are_sent_to_sign_in(cast: Cast) -> None:
    assert cast.client().get("/desk/").status_code == 302


def test_the_desk_keeps_its_query_budget(cast: Cast, three_late: list[Issue]) -> None:
    """One or two for each source: duties, issues, letters, filings, seats, groups, matching, zones …"""
    for person in (cast.qf_clerk, cast.qf_reviewer, cast.py_reviewer, cast.qf_handler):
        assert queries_of(cast.client(person), "/desk/") <= 30, person
