"""Every URL has a gate that somebody decided on."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

# URLs of libraries, each with the reason why it needs no gate of ours.
LIBRARY_URLS = {
    "livez": "says only that the process lives",
    "readyz": "says only which part does not answer",
    "prometheus-django-metrics": "counters without names; nginx keeps it to the inside",
}


def patterns(
    resolver: URLResolver | None = None, prefix: str = "", space: str = ""
) -> Iterator[tuple[str, str, Any]]:
    """(route, full URL name, callback) of every URL."""
    for entry in (resolver or get_resolver()).url_patterns:
        route = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            inner = f"{space}{entry.namespace}:" if entry.namespace else space
            yield from patterns(entry, route, inner)
        elif isinstance(entry, URLPattern):
            yield route, f"{space}{entry.name}", entry.callback


def gate(view: Callable[..., Any]) -> str | None:
    """The gate of a view: its decorator's, its class's, or DRF's permission classes."""
    for holder in (view, getattr(view, "view_class", None), getattr(view, "cls", None)):
        found = getattr(holder, "gate", None)
        if found:
            return str(found)
    return None


def test_every_url_has_a_gate_or_a_reason():
    without = {name: route for route, name, view in patterns() if gate(view) is None}
    assert set(without) - set(LIBRARY_URLS) == set(), without


def test_reasons_are_not_stale():
    assert set(LIBRARY_URLS) <= {name for _, name, _ in patterns()}


@pytest.mark.parametrize("route", ["admin/", ".git/config", "media/x", "static/../manage.py", "debug/"])
def test_no_side_door_is_open(client, db, route):
    assert client.get(f"/{route}").status_code == 404


def test_urls_carry_no_sequential_id():
    """An id in a URL is a UUID or a code, never a number to be counted up (architecture.md §3)."""
    assert [route for route, name, _ in patterns() if "<int:" in route and name not in LIBRARY_URLS] == []
