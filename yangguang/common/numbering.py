"""Gap-free numbers shown to people (issue, letter, case, report)."""

from django.db import connection


def next_number(name: str, *, count: int = 1) -> int:
    """Take ``count`` numbers of the sequence ``name`` and return the first of them.

    Runs in the caller's transaction and holds the row's lock until it ends: a rollback gives the number
    back, so there is no gap. Call it late and once per transaction (lock order).
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO common_counter (name, last) VALUES (%s, %s) "
            "ON CONFLICT (name) DO UPDATE SET last = common_counter.last + EXCLUDED.last RETURNING last",
            [name, count],
        )
        last: int = cursor.fetchone()[0]
    return last - count + 1
