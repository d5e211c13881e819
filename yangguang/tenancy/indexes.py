"""Indexes that serve nobody: Django gives every text key a second one for LIKE, which a column collated "C"
does with its first. Each costs every import and every line of the history."""

from django.db import connections

_NEEDLESS = """
SELECT pg_index.indexrelid::regclass::text
FROM pg_index
JOIN pg_class ON pg_class.oid = pg_index.indrelid AND pg_class.relnamespace = 'public'::regnamespace
JOIN pg_opclass ON pg_opclass.oid = pg_index.indclass[0] AND pg_opclass.opcname = 'varchar_pattern_ops'
JOIN pg_attribute ON pg_attribute.attrelid = pg_class.oid AND pg_attribute.attnum = pg_index.indkey[0]
JOIN pg_collation ON pg_collation.oid = pg_attribute.attcollation AND pg_collation.collname = 'C'
WHERE pg_index.indnatts = 1 AND NOT pg_index.indisunique
"""


def needless_indexes(*, alias: str) -> list[str]:
    """Names of indexes for LIKE beside an ordinary one on the same column, quoted for SQL."""
    with connections[alias].cursor() as cursor:
        cursor.execute(_NEEDLESS)
        return [name for (name,) in cursor.fetchall()]


def drop_needless_indexes(*, alias: str) -> None:
    """Take them away; called after each migrate by the owner."""
    found = needless_indexes(alias=alias)
    if found:
        with connections[alias].cursor() as cursor:
            cursor.execute(f"DROP INDEX {', '.join(found)}")
