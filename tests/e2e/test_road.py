"""The road of “Why”, walked once from the clerk's checklist to the PDF in the province's hands.

One story in order: each part stands on what the part before left in the system.
"""

import io
import re
from collections.abc import Callable
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, TimeoutError, expect

from tests.e2e.road.checklist import Checklist, Review
from tests.e2e.road.complaint import NAME, PHONE, REPLY, SCRUBBED, WORDS, Office, Parent
from tests.e2e.road.desk import on_day
from tests.e2e.road.ledger import Ledger
from tests.e2e.road.report import Report, sums_in, text_of
from tests.e2e.road.workbook import FAULTS, ROWS, Sheet, children

Opener = Callable[..., Page]
QF = "410922"
COUNTIES = {"qf": "清丰县", "hl": "华龙区"}
CHILDREN = "/enrollment/left-behind/"
ISSUES = "/campaign/issues/"
SCHOOL = "向阳小学（演示）"  # of 清丰县; qf.school works there
FRIDAY = "2024-07-19"
PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
)


def test_the_road_from_the_checklist_to_the_province(open_as: Opener, tmp_path: Path) -> None:
    """Every sentence of issue 2's “Done when” about the browser."""
    answered = the_clerk_answers_the_checklist(open_as, tmp_path)
    the_clerk_imports_a_workbook_with_twenty_faults(open_as, tmp_path)
    the_city_returns_one_item_and_accepts_the_rest(open_as, answered)
    the_parents_case_becomes_an_issue(open_as, tmp_path)
    with on_day(open_as("admin.system"), FRIDAY):  # nobody starts a task by hand after this
        sums = {county: the_county_reports(open_as, county) for county in COUNTIES}
        the_city_reports_their_sum_and_the_province_reads_it(open_as, tmp_path, sums)


def the_clerk_answers_the_checklist(open_as: Opener, folder: Path) -> str:
    """The holes of the bureau are answered; a found problem, with its file, opens its issue."""
    page = open_as("qf.clerk")
    expect(page.get_by_role("heading", level=1)).to_have_text("今天欠什么")
    paper = folder / "招生计划备案表.pdf"
    paper.write_bytes(PDF)
    checklist = Checklist(page, QF).open(show="holes")
    first, *others = checklist.codes()
    checklist.answer(first, "发现问题", found="复核发现备案计划与公布的计划不一致（演练）。", file=paper)
    number = checklist.issue_number(first)
    for code in others:
        checklist.answer(code, "无问题", note="已逐项核对（演练）。", file=paper)
    page.goto(f"{ISSUES}?unit={QF}&sort=-number")
    expect(page.locator("#table")).to_contain_text(number)
    checklist.submit()
    checklist.open()
    expect(page.locator("form.checks-form")).to_have_count(0)  # handed in is locked
    return first


def the_clerk_imports_a_workbook_with_twenty_faults(open_as: Opener, folder: Path) -> None:
    """Template, thirty children with twenty faults, the same workbook back in red, mended, imported."""
    ledger = Ledger(open_as("qf.clerk"), CHILDREN)
    before = ledger.count()
    sheet = Sheet(ledger.template(folder / "模板.xlsx"))
    right = list(children(SCHOOL))
    sheet.fill(right)
    for fault in FAULTS:
        sheet.write(fault.row, {fault.heading: fault.spoil(right[fault.row].get(fault.heading))})

    ledger.upload(sheet.save(folder / "留守儿童.xlsx"))
    assert ledger.preview()["有误"] == len(FAULTS)
    expect(ledger.page.get_by_role("button", name=re.compile("确认写入"))).to_have_count(0)
    back = Sheet(ledger.marked(folder / "标红.xlsx"))
    red = back.red()
    assert set(red) == {(fault.row, fault.heading) for fault in FAULTS}
    assert all(reason.endswith("。") for reason in red.values()), red
    assert ledger.count() == before

    for row, heading in red:
        back.write(row, {heading: right[row].get(heading)})
    ledger.upload(back.save(folder / "改正.xlsx"))
    assert ledger.preview() == {"新增": ROWS, "变更": 0, "未变": 0, "有误": 0}
    ledger.confirm()
    assert ledger.count() == before + ROWS
    shown = ledger.page.locator("#table").inner_text()
    assert right[-1]["姓名"] in shown
    numbers = [child["证件号码"] for child in right]
    assert not any(number in ledger.page.content() for number in numbers)
    assert f"{numbers[-1][:4]}**********{numbers[-1][-4:]}" in shown


def the_city_returns_one_item_and_accepts_the_rest(open_as: Opener, code: str) -> None:
    """Only the very item that is wrong comes back; corrected, the whole is accepted."""
    reason = "附件看不清发文日期，请重新上传备案表（演练）。"
    review = Review(open_as("py.reviewer"), QF)
    review.give_back(code, reason)

    clerk = open_as("qf.clerk")
    clerk.goto("/desk/")
    clerk.get_by_role("link", name=re.compile("退回")).first.click()
    expect(clerk.get_by_text(reason).first).to_be_visible()
    checklist = Checklist(clerk, QF).open()
    expect(clerk.locator("form.checks-form")).to_have_count(1)
    checklist.answer(code, "发现问题", note="已补充备案表，日期在第二页（演练）。")
    checklist.submit()

    review.page.goto(review.address)
    expect(review.page.get_by_text("退回后的变化").first).to_be_visible()
    review.accept()
    expect(Checklist(clerk, QF).open().page.locator(".checks-state")).to_contain_text("已认可")


def the_parents_case_becomes_an_issue(open_as: Opener, folder: Path) -> None:
    """A complaint from a phone reaches the handler, becomes an issue and is answered; the school learns
    neither who nor in what words."""
    parent = Parent(open_as(None, phone=True))
    receipt = parent.complain("清丰县", SCHOOL, photo(folder / "收据.jpg"))
    parent.track(receipt)
    expect(parent.page.locator(".cmp-timeline")).to_contain_text("已登记")

    office = Office(open_as("qf.handler"))
    office.open(receipt.number)
    expect(office.page.get_by_text(WORDS)).to_be_visible()
    office.do("受理", "已受理")
    office.do("写可交学校的内容", "已保存", 可交学校的内容=SCRUBBED, 整治领域="招生行为")
    office.do("转为问题", "已转入问题整改台账", 整改期限="2024-07-31")
    office.do("答复", "已答复", 给投诉人的答复=REPLY)

    parent.track(receipt)
    expect(parent.page.get_by_text(REPLY)).to_be_visible()
    the_school_sees_the_issue_and_not_the_parent(open_as("qf.school"), receipt.number)


def the_school_sees_the_issue_and_not_the_parent(page: Page, number: str) -> None:
    """Every page of the school's: the scrubbed text, never name, phone, words or number of the case."""
    page.goto(ISSUES)
    page.locator("#table tbody tr", has_text=SCRUBBED[:12]).get_by_role("link").first.click()
    expect(page.get_by_text(SCRUBBED).first).to_be_visible()
    pages = [page.url, "/desk/", "/dashboard/", ISSUES, f"{ISSUES}export/?format=csv", "/accounts/inbox/"]
    for address in [*pages, "/api/v1/campaign/issues/"]:
        text = page.context.request.get(address).text()
        assert not [canary for canary in (NAME, PHONE, WORDS[:12], number) if canary in text], address
    for address in ("/complaints/cases/", f"{CHILDREN}export/?format=csv&unit=410923"):
        assert NAME not in page.context.request.get(address).text()


def the_county_reports(open_as: Opener, county: str) -> dict[str, int]:
    """Celery drafts within a minute; written, checked, signed, submitted and accepted by five people.

    Returns the sums of the report, which are the ledger's.
    """
    page = open_as(f"{county}.clerk")
    report = Report(page, drafted(page))
    report.open()
    sums = report.figures()
    assert sums == ledger_sums(page)
    every_figure_leads_to_its_rows(report)
    report.write()
    Report(open_as(f"{county}.reviewer"), report.address).step("审核通过", "已审核")
    Report(open_as(f"{county}.leader"), report.address).step("签发", "已签发")
    report.step("上报", "已上报")
    Report(open_as("py.reviewer"), report.address).step("接收", "已接收")
    return sums


def drafted(page: Page) -> str:
    """The address of this Friday's draft, asked for until the clock's worker has made it."""
    page.goto("/reports/")
    row = page.locator("table tbody tr", has_text=f"{FRIDAY[5:]}").filter(has=page.get_by_role("link"))
    link = row.get_by_role("link", name=re.compile("周报")).first
    for _ in range(60):
        try:
            link.wait_for(timeout=1_000)
            break
        except TimeoutError:
            page.reload()
    return str(link.get_attribute("href"))


def every_figure_leads_to_its_rows(report: Report) -> None:
    """A click on a number shows as many rows as the number says."""
    ledger = Ledger(report.page, ISSUES)
    for address, number in report.open().links("招生行为"):
        assert ledger.count(address.partition("?")[2]) == number, address


def ledger_sums(page: Page) -> dict[str, int]:
    """What the issue ledger counts today, by its own filters."""
    ledger = Ledger(page, ISSUES)
    found, closed = ledger.count(), ledger.count("state=closed")
    return {
        "本周发现": ledger.count(f"found_on_from=2024-07-13&found_on_to={FRIDAY}"),
        "本周销号": ledger.count(f"closed_at_from=2024-07-13&closed_at_to={FRIDAY}"),
        "累计发现": found,
        "累计销号": closed,
        "未销号": found - closed,
        "逾期": ledger.count("preset=overdue"),
    }


def the_city_reports_their_sum_and_the_province_reads_it(
    open_as: Opener, folder: Path, counties: dict[str, dict[str, int]]
) -> None:
    """The city's figures are the sum of the accepted reports, on the page, in the PDF, and for anybody who
    holds the file."""
    page = open_as("py.clerk")
    report = Report(page, drafted(page))
    report.step("重新取数", "重新汇总")
    sums = report.open().figures()
    assert sums == {name: sum(county[name] for county in counties.values()) for name in sums}
    report.write()
    Report(open_as("py.reviewer"), report.address).step("审核通过", "已审核")
    Report(open_as("py.leader"), report.address).step("签发", "已签发")
    report.step("上报", "已上报")

    province = open_as("hn.viewer")
    for county, of_county in counties.items():
        assert on_the_dashboard(province, COUNTIES[county]) == (of_county["累计销号"], of_county["累计发现"])
    pdf = Report(province, report.address).pdf(folder / "周报.pdf")
    assert sums_in(pdf) == sums
    assert f"累计发现{sums['累计发现']}个" in re.sub(r"\s", "", text_of(pdf))
    anybody_may_verify(open_as(None, phone=True), province, pdf)


def on_the_dashboard(page: Page, county: str) -> tuple[int, int]:
    """Closed and found in the sum of the county's row."""
    page.goto("/dashboard/?unit=4109")
    row = page.locator("table.board tbody tr", has=page.get_by_role("rowheader", name=county))
    closed, found = row.locator("small").last.inner_text().split("/")
    return int(closed), int(found)


def anybody_may_verify(phone: Page, province: Page, pdf: Path) -> None:
    """The file that was signed is the same; with one byte changed it is another."""
    address = province.locator("a[href^='/verify/']").first.get_attribute("href")
    other = pdf.with_name("改过.pdf")
    other.write_bytes(pdf.read_bytes()[:-1] + b"?")
    for file, word in ((pdf, "完全相同"), (other, "不一致")):
        phone.goto(str(address))
        expect(phone.get_by_text("有效").first).to_be_visible()
        phone.locator("input[type=file]").set_input_files(file)
        phone.get_by_role("button", name="比对").click()
        expect(phone.get_by_text(word).first).to_be_visible()


def photo(path: Path) -> Path:
    """What a phone's camera makes."""
    out = io.BytesIO()
    Image.new("RGB", (640, 480), "gray").save(out, "JPEG")
    path.write_bytes(out.getvalue())
    return path
