"""The strict harness: real PostgreSQL as the runtime role, real Redis, random order, no foreign network."""

import gc
import os
import socket
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import date
from typing import Any
from urllib.parse import urlsplit

import psycopg2
import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connections
from django.test import TransactionTestCase

from tests.cast import Cast, assemble
from tests.emptying import empty_tables
from yangguang.common import clock
from yangguang.tenancy.scope import scope


@pytest.fixture(scope="session")
def django_db_setup(
    django_db_blocker: Any, django_db_keepdb: bool, django_db_createdb: bool, worker_id: str
) -> Iterator[None]:
    """Create the test database and migrate it as the owner; tests then connect as the runtime role.

    ``--reuse-db`` keeps it for the next run (``--create-db`` makes it anew after a migration was edited).
    """
    owner, runtime = connections["owner"], connections["default"]
    name = "test_yangguang" if worker_id == "master" else f"test_yangguang_{worker_id}"
    owner.settings_dict["TEST"]["NAME"] = name
    with django_db_blocker.unblock():
        owner.creation.create_test_db(
            verbosity=0, autoclobber=True, serialize=False, keepdb=django_db_keepdb and not django_db_createdb
        )
        runtime.settings_dict["NAME"] = name
        yield
        runtime.close()
        owner.creation.destroy_test_db("yangguang", verbosity=0, keepdb=django_db_keepdb)


@pytest.fixture(scope="session", autouse=True)
def _empty_tables_as_owner() -> Iterator[None]:
    """Tests that commit leave nothing behind; only the owner may delete everything."""

    def teardown(self: TransactionTestCase) -> None:
        owner = psycopg2.connect(**connections["owner"].get_connection_params())
        with owner, owner.cursor() as cursor:
            empty_tables(cursor)
        owner.close()

    original = TransactionTestCase._fixture_teardown
    TransactionTestCase._fixture_teardown = teardown
    yield
    TransactionTestCase._fixture_teardown = original


@pytest.fixture(autouse=True)
def _fresh_process_state() -> Iterator[None]:
    """No test sees another's moved clock; none counts the clock's own query (one a second, whoever asks)."""
    day = settings.TRAINING_TODAY
    clock._training = (float("inf"), date.fromisoformat(day) if day else None)
    clock._calendar = (float("inf"), {})
    yield
    clock.forget_training_date()


def pytest_configure(config: pytest.Config) -> None:
    """Each worker has a Redis database of its own, before anybody opens the cache: clearing it clears it for
    this worker only. With one database the workers emptied each other's caches in the middle of a test, and a
    counted page asked for the calendar once more."""
    number = 1 + int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    settings.CACHES["default"]["LOCATION"] = redis_database(settings.REDIS_URL, number)
    # A browser of a test asks for pages: with this it does not list every static file before the first one.
    settings.WHITENOISE_AUTOREFRESH = True


def pytest_collection_finish() -> None:
    """Modules, models and forms stay as long as the process: collecting garbage need not walk through them,
    nor after every seven hundred objects. It was a tenth of a run."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 20, 20)


def redis_database(url: str, number: int) -> str:
    """The address of another database of the same Redis (``unix:///…?db=0`` or ``redis://host/0``)."""
    if url.startswith("unix://"):
        return f"{url.partition('?')[0]}?db={number}"
    return urlsplit(url)._replace(path=f"/{number}").geturl()


@pytest.fixture(autouse=True)
def _empty_cache() -> None:
    """Each test starts with an empty cache."""
    cache.clear()


@pytest.fixture(autouse=True)
def _no_foreign_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only sockets of this machine: a test that reaches out is a test that fails elsewhere."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if isinstance(address, tuple) and not str(address[0]).startswith(("127.", "::1", "localhost")):
            raise AssertionError(f"A test tried to reach {address}.")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture
def everywhere(db: None) -> Iterator[None]:
    """The test body sees the rows of the whole nation (requests still set their own scope)."""
    with scope("*"):
        yield


@pytest.fixture
def cast(db: None) -> Cast:
    """The fixed cast: units, schools and people (tests/cast.py)."""
    return assemble()


@pytest.fixture
def at(settings: Any) -> Callable[[str], None]:
    """``at("2024-07-19")`` sets the day for this test."""

    def move(day: str) -> None:
        settings.TRAINING_TODAY = day
        clock.forget_training_date()

    move("2024-07-12")
    return move


Scope = Callable[..., AbstractContextManager[None]]
