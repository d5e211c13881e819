"""One county and its city through all four phases of a campaign, by moving the clock.

A system of its own with one county and one school; the campaign of 2025 is cloned from last year's. Reminders
are what beat and worker put into the inboxes; nobody starts a task by hand.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.conftest import Stack, browsers, copied
from tests.e2e.road.checklist import Checklist, Review
from tests.e2e.road.desk import (
    accept_all,
    add,
    attach,
    do,
    fill,
    hand_in,
    move_clock,
    reminded,
    row_of,
    save,
)
from tests.e2e.road.report import Report
from tests.e2e.small_city import FIRST_DAY, SCHOOL
from tests.e2e.test_road import PDF

Opener = Callable[..., Page]
CITY, QF = "4109", "410922"
NAMES = {CITY: "濮阳市", QF: "清丰县", SCHOOL: "清丰县向阳小学（演练）"}
POSTS = {"组长（一把手）": "局长", "副组长（分管领导）": "副局长", "办公室主任": "科长"}
SYSTEMS = ("工作推进", "划片决策", "入学监督", "信息公开", "责任追究")


@pytest.fixture(scope="module")
def city(small_city: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """A city of one county, running."""
    running = Stack(copied(small_city, tmp_path_factory.mktemp("city")), **FIRST_DAY)
    running.wait()
    yield running
    running.stop()


@pytest.fixture
def open_as(city: Stack, browser: Browser) -> Iterator[Opener]:
    """Everybody's browser in that city."""
    signed_in: dict[str, Any] = {}
    yield from browsers(city, browser, signed_in)


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    """A document somebody uploads."""
    path = tmp_path / "佐证材料.pdf"
    path.write_bytes(PDF)
    return path


def test_a_whole_campaign_from_the_start_to_the_summary(open_as: Opener, paper: Path) -> None:
    """Every phase is prepared by the county, judged by the city, and closed in order."""
    the_city_clones_last_years_campaign(open_as("py.reviewer"))
    everybody_is_reminded_three_working_days_before(open_as)
    move_clock(open_as("admin.system"), "2025-05-28")
    the_county_mobilises(open_as, paper)
    the_city_closes(open_as("py.reviewer"), 1)

    move_clock(open_as("admin.system"), "2025-06-05")
    everybody_checks_itself(open_as, paper)
    the_city_closes(open_as("py.reviewer"), 2, why="县里已报书面说明，限期补齐（演练）。")

    move_clock(open_as("admin.system"), "2025-07-10")
    an_overdue_issue_climbs(open_as)
    a_letter_is_answered(open_as)
    the_issue_is_closed(open_as, paper)
    move_clock(open_as("admin.system"), "2025-09-29")
    the_city_closes(open_as("py.reviewer"), 3, why="按周调度，情况另行报告（演练）。")

    move_clock(open_as("admin.system"), "2025-10-10")
    the_summaries_go_up(open_as)
    the_city_closes(open_as("py.reviewer"), 4)
    page = open_as("hn.viewer")
    page.goto("/dashboard/?unit=4109")
    expect(page.locator(".board-phases .is-closed")).to_have_count(4)


def the_city_clones_last_years_campaign(page: Page) -> None:
    page.goto("/campaign/setup/start/")
    page.get_by_label("年度").fill("2025")
    page.get_by_role("button", name="启动").click()
    expect(page.locator("main")).to_contain_text("2025")
    page.goto("/campaign/timeline/")
    expect(page.locator("main")).to_contain_text("动员部署")


def everybody_is_reminded_three_working_days_before(open_as: Opener) -> None:
    """05-31 is a holiday: due on 05-30, and 05-27 is three working days before."""
    reminded(open_as("qf.clerk"), "成立专项行动工作组")
    reminded(open_as("qf.school"), "招生工作人员签署规范招生承诺书")


def the_county_mobilises(open_as: Opener, paper: Path) -> None:
    """Working group, rules, meeting, hotline, five systems, pledges – then everything is handed in."""
    clerk = open_as("qf.clerk")
    office = {"department": "县教育局", "phone": "0393-0000000", "duty": "负责专项行动"}
    for name, (role, post) in zip(("张明", "李强", "王磊"), POSTS.items(), strict=True):
        add(clerk, "workgroup", {"role": role, "name": name, "post": post, **office})
    dates = {"number": "清教〔2025〕1号", "issued_on": "2025-05-26", "in_force_from": "2025-05-27"}
    for kind in SYSTEMS:
        add(clerk, "systems", {"kind": kind, "title": f"{kind}制度", **dates}, file=paper)
    add(clerk, "hotlines", {"phone": "0393-0000000"})
    meeting = {"kind": "动员会", "topic": "动员部署会", "held_on": "2025-05-28", "place": "三楼会议室"}
    numbers = {"chair": "张明", "expected": "60", "present": "58", "minutes": "部署专项行动。"}
    add(clerk, "meetings", {**meeting, **numbers}, unit=QF)
    pledge = {"name": "李强", "post": "科员", "signed_on": "2025-05-27", "text_version": "2025 年版"}
    for person, unit in (("qf.clerk", QF), ("qf.school", SCHOOL)):
        page = open_as(person)
        add(page, "pledges", pledge, unit=unit)
        hand_in(page, NAMES[unit], "签署规范招生承诺书")
    for title in ("成立专项行动工作组", "召开动员部署会", "公布招生入学热线", "建立五项制度"):
        hand_in(clerk, NAMES[QF], title)
    hand_in(clerk, NAMES[QF], "制定专项行动实施细则", file=paper)
    accept_all(open_as("qf.reviewer"), SCHOOL)
    accept_all(open_as("py.reviewer"), QF)
    the_city_mobilises(open_as("py.clerk"), {**meeting, **numbers})


def the_city_mobilises(page: Page, meeting: dict[str, str]) -> None:
    """The city owes its working group and its meeting too."""
    office = {"department": "市教育局", "phone": "0393-0000001", "duty": "负责专项行动"}
    for name, (role, post) in zip(("赵明", "钱强", "孙磊"), POSTS.items(), strict=True):
        add(page, "workgroup", {"role": role, "name": name, "post": post, **office}, unit=CITY)
    add(page, "meetings", meeting, unit=CITY)
    for title in ("成立专项行动工作组", "召开动员部署会"):
        hand_in(page, NAMES[CITY], title)


def the_city_closes(page: Page, number: int, *, why: str = "") -> None:
    """Close the phase; every hole that is left gets its explanation."""
    page.goto("/campaign/phases/close/")
    boxes = page.locator("form.yg-form textarea")
    for at in range(boxes.count()):
        boxes.nth(at).fill(why or "演练。")
    page.get_by_role("button", name="结束本阶段").click()
    page.wait_for_url(re.compile(r"/campaign/phases/$"))
    expect(page.locator("tbody tr").first.get_by_text("已结束")).to_have_count(number)


def everybody_checks_itself(open_as: Opener, paper: Path) -> None:
    """Bureau and school answer every item; the school has found a problem."""
    reminded(open_as("qf.school"), "完成六项整治自查")
    for person, unit, problem in (("qf.clerk", QF, ""), ("qf.school", SCHOOL, "C06")):
        checklist = Checklist(open_as(person), unit).open()
        for code in checklist.codes():
            if code == problem:
                checklist.answer(code, "发现问题", found="家委会收取空调费（演练）。", file=paper)
            else:
                checklist.answer(code, "无问题")
        checklist.submit()
    Review(open_as("qf.reviewer"), SCHOOL).accept()
    Review(open_as("py.reviewer"), QF).accept()
    hand_in(open_as("qf.school"), NAMES[SCHOOL], "建立问题整改台账")
    hand_in(open_as("qf.clerk"), NAMES[QF], "建立问题整改台账")  # the school's issue is in it: no zero
    hand_in(open_as("qf.clerk"), NAMES[QF], "完成招生政策清理", nothing=True)
    accept_all(open_as("qf.reviewer"), SCHOOL)
    accept_all(open_as("py.reviewer"), QF)


def an_overdue_issue_climbs(open_as: Opener) -> None:
    """Due on 07-03; on 07-10 it is five working days late: the school, the county and the city hear of it."""
    for person in ("qf.school", "qf.reviewer", "py.reviewer"):
        reminded(open_as(person), "整改问题 2025-410922-001")


def a_letter_is_answered(open_as: Opener) -> None:
    """From the issue to the letter in one click; signed, received, answered, verified."""
    page = open_as("py.reviewer")
    row_of(page, "issues", "2025-410922-001")
    page.get_by_role("link", name="拟督办提醒函").first.click()
    fill(page, {"reply_by": "2025-07-18"})
    save(page)
    address = page.url
    leader = open_as("py.leader")
    leader.goto(address)
    do(leader, "签发并送达")
    school = open_as("qf.school")
    school.goto(address)
    do(school, "签收")
    do(school, "回复", {"reply": "已全部退还，并公开说明（演练）。"})
    page.goto(address)
    do(page, "核验办结", {"text": "情况属实（演练）。"})
    expect(page.locator("main")).to_contain_text("已办结")


def the_issue_is_closed(open_as: Opener, paper: Path) -> None:
    """Rectified by the school with proof, verified by the county, closed by the city."""
    school = open_as("qf.school")
    row_of(school, "issues", "2025-410922-001")
    address = school.url
    do(school, "开始整改")
    attach(school, paper)
    do(school, "报请验收", {"measures": "全部退还，公开说明（演练）。"})
    for person, verb in (("qf.reviewer", "县级验收"), ("py.reviewer", "市级销号")):
        page = open_as(person)
        page.goto(address)
        do(page, verb, {"text": "现场核查属实（演练）。"})
    expect(page.locator("main")).to_contain_text("已销号")
    hand_in(open_as("qf.clerk"), NAMES[QF], "问题全部销号")


def the_summaries_go_up(open_as: Opener) -> None:
    """Drafted by the clock, written, checked, signed; county to city, city to province."""
    county = the_summary(open_as, "qf")
    Report(open_as("py.reviewer"), county.address).step("接收", "已接收")
    the_summary(open_as, "py", again=True)


def the_summary(open_as: Opener, office: str, *, again: bool = False) -> Report:
    """One bureau's summary until it has gone up; ``again``: it sums what was accepted meanwhile."""
    page = open_as(f"{office}.clerk")
    reminded(page, "专项行动总结已自动取数")
    page.goto("/reports/")
    row = page.locator("tbody tr", has=page.get_by_role("cell", name="专项行动总结", exact=True))
    row.get_by_role("link", name="打开").click()
    page.wait_for_url(re.compile(r"/filings/[0-9a-f-]{36}/"))
    report = Report(page, page.url)
    if again:
        report.step("重新取数", "重新汇总")
    report.write()
    Report(open_as(f"{office}.reviewer"), report.address).step("审核通过", "已审核")
    Report(open_as(f"{office}.leader"), report.address).step("签发", "已签发")
    report.step("上报", "已上报")
    return report
