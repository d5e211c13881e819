"""Empty the tables after a test that commits, as their owner.

Not by TRUNCATE: whoever truncates units truncates all that hangs by them, which is everything, and new files
for three hundred tables and their indexes take a second. A test fills a few dozen.
"""

from typing import Any

KEPT = ["django_migrations", "django_content_type", "auth_permission"]
_WITH_PAGES = """
SELECT oid::regclass::text, relforcerowsecurity FROM pg_class
WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
    AND relname <> ALL(%s) AND pg_relation_size(oid) > 0
"""


def empty_tables(cursor: Any) -> None:
    """Delete every row, whatever policies hide it and triggers forbid it; both stand again afterwards."""
    cursor.execute(_WITH_PAGES, [KEPT])
    forced = dict(cursor.fetchall())
    if not forced:
        return
    for table in forced:
        cursor.execute(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY, DISABLE TRIGGER USER")
    # In one statement, at whose end no row refers to one that is gone.
    deleted = ", ".join(f"d{number} AS (DELETE FROM {table})" for number, table in enumerate(forced))
    cursor.execute(f"WITH {deleted} SELECT")
    cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # a table with checks to come cannot be altered
    for table, policies in forced.items():
        again = ", FORCE ROW LEVEL SECURITY" if policies else ""
        cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER{again}")
