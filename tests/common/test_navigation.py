"""The menu shows what a person may open, and nothing else."""

import re

import pytest

from tests.cast import PEOPLE, Cast
from yangguang.common import navigation


def menu_of(cast: Cast, name: str) -> dict[str, str]:
    """Labels and addresses of the menu this person sees."""
    page = cast.client(getattr(cast, name)).get("/desk/").content.decode()
    side = page[page.index('<aside class="yg-side"') : page.index("</aside>")]
    links = re.findall(r'<a href="([^"]+)"[^>]*><i class="ti[^>]*></i>([^<]+)</a>', side)
    return {label: url for url, label in links}


ONE_OF_EACH_ROLE = [name for name, _, _ in PEOPLE if not name.startswith(("nl_", "hl_", "zz_"))]


@pytest.mark.parametrize("name", ONE_OF_EACH_ROLE)
def test_every_entry_shown_opens(cast: Cast, name: str) -> None:
    entries = menu_of(cast, name)
    assert "我的待办" in entries
    client = cast.client(getattr(cast, name))
    for label, url in entries.items():
        assert client.get(url).status_code == 200, label


def test_every_entry_has_a_page() -> None:
    assert [item.url_name for item in navigation._items if not navigation.address(item.url_name)] == []


def test_administrators_cannot_open_what_their_menu_hides(cast: Cast) -> None:
    everything = {item.label: navigation.address(item.url_name) for item in navigation._items}
    for name in ("admin_system", "admin_security", "admin_audit"):
        client = cast.client(getattr(cast, name))
        for label in everything.keys() - menu_of(cast, name).keys():
            assert client.get(everything[label]).status_code == 403, (name, label)


def test_staff_cannot_open_the_administrators_pages(cast: Cast) -> None:
    system = [item for item in navigation._items if item.group == navigation.SYSTEM]
    for name in ("qf_clerk", "qf_school", "py_leader"):
        client = cast.client(getattr(cast, name))
        for item in system:
            assert client.get(navigation.address(item.url_name)).status_code == 403, (name, item.label)


def test_a_school_clerk_sees_no_complaints(cast: Cast) -> None:
    assert not [label for label in menu_of(cast, "qf_school") if "投诉" in label]


def test_administrators_see_only_their_own_group(cast: Cast) -> None:
    assert menu_of(cast, "admin_security").keys() == {"我的待办", "授权", "账号"}


def test_the_page_one_is_on_is_marked(cast: Cast) -> None:
    page = cast.client(cast.qf_clerk).get("/desk/").content.decode()
    assert re.findall(r'<a href="([^"]+)" aria-current="page">', page) == ["/desk/"]


def test_the_clock_leaves_the_menu_in_production(cast: Cast, settings: object) -> None:
    settings.TRAINING_TODAY = ""  # type: ignore[attr-defined]
    assert "演练日期" not in menu_of(cast, "admin_system")


def open_groups(cast: Cast, name: str, path: str) -> list[str]:
    """Titles of the groups that stand open beside the page."""
    page = cast.client(getattr(cast, name)).get(path).content.decode()
    return re.findall(r'<details class="yg-nav-group" open>\s*<summary>([^<]+)</summary>', page)


def test_a_menu_longer_than_the_screen_shows_today_and_where_one_is(cast: Cast) -> None:
    assert open_groups(cast, "qf_clerk", "/enrollment/schools/") == ["今天", "学校与学生"]


def test_a_short_menu_stands_open(cast: Cast) -> None:
    assert open_groups(cast, "admin_security", "/desk/") == ["今天", "系统管理"]
