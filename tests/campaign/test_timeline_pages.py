"""Pages: the review of a submission, the setup, the timeline, the board of who has not reported."""

import re
from collections.abc import Callable
from datetime import datetime
from typing import Any
from urllib.parse import quote

import pytest
from django.urls import reverse

from campaign import actions
from campaign.models import Assignment, Campaign, GroupMember
from tests.campaign.board_rows import queries_of
from tests.cast import NL, PY, QF, Cast
from yangguang.evidence.actions import attach

Owed = Callable[..., Assignment]


@pytest.fixture
def owed(campaign: Campaign) -> Owed:
    return lambda code="A3", unit=QF: Assignment.objects.filter(
        unit_id=unit, deliverable__code=code, campaign__year=2024
    ).earliest("due_on")


@pytest.fixture
def handed_in(cast: Cast, owed: Owed, now: datetime, paper: Any) -> Assignment:
    """清丰县 handed in its rules."""
    attach(by=cast.qf_clerk, subject=owed("M2"), upload=paper("实施细则.pdf"), kind="细则", now=now)
    return actions.submit_assignment(by=cast.qf_clerk, now=now, row=owed("M2"), note="已印发")


# --- Review ------------------------------------------------------------------------------------------


def test_a_reviewer_marks_one_file_and_the_clerk_sees_what_is_open(
    cast: Cast, handed_in: Assignment, owed: Owed
) -> None:
    city, clerk = cast.client(cast.py_reviewer), cast.client(cast.qf_clerk)
    detail = reverse("campaign:assignments-detail", args=[handed_in.pk])
    assert "上传附件" not in clerk.get(detail).content.decode()
    url = reverse("campaign:assignments-review", args=[handed_in.pk])
    assert url in city.get(detail).content.decode()
    page = city.get(url)
    key = next(line.key for line in page.context["groups"][1].lines if line.file)
    response = city.post(url, {"decision": "return", f"mark-{key}": "没有签字"})
    assert response.headers["Location"] == detail
    html = clerk.get(detail).content.decode()
    for words in ("没有签字", "只有下列内容可以修改", "上传附件", "还没有改动"):
        assert words in html
    assert owed("M2").state == "returned"


def test_nothing_typed_is_lost_when_a_decision_is_refused(cast: Cast, handed_in: Assignment) -> None:
    city = cast.client(cast.py_reviewer)
    url = reverse("campaign:assignments-review", args=[handed_in.pk])
    response = city.post(url, {"decision": "accept", "mark-note": "不清楚", "reason": "总的还行"})
    html = response.content.decode()
    assert response.status_code == 409
    assert 'value="不清楚"' in html
    assert "总的还行" in html
    assert city.post(url, {"decision": "return"}).status_code == 422
    assert city.post(url, {"decision": "accept"}).status_code == 302


@pytest.mark.parametrize(
    ("who", "status"),
    [("qf_clerk", 403), ("qf_reviewer", 404), ("zz_reviewer", 404), ("hn_viewer", 403), ("py_reviewer", 200)],
)
def test_only_the_superior_reviews(cast: Cast, handed_in: Assignment, who: str, status: int) -> None:
    url = reverse("campaign:assignments-review", args=[handed_in.pk])
    assert cast.client(getattr(cast, who)).get(url).status_code == status


def test_a_weekly_report_offers_no_decision_here(cast: Cast, owed: Owed, now: datetime) -> None:
    row = owed("A1")
    Assignment.objects.filter(pk=row.pk).update(state="submitted", submitted_at=now)
    html = cast.client(cast.py_reviewer).get(reverse("campaign:assignments-review", args=[row.pk])).content
    assert 'value="return"' not in html.decode()


# --- Setup -------------------------------------------------------------------------------------------


def test_the_city_moves_a_phase_and_a_county_reads_why(cast: Cast, campaign: Campaign, owed: Owed) -> None:
    city = cast.client(cast.py_reviewer)
    url = reverse("campaign:setup-edit", args=[campaign.year])
    form = city.get(url).context["form"]
    given = {name: form.get_initial_for_field(field, name) for name, field in form.fields.items()}
    given |= {"ends_2": "2024-06-14", "starts_3": "2024-06-15", "reason": ""}
    response = city.post(url, given)
    assert response.status_code == 422
    assert "2024-06-14" in response.content.decode()
    assert city.post(url, {**given, "reason": "中考推迟"}).status_code == 302
    assert str(owed("I1").due_on) == "2024-06-14"
    html = cast.client(cast.qf_reviewer).get(reverse("campaign:setup")).content.decode()
    for words in ("第 2 版", "中考推迟", "由市级审核人设置"):
        assert words in html
    assert "修改名称和日期" not in html
    edition = cast.client(cast.qf_reviewer).get(reverse("campaign:setup-edition", args=[campaign.year, 1]))
    assert "2024-06-10" in edition.content.decode()


def test_a_date_out_of_order_stands_beside_its_field(cast: Cast, campaign: Campaign) -> None:
    city = cast.client(cast.py_reviewer)
    url = reverse("campaign:setup-edit", args=[campaign.year])
    form = city.get(url).context["form"]
    given = {name: form.get_initial_for_field(field, name) for name, field in form.fields.items()}
    response = city.post(url, {**given, "starts_3": "2024-06-01", "reason": "误填"})
    assert response.status_code == 422
    assert "不能重叠" in response.context["form"].errors["starts_3"][0]


def test_a_deliverable_is_added_changed_and_retired(cast: Cast, campaign: Campaign) -> None:
    city = cast.client(cast.py_reviewer)
    add = reverse("campaign:setup-deliverable-add", args=[campaign.year])
    given = {
        "code": "A8", "title": "收费备案", "phase": "3", "due": "08-20", "levels": ["county"],
        "kind": "document", "edition": "1", "reason": "省厅要求",
    }  # fmt: skip
    assert city.post(add, {**given, "due": "12-31"}).status_code == 422
    assert city.post(add, given).status_code == 302
    edit = reverse("campaign:setup-deliverable", args=[campaign.year, "A8"])
    assert city.post(edit, {**given, "edition": "2", "due": "08-23"}).status_code == 302
    assert city.post(edit, {**given, "edition": "2", "due": "08-26"}).status_code == 422, (
        "somebody saved first"
    )
    retire = reverse("campaign:setup-retire", args=[campaign.year, "A8"])
    assert city.post(retire, {"edition": "3", "reason": "并入总结"}).status_code == 302
    assert not Assignment.objects.filter(deliverable__code="A8").exists()
    assert "已取消" in city.get(reverse("campaign:setup")).content.decode()


def test_next_year_is_started_from_this_one(cast: Cast, campaign: Campaign) -> None:
    city = cast.client(cast.py_reviewer)
    url = reverse("campaign:setup-start")
    assert city.post(url, {"year": "2024", "source": str(campaign.pk)}).status_code == 422
    response = city.post(url, {"year": "2025", "source": str(campaign.pk)})
    assert response.headers["Location"].endswith("?year=2025")
    assert "2025-06-10" in city.get(response.headers["Location"]).content.decode()


@pytest.mark.parametrize("name", ["setup-start", "setup-edit", "setup-deliverable-add"])
@pytest.mark.parametrize(
    ("who", "status"), [("qf_clerk", 403), ("qf_reviewer", 404), ("zz_reviewer", 404), ("hn_viewer", 403)]
)
def test_nobody_else_sets_the_campaign_up(
    cast: Cast, campaign: Campaign, name: str, who: str, status: int
) -> None:
    url = reverse(f"campaign:{name}", args=[] if name == "setup-start" else [campaign.year])
    expected = 200 if (name, who) == ("setup-start", "zz_reviewer") else status  # 郑州 may start its own
    assert cast.client(getattr(cast, who)).get(url).status_code == expected


# --- Timeline ----------------------------------------------------------------------------------------


def test_a_county_sees_its_own_states_and_the_city_counts(cast: Cast, handed_in: Assignment) -> None:
    url = reverse("campaign:timeline")
    html = cast.client(cast.qf_clerk).get(url).content.decode()
    for words in ("待审核，迟报 29 个工作日", "逾期 29 个工作日", "未开始", "gantt-today", "第 3 阶段"):
        assert words in html
    html = cast.client(cast.py_reviewer).get(url).content.decode()
    assert "下级已报 1 / 3，2 个逾期" in html


def test_a_unit_out_of_reach_has_no_timeline(cast: Cast, campaign: Campaign) -> None:
    for name in ("timeline", "board"):
        url = f"{reverse(f'campaign:{name}')}?unit={NL}"
        assert cast.client(cast.qf_clerk).get(url).status_code == 404
        assert cast.client(cast.py_reviewer).get(url).status_code == 200
        assert cast.client(cast.hn_viewer).get(reverse(f"campaign:{name}")).status_code == 200


def test_before_a_campaign_the_pages_say_so(cast: Cast, everywhere: None) -> None:
    for name in ("timeline", "board", "setup"):
        assert cast.client(cast.py_reviewer).get(reverse(f"campaign:{name}")).status_code == 200


def test_what_was_handed_in_late_goes_on_saying_so(cast: Cast, handed_in: Assignment) -> None:
    page = cast.client(cast.qf_clerk).get(f"/campaign/assignments/?unit={QF}&state=submitted")
    assert "迟 29 个工作日" in page.content.decode()


# --- Board -------------------------------------------------------------------------------------------


def test_the_board_says_who_is_late_how_long_and_whom_to_call(
    cast: Cast, handed_in: Assignment, owed: Owed, now: datetime
) -> None:
    GroupMember.objects.create(
        unit_id=NL, role="office", name="王主任", post="办公室主任", department="教育局",
        phone="0393-0000002", duty="统筹",
    )  # fmt: skip
    actions.report_nothing(by=cast.nl_clerk, now=now, row=owed("M6", NL), note="没有")
    url = f"{reverse('campaign:board')}?unit={PY}&phase=1"
    response = cast.client(cast.py_reviewer).get(url)
    html = response.content.decode()
    board = response.context["board"]
    own, below = ([each.code for each, _ in group.columns] for group in board.groups)
    assert (own, below) == (["M1", "M3"], ["M1", "M2", "M3", "M4", "M5", "M6"])
    assert "办公室主任 王主任 0393-0000002" in html
    assert "零报告，待审核，迟报 29 个工作日" in html
    assert reverse("campaign:assignments-detail", args=[owed("M2").pk]) in html
    assert (board.total.done, board.total.zero, board.total.in_time) == (2, 1, 0)
    assert board.total.due == board.total.done + board.total.silent
    assert {each.duty.standing.late for each in board.silent} == {29}


def listed(client: Any, preset: str) -> int:
    page = client.get(reverse("campaign:assignments-list"), {"preset": preset}).content.decode()
    found = re.search(r"共 (\d+) 条", page)
    return int(found[1]) if found else 0


@pytest.mark.parametrize("narrowed", ["", "&phase=1", "&deliverable=A1"])
@pytest.mark.parametrize(("who", "unit"), [("py_reviewer", PY), ("qf_reviewer", QF), ("py_reviewer", QF)])
def test_every_figure_of_the_board_opens_exactly_its_rows(
    cast: Cast, handed_in: Assignment, who: str, unit: str, narrowed: str
) -> None:
    client = cast.client(getattr(cast, who))
    response = client.get(f"{reverse('campaign:board')}?unit={unit}{narrowed}")
    board, html = response.context["board"], response.content.decode()
    tallies = [(board.total, board.slice)]
    for group in board.groups:
        tallies += [(row.tally, row.slice) for row in group.rows] + group.sums
        for row in group.rows:
            for cell in row.cells:
                if cell and len(cell.duties) > 1:
                    assert listed(client, cell.slice.names["due"]) == len(cell.duties)
                    assert quote(cell.slice.names["due"]) in html
    for tally, part in tallies:
        figures = {
            "due": tally.due, "done": tally.done, "in_time": tally.in_time, "zero": tally.zero,
            "silent": tally.silent, "today": tally.left,
        }  # fmt: skip
        for word, count in figures.items():
            assert listed(client, part.names[word]) == count, part.names[word]
    for word in ("in_time", "zero", "silent"):
        assert quote(board.slice.names[word]) in html


def test_what_falls_due_today_is_neither_done_nor_silent(cast: Cast, campaign: Campaign, at: Any) -> None:
    at("2024-06-07")
    client = cast.client(cast.py_reviewer)
    response = client.get(f"{reverse('campaign:board')}?unit={QF}&phase=2")
    total = response.context["board"].total
    assert total.left == total.due > 0
    assert "今天到期、还没有报" in response.content.decode()


def test_the_sum_on_the_timeline_opens_the_duties_below(cast: Cast, handed_in: Assignment) -> None:
    client = cast.client(cast.py_reviewer)
    response = client.get(reverse("campaign:timeline"))
    points = [point for row in response.context["line"].rows for point in row.points if point.slice]
    assert points
    for point in points:
        assert listed(client, point.slice.names["all"]) == point.total
        assert quote(point.slice.names["all"]) in response.content.decode()


@pytest.mark.parametrize(
    "name", ["slice~x~4109~2024~near~0~~", "slice~due~%~2024~near~0~~", "slice~due~4109~2024~near~0~~x"]
)
def test_a_name_that_means_nothing_lists_everything(cast: Cast, campaign: Campaign, name: str) -> None:
    client = cast.client(cast.qf_clerk)
    assert listed(client, name) == Assignment.objects.under(QF).count()


def test_the_board_is_filtered_by_deliverable(cast: Cast, campaign: Campaign) -> None:
    url = f"{reverse('campaign:board')}?deliverable=A1"
    board = cast.client(cast.py_reviewer).get(url).context["board"]
    (group,) = board.groups
    assert [each.code for each, _ in group.columns] == ["A1"]
    assert {cell.text for row in group.rows for cell in row.cells} == {"已报 0 / 5，4 次未报"}


def test_a_county_looks_at_itself_and_its_schools(cast: Cast, campaign: Campaign) -> None:
    board = cast.client(cast.qf_reviewer).get(reverse("campaign:board")).context["board"]
    assert [[len(row.unit.pk) for row in group.rows] for group in board.groups] == [[6], [17, 17]]


@pytest.mark.parametrize("name", ["timeline", "board", "setup"])
def test_the_pages_take_few_queries(cast: Cast, handed_in: Assignment, name: str) -> None:
    for who in (cast.py_reviewer, cast.qf_reviewer):
        assert queries_of(cast.client(who), reverse(f"campaign:{name}")) <= 15  # 5 of them know the person
