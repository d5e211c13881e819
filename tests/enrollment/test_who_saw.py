"""``manage.py who_saw`` names everybody who saw a child, and no value of the child (security.md C60)."""

from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from enrollment.models import LeftBehind
from tests.cast import QF, Cast
from tests.ledgers.conftest import child_values, identity_number
from yangguang.audit.models import Viewing
from yangguang.common import clock
from yangguang.ledgers import registry
from yangguang.tenancy.scope import scope

pytestmark = pytest.mark.django_db
LEDGER = "/enrollment/left-behind/"
SECRETS = [identity_number(1), "王建国", "13800001234"]


@pytest.fixture
def entry(cast: Cast) -> LeftBehind:
    return enter(cast, 1)


def enter(cast: Cast, sequence: int) -> Any:
    with scope("*"):
        return registry.get("enrollment/left-behind").create(
            by=cast.qf_clerk, unit_id=QF, values=child_values(sequence), now=clock.now()
        )


def asked(child: str = "", typed: str = "", monkeypatch: Any = None) -> str:
    out = StringIO()
    if typed:
        monkeypatch.setattr("enrollment.management.commands.who_saw.getpass", lambda prompt: typed)
    call_command("who_saw", *([child] if child else []), stdout=out)
    return out.getvalue()


def test_opening_revealing_and_exporting_are_named_with_person_and_reason(
    cast: Cast, entry: LeftBehind
) -> None:
    client = cast.client(cast.qf_clerk)
    client.get(f"{LEDGER}{entry.pk}/")
    client.post(f"{LEDGER}{entry.pk}/reveal/child__id_number/", {"reason": "核对户口簿原件"})
    b"".join(cast.client(cast.qf_reviewer).get(f"{LEDGER}export/?format=csv").streaming_content)
    said = asked(str(entry.child_id))
    assert "3 次" in said
    assert [line.split("\t")[3] for line in said.splitlines()[1:]].count("打开详情") == 1
    assert "核对户口簿原件" in said
    assert f"{cast.qf_reviewer.name}" in said
    assert "导出（已遮盖）\t农村留守儿童台账" in said


def test_the_child_may_be_named_by_a_number_typed_at_a_prompt(
    cast: Cast, entry: LeftBehind, monkeypatch: pytest.MonkeyPatch
) -> None:
    cast.client(cast.qf_clerk).get(f"{LEDGER}{entry.pk}/")
    assert "1 次" in asked(typed=identity_number(1), monkeypatch=monkeypatch)


def test_no_value_of_the_child_is_printed(cast: Cast, entry: LeftBehind) -> None:
    cast.client(cast.qf_clerk).get(f"{LEDGER}{entry.pk}/")
    said = asked(str(entry.child_id))
    assert [secret for secret in [*SECRETS, "王小1"] if secret in said] == []


def test_a_number_among_the_arguments_is_refused(cast: Cast, entry: LeftBehind) -> None:
    with pytest.raises(CommandError, match="不能写在命令行"):
        asked(identity_number(1))
    with pytest.raises(CommandError, match="编号（UUID）"):
        asked("王-1")


def test_an_unknown_child_is_said_to_be_unknown(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(CommandError, match="没有这名儿童"):
        asked(typed=identity_number(9), monkeypatch=monkeypatch)


def test_who_saw_another_child_is_not_named(cast: Cast, entry: LeftBehind) -> None:
    other = enter(cast, 2)
    cast.client(cast.qf_clerk).get(f"{LEDGER}{other.pk}/")
    cast.client(cast.qf_clerk).get(f"{LEDGER}export/?format=xlsx&q=王小2")
    assert "0 次" in asked(str(entry.child_id))


def test_an_export_notes_who_took_how_many_rows(cast: Cast, entry: LeftBehind) -> None:
    enter(cast, 2)
    cast.client(cast.qf_clerk).get(f"{LEDGER}export/?format=xlsx")
    with scope("*"):
        noted = Viewing.objects.get()
    assert (noted.user, noted.count, noted.how) == (cast.qf_clerk, 2, "exported")


def test_a_ledger_without_personal_data_notes_nothing(cast: Cast) -> None:
    cast.client(cast.qf_clerk).get("/enrollment/schools/export/?format=xlsx")
    with scope("*"):
        assert not Viewing.objects.exists()
