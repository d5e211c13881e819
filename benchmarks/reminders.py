"""The reminder tick over a province's assignments, beside one bare INSERT … SELECT of as many rows."""

from datetime import date, timedelta

from benchmarks import fill, people
from benchmarks.measure import Case, Line, Result, interleaved, timed
from benchmarks.scratch import owner, plain_copy
from campaign.actions import start_campaign
from campaign.models import Assignment, Campaign, Issue
from yangguang.common import clock
from yangguang.notices.actions import remind
from yangguang.notices.models import Notice
from yangguang.notices.reminders import registered
from yangguang.tenancy.models import Unit
from yangguang.tenancy.scope import scope

TABLE = Notice._meta.db_table
GOAL = 5.0  # seconds (issue 3)
UNITS, CHUNK = 500, 10_000


def measured(rows: int, rounds: int) -> list[Line]:
    """One tick over ``rows`` assignments of which every third is on a rung today, and the tick after it."""
    _filled(rows)
    _forget()
    tick()
    with owner() as cursor:
        plain_copy(cursor, TABLE)
        cursor.execute(f"DROP TABLE IF EXISTS bare_notices; CREATE TABLE bare_notices AS TABLE plain_{TABLE}")
        cursor.execute("SELECT count(*) FROM bare_notices WHERE kind <> ''")
        told = cursor.fetchone()[0]
    if told < rows / 3:
        raise AssertionError(f"{told} reminders only.")
    ours, again, bound = interleaved(
        [Case(tick, before=_forget), Case(tick), Case(_insert, before=_empty)], rounds
    )
    limit, of = "bare INSERT … SELECT", f"over {rows:,} assignments"
    return [
        Result(
            f"reminder tick {of}: {told:,} reminders", limit, ours, bound, 10.0,
            "history, policy, ladder, cancelling",
        ),
        Result(f"the next tick {of}: nothing new", limit, again, bound, None, "what runs every ten minutes"),
        timed(f"reminder tick {of}", ours, "s", GOAL),
    ]  # fmt: skip


def tick() -> None:
    """What ``notices.tick_reminders`` does."""
    for dues in registered():
        with scope("*"):
            remind(dues=dues, now=clock.now())


def _forget() -> None:
    with owner() as cursor:
        cursor.execute(f"TRUNCATE {TABLE}, {TABLE}event CASCADE")


def _empty() -> None:
    with owner() as cursor:
        cursor.execute(f"TRUNCATE plain_{TABLE}")


def _insert() -> None:
    with owner() as cursor:
        cursor.execute(f"INSERT INTO plain_{TABLE} SELECT * FROM bare_notices")


def _due(number: int, today: date) -> date:
    """Every third is on a rung: before, on the day, a little late, long late; the rest is far ahead."""
    if number % 3:
        return today + timedelta(days=40 + number % 30)
    steps = (3, 0, -1, -6)
    return clock.add_working_days(today, steps[number // 3 % 4])


def _filled(rows: int) -> Campaign:
    """The campaign of the city, and ``rows`` assignments of its schools."""
    now, today = clock.now(), clock.today()
    with scope("*"):
        units = [unit.pk for unit in people.schools(people.COUNTY, UNITS)]
        campaign = start_campaign(by=None, now=now, city=Unit.objects.get(pk=people.CITY), year=2024)
        deliverable = campaign.deliverables.get(code="M6")
    with owner() as cursor:  # nothing else is due: the issues of another group's province are not counted
        cursor.execute(f"TRUNCATE {Assignment._meta.db_table}, {Issue._meta.db_table} CASCADE")
    dues = {number: _due(number, today) for number in range(360)}
    with fill.without_history(Assignment._meta.db_table), scope("*"):
        for start in range(0, rows, CHUNK):
            Assignment.objects.bulk_create(
                Assignment(
                    unit_id=units[number % UNITS], campaign=campaign, deliverable=deliverable,
                    due_on=dues[number % 360], nominal_due_on=date(2024, 1, 1) + timedelta(number // UNITS),
                    created_at=now, updated_at=now,
                )
                for number in range(start, min(start + CHUNK, rows))
            )  # fmt: skip
    return campaign
