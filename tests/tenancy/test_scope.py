"""The database shows rows of the scope and no others."""

import re

import pytest
from django.db import ProgrammingError, connection, transaction

from tests.cast import NL, PY, QF, QF_SCHOOL
from yangguang.common import clock
from yangguang.notices.actions import tell
from yangguang.notices.models import Notice
from yangguang.tenancy import codes
from yangguang.tenancy.scope import scope


@pytest.fixture
def notices(cast):
    for unit in (QF, QF_SCHOOL, NL, PY):
        with scope("*"):
            tell(unit_id=unit, right="view", key="k", title=unit, path="/", now=clock.now())


def seen(*scopes: str) -> set[str]:
    with scope(*scopes):
        return set(Notice.objects.values_list("unit_id", flat=True))


@pytest.mark.parametrize(
    ("scopes", "units"),
    [
        ((), set()),
        (("*",), {QF, QF_SCHOOL, NL, PY}),
        (("41",), {QF, QF_SCHOOL, NL, PY}),
        ((PY,), {QF, QF_SCHOOL, NL, PY}),
        ((QF,), {QF, QF_SCHOOL}),
        ((QF_SCHOOL,), {QF_SCHOOL}),
        ((QF, NL), {QF, QF_SCHOOL, NL}),
        # The hull of these two holds 清丰县's school; the exact chain must keep it out.
        ((NL, "410902"), {NL}),
        (("4101",), set()),
    ],
)
def test_scope_shows_exactly_its_subtree(notices, scopes, units):
    assert seen(*scopes) == units


def test_without_any_scope_there_is_no_row(notices):
    assert Notice.objects.count() == 0


def test_an_ended_scope_leaves_an_empty_setting_that_shows_nothing(notices):
    with scope("*"):
        pass
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM notices_notice")
        assert cursor.fetchone()[0] == 0


def test_inner_scope_ends_with_its_block(notices):
    with scope(PY):
        with scope(QF_SCHOOL):
            assert Notice.objects.count() == 1
        assert Notice.objects.count() == 4


def test_scope_is_restored_after_an_error_inside(notices):
    with scope(QF):
        with pytest.raises(ZeroDivisionError), scope("*"):
            _ = 1 / 0
        assert Notice.objects.count() == 2


def test_writing_a_foreign_row_is_refused_by_the_database(cast):
    with pytest.raises(ProgrammingError, match="row-level security"), scope(QF):
        tell(unit_id=NL, right="view", key="k", title="t", path="/", now=clock.now())


def test_updating_a_foreign_row_touches_nothing(notices):
    with scope(QF):
        assert Notice.objects.filter(unit_id=NL).update(title="x") == 0


def test_history_obeys_the_same_policy_and_cannot_be_rewritten(notices):
    event = Notice.pgh_event_model
    with scope(QF):
        assert set(event.objects.values_list("unit_id", flat=True)) == {QF, QF_SCHOOL}
        with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
            event.objects.update(title="forged")
        with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
            event.objects.all().delete()


@pytest.mark.parametrize("text", ["", "4", "410", "41%", "410922-", "41092", "410922-31410001234", "41,42"])
def test_what_is_no_code_is_no_scope(db, text):
    assert not codes.is_code(text)
    with pytest.raises(ValueError, match="unit code"), scope(text):
        pass


def test_tenants_are_found_by_index_not_by_scan(notices):
    with scope(QF), connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("EXPLAIN SELECT * FROM notices_notice")
        plan = "\n".join(row[0] for row in cursor.fetchall())
    assert re.search(r"Index Cond: .*unit_id.* >= .*unit_id.* < ", plan)
