"""The comparisons themselves: set against set in the database, by blind index, no number opened.

Statements instead of the ORM because a round of 50,000 rows is one join, and because its findings are written
where they are found. Names of tables come from the models, everything else is a parameter.
"""

from datetime import date, datetime
from typing import Any

from django.db import connection

from enrollment.choices.matching import Enrolment, FindingKind, Result
from enrollment.models import AtSchool, Child, MatchFinding, MatchRound, MatchRow, StudentStatus
from enrollment.rules.targets import Target
from yangguang.tenancy.models import Unit

_ROW, _CHILD, _FINDING = (m._meta.db_table for m in (MatchRow, Child, MatchFinding))
_STATUS, _PUPIL, _UNIT = (m._meta.db_table for m in (StudentStatus, AtSchool, Unit))

# What a finding is when it is new; the columns in front of it differ.
_NEW = "gen_random_uuid(), 1, %(now)s, %(now)s, %(unit)s, %(round)s, 'open', '', ''"
_COLUMNS = "id, version, created_at, updated_at, unit_id, round_id, state, outcome, note"


def compare(found: MatchRound, target: Target, *, now: datetime) -> dict[str, int]:
    """Hold the rows of ``found`` beside ``target``: mark each, open the findings; counts of the classes."""
    given = {"round": found.pk, "unit": found.unit_id, "now": now}
    _run(_matched(target), given)
    _run(_KNOWN, given)
    for kind in (Result.THEIRS, Result.DIFFERING):
        _run(_FROM_ROWS, {**given, "kind": kind})
    ours = _run(_only_ours(target), {**given, "kind": FindingKind.OURS})
    counts: dict[str, int] = dict.fromkeys(Result.values, 0)
    for (result,) in found.rows.values_list("result").iterator():
        counts[result] += 1
    return {**counts, "ours": ours}


def _run(statement: str, given: dict[str, Any]) -> int:
    with connection.cursor() as cursor:
        cursor.execute(statement, given)
        return int(cursor.rowcount)


def _ours(target: Target) -> str:
    """“Ours” as a set: child, its number's index, the fields compared."""
    fields = "c.id AS child_id, c.id_number_index AS number, c.name, c.sex, c.birth_date"
    if target.model is Child:
        return f"SELECT {fields}, '' AS school FROM {_CHILD} c WHERE c.unit_id = %(unit)s"  # noqa: S608
    entries = target.model._meta.db_table
    return (
        f"SELECT {fields}, coalesce(s.name, '') AS school FROM {entries} e "  # noqa: S608
        f"JOIN {_CHILD} c ON c.id = e.child_id LEFT JOIN {_UNIT} s ON s.code = e.school_id "
        "WHERE e.unit_id = %(unit)s AND c.unit_id = %(unit)s"
    )


def _matched(target: Target) -> str:
    """Mark the rows that stand on both sides; a field they left empty differs from nothing."""
    return f"""
        UPDATE {_ROW} AS r SET child_id = m.child_id, differs = m.differs,
            result = CASE WHEN m.differs = '' THEN 'both' ELSE 'differing' END
        FROM (
            SELECT t.id, o.child_id, concat_ws(',',
                CASE WHEN t.name <> '' AND t.name <> o.name THEN 'name' END,
                CASE WHEN t.sex <> '' AND t.sex <> o.sex THEN 'sex' END,
                CASE WHEN t.birth_date <> o.birth_date THEN 'birth_date' END,
                CASE WHEN t.school <> '' AND o.school <> '' AND t.school <> o.school THEN 'school' END
            ) AS differs
            FROM {_ROW} t JOIN ({_ours(target)}) o ON o.number = t.id_number_index
            WHERE t.round_id = %(round)s
        ) AS m WHERE m.id = r.id
    """  # noqa: S608 - names of our own tables


def _only_ours(target: Target) -> str:
    return f"""
        INSERT INTO {_FINDING} ({_COLUMNS}, kind, child_id)
        SELECT {_NEW}, %(kind)s, o.child_id FROM ({_ours(target)}) o
        WHERE NOT EXISTS (
            SELECT 1 FROM {_ROW} t WHERE t.round_id = %(round)s AND t.id_number_index = o.number
        )
    """  # noqa: S608 - names of our own tables


# A child their list alone has may be known to another of our ledgers: worth telling.
_KNOWN = f"""
    UPDATE {_ROW} AS r SET child_id = c.id FROM {_CHILD} c
    WHERE r.round_id = %(round)s AND r.result = 'theirs'
        AND c.unit_id = %(unit)s AND c.id_number_index = r.id_number_index
"""  # noqa: S608 - names of our own tables
_FROM_ROWS = f"""
    INSERT INTO {_FINDING} ({_COLUMNS}, kind, row_id, child_id)
    SELECT {_NEW}, %(kind)s, r.id, r.child_id FROM {_ROW} r
    WHERE r.round_id = %(round)s AND r.result = %(kind)s
"""  # noqa: S608 - names of our own tables


# --- 户籍, 学籍, 在校 ---------------------------------------------------------------------------------

_GONE = f"'{Enrolment.TRANSFERRED}', '{Enrolment.GRADUATED}'"
_HELD = f"SELECT * FROM {_STATUS} WHERE unit_id = %(unit)s AND status NOT IN ({_GONE})"  # noqa: S608
_THERE = f"SELECT * FROM {_PUPIL} WHERE unit_id = %(unit)s"  # noqa: S608
_HOME = f"""SELECT * FROM {_ROW} WHERE round_id = %(household)s
    AND birth_date BETWEEN %(oldest)s AND %(youngest)s"""  # noqa: S608
_IN = "AS x WHERE x.id_number_index ="

_STATUS_FINDINGS: dict[str, tuple[str, str]] = {
    FindingKind.TWICE: (
        "status_id",
        f"""SELECT (array_agg(s.id ORDER BY s.created_at, s.id))[1] FROM ({_HELD}) s
            GROUP BY s.id_number_index HAVING count(*) > 1""",  # noqa: S608
    ),
    FindingKind.APART: (
        "pupil_id, status_id",
        f"""SELECT DISTINCT ON (a.id_number_index) a.id, s.id FROM ({_THERE}) a
            JOIN ({_HELD}) s USING (id_number_index)
            WHERE a.school_id <> s.school_id AND NOT EXISTS (
                SELECT 1 FROM ({_THERE}) {_IN} s.id_number_index AND x.school_id = s.school_id
            ) AND NOT EXISTS (
                SELECT 1 FROM ({_HELD}) {_IN} a.id_number_index AND x.school_id = a.school_id
            ) ORDER BY a.id_number_index, a.id""",  # noqa: S608
    ),
    FindingKind.HOLLOW: (
        "status_id",
        f"""SELECT DISTINCT ON (s.id_number_index) s.id FROM ({_HELD}) s
            WHERE s.status = '{Enrolment.REGISTERED}'
            AND NOT EXISTS (SELECT 1 FROM ({_THERE}) {_IN} s.id_number_index)
            ORDER BY s.id_number_index, s.id""",  # noqa: S608
    ),
    FindingKind.NO_STATUS: (
        "pupil_id",
        f"""SELECT DISTINCT ON (a.id_number_index) a.id FROM ({_THERE}) a
            WHERE NOT EXISTS (SELECT 1 FROM ({_HELD}) {_IN} a.id_number_index)
            ORDER BY a.id_number_index, a.id""",  # noqa: S608
    ),
    FindingKind.NOWHERE: (
        "row_id",
        f"""SELECT h.id FROM ({_HOME}) h
            WHERE NOT EXISTS (SELECT 1 FROM ({_HELD}) {_IN} h.id_number_index)
            AND NOT EXISTS (SELECT 1 FROM ({_THERE}) {_IN} h.id_number_index)""",  # noqa: S608
    ),
}
_TOGETHER = f"""
    SELECT h.n IS NOT NULL, s.n IS NOT NULL, a.n IS NOT NULL, count(*)
    FROM (SELECT DISTINCT id_number_index AS n FROM ({_HOME}) x) h
    FULL JOIN (SELECT DISTINCT id_number_index AS n FROM ({_HELD}) x) s ON s.n = h.n
    FULL JOIN (SELECT DISTINCT id_number_index AS n FROM ({_THERE}) x) a ON a.n = coalesce(h.n, s.n)
    GROUP BY 1, 2, 3
"""  # noqa: S608 - names of our own tables


def compare_three(found: MatchRound, *, born_from: date, born_to: date, now: datetime) -> dict[str, Any]:
    """Hold household, student status and school together; ``together``: [户籍, 学籍, 在校, children]."""
    given: dict[str, Any] = {
        "round": found.pk, "unit": found.unit_id, "now": now, "household": found.household_id,
        "oldest": born_from, "youngest": born_to,
    }  # fmt: skip
    counts: dict[str, Any] = {}
    for kind, (columns, chosen) in _STATUS_FINDINGS.items():
        picked = ", ".join(f"x.{name}" for name in columns.split(", "))
        counts[kind] = _run(
            f"INSERT INTO {_FINDING} ({_COLUMNS}, kind, {columns}) "  # noqa: S608 - names of our own tables
            f"SELECT {_NEW}, %(kind)s, {picked} FROM ({chosen}) AS x ({columns})",
            {**given, "kind": kind},
        )
    with connection.cursor() as cursor:
        cursor.execute(_TOGETHER, given)
        counts["together"] = sorted((list(line) for line in cursor.fetchall()), reverse=True)
    return counts
