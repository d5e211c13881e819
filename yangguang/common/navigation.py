"""The menu: apps offer entries, the shell shows those whose page exists and whose right is held.

Each app registers its entries in its own ``navigation.py`` (autodiscovered). The right of an entry is the
right of the gate of its page; ``tests/common/test_navigation.py`` opens every entry as every role.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

# Groups in the order of the menu.
TODAY, CAMPAIGN, DISCIPLINE, OPENNESS, SCHOOLS, PUBLIC, UPWARDS, SYSTEM = GROUPS = (
    "今天",
    "专项行动",
    "纪律监督",
    "公开与舆情",
    "学校与学生",
    "群众诉求",
    "逐级上报",
    "系统管理",
)

ONE_SCREEN = 18  # entries that fit beside a page at 768 px


@dataclass(frozen=True)
class NavItem:
    """One entry: shown to whoever holds one of ``rights`` anywhere (none given: to everybody signed in)."""

    label: str
    url_name: str
    icon: str
    group: str
    rights: tuple[str, ...] = ()
    order: int = 100
    training_only: bool = False


@dataclass(frozen=True)
class Entry:
    label: str
    url: str
    icon: str
    current: bool = False


@dataclass(frozen=True)
class Group:
    """A heading with its entries; ``open`` where the menu shows them without a click."""

    title: str
    entries: list[Entry]
    open: bool = True


@dataclass(frozen=True)
class Bell:
    """Where the notices are and how many are unread."""

    url: str = ""
    count: int = 0


_items: list[NavItem] = []
_bell: tuple[str, Callable[[Any], int]] | None = None


def register(*items: NavItem) -> None:
    """Offer entries to the menu."""
    _items.extend(items)


def register_bell(url_name: str, unread: Callable[[Any], int]) -> None:
    """Say where notices are read and how to count an actor's unread ones."""
    global _bell
    _bell = (url_name, unread)


@lru_cache(maxsize=1_000)  # a menu asks for forty on every page
def address(url_name: str, **kwargs: str) -> str:
    """The address of a page, "" while no page of that name exists."""
    try:
        return reverse(url_name, kwargs=kwargs)
    except NoReverseMatch:
        return ""


def may_open(actor: Any, item: NavItem) -> bool:
    """Whether the actor holds one of the rights the entry asks for."""
    return actor.user is not None and (
        not item.rights or any(actor.rights.anywhere(right) for right in item.rights)
    )


def menu(actor: Any, path: str, *, training: bool) -> list[Group]:
    """The groups with their entries; the entry of the longest matching address is the current one.

    A menu longer than a screen folds: today's group and the one with the current page stay open.
    """
    open_items = [
        (item, Entry(item.label, url, item.icon))
        for item in sorted(_items, key=lambda item: item.order)
        if may_open(actor, item) and (training or not item.training_only) and (url := address(item.url_name))
    ]
    current = max((e.url for _, e in open_items if path.startswith(e.url)), key=len, default="")
    found = {title: [entry for item, entry in open_items if item.group == title] for title in GROUPS}
    fits = len(open_items) <= ONE_SCREEN
    return [
        Group(
            title,
            [replace(entry, current=entry.url == current) for entry in entries],
            open=fits or title == TODAY or any(entry.url == current for entry in entries),
        )
        for title, entries in found.items()
        if entries
    ]


def bell(actor: Any) -> Bell:
    """The bell of the actor; empty while nobody offers notices."""
    if _bell is None or actor.user is None or not (url := address(_bell[0])):
        return Bell()
    return Bell(url, _bell[1](actor))


def user_links() -> list[Entry]:
    """What the menu behind the person's name offers."""
    wanted = [
        ("修改密码", "accounts:password", "key"),
        ("外出与代收", "accounts:absence", "plane-departure"),
        ("双因素验证", "accounts:second-factor", "shield-lock"),
    ]
    return [Entry(label, url, icon) for label, name, icon in wanted if (url := address(name))]


def actor_of(request: HttpRequest) -> Any:
    """The actor, None on a page rendered before anybody was recognised."""
    return getattr(request, "actor", None)
