"""Who reaches which URL: the matrix of ``authz.yml``, CSRF on every door, and no GET that writes."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.db import connection
from django.test import Client
from django.utils import timezone

from tests.architecture.test_url_guard import patterns
from tests.architecture.world import Belongings, address
from tests.cast import QF, Cast
from yangguang.tenancy.scope import scope

TABLE = yaml.safe_load(Path(__file__).with_name("authz.yml").read_text())
ROLES: list[str] = TABLE["roles"]
UNSAFE = ("post", "put", "patch", "delete")

# What asking alone may write: the session's own row, and who asked for what they may not see.
MAY_BE_WRITTEN = {"django_session", "audit_securityevent"}


def urls() -> dict[str, str]:
    """Name → route of every URL. Where two share a name the first one answers."""
    found: dict[str, str] = {}
    for route, name, _ in patterns():
        found.setdefault(name, route)
    return found


def browser(cast: Cast, role: str, **options: Any) -> Client:
    """Of the person of that name in the cast, who has just confirmed the password."""
    client = Client(raise_request_exception=False, **options)
    if role != "anonymous":
        client.force_login(cast.people[role.replace(".", "_")], "django.contrib.auth.backends.ModelBackend")
        session = client.session
        session["confirmed_at"] = timezone.now().isoformat()
        session.save()
    return client


def addresses(belongings: dict[str, Belongings]) -> Iterator[tuple[str, str]]:
    """(name, path) of every URL, with objects of 清丰县 in it."""
    with scope("*"):
        found = [(name, address(route, name, belongings[QF])) for name, route in urls().items()]
    yield from found


def test_every_url_has_a_row_in_the_matrix_and_no_row_is_stale():
    assert set(TABLE["urls"]) == set(urls())


def test_every_row_decides_for_every_role():
    assert {name: len(row) for name, row in TABLE["urls"].items() if len(row) != len(ROLES)} == {}


@pytest.mark.parametrize("role", ROLES)
def test_each_role_gets_what_the_matrix_says(role, cast, belongings):
    """GET of every URL, own county's objects in it. A difference names the URL, what is and what should be."""
    client, column = browser(cast, role), ROLES.index(role)
    got = {name: client.get(path).status_code for name, path in addresses(belongings)}
    wanted = {name: row[column] for name, row in TABLE["urls"].items()}
    assert {n: (s, wanted.get(n)) for n, s in got.items() if s != wanted.get(n)} == {}


@pytest.mark.parametrize("role", ["anonymous", "qf.clerk", "py.reviewer", "admin.security"])
def test_asking_writes_nothing(role, cast, belongings):
    """GET is safe: links, previews and prefetching browsers change nothing, whoever's they are."""
    client, writers = browser(cast, role), {}
    for name, path in addresses(belongings):
        before = written()
        client.get(path)
        rows = {table: n - before.get(table, 0) for table, n in written().items()}
        touched = {table for table, n in rows.items() if n} - MAY_BE_WRITTEN
        if touched:
            writers[name] = touched
    assert writers == {}


def written() -> dict[str, int]:
    """Rows inserted, changed or deleted per table in this test's transaction, as PostgreSQL counts them."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname, n_tup_ins + n_tup_upd + n_tup_del FROM pg_stat_xact_user_tables")
        return dict(cursor.fetchall())


@pytest.mark.parametrize("role", ["anonymous", "qf.clerk"])
def test_no_door_takes_a_form_without_its_token(role, cast, belongings):
    """Every unsafe method of every URL is refused without a CSRF token, before anything else is looked at."""
    client = browser(cast, role, enforce_csrf_checks=True)
    open_doors = {
        (name, method): status
        for name, path in addresses(belongings)
        for method in UNSAFE
        if (status := getattr(client, method)(path).status_code) != 403
    }
    assert open_doors == {}
