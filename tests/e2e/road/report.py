"""Reports from the clock's draft to the PDF in the province's hands."""

import re
import subprocess
from pathlib import Path

from playwright.sync_api import Page, expect

FIGURES = ("本周发现", "本周销号", "累计发现", "累计销号", "未销号", "逾期")
WORDS = "对照六个方面逐校复核；个别学校材料不全，已要求限期补充；下周逐条验收销号。"


class Report:
    """One report in somebody's browser."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address = page, address

    def open(self) -> "Report":
        self.page.goto(self.address)
        return self

    def write(self) -> None:
        """The clerk's narrative; nothing to report is said when there is nothing."""
        self.open()
        form = self.page.locator("form.reports-form")
        for field in form.locator("textarea").all():
            field.fill(WORDS)
        zero = form.get_by_label(re.compile("零报告"))
        if zero.count():  # a summary asks for none
            zero.set_checked(self.figures()["本周发现"] == 0)
        form.get_by_role("button", name="保存并送审").click()
        self.said("送审核")

    def step(self, title: str, said: str) -> None:
        """One verb; where it asks back, yes."""
        self.open()
        button = self.page.get_by_role("button", name=title, exact=True)
        asks = button.get_attribute("data-confirm")
        button.click()
        if asks:
            self.page.locator("dialog").get_by_role("button", name="确定").click()
        self.said(said)

    def said(self, text: str) -> None:
        expect(self.page.locator("#messages")).to_contain_text(text)

    def figures(self) -> dict[str, int]:
        """The row of sums on the page."""
        row = self.page.locator("tr.reports-total").first
        cells = row.locator("td.num").all_inner_texts()
        return dict(zip(FIGURES, map(_number, cells), strict=False))

    def links(self, area: str) -> list[tuple[str, int]]:
        """Address and number of each figure of an area."""
        row = self.page.locator("tbody tr", has=self.page.get_by_role("rowheader", name=area)).first
        links = row.locator("td a").all()
        return [(str(link.get_attribute("href")), _number(link.inner_text())) for link in links]

    def pdf(self, to: Path) -> Path:
        """Download the PDF once the worker has set it."""
        self.open()
        link = self.page.get_by_role("link", name=re.compile("下载"))
        expect(link.first).to_be_visible(timeout=60_000)
        with self.page.expect_download() as download:
            link.first.click()
        download.value.save_as(to)
        return to


def _number(text: str) -> int:
    """A number in a cell, whatever sign stands before it."""
    found = re.search(r"\d+", text)
    assert found, text
    return int(found[0])


def text_of(pdf: Path) -> str:
    done = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], capture_output=True, check=True)
    return done.stdout.decode()


def sums_in(pdf: Path) -> dict[str, int]:
    """The first row of sums printed in the PDF."""
    line = next(line for line in text_of(pdf).splitlines() if line.strip().startswith(("合计", "合 计")))
    return dict(zip(FIGURES, map(int, re.findall(r"\d+", line)[: len(FIGURES)]), strict=True))
