"""The clerk's checklist and the city's review of it."""

import re
from pathlib import Path

from playwright.sync_api import Locator, Page, expect


class Checklist:
    """The six-rectification checklist of one unit in somebody's browser."""

    def __init__(self, page: Page, unit: str) -> None:
        self.page, self.address = page, f"/campaign/checks/{unit}/"

    def open(self, show: str = "") -> "Checklist":
        self.page.goto(f"{self.address}?show={show}" if show else self.address)
        return self

    def codes(self) -> list[str]:
        """Codes of the items on the page."""
        ids = self.page.locator("[data-check-row]").evaluate_all("rows => rows.map(row => row.id)")
        return [found.removeprefix("item-") for found in ids]

    def row(self, code: str) -> Locator:
        return self.page.locator(f"#item-{code}")

    def answer(
        self, code: str, answer: str, *, found: str = "", note: str = "", file: Path | None = None
    ) -> None:
        """Answer one item in place and wait until it says that it is saved."""
        row = self.row(code)
        row.locator("label.checks-answer", has_text=answer).click()
        if found:
            row.get_by_label("发现的问题").fill(found)
        if note or file:
            more = row.locator("details.checks-more")
            if more.get_attribute("open") is None:
                more.locator("summary").click()
        if note:
            row.get_by_label("说明").fill(note)
        if file:
            row.get_by_label("上传材料").set_input_files(file)
        row.get_by_role("button", name="保存").click()
        expect(row.get_by_text("已保存")).to_be_visible()
        expect(row).to_contain_text(answer)

    def issue_number(self, code: str) -> str:
        """The number of the issue that a found problem opened."""
        return self.row(code).get_by_role("link", name=re.compile(r"^\d{4}-\d{6}-\d+$")).inner_text()

    def submit(self) -> None:
        self.page.goto(f"{self.address}submit/")
        self.page.get_by_role("button", name="确认提交").click()
        expect(self.page.locator("#messages")).to_contain_text("已提交")


class Review:
    """The superior's page about it."""

    def __init__(self, page: Page, unit: str) -> None:
        self.page, self.address = page, f"/campaign/checks/{unit}/review/"

    def give_back(self, code: str, reason: str) -> None:
        self.page.goto(self.address)
        self.page.get_by_label(f"{code} 退回原因").fill(reason)
        self.page.get_by_role("button", name="退回标出的检查项").click()
        expect(self.page.locator("#messages")).to_contain_text("已退回 1 项")

    def accept(self) -> None:
        self.page.goto(self.address)
        self.page.get_by_role("button", name="认可").click()
        expect(self.page.locator("#messages")).to_contain_text("已认可")
