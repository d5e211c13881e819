"""A ledger in the browser: its template, its import, its count."""

import re
from pathlib import Path

from playwright.sync_api import Page, expect


class Ledger:
    """One ledger's pages in somebody's browser."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address = page, address

    def count(self, query: str = "") -> int:
        """How many rows the list says it has under these filters."""
        self.page.goto(f"{self.address}?{query or 'view=none'}")
        said = self.page.locator("#table [role=status]")
        if said.count() == 0:
            return 0
        found = re.search(r"共 ([\d,]+) 条", said.first.inner_text())
        assert found, said.first.inner_text()
        return int(found[1].replace(",", ""))

    def template(self, to: Path) -> Path:
        self.page.goto(self.address)
        with self.page.expect_download() as download:
            self.page.get_by_role("link", name="下载模板").first.click()
        return self._save(download.value, to)

    def upload(self, book: Path) -> None:
        """Hand a workbook in and wait through the progress until the preview is there."""
        self.page.goto(f"{self.address}import/")
        self.page.locator("input[type=file]").set_input_files(book)
        self.page.get_by_role("button", name="上传并检查").click()
        self.page.wait_for_url(re.compile(r"/import/[0-9a-f-]{36}/"))
        self.page.reload()  # the progress is the server's, not the page's
        expect(self.page.locator(".ledger-counts")).to_be_visible(timeout=45_000)

    def preview(self) -> dict[str, int]:
        """``{"新增": 30, "有误": 0, …}``"""
        lines = self.page.locator(".ledger-counts > div")
        texts = [lines.nth(at).inner_text().split() for at in range(lines.count())]
        return {words[-2].lstrip("✓!–✗×●○"): int(words[-1]) for words in texts}

    def marked(self, to: Path) -> Path:
        """The person's own workbook back, with red cells."""
        with self.page.expect_download() as download:
            self.page.get_by_role("link", name="下载标红的原表").click()
        return self._save(download.value, to)

    def confirm(self) -> None:
        self.page.get_by_role("button", name=re.compile("确认写入")).click()
        expect(self.page.get_by_text("导入完成")).to_be_visible(timeout=45_000)

    @staticmethod
    def _save(download: object, to: Path) -> Path:
        download.save_as(to)  # type: ignore[attr-defined]
        return to
