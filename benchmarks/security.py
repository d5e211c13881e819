"""What row-level security costs: a statement under the policy, and with a WHERE on a table without one."""

from collections.abc import Callable, Sequence

from django.db import connection

from benchmarks import fill
from benchmarks.measure import Case, Line, Result, interleaved
from enrollment.models import LeftBehind
from yangguang.tenancy.codes import hull
from yangguang.tenancy.scope import scope

SCOPES = {
    "one county": ("410922",),
    "one city": ("4109",),
    "three counties of three cities": ("410122", "410522", "410922"),
    "a province": ("41",),
}
TABLE = LeftBehind._meta.db_table
COLUMNS = "id, unit_id, placement, grade, updated_at"
QUERIES = {
    "page of 50": f"SELECT {COLUMNS} FROM {{table}}{{where}} ORDER BY updated_at DESC, id LIMIT 50",
    "count": "SELECT count(*) FROM {table}{where}",
}
LIMIT = "explicit WHERE, no policy"


def measured(rows: int, rounds: int) -> list[Line]:
    """Page and count for each scope: by the policy alone, and as the product asks (``under`` beside it)."""
    fill.province(rows)
    return [
        _compared(f"{name}, {of}, {rows:,} rows", text, codes, rounds)
        for of, codes in SCOPES.items()
        for name, text in QUERIES.items()
    ]


def _compared(work: str, text: str, codes: Sequence[str], rounds: int) -> Line:
    under, params = _where(codes)
    plain = text.format(table=f"plain_{TABLE}", where=under)
    policed = text.format(table=TABLE, where="")
    asked = text.format(table=TABLE, where=under)
    ours, bound, bare = interleaved(
        [
            Case(_statement(codes, asked, params)),
            Case(_statement(codes, plain, params)),
            Case(_statement(codes, policed, ())),
        ],
        rounds,
    )
    goal = 1.3 if len(codes) == 1 else 3.0
    return Result(work, LIMIT, ours, bound, goal, f"by the policy alone: {bare.wall / bound.wall:.2f}")


def _where(codes: Sequence[str]) -> tuple[str, list[str]]:
    ranges = [hull((code,)) for code in codes]
    text = " OR ".join("unit_id >= %s AND unit_id < %s" for _ in ranges)
    return f" WHERE {text}", [end for pair in ranges for end in pair]


def _statement(codes: Sequence[str], text: str, params: Sequence[str]) -> Callable[[], None]:
    """Run the statement three times in one transaction, as a page runs several under one scope."""

    def run() -> None:
        with scope(*codes), connection.cursor() as cursor:
            for _ in range(3):
                cursor.execute(text, params)
                cursor.fetchall()

    return run
