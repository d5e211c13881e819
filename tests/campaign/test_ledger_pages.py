"""The issue ledger and the ledger of assignments through their doors."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from django.urls import reverse

from campaign import actions
from campaign.choices import AssignmentState, IssueState
from campaign.ledgers.issues import IssueLedger
from campaign.models import Assignment, Campaign, ChecklistItem, Issue
from tests.cast import NL, QF, QF_SCHOOL, Cast
from yangguang.tenancy.models import Unit

LIST = "/campaign/issues/"


@pytest.fixture
def issue(campaign: Campaign, now: datetime) -> Issue:
    """An issue of a school of 清丰县, found by an inspection."""
    return actions.open_issue(
        by=None, now=now, campaign=campaign, unit=Unit.objects.get(pk=QF_SCHOOL), area="conduct",
        source="inspection", found="编班没有家长见证", found_on=date(2024, 7, 1), due_on=date(2024, 7, 10),
    )  # fmt: skip


def verb(name: str, ledger: str = "issues") -> str:
    return reverse(f"campaign:{ledger}-verb", args=[name])


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        ("qf_clerk", 200),
        ("qf_school", 200),
        ("py_reviewer", 200),
        ("hn_viewer", 200),
        ("nl_clerk", 404),
        ("zz_reviewer", 404),
        ("admin_audit", 403),
    ],
)
def test_who_opens_an_issue(cast: Cast, issue: Issue, who: str, expected: int) -> None:
    url = reverse("campaign:issues-detail", args=[issue.pk])
    assert cast.client(getattr(cast, who)).get(url).status_code == expected


def test_the_list_shows_the_own_issues_and_says_how_late_they_are(cast: Cast, issue: Issue) -> None:
    html = cast.client(cast.qf_clerk).get(LIST).content.decode()
    assert issue.number in html
    assert "已逾期 2 个工作日" in html
    assert issue.number not in cast.client(cast.nl_clerk).get(LIST).content.decode()


@pytest.mark.parametrize(("preset", "shown"), [("overdue", True), ("open", True), ("returned", False)])
def test_the_dashboard_can_point_at_a_preset(cast: Cast, issue: Issue, preset: str, shown: bool) -> None:
    html = cast.client(cast.py_reviewer).get(f"{LIST}?preset={preset}").content.decode()
    assert (issue.number in html) is shown


def test_the_detail_shows_the_steps_the_files_and_the_life(cast: Cast, issue: Issue, now: datetime) -> None:
    actions.add_progress(by=cast.qf_school, now=now, row=issue, text="已通知家长到场")
    url = reverse("campaign:issues-detail", args=[issue.pk])
    html = cast.client(cast.qf_school).get(url).content.decode()
    assert 'aria-current="step"' in html
    assert "已通知家长到场" in html
    assert "上传附件" in html
    assert "上传附件" not in cast.client(cast.hn_viewer).get(url).content.decode()


def test_the_walk_from_finding_to_closing_through_the_pages(cast: Cast, issue: Issue, paper: Any) -> None:
    school, county, city = (cast.client(u) for u in (cast.qf_school, cast.qf_reviewer, cast.py_reviewer))
    row = {"row": str(issue.pk), "confirmed": "1"}
    school.post(verb("start"), row)
    attach = reverse("evidence:attach", args=["campaign.Issue", issue.pk])
    school.post(attach, {"file": paper("整改照片.pdf"), "kind": "整改照片"})
    school.post(verb("hand-in"), {**row, "measures": "重新公开编班", "text": "已完成"})
    issue.refresh_from_db()
    assert issue.state == IssueState.COUNTY_CHECK

    county.post(verb("return"), {**row, "reason": "照片不清"})
    issue.refresh_from_db()
    assert (issue.state, issue.returned_reason) == (IssueState.RECTIFYING, "照片不清")
    school.post(verb("hand-in"), {**row, "measures": "", "text": "已换清晰照片"})
    county.post(verb("county-accept"), {**row, "text": "属实"})
    response = county.post(verb("close"), {**row, "text": ""})
    assert "“市级销号”须由市级有“审核”权限的人员办理" in response.content.decode()
    city.post(verb("close"), {**row, "text": "同意"})
    issue.refresh_from_db()
    assert (issue.state, issue.closed_by) == (IssueState.CLOSED, cast.py_reviewer)
    edit = reverse("campaign:issues-edit", args=[issue.pk])
    assert cast.client(cast.qf_clerk).get(edit).status_code == 423


@pytest.mark.parametrize("who", ["nl_clerk", "qf_reviewer", "hn_viewer"])
def test_nobody_without_the_right_starts_an_issue(cast: Cast, issue: Issue, who: str) -> None:
    cast.client(getattr(cast, who)).post(verb("start"), {"row": str(issue.pk), "confirmed": "1"})
    issue.refresh_from_db()
    assert issue.state == IssueState.PENDING


def test_a_clerk_adds_an_issue_in_the_form_and_it_gets_its_number(cast: Cast, campaign: Campaign) -> None:
    response = cast.client(cast.qf_clerk).post(
        reverse("campaign:issues-add"),
        {
            "unit": QF_SCHOOL, "area": "process", "found": "要求提供清单以外的材料", "found_on": "2024-07-11",
            "source": "inspection", "deadline_kind": "immediate",
        },
    )  # fmt: skip
    issue = Issue.objects.get()
    assert response.headers["Location"] == reverse("campaign:issues-detail", args=[issue.pk])
    assert (issue.number, issue.unit_id, issue.due_on) == ("2024-410922-001", QF_SCHOOL, date(2024, 7, 18))
    assert issue.progress.get().by == cast.qf_clerk


def test_a_clerk_cannot_put_an_issue_into_another_county(cast: Cast, campaign: Campaign) -> None:
    response = cast.client(cast.qf_clerk).post(
        reverse("campaign:issues-add"),
        {
            "unit": NL, "area": "process", "found": "甲", "found_on": "2024-07-11", "source": "inspection",
            "deadline_kind": "limited",
        },
    )  # fmt: skip
    assert response.status_code == 422
    assert not Issue.objects.exists()


def test_the_rules_of_a_row_name_what_does_not_agree(items: dict[str, ChecklistItem], now: datetime) -> None:
    values = {
        "item": items["C01"], "area": "policy", "found_on": date(2024, 7, 13), "due_on": date(2024, 7, 1),
        "prohibition": 11,
    }  # fmt: skip
    ledger = IssueLedger()
    assert sorted(name for name, _ in ledger.problems(values)) == [
        "due_on",
        "found_on",
        "item",
        "prohibition",
    ]
    assert ledger.problems({"item": items["C01"], "area": "conduct", "found_on": date(2024, 7, 1)}) == []


def test_an_issue_is_amended_in_the_form_while_it_is_with_the_unit(
    cast: Cast, issue: Issue, now: datetime
) -> None:
    client = cast.client(cast.qf_clerk)
    url = reverse("campaign:issues-edit", args=[issue.pk])
    page = client.get(url)
    assert page.status_code == 200
    typed = {field.name: field.value() or "" for field in page.context["form"]}
    response = client.post(url, {**typed, "person": "孙老师"})
    assert response.status_code == 302, response.context["form"].errors
    issue.refresh_from_db()
    assert issue.person == "孙老师"


def test_assignments_are_submitted_and_accepted_in_bulk(cast: Cast, campaign: Campaign, paper: Any) -> None:
    rows = Assignment.objects.filter(unit_id=QF, deliverable__code__in=["M2", "A3"])
    clerk, city = cast.client(cast.qf_clerk), cast.client(cast.py_reviewer)
    for row in rows:
        clerk.post(reverse("evidence:attach", args=["campaign.Assignment", row.pk]), {"file": paper()})
        clerk.post(verb("submit", "assignments"), {"row": str(row.pk), "confirmed": "1", "note": "已报"})
    assert set(rows.values_list("state", flat=True)) == {AssignmentState.SUBMITTED}
    pks = [str(row.pk) for row in rows]
    city.post(verb("accept", "assignments"), {"row": pks, "confirmed": "1"})
    assert set(rows.values_list("state", flat=True)) == {AssignmentState.ACCEPTED}


def test_a_return_needs_its_reason(cast: Cast, campaign: Campaign, now: datetime) -> None:
    row = Assignment.objects.get(unit_id=QF, deliverable__code="A3")
    actions.report_nothing(by=cast.qf_clerk, now=now, row=row, note="没有")
    url, city = verb("return", "assignments"), cast.client(cast.py_reviewer)
    assert city.post(url, {"row": str(row.pk), "confirmed": "1", "reason": ""}).status_code == 422
    city.post(url, {"row": str(row.pk), "confirmed": "1", "reason": "缺联系电话"})
    row.refresh_from_db()
    assert (row.state, row.reason) == (AssignmentState.RETURNED, "缺联系电话")


def test_assignments_are_not_written_by_hand(cast: Cast, campaign: Campaign) -> None:
    html = cast.client(cast.qf_clerk).get("/campaign/assignments/").content.decode()
    assert "新增一行" not in html
    assert cast.client(cast.qf_clerk).post("/campaign/assignments/add/").status_code == 404


def test_the_date_rule_applied_is_shown(cast: Cast, campaign: Campaign) -> None:
    row = Assignment.objects.get(unit_id=QF, deliverable__code="I4")
    url = reverse("campaign:assignments-detail", args=[row.pk])
    html = cast.client(cast.qf_clerk).get(url).content.decode()
    assert "方案规定 2024-06-10，遇休息日提前到前一个工作日 2024-06-07" in html


def test_lists_cost_the_same_few_queries_for_any_number_of_rows(
    cast: Cast,
    campaign: Campaign,
    now: datetime,
    unit: Callable[[str], Unit],
    django_assert_max_num_queries: Any,
) -> None:
    for number in range(60):
        actions.open_issue(
            by=None, now=now, campaign=campaign, unit=unit(QF_SCHOOL), area="conduct", source="inspection",
            found=f"问题 {number}", due_on=date(2024, 7, 20),
        )  # fmt: skip
    client = cast.client(cast.qf_clerk)
    for url in (LIST, "/campaign/assignments/"):
        client.get(url)
        with django_assert_max_num_queries(18):  # 6 of them sign in, set the scope and fill the menu
            client.get(url)
