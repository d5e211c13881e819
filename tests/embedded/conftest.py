"""What the tests of the embedded services share."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import environ
import psycopg2
import pytest

from yangguang.embedded.environment import database_url
from yangguang.embedded.places import Data


@pytest.fixture(scope="package", autouse=True)
def _own_temporary_directory() -> Iterator[None]:
    """Keep shortened socket directories of these tests, and of their children, out of the system's."""
    with tempfile.TemporaryDirectory(prefix="yg") as place, pytest.MonkeyPatch.context() as patch:
        patch.setenv("TMPDIR", place)
        patch.setattr(tempfile, "tempdir", place)
        yield


@contextmanager
def connect(data: Data, role: str) -> Iterator[Any]:
    """Give a cursor in autocommit, through the URL that the settings would get."""
    parts = environ.Env.db_url_config(database_url(role, data.sockets))
    connection = psycopg2.connect(host=parts["HOST"], user=parts["USER"], dbname=parts["NAME"])
    connection.autocommit = True
    try:
        with connection.cursor() as cursor:
            yield cursor
    finally:
        connection.close()
