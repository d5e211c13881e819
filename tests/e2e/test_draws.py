"""A visitor's own browser recomputes a draw: green for what was published, red for a touched list."""

from collections.abc import Callable

from playwright.sync_api import Page, Route, expect

Opener = Callable[..., Page]


def at_the_draw(page: Page) -> Page:
    """The public page of the demo's drawn lottery, by the doors a parent takes."""
    page.goto("/")
    page.get_by_role("link", name="电脑随机录取").click()
    page.get_by_role("link", name="已抽取").first.click()
    return page


def test_a_phone_recomputes_the_draw_and_agrees(open_as: Opener) -> None:
    page = at_the_draw(open_as(None, phone=True))

    expect(page.locator("[data-verdict]")).to_contain_text("✓ 一致：您的设备")
    page.get_by_role("button", name="算一遍").click()
    expect(page.locator("[data-verdict]")).to_contain_text("✓ 一致：您的设备")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_a_touched_list_is_red(open_as: Opener) -> None:
    def touched(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace("000001,1,", "000001,2,"))

    page = open_as(None, phone=True)
    page.route("**/tickets.csv", touched)
    at_the_draw(page)

    expect(page.locator("[data-verdict]")).to_contain_text("✗ 不一致：下载的名单与冻结时公布的校验值不同")
    expect(page.locator("[data-verdict]")).to_have_class("draw-differs")


def test_two_tickets_that_changed_places_are_red(open_as: Opener) -> None:
    def exchanged(route: Route) -> None:
        answer = route.fetch()
        first, second, *rest = answer.text().splitlines()
        route.fulfill(response=answer, body="".join(f"{line}\n" for line in [second, first, *rest]))

    page = open_as(None)
    page.route("**/ranking.csv", exchanged)
    at_the_draw(page)

    expect(page.locator("[data-verdict]")).to_contain_text("✗ 不一致：算出的顺序与公布的顺序不同")


def test_without_scripts_the_page_says_what_it_needs(open_as: Opener) -> None:
    page = at_the_draw(open_as(None, phone=True, scripts=False))

    expect(page.get_by_text("需要打开浏览器的 JavaScript")).to_be_visible()
    expect(page.locator("[data-start]")).to_be_hidden()
