"""Who reaches which URL: the matrix of ``authz.yml``, CSRF on every door, and no GET that writes."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from django.db import connection
from django.test import Client
from django.urls import resolve
from django.utils import timezone

from tests.architecture.test_url_guard import patterns
from tests.architecture.world import Belongings, address, ledger_of
from tests.cast import QF, QF_SCHOOL, Cast
from yangguang.ledgers import registry
from yangguang.tenancy.scope import scope

TABLE = yaml.safe_load(Path(__file__).with_name("authz.yml").read_text())
NO_VERBS = 404  # what everybody with the right hears who asks a ledger without verbs for one
ROLES: list[str] = TABLE["roles"]
REGISTERS = {"enrollment/schools", "enrollment/school-changes"}

# What asking alone may write: the session's own row, and who asked for what they may not see.
# A session, and the trail of who was refused and who looked at personal data.
MAY_BE_WRITTEN = {"django_session", "audit_securityevent", "audit_viewing"}


def urls() -> dict[str, str]:
    """Name → route of every URL. Where two share a name the first one answers."""
    found: dict[str, str] = {}
    for route, name, _ in patterns():
        found.setdefault(name, route)
    return found


def matrix() -> dict[str, list[int]]:
    """Name → statuses by role: the rows of the profiles of ledgers, then those of single URLs."""
    rows: dict[str, list[int]] = {}
    for label, profile in TABLE["ledgers"].items():
        app, name = label.split("/")
        for page, row in TABLE["profiles"][profile].items():
            verbs = bool(registry.get(label).verbs)
            if page == "verb" and not verbs:
                row = [NO_VERBS if status == 405 else status for status in row]
            if page != "api-verb" or verbs:
                api = page.removeprefix("api-")
                rows[f"{app}:{name}-{page}" if api == page else f"api:{app}-{name}-{api}"] = row
    offered = urls()
    return {name: row for name, row in rows.items() if name in offered} | TABLE["urls"]


def browser(cast: Cast, role: str, **options: Any) -> Client:
    """Of the person of that name in the cast, who has just confirmed the password."""
    client = Client(raise_request_exception=False, **options)
    if role != "anonymous":
        client.force_login(cast.people[role.replace(".", "_")], "django.contrib.auth.backends.ModelBackend")
        session = client.session
        session["confirmed_at"] = timezone.now().isoformat()
        session.save()
    return client


def addresses(belongings: dict[str, Belongings]) -> list[tuple[str, str]]:
    """(name, path) of every URL, with objects of 清丰县 in it; a row of the school register is a school's."""
    with scope("*"):
        return [
            (name, address(route, name, belongings[QF_SCHOOL if ledger_of(name) in REGISTERS else QF]))
            for name, route in urls().items()
        ]


def test_every_url_has_a_row_in_the_matrix_and_no_row_is_stale():
    assert set(matrix()) == set(urls())


def test_every_row_decides_for_every_role():
    assert {name: len(row) for name, row in matrix().items() if len(row) != len(ROLES)} == {}


def methods_of(path: str) -> tuple[str, ...]:
    """What the door at ``path`` tells apart: a page GET and POST, the API what it offers there. Everything
    else is 405 before any object is looked for. HEAD, which the API adds once it was asked, is a GET."""
    offered = getattr(resolve(path).func, "actions", None) or {}
    return tuple(method for method in offered if method != "head") or ("get", "post")


def test_each_role_gets_what_the_matrix_says_and_asking_writes_nothing(cast, belongings, subtests):
    """GET of every URL, the own county's objects in it. A difference names URL, status, and what is right.

    GET is safe: links, previews and prefetching browsers change nothing, whoever's they are. One world serves
    all roles, for nothing in it changes.
    """
    every, table = addresses(belongings), matrix()
    for column, role in enumerate(ROLES):
        client, surprises, before = browser(cast, role), {}, written()
        for name, path in every:
            status, right = client.get(path).status_code, table.get(name, [None] * len(ROLES))[column]
            if status != right:
                surprises[name] = status, right
        with subtests.test(role=role):
            assert surprises == {}
            assert not changed(before) or writers(client, every) == {}


def writers(client: Client, every: list[tuple[str, str]]) -> dict[str, set[str]]:
    """Which URLs write, and where: asked one by one only when something was written at all."""
    found = {}
    for name, path in every:
        before = written()
        client.get(path)
        found[name] = changed(before)
    return {name: tables for name, tables in found.items() if tables} or {"once": {"not any more"}}


def changed(before: dict[str, int]) -> set[str]:
    """Tables written since, but for those that asking alone may write."""
    return {table for table, n in written().items() if n != before.get(table, 0)} - MAY_BE_WRITTEN


def written() -> dict[str, int]:
    """Rows inserted, changed or deleted per table in this test's transaction, as PostgreSQL counts them."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname, n_tup_ins + n_tup_upd + n_tup_del FROM pg_stat_xact_user_tables")
        return dict(cursor.fetchall())


# Answers what is public and keeps nothing: the address is in the body, not in a URL (decision 0027).
ASKS_ONLY = {("zones-api:lookup", "post")}


@pytest.mark.parametrize("role", ["anonymous", "qf.clerk"])
def test_no_door_takes_a_form_without_its_token(role, cast, belongings):
    """Every unsafe method of every URL is refused without a CSRF token, before anything else is looked at;
    the API's description, which takes none, sends strangers to sign in."""
    client = browser(cast, role, enforce_csrf_checks=True)
    answered = {
        (name, method): answer.status_code
        for name, path in addresses(belongings)
        for method in {"post", *methods_of(path)} - {"get"}
        if (answer := getattr(client, method)(path)).status_code != 403
        and not answer.headers.get("Location", "").startswith("/accounts/login/?next=")
    }
    assert set(answered) == ASKS_ONLY, answered
