"""Personal data at rest: sealed, masked, found by its blind index, once per county."""

import pytest
from django.db import IntegrityError, connection, transaction

from enrollment.models import Child
from tests.cast import NL, QF
from tests.enrollment.conftest import NUMBER
from yangguang.audit.actions import ReasonMissing, reveal
from yangguang.audit.models import Reveal
from yangguang.common import clock, crypto


def raw(column: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM enrollment_child")
        return cursor.fetchone()[0]


@pytest.mark.parametrize("column", ["id_number", "guardian", "guardian_phone"])
def test_nothing_personal_is_readable_in_the_table_or_its_history(child, column):
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM enrollment_child")
        row = str(cursor.fetchall())
        cursor.execute("SELECT * FROM enrollment_childevent")
        history = str(cursor.fetchall())
    for secret in (NUMBER, "王建国", "13800005678"):
        assert secret not in row
        assert secret not in history
    assert raw(column).startswith("k1.sm4:")


def test_a_row_read_back_shows_masks_only(child):
    again = Child.objects.get()
    assert [str(again.id_number), str(again.guardian), str(again.guardian_phone)] == [
        "4109**********0038",
        "王**",
        "138****5678",
    ]
    assert f"{again.id_number!r}" == "<Sealed>"


def test_a_row_just_written_shows_masks_too(child):
    assert str(child.id_number) == "4109**********0038"


def test_saving_again_keeps_the_seal_and_the_index(child):
    before = raw("id_number")
    again = Child.objects.get()
    again.name = "王晓明"
    again.save()
    assert raw("id_number") == before
    assert Child.objects.get().id_number.reveal() == NUMBER


def test_a_child_is_found_by_the_whole_number_only(child):
    field = Child._meta.get_field("id_number_index")
    assert Child.objects.filter(id_number_index=field.index_of(NUMBER)).exists()
    assert not Child.objects.filter(id_number_index=field.index_of(NUMBER[:-1])).exists()


def test_one_county_has_a_child_once_and_two_counties_may_each_have_it(child):
    Child.objects.create(unit_id=NL, name="王小明", sex="male", id_number=NUMBER, birth_date=child.birth_date)
    with pytest.raises(IntegrityError, match="child_once_per_unit"), transaction.atomic():
        Child.objects.create(unit_id=QF, name="王", sex="male", id_number=NUMBER, birth_date=child.birth_date)


def test_a_number_copied_into_another_row_does_not_open(child):
    other = Child.objects.create(
        unit_id=NL, name="李", sex="male", id_number="410923201505120037", birth_date=child.birth_date
    )
    Child.objects.filter(pk=other.pk).update(id_number=child.id_number.token)
    with pytest.raises(crypto.CannotOpen):
        Child.objects.get(pk=other.pk).id_number.reveal()


def test_revealing_writes_who_saw_what_and_why(child, cast):
    shown = reveal(by=cast.qf_clerk, row=child, field="id_number", reason="核对学籍信息", now=clock.now())
    log = Reveal.objects.get()
    assert shown == NUMBER
    assert (log.user, log.subject_id, log.field, log.unit_id) == (cast.qf_clerk, child.pk, "id_number", QF)


@pytest.mark.parametrize("reason", ["", "  ", "看看"])
def test_nothing_is_shown_without_a_reason(child, cast, reason):
    with pytest.raises(ReasonMissing):
        reveal(by=cast.qf_clerk, row=child, field="id_number", reason=reason, now=clock.now())
    assert not Reveal.objects.exists()
