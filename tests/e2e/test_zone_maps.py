"""Maps of zones in a real browser: read, drawn on, tapped, printed; the pages keep their policy meanwhile."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.e2e.test_looks import violations

Opener = Callable[..., Page]
SHAPES = ".zoning-map .leaflet-overlay-pane path"


def test_the_map_takes_the_picture_s_place_and_paper_is_one_page(open_as: Opener) -> None:
    page = open_as("qf.clerk")
    page.goto("/zoning/map/")
    expect(page.locator(f"{SHAPES}.zoning-zone").first).to_be_visible()
    expect(page.locator(".zoning-mark").first).to_contain_text(re.compile("[✓△◆▲–]"))
    expect(page.locator("[data-drawing]")).to_be_hidden()
    page.locator(f"{SHAPES}.zoning-zone").first.click()
    expect(page.locator(".leaflet-popup-content")).to_contain_text("小学")
    assert violations(page) == []
    pages = re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True))
    assert len(pages) == 1


def test_the_picture_and_the_table_stand_in_without_scripts(open_as: Opener) -> None:
    page = open_as("qf.clerk", scripts=False)
    page.goto("/zoning/map/")
    expect(page.locator("[data-drawing] svg")).to_be_visible()
    expect(page.locator(".zoning-table")).to_contain_text(re.compile("充足|偏紧|不足"))


def test_a_clerk_draws_a_new_zone_by_hand_and_one_who_cannot_types_it(open_as: Opener) -> None:
    page = open_as("qf.clerk")
    page.goto("/zoning/zones/add/")
    page.get_by_label("片区名称").fill("手绘片区（测试）")
    page.get_by_label("学段").select_option("primary")
    page.get_by_label("招生年度").fill("2023")
    page.locator("main form").get_by_role("button", name="保存").click()
    page.get_by_role("link", name="绘制图形").click()
    _draw(page, [(700, 120), (800, 120), (800, 220), (700, 220), (700, 120)])
    expect(page.locator("[data-told]")).to_contain_text("现有 1 块、4 个顶点")
    assert violations(page) == []
    page.get_by_role("button", name="保存图形").click()
    expect(page.locator("#messages")).to_contain_text("图形已保存")
    expect(page.locator(".zoning-drawing")).to_be_visible()
    page.get_by_role("link", name="修改图形").click()
    page.locator("#id_shape").fill("115.10, 35.90\n115.11, 35.91\n115.11, 35.90\n115.10, 35.91")
    page.get_by_role("button", name="保存图形").click()
    expect(page.get_by_role("alert").first).to_contain_text("边线自相交")
    page.get_by_role("checkbox", name="自动修复").check()
    page.get_by_role("button", name="保存图形").click()
    expect(page.locator("#messages")).to_contain_text("相差")


def _draw(page: Page, points: list[tuple[int, int]]) -> None:
    """Click a polygon on the map, back to where it began."""
    page.locator(".leaflet-pm-icon-polygon").click()
    box = page.locator(".zoning-map").bounding_box()
    assert box is not None
    for x, y in points:
        page.mouse.move(box["x"] + x, box["y"] + y, steps=3)
        page.mouse.click(box["x"] + x, box["y"] + y)


def test_a_parent_taps_the_map_and_is_told_the_school(open_as: Opener) -> None:
    page = open_as(None, phone=True)
    page.goto("/zones/")
    page.get_by_label("县（区）").select_option("410922")
    page.get_by_role("button", name="在地图上点").click()
    expect(page.locator("#zone-map path.leaflet-interactive").first).to_be_visible()
    page.locator("#zone-map").click()
    expect(page.locator("[data-said]")).to_contain_text("已选好位置")
    assert violations(page) == []
    page.get_by_role("button", name="查学校").click()
    expect(page.get_by_role("status").first).to_contain_text("招生片区内")
