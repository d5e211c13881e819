"""List pages of 农村留守儿童台账 through the real address, beside a bare ListView of the same rows."""

from collections.abc import Callable
from functools import partial
from urllib.parse import urlencode

from django.test import Client
from django.urls import reverse

from benchmarks import fill, memory, people
from benchmarks.bare import bare_client
from benchmarks.measure import Case, Figure, Line, Result, interleaved, queries
from yangguang.accounts.models import User

QUERY_GOAL = 12
LIMIT = "bare ListView"


def measured(rows: int, rounds: int) -> list[Line]:
    """The first page, the page with a filter and a search, and a county's page, of ``rows`` rows."""
    fill.province(rows)
    viewer = people.person("viewer", people.PROVINCE)
    clerk = people.person("clerk", people.COUNTY)
    of = f"of {rows:,} rows"
    filtered = {"placement": "not_enrolled"}
    found = {**filtered, "q": "子涵"}
    return [
        *_compared(f"list page, 50 {of}", viewer, {}, rounds),
        memory.figure("that page", "benchmarks.lists:once", str(viewer.pk)),
        *_compared(f"list page {of}, filtered", viewer, filtered, rounds),
        *_compared(f"list page {of}, filtered and searched by name", viewer, found, rounds),
        _county(f"list page of one county {of} (for its clerk)", clerk, viewer, rounds),
    ]


def once(viewer: str) -> None:
    """The first page, for a process of its own."""
    _get(people.browser(User.objects.get(pk=int(viewer))), _address({}))


def _compared(work: str, user: User, asked: dict[str, str], rounds: int) -> list[Line]:
    mine = _page(people.browser(user), _address(asked))
    theirs = _page(bare_client(user), f"/?{urlencode(asked)}")
    ours, bound = interleaved([Case(mine), Case(theirs)], rounds)
    return [
        Result(work, LIMIT, ours, bound, 1.5),
        Figure("queries of that page", queries(mine), "", QUERY_GOAL),
    ]


def _county(work: str, clerk: User, viewer: User, rounds: int) -> Line:
    """A clerk's page shows one county; the limit is still the ListView of all rows."""
    ours, bound = interleaved(
        [Case(_page(people.browser(clerk), _address({}))), Case(_page(bare_client(viewer), "/"))], rounds
    )
    return Result(work, LIMIT, ours, bound, 1.0)


def _address(asked: dict[str, str]) -> str:
    return f"{reverse('enrollment:left-behind-list')}?{urlencode({'view': 'none', **asked})}"


def _page(client: Client, address: str) -> Callable[[], None]:
    return partial(_get, client, address)


def _get(client: Client, address: str) -> None:
    response = client.get(address)
    rows = response.content.count(b"<tr>") - 1
    if response.status_code != 200 or rows != 50:
        raise AssertionError(f"{address}: {response.status_code} with {rows} rows")
