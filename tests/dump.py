"""Every row of every table as the owner sees it, whatever the models say."""

from collections.abc import Iterator

from django.db import connections

from yangguang.tenancy.scope import owners_scope


def tables() -> Iterator[tuple[str, str]]:
    """(table, its rows as text)."""
    with owners_scope(), connections["owner"].cursor() as cursor:
        for table in connections["owner"].introspection.table_names():
            cursor.execute(f'SELECT t::text FROM "{table}" t')
            yield table, "\n".join(row for (row,) in cursor.fetchall())


def dump() -> str:
    """All tables in one text."""
    return "\n".join(text for _, text in tables())
