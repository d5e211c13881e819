"""Nobody draws twice, changes a frozen list, or chooses the numbers: the rule says so, the database too, the
attempt is in the security log."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.db.models import F
from django.urls import reverse

from enrollment.actions import lotteries as actions
from enrollment.actions.applicants import change_applicant, register_applicants
from enrollment.choices.lotteries import LotteryState, PublishedList
from enrollment.models import Applicant, Decline, Lottery, LotteryList
from enrollment.rules import lotteries as rules
from tests.cast import QF_SCHOOL_2, Cast
from tests.enrollment.lotteries.conftest import SEED, WITNESSES, child
from yangguang.audit.choices import Happening
from yangguang.audit.models import SecurityEvent
from yangguang.tenancy.scope import scope

pytestmark = pytest.mark.django_db


def refused_by_the_database(write: Callable[[], Any], message: str) -> None:
    """The write fails for everybody, by whatever door."""
    with pytest.raises(DatabaseError, match=message), transaction.atomic():
        write()


def attempts(cast: Cast, person: Any) -> int:
    """How often this person's attempts stand in the security log."""
    with scope("*"):
        return SecurityEvent.objects.filter(kind=Happening.REFUSED, user=person).count()


# --- The list after freezing --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "values", [{"plan": 9}, {"seed_source": "另一期"}, {"list_hash": "0" * 64}, {"year": 2025}]
)
def test_the_database_keeps_what_was_frozen(frozen: Lottery, values: dict[str, Any]) -> None:
    refused_by_the_database(
        lambda: Lottery.objects.filter(pk=frozen.pk).update(**values), "The list is frozen"
    )


def test_the_database_thaws_no_list(frozen: Lottery) -> None:
    rows = Lottery.objects.filter(pk=frozen.pk)
    refused_by_the_database(lambda: rows.update(state=LotteryState.REGISTERING), "does not go back")
    refused_by_the_database(lambda: rows._raw_delete(rows.db), "A frozen draw stays")


def test_the_published_file_cannot_be_rewritten(frozen: Lottery) -> None:
    files = LotteryList.objects.filter(lottery=frozen)
    refused_by_the_database(lambda: files.update(content="000001,1,王**\n"), "A published list stays")
    refused_by_the_database(lambda: files.delete(), "A published list stays")


def test_no_child_comes_goes_or_changes_after_freezing(frozen: Lottery, now: datetime) -> None:
    row = frozen.applicants.get(number="000001")
    with pytest.raises(rules.ListFrozen):
        register_applicants(by=None, now=now, lottery=frozen, children=[child(9)])
    with pytest.raises(rules.ListFrozen):
        change_applicant(by=None, now=now, row=row, values={"withdrawn": True})

    same = Applicant.objects.filter(pk=row.pk)
    refused_by_the_database(lambda: same.update(withdrawn=True), "The list is frozen")
    refused_by_the_database(lambda: same.update(number="000002"), "The list is frozen")
    refused_by_the_database(lambda: same.delete(), "The list is frozen")
    late = Applicant(
        unit_id=frozen.unit_id, lottery=frozen, number="000099", name="晚到", listed="晚**", id_type="other",
        id_number="P99", county_id="410922",
    )  # fmt: skip
    refused_by_the_database(late.save, "The list is frozen")


def test_an_attempt_to_raise_the_plan_of_a_frozen_list_is_logged(frozen: Lottery, cast: Cast) -> None:
    before = attempts(cast, cast.qf_clerk)

    answer = cast.client(cast.qf_clerk).get(reverse("enrollment:lotteries-edit", args=[frozen.pk]))

    assert answer.status_code == 403
    assert "这次尝试已记入日志" in answer.content.decode()
    assert attempts(cast, cast.qf_clerk) == before + 1


def test_an_attempt_to_change_a_child_of_a_frozen_list_is_logged(frozen: Lottery, cast: Cast) -> None:
    row = frozen.applicants.get(number="000001")
    before = attempts(cast, cast.qf_clerk)

    answer = cast.client(cast.qf_clerk).post(reverse("enrollment:applicants-edit", args=[row.pk]), {})

    assert answer.status_code == 403
    assert attempts(cast, cast.qf_clerk) == before + 1


# --- The numbers --------------------------------------------------------------------------------------------


def test_numbers_entered_are_not_exchanged_for_better_ones(entered: Lottery, later: datetime) -> None:
    with pytest.raises(rules.AlreadyDrawn):
        actions.enter_seed(by=None, now=later, row=entered, seed="1 2 3", seed_link="x", witnesses=WITNESSES)
    rows = Lottery.objects.filter(pk=entered.pk)
    refused_by_the_database(lambda: rows.update(seed="1 2 3"), "The numbers are entered once")
    back = {"state": LotteryState.FROZEN, "seed": "", "witnesses": []}
    refused_by_the_database(lambda: rows.update(**back), "A correction is counted and has a reason")


def test_numbers_that_came_before_the_list_are_refused_by_the_database(
    registered: Lottery, now: datetime
) -> None:
    """Whoever backdates the source gets a list that cannot be frozen."""
    Lottery.objects.filter(pk=registered.pk).update(seed_on=now.date() - timedelta(days=1))
    rows = Lottery.objects.filter(pk=registered.pk)
    frozen = {
        "state": LotteryState.FROZEN, "frozen_on": now.date(), "list_hash": "0" * 64, "child_count": 7,
    }  # fmt: skip
    refused_by_the_database(lambda: rows.update(**frozen), "lottery_numbers_come_later")
    refused_by_the_database(lambda: rows.update(seed="1 2 3"), "The list is frozen before the numbers")


def test_the_database_wants_another_person_to_confirm(entered: Lottery, later: datetime) -> None:
    same = Lottery.objects.filter(pk=entered.pk)
    refused_by_the_database(lambda: same.update(drawn_by=F("entered_by")), "confirmed_by_another")


def test_an_attempt_before_the_day_is_logged(frozen: Lottery, cast: Cast) -> None:
    before = attempts(cast, cast.qf_clerk)
    data = {
        "row": str(frozen.pk), "confirmed": "1", "seed": SEED, "seed_link": "x", "witnesses": WITNESSES,
    }  # fmt: skip

    answer = cast.client(cast.qf_clerk).post(reverse("enrollment:lotteries-verb", args=["enter"]), data)

    assert answer.status_code == 403
    assert attempts(cast, cast.qf_clerk) == before + 1


# --- The draw -----------------------------------------------------------------------------------------------


def test_nobody_draws_twice(drawn: Lottery, later: datetime, cast: Cast) -> None:
    with pytest.raises(rules.AlreadyDrawn):
        actions.confirm_seed(by=cast.qf_reviewer, now=later, row=drawn, seed=SEED)
    with pytest.raises(rules.AlreadyDrawn):
        actions.correct_seed(by=cast.qf_reviewer, now=later, row=drawn, reason="重抽")
    with pytest.raises(rules.AlreadyDrawn):
        actions.enter_seed(by=None, now=later, row=drawn, seed=SEED, seed_link="x", witnesses=WITNESSES)

    rows = Lottery.objects.filter(pk=drawn.pk)
    refused_by_the_database(lambda: rows.update(seed="1 2 3"), "A draw is held once")
    refused_by_the_database(lambda: rows.update(state=LotteryState.ENTERED), "does not go back")


@pytest.mark.parametrize("verb", ["enter", "confirm", "correct", "freeze"])
def test_an_attempt_to_draw_again_is_logged(drawn: Lottery, cast: Cast, verb: str) -> None:
    person = cast.qf_clerk if verb == "enter" else cast.qf_reviewer
    before = attempts(cast, person)
    data = {
        "row": str(drawn.pk), "confirmed": "1", "seed": SEED, "seed_link": "x", "witnesses": WITNESSES,
        "reason": "重抽",
    }  # fmt: skip

    answer = cast.client(person).post(reverse("enrollment:lotteries-verb", args=[verb]), data)

    assert answer.status_code == 403
    assert attempts(cast, person) == before + 1


@pytest.mark.parametrize("verb", ["enter", "confirm", "freeze"])
def test_a_button_of_a_page_left_open_is_an_attempt_too(drawn: Lottery, cast: Cast, verb: str) -> None:
    person = cast.qf_clerk if verb == "enter" else cast.qf_reviewer
    before = attempts(cast, person)

    answer = cast.client(person).post(
        reverse("enrollment:lotteries-verb", args=[verb]), {"row": str(drawn.pk), "from": "detail"}
    )

    assert answer.status_code == 403
    assert "这次尝试已记入日志" in answer.content.decode()
    assert attempts(cast, person) == before + 1


def test_who_merely_looks_is_not_told_of_an_attempt(frozen: Lottery, cast: Cast) -> None:
    child = Applicant.objects.filter(lottery=frozen).first()
    assert child is not None
    client = cast.client(cast.qf_clerk)
    for address in (
        reverse("enrollment:lotteries-detail", args=[frozen.pk]),
        reverse("enrollment:applicants-detail", args=[child.pk]),
    ):
        page = client.get(address).content.decode()
        assert "每次尝试都会记入日志" in page
        assert "这次尝试" not in page


def test_a_ranking_is_published_once_and_no_draw_is_without(entered: Lottery, later: datetime) -> None:
    rows = Lottery.objects.filter(pk=entered.pk)
    refused_by_the_database(
        lambda: rows.update(state=LotteryState.DRAWN, drawn_on=later.date()), "A draw has its ranking"
    )


def test_what_was_given_up_stays_given_up(drawn: Lottery, later: datetime) -> None:
    row = actions.decline(
        by=None, now=later, row=drawn, number="000001", cause="absent", declined_on=later.date()
    )
    same = Decline.objects.filter(pk=row.pk)
    refused_by_the_database(lambda: same.update(moved_up=["000002"]), "stays given up")
    refused_by_the_database(lambda: same.delete(), "stays given up")


def test_a_list_has_one_file_of_each_kind(drawn: Lottery) -> None:
    again = LotteryList(
        unit_id=QF_SCHOOL_2, lottery=drawn, kind=PublishedList.RANKING, content="000001,1,王**\n"
    )
    refused_by_the_database(again.save, "published once")
