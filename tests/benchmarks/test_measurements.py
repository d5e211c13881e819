"""The benchmarks measure what they say, at a small size: a broken one would print a fine table."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import modify_settings

from benchmarks import fill, identities, matches, memory, peers, people, reminders
from benchmarks.bare import bare_client
from benchmarks.imports import Imports, copied_out, copy_in, workbook
from benchmarks.measure import Case, Figure, Result, Taken, interleaved, timed
from benchmarks.scratch import plain_copy
from benchmarks.table import printed
from enrollment.models import Child, LeftBehind
from tests.benchmarks.conftest import ROWS
from tests.cast import Cast
from yangguang.common import clock
from yangguang.common.crypto import CannotOpen
from yangguang.common.fields import plain
from yangguang.ledgers.choices import JobState
from yangguang.notices.rules import reckoned
from yangguang.tenancy.scope import scope


def test_cases_take_turns_and_the_warm_round_does_not_count() -> None:
    order: list[str] = []
    cases = [
        Case(lambda: order.append("ours"), before=lambda: order.append("before")),
        Case(lambda: order.append("limit"), after=lambda: order.append("after")),
    ]
    found = interleaved(cases, 2, warm=1)
    assert order == ["before", "ours", "limit", "after"] * 3
    assert all(taken.wall > 0 for taken in found)


def test_waiting_for_a_core_is_no_part_of_the_work() -> None:
    line = timed("eight pages", Taken(0.4, 0.1, 0.28), "ms", 20.0, each=8)
    assert (line.value, line.met) == (15.0, True)
    assert line.note == "on the wall 50, processor 12.5 ms"
    assert Taken(1.0, 0.6, 0.8).server == 0.6, "no less than the processor worked"


def test_the_table_says_which_goals_are_missed() -> None:
    fast = Result("a page", "bare", Taken(0.010, 0.01), Taken(0.010, 0.01), 1.5)
    slow = Result("an import", "COPY", Taken(2.0, 1.0), Taken(0.1, 0.1), 10.0, "why")
    text = printed([fast, slow, Figure("memory", 41, "MB", 300)])
    assert "| a page | bare: 10.0 ms | 10.0 ms | 1.00 | 1.00 | ≤ 1.5 | yes |" in text
    assert "| an import | COPY: 100.0 ms | 2.00 s | 20.00 | 10.00 | ≤ 10 | **no** | why |" in text
    assert "| memory | – | 41 MB | – | – | ≤ 300 MB | yes |" in text


def test_an_import_goes_the_whole_road_and_copy_takes_the_same_rows(
    cast: Cast, settings: Any, tmp_path: Path
) -> None:
    settings.MEDIA_ROOT = tmp_path
    road = Imports(workbook(30), people.person("clerk", people.COUNTY))
    road.upload()
    road.step()
    road.must_be(JobState.PREVIEWED)
    road.confirm()
    road.step()
    road.must_be(JobState.DONE)
    rows = copied_out()
    with connection.cursor() as cursor:
        for table, _ in rows:
            plain_copy(cursor, table, temporary=True, filled=False)
    copy_in("default", rows)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM plain_enrollment_leftbehind"
            " JOIN plain_enrollment_child c ON c.id = child_id WHERE id_number LIKE 'k%:%'"
        )
        assert cursor.fetchone() == (30,)


def test_an_import_that_failed_is_no_measurement(cast: Cast, settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
    road = Imports(b"PK no workbook", people.person("clerk", people.COUNTY))
    road.upload()
    road.step()
    with pytest.raises(AssertionError, match="refused"):
        road.must_be(JobState.PREVIEWED)


def test_both_lists_show_the_same_children(county: str) -> None:
    clerk = people.person("clerk", county)
    ours = people.browser(clerk).get("/enrollment/left-behind/?view=none&placement=enrolled").content.decode()
    bare = bare_client(clerk).get("/?placement=enrolled").content.decode()
    names = re.findall(r'<td><a href="[^"]+">(.+?)</a>', bare)
    assert len(names) == 50
    assert re.findall(r'<td><a href="[^"]+">(.+?)</a>', ours) == names


def test_the_bare_list_wants_a_session(county: str) -> None:
    client = bare_client(people.person("clerk", county))
    client.logout()
    assert client.get("/").status_code == 403


def test_the_plain_copy_has_every_row_and_no_policy(county: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM plain_enrollment_leftbehind")  # no scope is open here
        plain = cursor.fetchone()[0]
    with scope(county):
        assert LeftBehind.objects.count() == plain == 60


def test_every_third_assignment_is_on_a_rung_of_the_ladder() -> None:
    today = clock.today()
    days = [reminders._due(number, today) for number in range(360)]
    following = clock.add_working_days(today, 1)
    found = reckoned(
        days,
        today,
        is_working_day=clock.is_working_day,
        on_or_before=clock.working_day_on_or_before,
        between=clock.working_days_between,
        following=following,
    )
    on_a_rung = {one.due for one in found}
    assert sum(day in on_a_rung for day in days) == 120
    assert {one.late for one in found} == {-3, 0, 1, 6}


@modify_settings(INSTALLED_APPS={"append": "benchmarks"})
def test_the_peer_takes_the_rows_of_our_workbook(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(peers, "ROWS", 20)
    with connection.cursor() as cursor:
        for statement in peers.statements(temporary=True):
            cursor.execute(statement)
    peers.imported()
    assert peers.PeerRow._default_manager.filter(school__name="演示第1小学").exists()


def test_the_round_of_matching_finds_what_was_put_in(cast: Cast, settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
    fill.left_behind(ROWS, [people.COUNTY])
    key = matches.began(people.person("clerk", people.COUNTY), matches.workbook(ROWS))
    matches.went(key)
    matches.must_be_whole(key, ROWS)


def test_a_search_by_number_finds_its_child(county: str) -> None:
    viewer = people.person("viewer", people.PROVINCE)
    numbers = identities.numbers()
    identities.searched(viewer.pk, numbers)
    identities.seen(people.browser(viewer), numbers)
    with pytest.raises(AssertionError, match="Not found"):
        identities.searched(viewer.pk, ["410922200909010016"])


def test_a_piece_of_work_is_weighed_in_a_process_of_its_own(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
    assert 20 < memory.figure("a draw", "benchmarks.draws:whole").value < memory.GOAL


def test_copies_of_rows_stand_behind_the_real_ones(county: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fill, "REAL", ROWS)
    fill._copied(3 * ROWS)
    with scope(county):
        rows = LeftBehind.objects.order_by("-updated_at").select_related("child")
        assert len(rows) == Child.objects.count() == 3 * ROWS
        assert all(plain(row.child.id_number) for row in rows[:ROWS])
        with pytest.raises(CannotOpen):
            plain(rows[ROWS].child.id_number)
