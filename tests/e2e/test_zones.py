"""An adjustment of a zone through all its steps: three people at their desks, a parent at 360 px.

A system of its own with one zone in force. Before, the address leads to one school; afterwards to the other.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.conftest import Stack, browsers, copied, execute
from tests.e2e.road.desk import do, fill, move_clock, save
from tests.e2e.small_city import FIRST_DAY
from tests.e2e.test_looks import violations
from tests.e2e.test_road import PDF
from tests.e2e.zone_town import ROAD, ZONE

Opener = Callable[..., Page]
TITLE, OLD, NEW = "新城小学启用片区调整", "清丰县向阳小学（演练）", "清丰县新城小学（演练）"
WORDS = "孩子要过两条大路，请在路口设护学岗。"


@pytest.fixture(scope="module")
def town(small_city: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """A county of one zone, running."""
    data = copied(small_city, tmp_path_factory.mktemp("town"))
    execute("tests.e2e.zone_town", data, **FIRST_DAY)
    running = Stack(data, **FIRST_DAY)
    running.wait()
    yield running
    running.stop()


@pytest.fixture
def open_as(town: Stack, browser: Browser) -> Iterator[Opener]:
    """Everybody's browser in that county."""
    signed_in: dict[str, Any] = {}
    yield from browsers(town, browser, signed_in)


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    """A document somebody uploads."""
    path = tmp_path / "报告.pdf"
    path.write_bytes(PDF)
    return path


def test_a_zone_is_changed_step_by_step_and_a_parent_is_heard(open_as: Opener, paper: Path) -> None:
    """Plan, assessment, argument, consultation, decision, publication; the look-up follows."""
    parent, clerk, reviewer = open_as(None, phone=True), open_as("qf.clerk"), open_as("qf.reviewer")
    look_up(parent, leads_to=OLD)
    address = the_clerk_plans(clerk)
    record(clerk, address, paper)
    press(reviewer, address, "评估通过，转专家论证")
    record(clerk, address, paper)
    days = {"opens_on": "2025-05-27", "closes_on": "2025-06-02", "registration_opens_on": "2025-07-01"}
    press(reviewer, address, "论证通过，公开征求意见", days)

    code = the_parent_speaks(parent)
    the_clerk_answers(clerk)
    move_clock(open_as("admin.system"), "2025-06-03")
    record(clerk, address, paper)
    press(reviewer, address, "结束征求意见，转决定")
    the_parent_reads_the_answer(parent, code)

    record(clerk, address, paper, number="清教〔2025〕9号")
    press(open_as("qf.leader"), address, "签发公布", {"registration_opens_on": "2025-07-01"})
    look_up(parent, leads_to=NEW)
    fits(parent)
    look_up(open_as(None, phone=True, scripts=False), leads_to=NEW)  # axe itself needs scripts
    expect(parent.locator("main")).to_contain_text("清教〔2025〕9号")


def look_up(page: Page, *, leads_to: str) -> None:
    """What the address answers."""
    page.goto("/zones/")
    page.get_by_label("住址").fill(f"{ROAD} 12 号")
    page.get_by_role("button", name="查学校").click()
    expect(page.locator(".zl-reply")).to_contain_text(leads_to)


def fits(page: Page) -> None:
    """Nothing scrolls sideways at 360 px, and everybody can use it."""
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert violations(page) == []


def the_clerk_plans(page: Page) -> str:
    """A new adjustment; the zone will lead to the other school. Its address."""
    page.goto("/zoning/adjustments/add/")
    fill(
        page,
        {"title": TITLE, "stage": "小学", "year": "2025", "triggers": "新建学校", "reason": "新城小学启用。"},
    )
    save(page)
    address = page.url
    page.get_by_role("link", name="选择片区").click()
    page.locator("tbody tr", has_text=ZONE).get_by_role("button", name="修订").click()
    page.get_by_role("link", name="修改").click()
    fill(page, {"schools": NEW})
    save(page)
    press(page, address, "启动调整")
    return address


def press(page: Page, address: str, verb: str, answers: dict[str, str] | None = None) -> None:
    """Open the adjustment and do the verb."""
    page.goto(address)
    do(page, verb, answers)


def record(page: Page, address: str, paper: Path, *, number: str = "") -> None:
    """Write down the step that is being taken, with its document."""
    page.goto(address)
    page.get_by_role("link", name="登记本步骤").click()
    fill(page, {"held_by": "县教育局", "document": number, "document_title": "报告", "summary": "可行。"})
    page.locator("input[type=file]").set_input_files(paper)
    page.get_by_role("button", name="登记").click()
    expect(page.locator("#messages")).to_contain_text("已登记")


def the_parent_speaks(page: Page) -> str:
    """From the front page to the receipt; the code to read the answer with."""
    page.goto("/")
    page.get_by_role("link", name="招生片区调整正在征求意见").click()
    page.get_by_role("link", name=TITLE).click()
    expect(page.locator("main")).to_contain_text(NEW)
    fits(page)
    page.locator("label", has_text="反对").click()
    page.get_by_label("您的意见").fill(WORDS)
    page.get_by_label("姓名").fill("欧阳小梅")
    page.get_by_role("button", name="提交意见").click()
    code = page.locator(".pub-code").inner_text()
    fits(page)
    page.get_by_role("button", name="我已保存好").click()
    return code


def the_clerk_answers(page: Page) -> None:
    page.goto("/zoning/opinions/?preset=unanswered")
    page.locator("#table tbody tr", has_text=WORDS).get_by_role("link").first.click()
    expect(page.locator("main")).not_to_contain_text("欧阳小梅")
    page.get_by_role("button", name="答复意见").click()
    page.get_by_label("意见摘要").fill("上学路上不安全")
    page.locator("label", has_text="部分采纳").click()
    page.get_by_label("答复", exact=True).fill("路口增设护学岗，方案不变。")
    page.get_by_role("button", name="答复意见 1 条").click()
    expect(page.locator("#messages")).to_contain_text("已办理")


def the_parent_reads_the_answer(page: Page, code: str) -> None:
    """By the code, and, without names, on the public page."""
    page.goto("/zones/consultations/answer/")
    page.get_by_label("查询码").fill(code)
    page.get_by_role("button", name="查询").click()
    expect(page.locator("main")).to_contain_text("路口增设护学岗")
    fits(page)
    page.get_by_role("link", name="看这项调整").click()
    expect(page.locator("main")).to_contain_text("上学路上不安全")
    expect(page.locator("main")).not_to_contain_text("欧阳小梅")
    expect(page.locator("main")).not_to_contain_text(WORDS)
    fits(page)
