"""The tick: reminders of everything on a rung today, in one statement a kind (domain.md §3)."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from yangguang.common import clock
from yangguang.notices import rules
from yangguang.notices.reminders import Dues

# Everybody who ticks at once asks for this lock; who does not get it leaves the work to who has it.
_LOCK = "SELECT pg_try_advisory_xact_lock(hashtext('yangguang.notices.remind'))"

# A reminder's key holds what it is about, by when, on which day and for whom: it can exist once only. What
# is there already is left out beforehand, so that the ticks after the first one of a day cost little. Keys
# are made first (MATERIALIZED): under a policy an index serves ``old.key = new.key``, not the result of a
# function.
_INSERT = """
INSERT INTO notices_notice (id, unit_id, version, created_at, updated_at, key, "right", title, path, day,
    kind, subject, due_on, late, valid_until, mail_error)
WITH new AS MATERIALIZED (
    SELECT told.code AS unit, rung.by, rung.late, rung.until,
        CASE rung.desk WHEN 'own' THEN due.due_path ELSE due.due_path_above END AS path,
        due.due_subject AS subject, due.due_day,
        concat_ws(':', %s::text, due.due_subject, due.due_day, %s::date, rung.by) AS key,
        concat_ws('：', CASE WHEN rung.desk <> 'own' THEN whose.name END, due.due_title, rung.words) AS title
    FROM ({source}) AS due
    JOIN unnest(%s::date[], %s::int[], %s::date[], %s::text[], %s::text[], %s::text[])
        AS rung(day, late, until, desk, by, words) ON rung.day = due.due_day
    JOIN tenancy_unit AS whose ON whose.code = due.due_unit AND whose.active
    JOIN tenancy_unit AS told ON told.code = CASE rung.desk
        WHEN 'own' THEN due.due_unit
        WHEN 'reviewer' THEN left(due.due_unit, 6)
        ELSE left(due.due_unit, CASE least(length(due.due_unit), 6) WHEN 6 THEN 4 WHEN 4 THEN 2 END)
    END
)
SELECT uuidv7(), new.unit, 1, %s, %s, new.key, new.by, left(new.title, 200), new.path, %s, %s,
    new.subject, new.due_day, new.late, new.until, ''
FROM new LEFT JOIN notices_notice AS old ON old.unit_id = new.unit AND old.key = new.key AND old.day = %s
WHERE old.id IS NULL
ON CONFLICT (unit_id, key) DO NOTHING
"""
_CANCEL = """
UPDATE notices_notice AS notice SET cancelled_at = %s, updated_at = %s, version = notice.version + 1
WHERE notice.kind = %s AND notice.cancelled_at IS NULL AND notice.valid_until > %s AND NOT EXISTS (
    SELECT 1 FROM ({source}) AS due WHERE due.due_subject = notice.subject AND due.due_day = notice.due_on)
"""
# Of most rows that are saved nobody is reminded; to ask what is due would cost many times as much as this.
_TOLD = """
SELECT EXISTS (SELECT FROM notices_notice
    WHERE kind = %s AND subject = %s AND cancelled_at IS NULL AND valid_until > %s)
"""


@transaction.atomic
def remind(*, dues: Dues, now: datetime) -> int | None:
    """Write today's reminders of one kind and cancel those whose cause is gone; how many were new.

    Whatever ran before, crashed or runs beside it, each reminder exists once. None: somebody else is at it.
    After days on which nothing ran only today's rung is written: the ladder says how late it is anyway.
    """
    today = now.date()
    source, params = dues.query().query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(_LOCK)
        if not cursor.fetchone()[0]:
            return None
        cursor.execute(_CANCEL.format(source=source), [now, now, dues.kind, today, *params])
        rungs = _rungs(_due_days(cursor, source, params), dues.right, today)
        if not rungs:
            return 0
        ladder = map(list, zip(*rungs, strict=True))
        values = [dues.kind, today, *params, *ladder, now, now, today, dues.kind, today]
        cursor.execute(_INSERT.format(source=source), values)
        return int(cursor.rowcount)


def _due_days(cursor: Any, source: str, params: Sequence[Any]) -> list[date]:
    cursor.execute(f"SELECT DISTINCT due_day FROM ({source}) AS due WHERE due_day IS NOT NULL", params)  # noqa: S608
    return [day for (day,) in cursor.fetchall()]


def _rungs(days: Iterable[date], right: str, today: date) -> list[tuple[Any, ...]]:
    """Rows of the ladder for these due days: day, late, until, desk, right, words."""
    found = rules.reckoned(
        days,
        today,
        is_working_day=clock.is_working_day,
        on_or_before=clock.working_day_on_or_before,
        between=clock.working_days_between,
        following=clock.add_working_days(today, 1),
    )
    return [
        (
            one.due, one.late, one.until, str(desk), str(rules.right_at(desk, right)),
            rules.in_words(one.due, one.late, today=today, effective=one.effective),
        )
        for one in found
        for desk in rules.desks(one.late)
    ]  # fmt: skip


def settle(*, dues: Dues, subject: UUID, now: datetime) -> int:
    """Cancel one row's reminders at once when their cause is gone, as far as the scope reaches.

    Those of a superior's desk are left to the tick, which comes within minutes.
    """
    with connection.cursor() as cursor:
        cursor.execute(_TOLD, [dues.kind, subject, now.date()])
        if not cursor.fetchone()[0]:
            return 0
        source, params = dues.query().filter(pk=subject).query.sql_with_params()
        sql = _CANCEL.format(source=source) + " AND notice.subject = %s"
        cursor.execute(sql, [now, now, dues.kind, now.date(), *params, subject])
        return int(cursor.rowcount)
