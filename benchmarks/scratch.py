"""A database of its own for a run: nothing a benchmark writes is ever in the demo's."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import psycopg2
from django.conf import settings
from django.core.management import call_command
from django.db import connections
from django.db.backends.utils import CursorWrapper

NAME = "yangguang_bench"


@contextmanager
def scratch(*, keep: bool) -> Iterator[None]:
    """Create the database, migrate and load the divisions; drop it at the end.

    ``keep`` uses what an earlier run left and leaves it again: for whoever works on a benchmark.
    """
    server = psycopg2.connect(**connections["owner"].get_connection_params())
    server.autocommit = True
    with server.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [NAME])
        old = cursor.fetchone() is not None
        if old and not keep:
            cursor.execute(f"DROP DATABASE {NAME}")
        if not (old and keep):
            cursor.execute(f"CREATE DATABASE {NAME} TEMPLATE template0")
    try:
        with TemporaryDirectory(prefix="yangguang-bench-") as media:
            adopt(Path(media))
            if not (old and keep):
                call_command("migrate", database="owner", verbosity=0, interactive=False)
                call_command("load_reference", stdout=StringIO())
            yield
    finally:
        connections.close_all()
        if not keep:
            with server.cursor() as cursor:
                cursor.execute(f"DROP DATABASE {NAME}")
        server.close()


def adopt(media: Path) -> None:
    """Point this process at the scratch database and at a folder of its own for uploaded files."""
    for alias in ("default", "owner"):
        connections[alias].close()
        connections[alias].settings_dict["NAME"] = NAME
    settings.MEDIA_ROOT = media


@contextmanager
def owner() -> Iterator[CursorWrapper]:
    """A cursor of the owner role that sees every row; committed at the end of the block."""
    connection: Any = connections["owner"]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('yangguang.scope', '*', false), set_config('yangguang.lo', '!', false),"
            " set_config('yangguang.hi', '~', false), set_config('yangguang.one', '1', false)"
        )
        yield cursor


def plain_copy(cursor: CursorWrapper, table: str, *, temporary: bool = False, filled: bool = True) -> str:
    """A table like ``table`` – columns, checks, indexes – without policies, triggers and foreign keys.

    The limit is measured on it. ``temporary``: for tests, whose role creates no other.
    """
    name = f"plain_{table}"
    if not temporary:
        cursor.execute(f"DROP TABLE IF EXISTS {name}")
    cursor.execute(f"CREATE {'TEMP' if temporary else ''} TABLE {name} (LIKE {table} INCLUDING ALL)")
    if filled:
        cursor.execute(f"INSERT INTO {name} SELECT * FROM {table}")
    if not temporary:
        cursor.execute(f"GRANT SELECT ON {name} TO PUBLIC")
    cursor.execute(f"{'ANALYZE' if temporary else 'VACUUM ANALYZE'} {name}")
    return name
