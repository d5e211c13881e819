"""学位供需 through its pages: 清丰县 counts children and seats, sees the gap, and covers it."""

from datetime import date
from io import BytesIO
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse
from openpyxl import Workbook

from campaign.actions import start_campaign
from campaign.completion import completion_of
from campaign.models import Assignment, Campaign, Issue
from enrollment.actions import seats as actions
from enrollment.actions import standing
from enrollment.ledgers.seats import SeatPlanLedger
from enrollment.models import Demand, Expansion, School, SeatPlan
from enrollment.queries.seat_alarms import alarms
from enrollment.queries.seat_duties import gaps_on_the_desk
from enrollment.queries.seats import grid
from enrollment.rules import seats as rules
from enrollment.rules.standing import SchoolClosed
from tests.architecture.world import PDF
from tests.cast import NL, PY, QF, QF_SCHOOL, QF_SCHOOL_2
from yangguang.common import clock
from yangguang.evidence.actions import attach
from yangguang.ledgers.resource import LedgerResource
from yangguang.ledgers.workbooks.reading import read
from yangguang.tenancy.models import Unit

TODAY = date(2024, 7, 12)
PLACE = (QF, "urban", "p1")


@pytest.fixture
def school(cast, everywhere) -> School:
    return _school(QF_SCHOOL, "清丰县向阳小学（虚构）")


@pytest.fixture
def private(cast, everywhere) -> School:
    county = Unit.objects.get(pk=QF)
    return _school(
        QF_SCHOOL_2, "清丰县育才中学（虚构）", stage="junior", nature="private", approval_unit=county
    )


@pytest.fixture
def campaign(cast, everywhere) -> Campaign:
    return start_campaign(by=None, now=clock.now(), city=Unit.objects.get(pk=PY), year=2024)


def _school(code: str, name: str, **given: Any) -> School:
    values = {"stage": "primary", "nature": "public", "locality": "urban", **given}
    return School.objects.create(unit_id=code, code=code, name=name, **values)


def plan(code: str = QF_SCHOOL, **given: Any) -> SeatPlan:
    grade = given.get("grade", "p1")
    values = {
        "year": 2024, "grade": grade, "planned_classes": 2, "class_size": 45 if grade == "p1" else 50,
        "plan": 90, "source": "bureau", "as_of": date(2024, 6, 5), **given,
    }  # fmt: skip
    return actions.plan_seats(by=None, unit_id=code, values=values, now=clock.now())


def children(household: int | None, **given: Any) -> Demand:
    values = {
        "year": 2024, "grade": "p1", "locality": "urban", "source": "police", "as_of": date(2024, 6, 1),
        **given,
    }  # fmt: skip
    return Demand.objects.create(unit_id=QF, household=household, **values)


def measure(seats: int, **given: Any) -> Expansion:
    values = {
        "year": 2024, "grade": "p1", "locality": "urban", "means": "release", "done_by": date(2024, 8, 20),
        "owner": "张某", "document": "扩充方案", **given,
    }  # fmt: skip
    return Expansion.objects.create(unit_id=QF, seats=seats, **values)


def cell(year: int = 2024, place: tuple[str, str, str] = PLACE) -> Any:
    return grid((QF,), year if year < 2025 else 2024, TODAY).cell(place, year)


def test_demand_before_seats_gives_the_colour_and_the_gap(school):
    plan()
    children(95, migrants=5)
    found = cell()
    assert (found.balance.demand, found.balance.seats, found.word) == (100, 90, "严重不足")
    assert found.balance.left == -10


def test_a_later_count_supersedes_and_erases_nothing(school):
    plan()
    children(95)
    children(80, as_of=date(2024, 7, 1))
    children(999, as_of=date(2024, 7, 20))  # known only next week
    assert cell().balance.demand == 80
    assert Demand.objects.count() == 3


def test_the_next_three_years_are_forecast_and_say_on_what(school):
    plan()
    for year, household in ((2022, 70), (2023, 75), (2024, 80)):
        children(household, year=year)
    found = [cell(year) for year in (2025, 2026, 2027)]
    assert [c.balance.demand for c in found] == [85, 90, 95]
    assert [c.word for c in found] == ["充足", "不足", "不足"]
    assert all(c.is_forecast and c.carried for c in found)


def test_measures_in_time_cover_the_gap_and_late_ones_do_not(school):
    plan()
    children(100)
    measure(10, done_by=date(2024, 9, 30))
    late = cell().balance
    assert (late.is_hole, late.late) == (True, 10)
    measure(10)
    assert (cell().balance.is_hole, cell().balance.left_after) == (False, 0)


def test_what_was_delivered_before_the_seats_were_counted_is_not_counted_twice(school, cast):
    plan()
    children(100)
    row = measure(10)
    deliver(row, cast, day=date(2024, 6, 1))
    assert cell().balance.measures == 0
    SeatPlan.objects.update(as_of=date(2024, 5, 20))
    assert cell().balance.measures == 10


def deliver(row: Expansion, cast: Any, day: date = TODAY) -> Expansion:
    now = clock.now()
    actions.start_expansion(by=cast.qf_clerk, now=now, row=row)
    paper = SimpleUploadedFile("验收.pdf", PDF, "application/pdf")
    attach(by=cast.qf_clerk, subject=row, upload=paper, kind="竣工验收", now=now)
    return actions.deliver_expansion(by=cast.qf_reviewer, now=now, row=row, delivered_on=day)


def test_nothing_is_delivered_without_proof_nor_tomorrow(school, cast):
    row = measure(10)
    actions.start_expansion(by=cast.qf_clerk, now=clock.now(), row=row)
    with pytest.raises(rules.DeliveryUnproved):
        actions.deliver_expansion(by=cast.qf_reviewer, now=clock.now(), row=row)
    with pytest.raises(rules.DeliveredInTheFuture):
        actions.deliver_expansion(
            by=cast.qf_reviewer, now=clock.now(), row=row, delivered_on=date(2024, 7, 13)
        )


def test_the_database_refuses_a_delivery_without_proof(school):
    row = measure(10)
    Expansion.objects.update(state="under_way")
    with pytest.raises(IntegrityError, match="Nothing proves"), transaction.atomic():
        Expansion.objects.filter(pk=row.pk).update(state="delivered", delivered_on=TODAY)


def test_a_dropped_measure_counts_no_more_and_never_comes_back(school, cast):
    row = measure(10)
    actions.drop_expansion(by=cast.qf_reviewer, now=clock.now(), row=row, reason="土地未批")
    plan()
    children(100)
    assert cell().balance.measures == 0
    with pytest.raises(IntegrityError, match="does not go back"), transaction.atomic():
        Expansion.objects.update(state="planned", dropped_reason="")


def test_the_plan_of_a_closed_school_is_shown_as_such_and_asks_for_nobody(school, cast):
    plan(enrolled=140, actual_classes=2, teachers_needed=5, teachers_present=3)
    assert alarms(grid((QF,), 2024, TODAY))
    standing.close_school(
        by=cast.qf_reviewer, now=clock.now(), row=school, day=TODAY, document="清教〔2024〕3号",
        taker="县教育局",
    )  # fmt: skip
    page = cast.client(cast.qf_clerk).get(f"/enrollment/seats/{QF}/?year=2024")
    assert "已停办或并入" in page.content.decode()
    assert page.context["teachers"] is None
    assert alarms(grid((QF,), 2024, TODAY)) == []


def test_a_closed_school_offers_no_seats_and_takes_no_plan(school, cast):
    plan()
    children(50)
    standing.close_school(
        by=cast.qf_reviewer, now=clock.now(), row=school, day=date(2024, 7, 1), document="文", taker="某"
    )
    assert cell().balance.seats is None
    with pytest.raises(SchoolClosed):
        plan(year=2025)
    with pytest.raises(IntegrityError, match="closed school"), transaction.atomic():
        SeatPlan.objects.create(
            unit_id=QF_SCHOOL, year=2025, grade="p1", planned_classes=1, class_size=45, plan=45,
            source="bureau", as_of=TODAY,
        )  # fmt: skip
    assert SeatPlan.objects.count() == 1, "what it planned once stays"


def test_a_primary_school_plans_no_seventh_grade(school):
    with pytest.raises(rules.GradeNotTaught, match="是小学"):
        plan(grade="j1")


def test_the_years_before_keep_the_seats_of_a_school_that_closed_later(school, private, cast, at):
    plan(year=2023)
    plan()
    standing.close_school(
        by=cast.qf_reviewer, now=clock.now(), row=school, day=date(2024, 7, 1), document="文", taker="某"
    )
    assert [grid((QF,), year, TODAY).cell(PLACE, year).balance.seats for year in (2023, 2024)] == [90, None]
    assert grid((QF,), 2023, TODAY).cell(PLACE, 2024).balance.seats is None
    assert not [words for _, words in grid((QF,), 2023, TODAY).missing if "一年级" in words]


def sheet(*rows: tuple[Any, ...]) -> Any:
    book = Workbook()
    for row in (
        ("学校", "招生年度", "起始年级", "计划班数", "标准班额", "招生计划", "数据来源", "数据截止日期"),
        *rows,
    ):
        book.active.append(row)
    file = BytesIO()
    book.save(file)
    file.seek(0)
    return file


def test_the_import_says_of_a_closed_school_who_took_over(school, private, cast, tmp_path):
    standing.merge_school(
        by=cast.qf_reviewer, now=clock.now(), row=school, successor=QF_SCHOOL_2, day=date(2024, 7, 1),
        document="文", taker="某",
    )  # fmt: skip
    path = tmp_path / "学位.xlsx"
    line = ("2024", "一年级", 2, 45, 90, "教育局核定", "2024-06-05")
    path.write_bytes(sheet(("清丰县向阳小学（虚构）", *line)).getvalue())
    resource = LedgerResource(SeatPlanLedger(), cast.actor(cast.qf_clerk), clock.now())
    result = resource.import_data(read(path, path.name), dry_run=True)
    assert [fault.message for fault in result.faults] == [
        "“清丰县向阳小学（虚构）”已于 2024-07-01 并入“清丰县育才中学（虚构）”，不能再选，"
        "请改选“清丰县育才中学（虚构）”。"
    ]


def test_the_grid_shows_colour_sign_and_word_and_names_the_hole(school, campaign, cast):
    plan()
    children(100)
    page = cast.client(cast.qf_clerk).get("/enrollment/seats/").content.decode()
    for words in ("seat-red", "▲", "严重不足", "111.1%", "措施后仍缺 10 个", "登记措施"):
        assert words in page
    measure(10)
    page = cast.client(cast.qf_clerk).get("/enrollment/seats/").content.decode()
    assert "措施已覆盖" in page


def test_where_no_school_teaches_and_no_child_comes_nothing_is_missing(school, campaign, cast):
    plan()
    children(100)
    found = grid((QF,), 2024, TODAY)
    assert [(each.label, each.missing) for each in found.this_year] == [("城区一年级", "")]
    page = cast.client(cast.qf_clerk).get("/enrollment/seats/").content.decode()
    assert "无学校" in page
    assert "缺数据" not in page


def test_each_count_says_who_counted_and_when(school, campaign, cast):
    plan()
    children(95)
    children(100, as_of=date(2024, 7, 1))
    page = cast.client(cast.qf_clerk).get(f"/enrollment/seats/{QF}/").content.decode()
    assert "公安户籍 2024-07-01</a>" in page
    assert "2024-06-01" not in page


def test_a_year_nobody_counted_says_what_to_do(school, campaign, cast):
    page = cast.client(cast.qf_clerk).get("/enrollment/seats/?year=2035").content.decode()
    assert "请选择其他年度" in page
    assert '<option value="2035" selected>' in page
    assert "seat-table" not in page


def test_a_school_is_led_to_its_own_plan(school, campaign, cast):
    page = cast.client(cast.qf_school).get("/enrollment/seats/").content.decode()
    assert "供需表由县（区）汇总" in page
    assert "填报本校学位计划" in page


def test_the_city_sees_every_county_and_a_county_only_its_own(school, campaign, cast):
    plan()
    children(100)
    assert cast.client(cast.py_reviewer).get(f"/enrollment/seats/{QF}/").status_code == 200
    assert cast.client(cast.nl_clerk).get(f"/enrollment/seats/{QF}/").status_code == 404
    assert "清丰县" not in cast.client(cast.nl_clerk).get("/enrollment/seats/").content.decode()
    assert cast.client(cast.nl_clerk).get(f"/enrollment/seats/{NL}/").status_code == 200


def test_the_county_page_leads_to_schools_measures_and_sources(school, campaign, cast):
    plan(enrolled=120, actual_classes=2, teachers_needed=5, teachers_present=3)
    children(100)
    measure(10)
    page = cast.client(cast.qf_clerk).get(f"/enrollment/seats/{QF}/").content.decode()
    for words in ("清丰县向阳小学（虚构）", "60.0", "大班额", "挖潜扩容", "<svg", "缺</span> 2 人"):
        assert words in page


def test_pages_cost_the_same_queries_for_any_number_of_rows(
    school, campaign, cast, django_assert_max_num_queries
):
    client = cast.client(cast.py_reviewer)
    for number in range(12):
        plan(year=2021 + number % 5) if number < 5 else children(100, zone=f"片{number}")
    client.get("/enrollment/seats/")
    for page in ("/enrollment/seats/", f"/enrollment/seats/{QF}/", "/enrollment/seats/alarms/"):
        with django_assert_max_num_queries(18):
            client.get(page)


def test_each_alarm_becomes_an_issue_by_one_click_and_is_not_offered_again(school, private, campaign, cast):
    plan(enrolled=140, actual_classes=2)
    plan(QF_SCHOOL_2, grade="j1", plan=100, enrolled=120, outside=3, actual_classes=3)
    children(100)
    lines = alarms(grid((QF,), 2024, TODAY))
    assert [line.kind.label for line in lines] == [
        "学位缺口无措施", "超大班额", "民办跨审批地招生", "民办超计划招生",
    ]  # fmt: skip
    client = cast.client(cast.qf_clerk)
    for line in lines:
        form = client.get(line.add_url)
        assert line.found in form.content.decode()
        given = {key: values[0] for key, values in parse_qs(urlsplit(line.add_url).query).items()}
        answer = client.post(line.add_url, {**given, "found_on": "2024-07-12", "deadline_kind": "limited"})
        assert answer.status_code == 302
    page = client.get("/enrollment/seats/alarms/").content.decode()
    assert "转为问题" not in page
    for issue in Issue.objects.all():
        assert issue.number in page


def test_i4_names_the_missing_cell_and_is_complete_when_the_grid_is(school, campaign):
    owed = Assignment.objects.get(unit=QF, deliverable__code="I4")
    first = completion_of(owed)
    assert first is not None
    assert not first.done
    assert "城区一年级的适龄人口、清丰县向阳小学（虚构）一年级的学位计划" in first.text
    plan()
    children(100)
    done = completion_of(owed)
    assert done is not None
    assert done.done
    assert "1 格缺口没有足够的扩充措施：城区一年级" in done.text


def test_a_red_gap_without_measures_stands_on_the_desk_of_the_county(school, campaign, cast):
    plan()
    children(100)
    (line,) = gaps_on_the_desk(cast.actor(cast.qf_clerk), TODAY)
    assert line.title == "城区一年级学位缺口 10 个，还没有足够的扩充措施"
    assert line.title in cast.client(cast.qf_clerk).get("/desk/").content.decode()
    assert list(gaps_on_the_desk(cast.actor(cast.nl_clerk), TODAY)) == []
    measure(10)
    assert list(gaps_on_the_desk(cast.actor(cast.qf_clerk), TODAY)) == []


@pytest.mark.parametrize(
    ("model", "damage", "name"),
    [
        (SeatPlan, {"outside": 1}, "outside_among_enrolled"),
        (SeatPlan, {"class_size": 60}, "seat_plan_class_is_standard"),
        (SeatPlan, {"grade": "p2"}, "seat_plan_year_and_grade"),
        (Demand, {"household": None}, "demand_is_counted"),
        (Expansion, {"seats": 0}, "expansion_gives_seats"),
        (Expansion, {"delivered_on": TODAY}, "expansion_delivered_has_a_day"),
    ],
)
def test_the_database_keeps_the_rules_too(school, model, damage, name):
    plan()
    children(100)
    measure(10)
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        model.objects.update(**damage)


def test_a_school_fills_its_own_plan_and_no_other(school, private, campaign, cast):
    client = cast.client(cast.qf_school)
    data = {
        "year": "2024", "grade": "p1", "planned_classes": "2", "class_size": "45", "plan": "90",
        "registered": "0", "enrolled": "0", "actual_classes": "0", "teachers_needed": "4",
        "teachers_present": "4", "outside": "0", "source": "school", "as_of": "2024-06-05",
    }  # fmt: skip
    answer = client.post(reverse("enrollment:seat-plans-add"), data)
    assert answer.status_code == 302, answer.content.decode()
    assert SeatPlan.objects.get().unit_id == QF_SCHOOL
    other = plan(QF_SCHOOL_2, grade="j1")
    assert client.get(reverse("enrollment:seat-plans-edit", args=[other.pk])).status_code == 404
