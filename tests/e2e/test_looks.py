"""Every main page at a desk and on a phone: nothing scrolls sideways, nothing errs, everybody can use it.

Console errors, policy violations, foreign requests and 5xx answers are the business of ``Watch`` in conftest.
"""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.e2e.conftest import DESK, PHONE

Opener = Callable[..., Page]
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa"]}, "resultTypes": ["violations"]}

PUBLIC = [
    "/",
    "/schools/",
    "/schools/410922-3141000008/",
    "/zones/",
    "/zones/all/",
    "/zones/consultations/",
    "/zones/consultations/answer/",
    "/notices/",
    "/questions/",
    "/statistics/",
    "/complaints/new/",
    "/complaints/track/",
    "/verify/",
    "/verify/AAAABBBBCCCCDDDD/",
    "/accounts/login/",
]
# Who → addresses; "> " leads to the first row of the list before it.
PAGES: dict[str, list[str]] = {
    "qf.clerk": [
        "/desk/",
        "/dashboard/",
        "/campaign/checks/",
        "/campaign/checks/410922/",
        "/campaign/checks/410922/submit/",
        "/campaign/coverage/",
        "/campaign/issues/",
        "> detail",
        "/campaign/issues/add/",
        "/campaign/assignments/",
        "/enrollment/schools/",
        "/zoning/map/",
        "/zoning/checks/",
        "/zoning/zones/",
        "> detail",
        "/enrollment/left-behind/",
        "> detail",
        "/enrollment/left-behind/add/",
        "/enrollment/left-behind/import/",
        "/reports/",
        "> detail",
        "/complaints/figures/",
        "/accounts/inbox/",
        "/accounts/password/",
    ],
    "py.reviewer": [
        "/desk/",
        "/dashboard/",
        "/campaign/checks/",
        "/campaign/checks/410972/review/",
        "/campaign/coverage/",
        "/campaign/coverage/410922/",
        "/campaign/disclosure/",
        "/campaign/disclosure/410926/",
        "/campaign/prospectuses/",
        "> detail",
        "/campaign/issues/",
        "/reports/",
        "/reports/filings/",
    ],
    "qf.school": [
        "/campaign/disclosure/",
        "/campaign/disclosures/",
        "> detail",
        "/desk/",
        "/campaign/checks/",
        "/campaign/issues/",
        "/enrollment/left-behind/",
    ],
    "qf.handler": ["/desk/", "/complaints/cases/", "> detail", "/complaints/cases/register/"],
    "hn.viewer": ["/dashboard/", "/reports/", "/campaign/issues/"],
    "admin.system": ["/clock/"],
    "admin.security": ["/accounts/grants/", "/accounts/users/", "/accounts/inbox/"],
    "admin.audit": ["/audit/history/", "/audit/reveals/", "/audit/events/", "/audit/seals/"],
}
# Looked at by axe-core too: one page of every kind.
SCANNED = {
    *PUBLIC,
    "/desk/",
    "/dashboard/",
    "/campaign/checks/410922/",
    "/campaign/issues/",
    "/enrollment/left-behind/",
    "/enrollment/left-behind/add/",
    "/zoning/map/",
    "/zoning/checks/",
    "/reports/",
    "> detail",
    "/campaign/checks/410972/review/",
    "/complaints/cases/register/",
    "/accounts/grants/",
    "/audit/history/",
}


@pytest.mark.parametrize("who", PAGES)
def test_the_pages_of_each_role_fit_both_screens(who: str, open_as: Opener) -> None:
    found = faults(open_as(who), PAGES[who])
    assert not found, "\n".join(found)


def test_the_public_pages_fit_both_screens(open_as: Opener) -> None:
    found = faults(open_as(None), PUBLIC)
    assert not found, "\n".join(found)


def faults(page: Page, addresses: list[str]) -> list[str]:
    """What is wrong with the pages, each at both sizes."""
    found = []
    for address in addresses:
        if address.startswith("> "):
            page.set_viewport_size(DESK)  # type: ignore[arg-type]
            follow_first_row(page)
        else:
            answer = page.goto(address)
            if answer is None or answer.status not in (200, 404 if "AAAABBBB" in address else 200):
                found.append(f"{address}: {answer and answer.status}")
        expect(page.locator("h1")).to_have_count(1)
        for size in (DESK, PHONE):
            page.set_viewport_size(size)  # type: ignore[arg-type]
            wide = page.evaluate(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth"
            )
            if wide > 0:
                found.append(f"{page.url} scrolls {wide}px sideways at {size['width']}")
        if address in SCANNED:
            found += [f"{page.url}: {violation}" for violation in violations(page)]
    return found


def follow_first_row(page: Page) -> None:
    """Open the first row of the table on the page."""
    page.locator("main table tbody tr").get_by_role("link").first.click()
    page.wait_for_load_state()


def violations(page: Page) -> list[str]:
    """What axe-core finds: rule, and where."""
    results = Axe().run(page, options=RULES)
    return [
        f"{one['id']} at {', '.join(str(node['target']) for node in one['nodes'][:3])}"
        for one in results.response["violations"]
    ]


def test_a_parent_complains_without_javascript(open_as: Opener) -> None:
    """The wizard is plain forms; Back keeps what was answered."""
    page = open_as(None, phone=True, scripts=False)
    page.goto("/complaints/new/")
    page.get_by_role("button", name="开始").click()
    for label in ("咨询", "清丰县"):
        page.locator("label", has_text=label).first.click()
        page.get_by_role("button", name="下一步").click()
    page.get_by_label("选择学校").select_option(index=2)
    page.get_by_role("button", name="下一步").click()
    page.get_by_label("写下经过").fill("想问外地户口租房住，报名要带哪些材料。")
    page.get_by_role("button", name="下一步").click()
    page.get_by_role("button", name="下一步").click()
    page.get_by_role("button", name="下一步").click()
    expect(page.get_by_role("alert")).to_contain_text("请选择留不留姓名")
    page.locator("label", has_text="匿名").first.click()
    page.get_by_role("button", name="下一步").click()
    expect(page.locator("main")).to_contain_text("想问外地户口租房住")
    page.get_by_role("button", name="提交").first.click()
    expect(page.locator(".pub-code")).to_have_count(2)


def test_a_clerk_works_without_javascript(open_as: Opener) -> None:
    """A list is filtered, a form is refused with everything typed still there, a checklist item is asked."""
    page = open_as("qf.clerk", scripts=False)
    page.goto("/enrollment/left-behind/")
    page.get_by_role("searchbox").fill("查无此人")
    page.get_by_role("button", name="查找").click()
    expect(page.locator("#table")).to_contain_text("没有符合条件的行")
    page.goto("/enrollment/left-behind/add/")
    page.get_by_label("姓名", exact=True).fill("测试某某")
    page.locator("main form").get_by_role("button", name="保存").click()
    expect(page.get_by_role("alert").first).to_contain_text("错误")
    expect(page.get_by_label("姓名", exact=True)).to_have_value("测试某某")
    page.goto("/campaign/checks/410922/")
    expect(page.locator("[data-check-row]").first).to_be_visible()


def test_a_parent_finds_the_school_without_javascript(open_as: Opener) -> None:
    page = open_as(None, phone=True, scripts=False)
    page.goto("/zones/")
    page.get_by_label("住址").fill("清丰县朝阳路十二号")
    page.get_by_role("button", name="查学校").click()
    expect(page.get_by_role("status").first).to_contain_text("在一个招生片区内")
    expect(page.locator("main")).to_contain_text("依据文件")
    assert "朝阳路" not in page.url
