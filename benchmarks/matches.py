"""Another department's list of 50,000 beside a ledger of 50,000: the round a worker computes."""

import io
from collections.abc import Iterator
from datetime import date
from functools import partial

import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile

from benchmarks import fill, memory, people
from benchmarks.children import children
from benchmarks.measure import Case, Line, Result, interleaved, timed
from benchmarks.scratch import owner, plain_copy
from enrollment.actions import matching
from enrollment.choices.matching import ListKind, RoundState
from enrollment.models import Child, LeftBehind, MatchFinding, MatchRound, MatchRow
from enrollment.rules.matching import Footing
from enrollment.tasks import run_matching
from yangguang.accounts.models import User
from yangguang.common import clock
from yangguang.tenancy.scope import scope

GOAL = 30.0  # seconds (issue 4)
ROUND, ROW, FINDING = (model._meta.db_table for model in (MatchRound, MatchRow, MatchFinding))
HEADINGS = ("姓名", "性别", "身份证号", "监护人", "联系电话", "地址")
COLUMNS = {"name": 0, "sex": 1, "id_number": 2, "guardian": 3, "phone": 4, "address": 5}
DAY = date(2024, 7, 1)
SHIFT = 20  # one of so many children is theirs alone, and another one differs


def measured(rows: int, rounds: int) -> list[Line]:
    """The whole round – headings, rows read and sealed, compared, findings with history – beside COPY of the
    list and one FULL JOIN over plain tables."""
    _filled(rows)
    clerk, content = people.person("clerk", people.COUNTY), workbook(rows)
    keys = [began(clerk, content)]
    went(keys[0])
    must_be_whole(keys[0], rows)

    def fresh() -> None:
        _forget()
        keys[:] = [began(clerk, content)]

    with owner() as cursor:
        for table in (ROW, Child._meta.db_table):
            plain_copy(cursor, table)
        out = io.StringIO()
        cursor.cursor.copy_expert(f"COPY plain_{ROW} TO STDOUT", out)
    ours, bound = interleaved(
        [
            Case(lambda: went(keys[0]), before=fresh),
            Case(partial(_joined, out.getvalue()), before=_emptied),
        ],
        rounds,
        warm=0,
    )
    must_be_whole(keys[0], rows)
    fresh()
    mapped(keys[0])
    grown = memory.figure("that round", "benchmarks.matches:step", keys[0])
    must_be_whole(keys[0], rows)
    _forget()
    work = f"{rows:,} children of a list matched against {rows:,} of a ledger"
    note = "workbook in, numbers sealed and indexed, findings with history"
    return [
        Result(work, "COPY of the list, one FULL JOIN", ours, bound, None, note),
        timed(work, ours, "s", GOAL),
        grown,
    ]


def began(clerk: User, content: bytes) -> str:
    """A round with its list uploaded; its key."""
    with scope(people.COUNTY):
        found = matching.start_round(
            by=clerk, unit_id=people.COUNTY, kind=ListKind.CIVIL_AFFAIRS, target="enrollment/left-behind",
            as_of=DAY, footing=Footing(None, "函（虚构）", DAY, DAY, "民政局（虚构）"),
            upload=SimpleUploadedFile("名单.xlsx", content), now=clock.now(),
        )  # fmt: skip
    return str(found.pk)


def mapped(key: str) -> None:
    """The worker has found the headings, and the clerk says which is what."""
    step(key)
    with scope(people.COUNTY):
        found = MatchRound.objects.select_related("by").get(pk=key)
        matching.map_columns(by=found.by, row=found, columns=COLUMNS, now=clock.now())


def went(key: str) -> None:
    """The whole round."""
    mapped(key)
    step(key)


def step(key: str) -> None:
    """What the worker does next; also for a process of its own."""
    with scope(people.COUNTY):
        by = MatchRound.objects.values_list("by", flat=True).get(pk=key)
    run_matching(key, by)


def _filled(rows: int) -> None:
    """The county's ledger, and nobody else's."""
    tables = [Child._meta.db_table, LeftBehind._meta.db_table]
    with owner() as cursor:
        cursor.execute(f"TRUNCATE {', '.join(tables)} CASCADE")
    with fill.without_history(*tables):
        fill.left_behind(rows, [people.COUNTY])


def _theirs(rows: int) -> Iterator[list[str]]:
    """The ledger's children without the first ones, as many others after the last, some spelled otherwise."""
    for number, child in enumerate(children(people.COUNTY, [], rows, start=rows // SHIFT)):
        name = child["child__name"] + "一" * (number % SHIFT == 0)
        sex = "男" if child["child__sex"] == "male" else "女"
        told = ("child__id_number", "child__guardian", "child__guardian_phone", "child__household_place")
        yield [name, sex, *(child[key] for key in told)]


def workbook(rows: int) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"constant_memory": True})
    sheet = book.add_worksheet("名单")
    for number, cells in enumerate([list(HEADINGS), *_theirs(rows)]):
        for column, cell in enumerate(cells):
            sheet.write_string(number, column, cell)
    book.close()
    return out.getvalue()


def must_be_whole(key: str, rows: int) -> None:
    """What must come out; a round that failed would be a fast one."""
    alone = rows // SHIFT
    differing = sum(number % SHIFT == 0 for number in range(rows - alone))
    wanted = {"both": rows - alone - differing, "differing": differing, "theirs": alone, "ours": alone}
    with scope(people.COUNTY):
        found = MatchRound.objects.get(pk=key)
    if found.state != RoundState.OPEN or found.outcome["counts"] != wanted:
        raise AssertionError(f"{found.state} {found.message} {found.outcome.get('counts')}, not {wanted}")


def _forget() -> None:
    with owner() as cursor:
        cursor.execute(f"TRUNCATE {ROUND}, {ROW}, {FINDING} CASCADE")


def _emptied() -> None:
    with owner() as cursor:
        cursor.execute(f"TRUNCATE plain_{ROW}")


def _joined(text: str) -> None:
    with owner() as cursor:
        cursor.cursor.copy_expert(f"COPY plain_{ROW} FROM STDIN", io.StringIO(text))
        cursor.execute(
            f"SELECT c.id, r.id, c.name = r.name, c.sex = r.sex, c.birth_date = r.birth_date"
            f" FROM plain_{ROW} r FULL JOIN plain_{Child._meta.db_table} c"
            " ON c.id_number_index = r.id_number_index"
        )
        cursor.fetchall()
