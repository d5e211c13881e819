"""Adding and editing rows; two people at once; sealed values."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from enrollment.models import Child, LeftBehind
from tests.cast import NL, QF, Cast
from tests.ledgers.conftest import child_values, identity_number, typed
from yangguang.audit.models import Reveal
from yangguang.common.refusals import Locked
from yangguang.ledgers.declaration import Ledger
from yangguang.tenancy.scope import scope

LIST = "/enrollment/left-behind/"


@pytest.fixture
def values(cast: Cast) -> dict[str, str]:
    with scope("*"):
        return typed(child_values(1))


def stored(row: Any) -> Any:
    with scope("*"):
        return LeftBehind.objects.select_related("child").get(pk=row.pk)


def edited(row: Any, **changes: str) -> dict[str, str]:
    """The edit form as the browser sends it back, sealed columns empty."""
    with scope("*"):
        sent = typed(child_values(1, child__id_number="", child__guardian="", child__guardian_phone=""))
        return {**sent, "version": f"{row.version}.{row.child.version}", **changes}


def test_a_new_row_belongs_to_the_clerks_county(cast: Cast, values: dict[str, str]) -> None:
    answer = cast.client(cast.qf_clerk).post(f"{LIST}add/", values)
    assert answer.status_code == 302, answer.context["form"].errors
    with scope("*"):
        row = LeftBehind.objects.select_related("child").get()
    assert row.unit_id == QF
    assert row.child.id_number.reveal() == identity_number(1)


def test_a_wrong_form_keeps_what_was_typed_and_says_why(cast: Cast, values: dict[str, str]) -> None:
    answer = cast.client(cast.qf_clerk).post(f"{LIST}add/", {**values, "child__birth_date": "2014-05-12"})
    assert answer.status_code == 422
    text = answer.content.decode()
    assert "<title>错误：" in text
    assert "出生日期与身份证号不一致" in text
    assert 'value="王小1"' in text


def test_the_same_child_twice_is_refused_beside_the_number(
    cast: Cast, values: dict[str, str], child: Callable[..., Any]
) -> None:
    child(1)
    answer = cast.client(cast.qf_clerk).post(f"{LIST}add/", values)
    assert answer.status_code == 422
    assert "已有相同的一行" in str(answer.context["form"].errors["child__id_number"])


def test_a_foreign_unit_or_status_in_the_form_is_ignored(cast: Cast, values: dict[str, str]) -> None:
    cast.client(cast.qf_clerk).post(f"{LIST}add/", {**values, "unit": NL, "unit_id": NL, "version": "9"})
    with scope("*"):
        row = LeftBehind.objects.get()
    assert (row.unit_id, row.version) == (QF, 1)


def test_people_without_the_right_may_not_add(cast: Cast, values: dict[str, str]) -> None:
    assert cast.client(cast.qf_reviewer).post(f"{LIST}add/", values).status_code == 403


@pytest.mark.parametrize("page", ["", "edit/", "reveal/child__id_number/"])
def test_a_row_of_another_county_is_not_there(cast: Cast, child: Callable[..., Any], page: str) -> None:
    row = child(1)
    client = cast.client(cast.nl_clerk)
    assert client.get(f"{LIST}{row.pk}/{page}").status_code == 404
    assert client.post(f"{LIST}{row.pk}/{page}", {"reason": "核对身份证号码"}).status_code == 404


def test_an_untouched_sealed_field_keeps_what_is_stored(cast: Cast, child: Callable[..., Any]) -> None:
    row = child(1)
    client = cast.client(cast.qf_clerk)
    page = client.get(f"{LIST}{row.pk}/edit/")
    assert identity_number(1) not in page.content.decode()
    answer = client.post(f"{LIST}{row.pk}/edit/", edited(row, away_place="广东省东莞市"))
    assert answer.status_code == 302, answer.content.decode()
    row = stored(row)
    assert row.away_place == "广东省东莞市"
    assert row.child.id_number.reveal() == identity_number(1)
    assert row.child.guardian.reveal() == "王建国"
    assert row.child.version == 1


def test_saving_without_a_change_writes_nothing(cast: Cast, child: Callable[..., Any]) -> None:
    row = child(1)
    cast.client(cast.qf_clerk).post(f"{LIST}{row.pk}/edit/", edited(row))
    assert stored(row).version == 1


def test_the_second_of_two_savers_sees_both_sides(cast: Cast, child: Callable[..., Any]) -> None:
    row = child(1)
    first, second = cast.client(cast.qf_clerk), cast.client(cast.qf_clerk)
    mine = edited(row, away_place="上海市", child__living_place="清丰县马庄桥镇")
    first.post(f"{LIST}{row.pk}/edit/", edited(row, away_place="北京市", grade="p3"))
    answer = second.post(f"{LIST}{row.pk}/edit/", mine)
    assert answer.status_code == 409
    sides = {side.kind.name: side for side in answer.context["sides"]}
    assert set(sides) == {"away_place", "grade", "child__living_place"}
    assert (sides["away_place"].base, sides["away_place"].theirs) == ("", "北京市")
    assert sides["away_place"].mine == "上海市"
    assert sides["away_place"].both
    assert stored(row).away_place == "北京市"
    typed_again = dict(answer.context["typed"])
    chosen = {
        **typed_again,
        "version": answer.context["token"],
        "pick-away_place": "theirs",
        "pick-grade": "theirs",
        "pick-child__living_place": "mine",
    }
    assert second.post(f"{LIST}{row.pk}/edit/", chosen).status_code == 302
    row = stored(row)
    assert (row.away_place, row.grade, row.child.living_place) == ("北京市", "p3", "清丰县马庄桥镇")


def test_a_change_of_the_child_elsewhere_is_a_conflict_too(
    cast: Cast, child: Callable[..., Any], ledger: Ledger
) -> None:
    row = child(1)
    sent = edited(row, away_place="上海市")
    with scope("*"):
        found = Child.objects.get()
        found.household_place = "清丰县马村乡"
        found.bump(now=found.updated_at)
        found.save()
    answer = cast.client(cast.qf_clerk).post(f"{LIST}{row.pk}/edit/", sent)
    assert answer.status_code == 409
    assert "child__household_place" in {side.kind.name for side in answer.context["sides"]}


def test_a_locked_row_says_why_on_its_page_and_refuses_the_form(
    cast: Cast, child: Callable[..., Any], ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = child(1)
    monkeypatch.setattr(ledger, "locked", lambda row: Locked("本月名册已上报锁定。"))
    client = cast.client(cast.qf_clerk)
    assert "本月名册已上报锁定。" in client.get(f"{LIST}{row.pk}/").content.decode()
    answer = client.post(f"{LIST}{row.pk}/edit/", edited(row, away_place="上海市"))
    assert answer.status_code == 423
    assert stored(row).away_place == ""


def test_a_reveal_without_reason_shows_nothing_and_logs_nothing(
    cast: Cast, child: Callable[..., Any]
) -> None:
    row = child(1)
    path = f"{LIST}{row.pk}/reveal/child__id_number/"
    answer = cast.client(cast.qf_clerk).post(path, {"reason": " "})
    assert answer.status_code == 422
    assert identity_number(1) not in answer.content.decode()
    with scope("*"):
        assert Reveal.objects.count() == 0


def test_a_reveal_with_reason_is_logged_once_and_never_stored_by_browsers(
    cast: Cast, child: Callable[..., Any]
) -> None:
    row = child(1)
    path = f"{LIST}{row.pk}/reveal/child__id_number/"
    client = cast.client(cast.qf_clerk)
    answer = client.post(path, {"reason": "核对入学资格"}, headers={"HX-Request": "true"})
    assert identity_number(1) in answer.content.decode()
    assert answer["Cache-Control"] == "no-store"
    with scope("*"):
        log = Reveal.objects.get()
    assert (log.user_id, log.field, log.reason) == (cast.qf_clerk.pk, "id_number", "核对入学资格")
    assert identity_number(1) not in client.get(f"{LIST}{row.pk}/").content.decode()


def test_who_lacks_the_right_is_offered_no_reveal_and_refused_one(
    cast: Cast, child: Callable[..., Any]
) -> None:
    row = child(1)
    client = cast.client(cast.qf_reviewer)
    assert "查看完整内容" not in client.get(f"{LIST}{row.pk}/").content.decode()
    path = f"{LIST}{row.pk}/reveal/child__id_number/"
    assert client.post(path, {"reason": "核对入学资格"}).status_code == 403


def test_only_sealed_columns_are_revealed(cast: Cast, child: Callable[..., Any]) -> None:
    row = child(1)
    client = cast.client(cast.qf_clerk)
    for column in ("child__name", "nothing"):
        assert client.post(f"{LIST}{row.pk}/reveal/{column}/", {"reason": "核对入学资格"}).status_code == 404


def test_the_history_says_who_changed_what_and_hides_sealed_values(
    cast: Cast, child: Callable[..., Any]
) -> None:
    row = child(1)
    client = cast.client(cast.qf_clerk)
    changes = {"grade": "p3", "child__guardian": "李桂花", "child__birth_date": str(date(2015, 5, 12))}
    client.post(f"{LIST}{row.pk}/edit/", edited(row, **changes))
    page = client.get(f"{LIST}{row.pk}/")
    said = [(c.title, c.old, c.new) for entry in page.context["history"] for c in entry.changes]
    assert ("年级", "", "三年级") in said
    assert ("监护人", "", "已修改") in said
    assert "李桂花" not in page.content.decode()
    assert page.context["history"][0].who == cast.qf_clerk.name
    assert page.context["history"][0].path.endswith("/edit/")
    assert "来自网页" in page.content.decode()
    assert "来自 /" not in page.content.decode()
