"""What people do at any desk: fill a form, add a row with its file, hand in, judge, read the inbox."""

import re
from pathlib import Path

from playwright.sync_api import Page, expect


def fill(page: Page, values: dict[str, str]) -> None:
    """Answer the questions of the form by their labels; selects by what they show."""
    for label, value in values.items():
        field = page.get_by_label(label, exact=True).first
        if field.evaluate("e => e.tagName") == "SELECT":
            choice = field.locator("option", has_text=re.compile(re.escape(value))).first
            field.select_option(value=str(choice.get_attribute("value")))
        else:
            field.fill(value)


def add(page: Page, ledger: str, values: dict[str, str], *, file: Path | None = None) -> str:
    """Add a row to ``campaign/<ledger>`` and, if told, a file to it; its address."""
    page.goto(f"/campaign/{ledger}/add/")
    fill(page, values)
    page.get_by_role("button", name="保存").click()
    page.wait_for_url(re.compile(rf"/campaign/{ledger}/[0-9a-f-]{{36}}/"))
    if file is not None:
        attach(page, file)
    return page.url


def attach(page: Page, file: Path) -> None:
    """Put a file on the row the page shows."""
    page.locator("#evidence_file").first.set_input_files(file)
    page.locator("form", has=page.locator("#evidence_file")).get_by_role("button", name="上传").click()
    expect(page.get_by_role("link", name=file.name).first).to_be_visible()


def do(page: Page, verb: str, answers: dict[str, str] | None = None) -> None:
    """Press a verb of the row the page shows, answer what it asks, and see that it was done."""
    page.get_by_role("button", name=verb, exact=True).click()
    if answers is not None:
        fill(page, answers)
        page.get_by_role("button", name=re.compile(rf"^{verb}")).click()
    expect(page.locator("#messages")).to_contain_text("已办理")


def row_of(page: Page, ledger: str, text: str, query: str = "") -> None:
    """Open the row of the list that shows ``text``."""
    page.goto(f"/campaign/{ledger}/?{query or 'view=none'}")
    page.locator("#table tbody tr", has_text=text).first.get_by_role("link").first.click()
    page.wait_for_url(re.compile(r"/[0-9a-f-]{36}/"))


def hand_in(page: Page, unit: str, title: str, *, file: Path | None = None, nothing: bool = False) -> None:
    """Hand in what the unit owes under that title."""
    row_of(page, "assignments", title, f"unit={unit}&preset=unfinished")
    if file is not None:
        attach(page, file)
    do(page, "零报告" if nothing else "提交", {"说明": "演练。"})


def accept_all(page: Page, unit: str) -> None:
    """A superior accepts everything below ``unit`` that waits, as far as the list offers it."""
    page.goto(f"/campaign/assignments/?unit={unit}&preset=submitted")
    boxes = page.locator("#table tbody input[type=checkbox]")
    for at in range(boxes.count()):
        boxes.nth(at).check()
    page.locator("#bulk").get_by_role("button", name="认可").click()
    page.get_by_role("button", name=re.compile(r"^认可 \d+ 条")).click()
    expect(page.locator("main")).to_contain_text(re.compile("已办理"))


def reminded(page: Page, words: str, *, tries: int = 60) -> None:
    """Wait until the worker has put a reminder with these words into the person's inbox."""
    for _ in range(tries):
        page.goto("/accounts/inbox/?show=all")
        if page.locator("main").get_by_text(words).count():
            return
        page.wait_for_timeout(1_000)
    raise AssertionError(f"No reminder of {words!r} came:\n{page.locator('main').inner_text()[:2000]}")


def move_clock(page: Page, day: str) -> None:
    """The system administrator moves the training clock."""
    page.goto("/clock/")
    page.get_by_label("演练日期").fill(day)
    page.get_by_role("button", name="改为这一天").click()
    expect(page.locator("#messages")).to_contain_text(day)
