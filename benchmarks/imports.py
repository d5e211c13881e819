"""Import of a workbook into 农村留守儿童台账, the whole road of the import job, beside PostgreSQL's COPY."""

import io
from dataclasses import dataclass

import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, connections, transaction

from benchmarks import memory, peers, people
from benchmarks.children import children
from benchmarks.measure import Case, Line, Result, interleaved
from benchmarks.scratch import owner, plain_copy
from enrollment.models import Child, LeftBehind
from yangguang.accounts.models import User
from yangguang.common import clock
from yangguang.ledgers import registry
from yangguang.ledgers.actions import imports
from yangguang.ledgers.choices import JobState
from yangguang.ledgers.kinds import ChoiceKind
from yangguang.ledgers.models import ImportJob
from yangguang.ledgers.tasks import run_import
from yangguang.tenancy.scope import scope

LEDGER = "enrollment/left-behind"
TABLES = (Child._meta.db_table, LeftBehind._meta.db_table)


def workbook(rows: int) -> bytes:
    """A workbook as a clerk fills it: the headings of the template, texts, dates as dates."""
    ledger = registry.get(LEDGER)
    names = {unit.pk: unit.name for unit in people.schools(people.COUNTY)}
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"constant_memory": True, "default_date_format": "yyyy-mm-dd"})
    sheet = book.add_worksheet("台账")
    kinds = ledger.imported
    for column, kind in enumerate(kinds):
        sheet.write_string(0, column, kind.title)
    for row, values in enumerate(children(people.COUNTY, list(names), rows), start=1):
        values["school"] = names.get(values["school"], "")
        for column, kind in enumerate(kinds):
            value = values.get(kind.name)
            if hasattr(value, "isoformat"):
                sheet.write_datetime(row, column, value)
            else:
                text = value or ""
                sheet.write_string(row, column, kind.show(text) if isinstance(kind, ChoiceKind) else text)
    book.close()
    return out.getvalue()


@dataclass
class Imports:
    """Uploads, checks and writes the same workbook again and again."""

    content: bytes
    user: User
    job: ImportJob | None = None

    def upload(self) -> None:
        """A job that waits to be checked; the wake-up goes to a queue nobody reads here."""
        with scope(people.COUNTY):
            self.job = imports.upload(
                by=self.user,
                unit_id=people.COUNTY,
                ledger=registry.get(LEDGER),
                upload=SimpleUploadedFile("台账.xlsx", self.content),
                now=clock.now(),
            )

    def step(self) -> None:
        """What the worker does when it finds the job: the task itself."""
        assert self.job is not None
        run_import(str(self.job.pk), self.user.pk)

    def confirm(self) -> None:
        assert self.job is not None
        with scope(people.COUNTY):
            self.job = imports.confirm(by=self.user, job=self.job, now=clock.now())

    def must_be(self, state: JobState) -> None:
        """A benchmark of something that failed would be a fast one."""
        assert self.job is not None
        with scope(people.COUNTY):
            found = ImportJob.objects.get(pk=self.job.pk)
        if found.state != state:
            raise AssertionError(f"{found.state}: {found.message} {found.outcome.get('faults', [])[:3]}")


def copied_out() -> list[tuple[str, str]]:
    """The rows as the import wrote them, ready for COPY: (table, text)."""
    found = []
    with scope("*"), connection.cursor() as cursor:
        for table in TABLES:
            out = io.StringIO()
            cursor.cursor.copy_expert(f"COPY (SELECT * FROM {table}) TO STDOUT", out)
            found.append((table, out.getvalue()))
    return found


def copy_in(alias: str, rows: list[tuple[str, str]]) -> None:
    """The limit: the same rows by COPY into equal tables, in one transaction."""
    with transaction.atomic(using=alias), connections[alias].cursor() as cursor:
        for table, text in rows:
            cursor.cursor.copy_expert(f"COPY plain_{table} FROM STDIN", io.StringIO(text))


def _empty() -> None:
    """Take the imported rows away, history and all; only the owner may."""
    with owner() as cursor:
        tables = [*TABLES, *(f"{table}event" for table in TABLES)]
        cursor.execute(f"TRUNCATE {', '.join(tables)} CASCADE")


def _empty_plain() -> None:
    with owner() as cursor:
        cursor.execute(f"TRUNCATE {', '.join(f'plain_{table}' for table in TABLES)}")


def measured(rows: int, rounds: int, goal: float, *, peer: bool = False) -> list[Line]:
    """Preview, import and COPY of ``rows`` rows in turns, and the peer's import if asked; then the memory of
    one more."""
    road = Imports(workbook(rows), people.person("clerk", people.COUNTY))
    for part in (road.upload, road.step, road.confirm, road.step):
        part()
    road.must_be(JobState.DONE)
    clean = copied_out()
    with owner() as cursor:
        for table in TABLES:
            plain_copy(cursor, table, filled=False)
    _empty()

    def previewed() -> None:
        road.must_be(JobState.PREVIEWED)

    def written() -> None:
        road.must_be(JobState.DONE)
        _empty()

    cases = [
        Case(lambda: copy_in("owner", clean), after=_empty_plain),
        Case(road.step, before=road.upload, after=previewed),
        Case(road.step, before=road.confirm, after=written),
    ]
    copy, preview, write, *theirs = interleaved([*cases, *([peers.case()] if peer else [])], rounds, warm=0)
    limit, size = "PostgreSQL COPY of the same rows", f"{rows:,} rows of the left-behind ledger"
    return [
        Result(f"preview of {size}", limit, preview, copy, 6.0, "workbook in, every rule, nothing written"),
        Result(f"import of {size}", limit, write, copy, goal, "read and checked again, sealed, with history"),
        *(
            Result(f"import of {size}", peers.NAME, write, each.times(rows / peers.ROWS), 0.1, peers.NOTE)
            for each in theirs
        ),
        _memory(road),
    ]


def step(job: str, user: str) -> None:
    """The worker's next step of a job, for a process of its own."""
    run_import(job, int(user))


def _memory(road: Imports) -> Line:
    for part in (road.upload, road.step, road.confirm):
        part()
    assert road.job is not None
    found = memory.figure("that import", "benchmarks.imports:step", str(road.job.pk), str(road.user.pk))
    road.must_be(JobState.DONE)
    _empty()
    return found
