"""A county's ledger in the browser: imported with faults, mended, verified in bulk, matched with a list of
another department whose columns stand in another order, and a finding closed."""

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
from playwright.sync_api import Page, expect
from stdnum.cn import ric

from tests.e2e.road.ledger import Ledger
from tests.e2e.road.workbook import Sheet, children

LEFT_BEHIND = "/enrollment/left-behind/"
SCHOOL = "向阳小学（演示）"
NAMED = "核对"  # nobody else of the demo is called so


def rows() -> list[dict[str, Any]]:
    """Six children nobody has."""
    found = []
    for serial, child in zip(range(6), children(SCHOOL), strict=False):
        body = f"410922{child['出生日期']:%Y%m%d}{960 + serial:03d}"
        number = body + ric.calc_check_digit(body + "0")
        found.append({**child, "姓名": f"{NAMED}{'甲乙丙丁戊己'[serial]}", "证件号码": number})
    return found


def test_a_county_imports_mends_verifies_and_matches_its_ledger(open_as: Any, tmp_path: Path) -> None:
    clerk = open_as("qf.clerk")
    known = rows()
    the_clerk_imports_and_mends(clerk, known, tmp_path)
    the_clerk_verifies_them_at_once(clerk, len(known))
    the_clerk_matches_a_list_in_another_order(clerk, known, tmp_path)
    the_clerk_closes_a_finding(clerk)


def the_clerk_imports_and_mends(page: Page, known: list[dict[str, Any]], folder: Path) -> None:
    """A 15-digit number and a birth date that is not the number's: both come back red, mended they go in."""
    ledger = Ledger(page, LEFT_BEHIND)
    sheet = Sheet(ledger.template(folder / "模板.xlsx"))
    sheet.fill(known)
    sheet.write(1, {"证件号码": known[1]["证件号码"][:6] + known[1]["证件号码"][8:17]})
    sheet.write(4, {"出生日期": date(2010, 1, 1)})
    ledger.upload(sheet.save(folder / "台账.xlsx"))
    assert (ledger.preview()["新增"], ledger.preview()["有误"]) == (4, 2)
    back = Sheet(ledger.marked(folder / "标红.xlsx"))
    assert set(back.red()) == {(1, "证件号码"), (4, "出生日期")}
    assert "15 位" in back.red()[1, "证件号码"]

    for row, heading in back.red():
        back.write(row, {heading: known[row][heading]})
    ledger.upload(back.save(folder / "改好.xlsx"))
    assert ledger.preview() == {"新增": 6, "变更": 0, "未变": 0, "有误": 0}
    ledger.confirm()


def the_clerk_verifies_them_at_once(page: Page, count: int) -> None:
    page.goto(f"{LEFT_BEHIND}?col=child__name&col=verified_on")
    page.get_by_role("searchbox").or_(page.locator("input[name=q]")).first.fill(NAMED)
    page.get_by_role("button", name="查找").click()
    bulk = page.locator("#bulk")
    bulk.get_by_label(f"办理符合条件的全部 {count} 条").check()
    bulk.get_by_role("button", name="核实").click()
    page.get_by_role("button", name=f"核实 {count} 条").click()
    expect(page.locator("#table tbody tr").filter(has_text="2024-07-12")).to_have_count(count)


def the_clerk_matches_a_list_in_another_order(page: Page, known: list[dict[str, Any]], folder: Path) -> None:
    """民政's orphans: number first, the name last, a title above. None of them stands in our ledger."""
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.append(["孤儿名单（虚构）"])
    sheet.append(["公民身份号码", "补贴标准", "性别", "姓名"])
    for child in known[:2]:
        sheet.append([child["证件号码"], 1150, child["性别"], child["姓名"]])
    book.save(folder / "名单.xlsx")

    page.goto("/enrollment/matching/")
    page.get_by_role("link", name="比对一份新名单").first.click()
    page.get_by_label("名单是哪个部门给的").select_option(label="民政部门名单")
    page.get_by_label("与哪个台账比对").select_option(label="孤儿台账")
    page.get_by_label("名单截止日期").fill("2024-07-01")
    page.locator("input[type=file]").set_input_files(folder / "名单.xlsx")
    page.locator("[name=basis]").fill("清教函〔2024〕12号")
    page.get_by_label("请求日期").fill("2024-07-08")
    page.get_by_label("收到日期").fill("2024-07-10")
    page.get_by_label("提供人和科室").fill("县民政局办公室（演练）")
    page.get_by_role("button", name="上传，下一步对应列名").click()

    expect(page.locator("[name=id_number]")).to_have_value("0", timeout=45_000)
    expect(page.locator("[name=name]")).to_have_value("3")
    page.get_by_role("button", name="列名对了，开始比对").click()
    page.get_by_role("link", name="查看结果").or_(page.get_by_role("link", name="只有对方有")).first.click(
        timeout=45_000
    )
    expect(page.locator(".match-tabs")).to_contain_text("还有 2 条")


def the_clerk_closes_a_finding(page: Page) -> None:
    page.get_by_role("link", name=f"{NAMED}甲").click()
    expect(page.locator("main")).to_contain_text("只有对方有")
    page.get_by_role("link", name="办结").or_(page.get_by_role("button", name="办结")).first.click()
    page.get_by_label("处理结果").select_option(label="不属于本台账对象（已在其他台账或年龄不符）")
    page.get_by_label("核查情况").fill("父母一方健在，不是孤儿，已在留守儿童台账（演练）。")
    page.get_by_role("button", name="办结 1 条").click()
    expect(page.locator("main")).to_contain_text("已办结")
    page.get_by_role("link", name="回到本轮的清单").click()
    expect(page.locator(".match-tabs")).to_contain_text("还有 1 条")
