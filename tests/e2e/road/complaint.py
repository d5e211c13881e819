"""A parent's complaint from a phone, and the office that handles it."""

import re
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, expect

NAME, PHONE = "欧阳晓梅", "13839301234"
WORDS = "我家孩子三年级二班转来，报名那天王老师让我们先交三千元赞助费才给登记。"
SCRUBBED = "请核实新生登记期间是否收取与入学挂钩的费用，并说明依据和去向。"
REPLY = "经核实，学校存在违规收费，已责令全部退还并纳入整改台账，整改结果将向社会公布。"


@dataclass
class Receipt:
    number: str
    code: str


class Parent:
    """One question per page, at 360 pixels."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def complain(self, county: str, school: str, photo: Path) -> Receipt:
        page = self.page
        page.goto("/")
        page.get_by_role("link", name=re.compile("投诉|举报")).first.click()
        page.wait_for_url("**/complaints/new/")
        page.get_by_role("button", name="开始").click()
        self._choose("举报")
        self._choose(county)
        page.get_by_label("选择学校").select_option(label=school)
        self._next()
        page.get_by_label("写下经过").fill(WORDS)
        page.get_by_label("什么时候的事").fill("7 月 8 日")
        self._next()
        page.get_by_label("添加照片或文件").set_input_files(photo)
        self._next()  # what was chosen goes along, whichever button is pressed
        page.get_by_text("留下，方便工作人员联系我").click()
        page.get_by_label("姓名", exact=False).and_(page.locator("input[type=text]")).first.fill(NAME)
        page.get_by_label("电话").fill(PHONE)
        self._next()
        expect(page.locator("main")).to_contain_text(photo.name)
        return self._send()

    def _choose(self, label: str) -> None:
        self.page.locator("label", has_text=label).first.click()
        self._next()

    def _next(self) -> None:
        self.page.get_by_role("button", name="下一步").click()

    def _send(self) -> Receipt:
        page = self.page
        expect(page.get_by_role("heading", name="请再看一遍")).to_be_visible()
        page.get_by_role("button", name="提交").first.click()
        codes = page.locator(".pub-code")
        expect(codes).to_have_count(2)
        receipt = Receipt(codes.nth(0).inner_text(), codes.nth(1).inner_text())
        page.get_by_role("button", name=re.compile("我已保存好")).click()
        return receipt

    def track(self, receipt: Receipt) -> None:
        page = self.page
        page.goto("/complaints/track/")
        page.get_by_label("编号").fill(receipt.number)
        page.get_by_label("查询码").fill(receipt.code)
        page.get_by_role("button", name="查询").click()
        page.wait_for_url("**/complaints/track/case/")


class Office:
    """The handler's desk."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def open(self, number: str) -> None:
        self.page.goto("/complaints/cases/")
        self.page.get_by_role("link", name=number).first.click()
        expect(self.page.get_by_role("heading", level=1)).to_contain_text(number)

    def do(self, verb: str, said: str, **fields: str) -> None:
        """Take one verb of the case through its page; ``fields``: label → text, or the option of a select."""
        page = self.page
        page.get_by_role("link", name=verb, exact=True).click()
        form = page.locator("main form.yg-form")
        for label, value in fields.items():
            control = form.get_by_label(label)
            if control.evaluate("e => e.tagName") == "SELECT":
                control.select_option(label=value)
            else:
                control.fill(value)
        form.get_by_role("button", name=verb).click()
        expect(page.locator("#messages")).to_contain_text(said)
