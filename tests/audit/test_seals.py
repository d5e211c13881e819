"""Whoever alters history is found, the owner of the tables included (security.md C47)."""

from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import pairwise

import pghistory
import pytest
from django.core.management import CommandError, call_command
from django.db import ProgrammingError, connection, transaction
from django.utils import timezone

from yangguang.audit.actions import seal_finished_days
from yangguang.audit.models import Seal
from yangguang.audit.queries import latest_seal, verify_seals
from yangguang.audit.queries.seals import sm3
from yangguang.audit.tasks import seal_finished_days as tick
from yangguang.common import clock
from yangguang.notices.models import Notice
from yangguang.tenancy.models import Unit
from yangguang.tenancy.scope import scope

pytestmark = pytest.mark.django_db(transaction=True)
Owner = Callable[..., int]


def write(unit: Unit, key: str) -> Notice:
    with scope("*"):
        return Notice.objects.create(
            unit=unit, key=key, right="view", title=f"标题{key}", path="/", created_at=clock.now()
        )


def seal(now: datetime) -> list[Seal]:
    with scope("*"):
        return seal_finished_days(now=now)


def found(now: datetime) -> str:
    with scope("*"):
        finding = verify_seals(now=now)
    return str(finding or "")


@pytest.fixture
def sealed(unit: Unit, tomorrow: datetime) -> list[Notice]:
    rows = [write(unit, key) for key in "abc"]
    seal(tomorrow)
    return rows


def test_sm3_is_the_standard_one() -> None:
    """GB/T 32905-2016 annex A.1."""
    assert sm3(b"abc").hex() == "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"


def test_an_untouched_history_holds(sealed: list[Notice], tomorrow: datetime) -> None:
    assert found(tomorrow) == ""


@pytest.mark.parametrize(
    ("sql", "what"),
    [
        ("UPDATE notices_noticeevent SET title = '另一个标题' WHERE pgh_id = %s", "被改动"),
        (
            "UPDATE notices_noticeevent SET version = version + 1 WHERE pgh_id = %s",
            "被改动",
        ),
        ("DELETE FROM notices_noticeevent WHERE pgh_id = %s", "被删除"),
    ],
)
def test_the_owner_altering_one_row_is_found_and_the_row_named(
    sealed: list[Notice], tomorrow: datetime, as_owner: Owner, sql: str, what: str
) -> None:
    with scope("*"):
        victim = Notice.pgh_event_model.objects.get(key="b").pgh_id  # type: ignore[attr-defined]
    assert as_owner(sql, victim) == 1
    assert found(tomorrow).endswith(f"notices_noticeevent {victim} {what}")


def test_a_row_slipped_in_after_the_seal_is_found(
    sealed: list[Notice], tomorrow: datetime, as_owner: Owner
) -> None:
    assert (
        as_owner(
            "INSERT INTO notices_noticeevent SELECT (jsonb_populate_record(e, '{\"pgh_id\": 1000}')).*"
            " FROM notices_noticeevent e WHERE key = 'a'"
        )
        == 1
    )
    assert found(tomorrow).endswith("是事后加入的")


def test_who_did_it_cannot_be_rewritten(unit: Unit, tomorrow: datetime, as_owner: Owner) -> None:
    with scope("*"), pghistory.context(user=7, name="甲"):
        Notice.objects.create(unit=unit, key="x", right="view", title="t", path="/")
    seal(tomorrow)
    assert found(tomorrow) == ""
    assert as_owner("UPDATE pghistory_context SET metadata = jsonb_set(metadata, '{name}', '\"乙\"')") == 1
    assert "notices_noticeevent" in found(tomorrow)


def test_a_rewritten_seal_breaks_the_chain(sealed: list[Notice], tomorrow: datetime, as_owner: Owner) -> None:
    seal(tomorrow + timedelta(days=1))
    assert as_owner("UPDATE audit_seal SET digest = repeat('0', 64) WHERE previous = ''") == 1
    assert "封存本身被改动" in found(tomorrow)


def test_removed_row_digests_break_the_seal(
    sealed: list[Notice], tomorrow: datetime, as_owner: Owner
) -> None:
    as_owner("UPDATE audit_sealedtable SET leaves = '' WHERE \"table\" = 'notices_noticeevent'")
    as_owner("DELETE FROM notices_noticeevent")
    assert "封存本身被改动" in found(tomorrow)


def test_cutting_off_the_last_seals_is_noticed(
    sealed: list[Notice], tomorrow: datetime, as_owner: Owner
) -> None:
    seal(tomorrow + timedelta(days=2))
    last = tomorrow + timedelta(days=2)
    assert found(last) == ""
    as_owner("DELETE FROM audit_sealedtable WHERE seal_id = (SELECT max(day) FROM audit_seal)")
    as_owner("DELETE FROM audit_seal WHERE day = (SELECT max(day) FROM audit_seal)")
    assert "起没有封存" in found(last)


def test_every_finished_day_is_sealed_once(sealed: list[Notice], tomorrow: datetime) -> None:
    assert seal(tomorrow) == []
    assert len(seal(tomorrow + timedelta(days=3))) == 3
    with scope("*"):
        days = list(Seal.objects.values_list("day", flat=True))
    assert [b - a for a, b in pairwise(days)] == [timedelta(days=1)] * 3


def test_the_day_is_not_sealed_while_its_last_transactions_may_still_run(
    unit: Unit, tomorrow: datetime
) -> None:

    write(unit, "a")
    midnight = timezone.localtime(tomorrow).replace(hour=0, minute=30)
    assert timezone.localtime().date() not in [s.day for s in seal(midnight)]


def test_the_first_seal_reaches_back_to_the_first_row(unit: Unit, tomorrow: datetime) -> None:
    write(unit, "a")
    assert len(seal(tomorrow + timedelta(days=4))) == 5


def test_the_runtime_role_cannot_change_a_seal(sealed: list[Notice]) -> None:
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        connection.cursor().execute("UPDATE audit_seal SET digest = ''")


def test_the_latest_seal_is_a_short_line_anybody_may_print(sealed: list[Notice]) -> None:
    with scope("410922"):
        line = latest_seal()
    with scope("*"):
        last = Seal.objects.order_by("-day")[0]
    assert line == f"{last.day} {last.digest[:32]}"


def test_without_a_seal_the_line_is_empty() -> None:
    assert latest_seal() == ""


def test_the_command_says_that_nothing_was_sealed_yet(unit: Unit, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("verify_seals")
    assert "还没有封存" in capsys.readouterr().out


def test_the_command_names_the_row_and_fails(
    unit: Unit, as_owner: Owner, capsys: pytest.CaptureFixture[str]
) -> None:
    write(unit, "a")
    as_owner("UPDATE notices_noticeevent SET pgh_created_at = pgh_created_at - interval '3 days'")
    assert tick() >= 1
    call_command("verify_seals")
    assert "历史记录与封存一致" in capsys.readouterr().out
    as_owner("UPDATE notices_noticeevent SET title = 'x'")
    with pytest.raises(CommandError, match="notices_noticeevent"):
        call_command("verify_seals")
