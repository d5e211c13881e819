"""Nothing of another unit can be reached by any address, with any method: it is as if it did not exist."""

from dataclasses import replace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.architecture.test_authz import REGISTERS, browser, methods_of, urls
from tests.architecture.world import (
    PARAMETER,
    Belongings,
    address,
    ledger_of,
    names_an_object,
    nowhere,
    parameters,
    sealed_column,
)
from tests.cast import NL, NL_SCHOOL, QF, QF_SCHOOL, QF_SCHOOL_2, Cast
from yangguang.accounts.actions import grant_role
from yangguang.accounts.choices import Role, kind_of
from yangguang.accounts.models import User
from yangguang.common import clock
from yangguang.ledgers import registry
from yangguang.tenancy.models import Unit
from yangguang.tenancy.scope import scope

BODY = {
    "confirmed": "1",
    "reason": "核对需要",
    "version": "1",
    "text": "看一看",
    "answer": "fine",
    "verb": "go-on",
}
STAFF = [Role.CLERK, Role.REVIEWER, Role.LEADER, Role.HANDLER, Role.SUPERVISOR, Role.VIEWER]


@pytest.fixture
def qf_everything(cast: Cast) -> User:
    """Somebody with every right a person of 清丰县 can have: no door refuses them before the object does."""
    user = User.objects.create_user("qf.everything", name="清丰全能", must_change_password=False)
    for role in STAFF:
        assert kind_of(role) == user.kind
        grant_role(by=None, user=user, unit=Unit.objects.get(pk=QF), role=role, now=clock.now())
    cast.people["qf_everything"] = user
    return user


def object_urls() -> dict[str, str]:
    """Name → route of the URLs that name a row of a unit, or a unit."""
    return {name: route for name, route in urls().items() if names_an_object(route)}


def ask(client: Client, method: str, path: str) -> Any:
    if method in ("get", "post"):
        return getattr(client, method)(path, BODY)
    return getattr(client, method)(path, BODY, content_type="application/json")


def reached(client: Client, whose: Belongings, at_the_door: set[int]) -> dict[tuple[str, str], Any]:
    """URLs and methods that answer for an object of ``whose`` with its canary, or otherwise than 404 –
    except what is said at the door, before any object is looked for, and so about no object too."""
    found: dict[tuple[str, str], Any] = {}
    for name, route in object_urls().items():
        if _is_published(name):
            continue
        with scope("*"):
            kwargs = parameters(route, name, whose)
        path, empty = reverse(name, kwargs=kwargs), nowhere(name, kwargs)
        for method in methods_of(path):
            answer = ask(client, method, path)
            if answer.status_code != 404:
                nobody = ask(client, method, empty)
                if answer.status_code != nobody.status_code or answer.status_code not in at_the_door:
                    found[name, method] = answer.status_code, nobody.status_code
            if whose.canary in body_of(answer):
                found[name, method] = answer.status_code, whose.canary
    return found


def body_of(response: Any) -> str:
    content = b"".join(response.streaming_content) if response.streaming else response.content
    return bytes(content).decode(errors="replace")


CASES = [
    ("qf.clerk", NL),
    ("qf.everything", NL),
    ("qf.everything", NL_SCHOOL),
    ("qf.school", QF_SCHOOL_2),
    ("qf.school", QF),
]


def test_no_address_reaches_another_units_object(cast, belongings, qf_everything, subtests):
    """404 for a foreign row, to every method of every URL: not even “forbidden”, so that nobody learns which
    ids exist. Who lacks the URL's right altogether hears 403 for rows that are not there, too."""
    for who, whose in CASES:
        at_the_door = {405} if who == "qf.everything" else {403, 405}
        with subtests.test(who=who, whose=whose):
            assert reached(browser(cast, who), belongings[whose], at_the_door) == {}


def test_the_own_objects_are_reached(cast, belongings, qf_everything):
    """The other half: the addresses above are right, or every 404 would prove nothing."""
    client, missed = browser(cast, "qf.everything"), []
    own = {unit: replace(belongings[unit], by=qf_everything) for unit in (QF, QF_SCHOOL)}
    for name, route in object_urls().items():
        with scope("*"):
            unit = QF_SCHOOL if ledger_of(name) in REGISTERS or name in OF_A_SUPERIOR else QF
            path = address(route, name, own[unit])
        statuses = {ask(client, method, path).status_code for method in methods_of(path)}
        if statuses <= {403, 404, 405}:
            missed.append(name)
    hidden = {name for name in object_urls() if name.endswith("-import-file") or _has_nothing_to_reveal(name)}
    expected = hidden | OF_WHO_ASKED | {name for name in object_urls() if _the_citys(name)}
    assert sorted(set(missed) ^ expected) == []


def _has_nothing_to_reveal(name: str) -> bool:
    """Whether the URL reveals columns of a ledger that seals none."""
    return name.endswith("-reveal") and sealed_column(name) == "none"


def _is_published(name: str) -> bool:
    """Whether the URL belongs to a ledger whose rows the city keeps and everybody below reads."""
    ledger = ledger_of(name)
    return bool(ledger) and registry.get(ledger).published


def _the_citys(name: str) -> bool:
    """What only the city does: edit its published rows, end and release a cross-check."""
    return name in CITY_VERBS or (_is_published(name) and name.endswith(("-edit", "-verb")))


# The county does these to its schools' rows, not to its own.
OF_A_SUPERIOR = {"campaign:assignments-review", "api:campaign-extensions-verb"}
# The file goes to whoever asked for it, and that was somebody else.
OF_WHO_ASKED = {"enrollment:whole-exports-file"}
CITY_VERBS = {"api:campaign-crosschecks-verb", "api:campaign-second-looks-verb"}
# The API's description is the same for everybody, and takes seconds.
LISTS = ("-list", "-export", ":dashboard", ":checks", ":home")
SLOW_AND_WITHOUT_ROWS = {"api:schema", "api:docs"}


@pytest.mark.parametrize("who", ["qf.everything", "qf.school", "anonymous"])
def test_no_page_without_an_object_shows_a_foreign_row(who, cast, belongings, qf_everything):
    """Lists, exports, forms, dashboards, API lists: the other county's canary is on none of them."""
    client, shown = browser(cast, who), []
    for name, route in urls().items():
        if PARAMETER.findall(route):
            continue
        if name in SLOW_AND_WITHOUT_ROWS:
            continue
        for query in ("", f"?unit={NL}&format=csv") if name.endswith(LISTS) else ("",):
            with scope("*"):
                path = address(route, name, belongings[NL])
            text = body_of(client.get(path + query))
            if any(belongings[code].canary in text for code in (NL, NL_SCHOOL)):
                shown.append(name + query)
    assert shown == []


@pytest.mark.parametrize("who", ["qf.everything"])
def test_no_bulk_verb_takes_a_foreign_row(who, cast, belongings, qf_everything):
    """A row's id in the body of a form is an address too."""
    client, taken = browser(cast, who), {}
    for name, route in urls().items():
        if not name.endswith("-verb") or "pk" in PARAMETER.findall(route):
            continue
        rows = [str(row.pk) for row in belongings[NL].rows.values()]
        with scope("*"):
            path = address(route, name, belongings[NL])
        answer = client.post(path, {**BODY, "row": rows})
        if answer.status_code not in (403, 404) or belongings[NL].canary in body_of(answer):
            taken[name] = answer.status_code
    assert taken == {}


def test_a_school_registers_no_school_beside_itself(cast, belongings):
    """The form says so in a sentence; the database would have refused with a fault."""
    school = {"name": "冒名小学", "stage": "primary", "nature": "public", "locality": "rural"}
    client = browser(cast, "qf.school")
    for code in ("410922-3141000099", "410923-3141000099"):
        answer = client.post("/enrollment/schools/add/", {**school, "code": code})
        assert answer.status_code == 422
        assert "学校代码须以本县（区）的行政区划代码开头" in body_of(answer)
        assert not Unit.objects.filter(pk=code).exists()
