"""Keys can be changed while the system runs, and an old one may go (security.md C21)."""

from collections.abc import Iterator
from datetime import date
from io import StringIO
from typing import Any

import psycopg2
import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import connections

from enrollment.models import Child
from tests.cast import QF, assemble
from tests.dump import dump
from yangguang.audit.actions import rotation
from yangguang.common import clock, crypto
from yangguang.common.fields import SealedField
from yangguang.tenancy.scope import _SET, Scope, scope

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "owner"])
NEW = "k9:QUJDREVGR0hJSktMTU5PUHFyc3R1dnd4eXoxMjM0NTY="
NUMBERS = ["410922201505120038", "410922201505120054", "410922201505120070"]


@pytest.fixture
def children(settings: Any) -> list[Child]:
    """Three children, one of them changed once, all under the first key."""
    assemble()
    with scope("*"):
        rows = [
            Child.objects.create(
                unit_id=QF, name="王小明", sex="male", id_number=number, birth_date=date(2015, 5, 12),
                guardian="王建国", guardian_phone="13800005678",
            )
            for number in NUMBERS
        ]  # fmt: skip
        rows[0].guardian = "王建军"
        rows[0].bump(now=clock.now())
        rows[0].save()
    return rows


@pytest.fixture
def new_key(settings: Any, children: list[Child]) -> str:
    """A second key stands in front; what was sealed before is under the old one."""
    settings.FIELD_KEYS = [NEW, *settings.FIELD_KEYS]
    return "k9.sm4"


def rotated(**options: Any) -> str:
    out = StringIO()
    call_command("rotate_keys", stdout=out, **options)
    return out.getvalue()


def read_all() -> list[tuple[str, str, str]]:
    with scope("*"):
        return sorted(
            (c.id_number.reveal(), c.guardian.reveal(), c.guardian_phone.reveal())
            for c in Child.objects.all()
        )


def test_after_rotation_the_old_key_may_go(settings: Any, new_key: str) -> None:
    before = read_all()
    rotated()
    settings.FIELD_KEYS = [NEW]
    assert read_all() == before


def test_no_old_token_is_left_in_any_table_history_included(new_key: str) -> None:
    assert "k1.sm4:" in dump()
    rotated()
    assert "k1.sm4:" not in dump()
    assert crypto.current() in dump()


def test_old_values_in_the_history_open_under_the_new_key(settings: Any, new_key: str) -> None:
    rotated()
    settings.FIELD_KEYS = [NEW]
    field: Any = Child._meta.get_field("guardian")
    with scope("*"):
        events = list(Child.pgh_event_model.objects.values_list("pgh_obj_id", "guardian"))
    assert {crypto.unseal(token, bound_to=field.bound_to(row)) for row, token in events} == {
        "王建国",
        "王建军",
    }


def test_a_rotation_leaves_no_trace_in_history_version_and_date(new_key: str) -> None:
    with scope("*"):
        before = list(Child.objects.order_by("pk").values_list("version", "updated_at"))
        events = Child.pgh_event_model.objects.count()
    rotated()
    with scope("*"):
        assert list(Child.objects.order_by("pk").values_list("version", "updated_at")) == before
        assert Child.pgh_event_model.objects.count() == events


def test_an_interrupted_rotation_goes_on_where_it_was(new_key: str, children: list[Child]) -> None:
    columns = next(c for c in rotation.sealed_columns() if c.model is Child)
    road = rotation.rotate(columns, batch=2)
    assert next(road) == 2
    road.close()  # killed after the first batch
    assert rotation.keys_in_use()["k1.sm4"] > 0
    assert len(read_all()) == 3  # both keys open meanwhile
    assert sum(rotation.rotate(columns, batch=2)) == 1
    rotated()
    assert set(rotation.keys_in_use()) == {new_key}


def test_a_second_rotation_writes_nothing(new_key: str) -> None:
    rotated()
    before = dump()
    assert "重新加密 1" not in rotated()
    assert dump() == before


def test_check_says_that_an_old_key_is_still_in_use(new_key: str) -> None:
    with pytest.raises(CommandError, match="旧密钥不能移除"):
        rotated(check=True)
    rotated()
    assert "可以从 FIELD_KEYS 移除" in rotated(check=True)


def test_a_rotation_says_what_the_tables_hold(new_key: str) -> None:
    said = rotated()
    assert "儿童（enrollment_child）：重新加密 3 行" in said
    assert "儿童的修改历史（enrollment_childevent）：重新加密" in said


def test_a_key_that_is_lost_is_named_before_anything_is_touched(settings: Any, children: list[Child]) -> None:
    settings.FIELD_KEYS = [NEW]
    before = dump()
    for check in (True, False):
        with pytest.raises(CommandError, match=r"没有 .* 这把密钥，用它加密的 .*放回 FIELD_KEYS"):
            rotated(check=check)
    assert dump() == before


def test_keys_that_are_none_and_batches_of_none_are_refused_in_words(
    settings: Any, children: list[Child]
) -> None:
    with pytest.raises(CommandError, match="大于 0 的整数"):
        call_command("rotate_keys", "--batch", "0")
    for nonsense in (["bad"], ["k9:kurz"], []):
        settings.FIELD_KEYS = nonsense
        with pytest.raises(CommandError, match="FIELD_KEYS 的写法不对"):
            rotated()


def test_the_runtime_role_rotates_nothing(children: list[Child], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("yangguang.audit.management.commands.rotate_keys.is_owner", lambda: False)
    with pytest.raises(CommandError, match="属主"):
        rotated()


@pytest.fixture
def editor(children: list[Child]) -> Iterator[Any]:
    """Somebody in the middle of a change: their row is locked."""
    connection = psycopg2.connect(**connections["default"].get_connection_params())
    with connection.cursor() as cursor:
        cursor.execute(_SET, Scope(("*",)).settings())
        cursor.execute("UPDATE enrollment_child SET name = '王改名' WHERE id = %s", [str(children[1].pk)])
        yield connection
    connection.close()


def test_a_row_in_the_middle_of_a_change_is_passed_over_and_done_at_the_end(
    new_key: str, editor: Any
) -> None:
    columns = next(c for c in rotation.sealed_columns() if c.model is Child)
    road = rotation.rotate(columns)
    assert next(road) == 2  # not the locked one
    editor.commit()
    assert sum(road) == 1
    with scope("*"):
        assert Child.objects.filter(name="王改名").exists()


def test_a_row_read_before_and_saved_after_a_rotation_keeps_the_new_key(new_key: str) -> None:
    with scope("*"):
        stale = Child.objects.get(name="王小明", id_number_index=_index(NUMBERS[1]))
    rotated()
    with scope("*"):
        stale.save()
    assert set(rotation.keys_in_use()) == {new_key}


def test_another_cipher_is_rotated_to_as_well(settings: Any, children: list[Child]) -> None:
    settings.FIELD_CIPHER = "aes"
    before = read_all()
    rotated()
    assert set(rotation.keys_in_use()) == {"k1.aes"}
    assert read_all() == before


def test_every_sealed_field_of_every_model_is_rotated() -> None:
    """Found by introspection, compared with what the database itself has."""
    known = {(c.table, name) for c in rotation.sealed_columns() for name in c.names}
    wanted = {
        (model._meta.db_table, field.column)
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if isinstance(field, SealedField)
    }
    assert wanted
    assert known == wanted


def _index(number: str) -> str:
    field: Any = Child._meta.get_field("id_number_index")
    return str(field.index_of(number))
