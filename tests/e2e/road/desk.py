"""What people do at any desk: fill a form, add a row with its file, hand in, judge, read the inbox."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, expect


def fill(page: Page, values: dict[str, str]) -> None:
    """Answer the questions of the form by the names of their columns; selects by what they show."""
    for name, value in values.items():
        field = page.locator(f"form.yg-form [name={name}]")
        if field.evaluate("e => e.tagName") == "SELECT":
            choice = field.locator("option", has_text=re.compile(re.escape(value))).first
            field.select_option(value=str(choice.get_attribute("value")))
        else:
            field.fill(value)


def add(page: Page, ledger: str, values: dict[str, str], *, file: Path | None = None, unit: str = "") -> str:
    """Add a row to ``campaign/<ledger>`` and, if told, a file to it; its address.

    A form that may be filled for several units asks for which one.
    """
    page.goto(f"/campaign/{ledger}/add/")
    if page.locator("select[name=unit]").count():
        page.locator("select[name=unit]").select_option(value=unit)
    fill(page, values)
    save(page)
    if file is not None:
        attach(page, file)
    return page.url


def save(page: Page) -> None:
    """Save the form; it must lead to the row."""
    page.get_by_role("button", name="保存").click()
    page.wait_for_load_state()
    assert re.search(r"/[0-9a-f-]{36}/$", page.url), page.locator("main").inner_text()[:1500]


def attach(page: Page, file: Path) -> None:
    """Put a file on the row the page shows."""
    page.locator("#evidence_file").first.set_input_files(file)
    page.locator("form", has=page.locator("#evidence_file")).locator("button[type=submit]").click()
    expect(page.get_by_role("link", name=file.name).first).to_be_visible()


def do(page: Page, verb: str, answers: dict[str, str] | None = None) -> None:
    """Press a verb of the row the page shows, answer what it asks, and see that it was done."""
    page.get_by_role("button", name=verb, exact=True).click()
    page.wait_for_load_state()
    if answers is not None:
        fill(page, answers)
    sure = page.get_by_role(
        "button", name=re.compile(rf"^{verb} \d+ 条")
    )  # asked where nothing can be undone
    if answers is not None or sure.count():
        sure.click()
    expect(page.locator("#messages")).to_contain_text("已办理")


def row_of(page: Page, ledger: str, text: str, query: str = "", *, unit: str = "") -> None:
    """Open the row of the list that shows ``text`` (and the name of the unit)."""
    page.goto(f"/campaign/{ledger}/?{query or 'view=none'}")
    rows = page.locator("#table tbody tr", has_text=text)
    if unit:
        rows = rows.filter(has=page.get_by_role("cell", name=unit, exact=True))
    rows.first.get_by_role("link").first.click()
    page.wait_for_url(re.compile(r"/[0-9a-f-]{36}/"))


def hand_in(page: Page, unit: str, title: str, *, file: Path | None = None, nothing: bool = False) -> None:
    """Hand in what the unit owes under that title this year."""
    query = "preset=unfinished&due_on_from=2025-01-01&col=deliverable__title&col=unit"
    row_of(page, "assignments", title, query, unit=unit)
    if file is not None:
        attach(page, file)
    do(page, "零报告" if nothing else "提交", {"note": "演练。"})


def accept_all(page: Page, code: str) -> None:
    """A superior accepts everything under ``code`` that waits, as far as the list offers it."""
    page.goto(f"/campaign/assignments/?unit={code}&preset=submitted")
    boxes = page.locator("#table tbody input[type=checkbox]")
    for at in range(boxes.count()):
        boxes.nth(at).check()
    page.locator("#bulk").get_by_role("button", name="认可").click()
    page.wait_for_load_state()
    sure = page.get_by_role("button", name=re.compile(r"^认可 \d+ 条"))  # not asked of a single row
    if sure.count():
        sure.click()
    expect(page.locator("#messages, main").filter(has_text="已办理").first).to_be_visible()


def reminded(page: Page, words: str, *, tries: int = 60) -> None:
    """Wait until the worker has put a reminder with these words into the person's inbox."""
    for _ in range(tries):
        page.goto("/accounts/inbox/?show=all")
        if page.locator("main").get_by_text(words).count():
            return
        page.wait_for_timeout(1_000)
    raise AssertionError(f"No reminder of {words!r} came:\n{page.locator('main').inner_text()[:2000]}")


def move_clock(page: Page, day: str) -> str:
    """The system administrator moves the training clock; returns the day it showed before."""
    page.goto("/clock/")
    before = page.get_by_label("演练日期").input_value()
    page.get_by_label("演练日期").fill(day)
    page.get_by_role("button", name="改为这一天").click()
    expect(page.locator("#messages")).to_contain_text(day)
    return before


@contextmanager
def on_day(page: Page, day: str) -> Iterator[None]:
    """The demo on another day, and back again: other stories, in whatever order, believe the first one."""
    before = move_clock(page, day)
    try:
        yield
    finally:
        move_clock(page, before)
