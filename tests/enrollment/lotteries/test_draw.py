"""Random admission: registered, frozen, entered by one, confirmed by another, drawn by public numbers."""

import hashlib
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from enrollment.actions import lotteries as actions
from enrollment.actions.applicants import change_applicant, register_applicants
from enrollment.choices.lotteries import LotteryState, PublishedList, Standing
from enrollment.models import Applicant, Lottery, LotteryList, School
from enrollment.queries import lotteries as reads
from enrollment.rules import lotteries as rules
from enrollment.rules.lotteries import Places, Ticket
from tests.cast import QF_SCHOOL, Cast
from tests.enrollment.lotteries.conftest import SEED, WITNESSES, child, lines
from yangguang.common import draws
from yangguang.tenancy.models import Unit

ROOT = Path(__file__).resolve().parents[3]


def standing(lottery: Lottery) -> dict[str, Any]:
    return {line.ticket.number: line.standing for line in reads.result_of(lottery).lines}


# --- Registering --------------------------------------------------------------------------------------------


def test_every_child_gets_a_number_and_twins_one_together(registered: Lottery) -> None:
    found = list(registered.applicants.order_by("created_at", "number").values_list("number", "listed"))

    assert sorted(number for number, _ in found) == [f"{n:06d}" for n in (1, 2, 3, 4, 5, 6, 6)]
    assert {listed for _, listed in found} == {"王**", "李**", "张**", "刘**", "陈**", "赵**"}


def test_a_child_has_one_ticket(registered: Lottery, now: datetime) -> None:
    with pytest.raises(rules.TwiceRegistered):
        register_applicants(by=None, now=now, lottery=registered, children=[child(0)])


def test_only_children_of_one_birth_share_a_ticket(registered: Lottery, now: datetime) -> None:
    from datetime import date

    from tests.enrollment.lotteries.conftest import number_of

    older = child(9, tie="A1", id_number=number_of(9, date(2016, 1, 1)))

    with pytest.raises(rules.NotOneBirth):
        register_applicants(by=None, now=now, lottery=registered, children=[older])


def test_a_tie_taken_away_gives_a_ticket_of_its_own(registered: Lottery, now: datetime) -> None:
    twin = registered.applicants.filter(tie="A1").first()
    assert twin is not None

    change_applicant(by=None, now=now, row=twin, values={"tie": ""})

    assert registered.applicants.get(pk=twin.pk).number == "000007"


def test_a_school_that_is_not_private_draws_nobody(announced: dict[str, Any], now: datetime) -> None:
    School.objects.create(
        unit_id=QF_SCHOOL, code=QF_SCHOOL, name="公办", stage="primary", nature="public", locality="urban"
    )
    with pytest.raises(rules.NotPrivate):
        actions.open_lottery(by=None, now=now, unit=Unit.objects.get(pk=QF_SCHOOL), values=announced)


def test_one_grade_is_drawn_once_a_year(lottery: Lottery, announced: dict[str, Any], now: datetime) -> None:
    with pytest.raises(rules.ExistsAlready):
        actions.open_lottery(by=None, now=now, unit=lottery.unit, values=announced)


# --- Freezing -----------------------------------------------------------------------------------------------


def test_the_frozen_file_has_the_published_sum(frozen: Lottery) -> None:
    content = LotteryList.objects.get(lottery=frozen, kind=PublishedList.TICKETS).content

    assert frozen.state == LotteryState.FROZEN
    assert hashlib.sha256(content.encode()).hexdigest() == frozen.list_hash
    assert content.splitlines()[-1] == "000006,2,赵**、赵**"
    assert (frozen.ticket_count, frozen.child_count) == (6, 7)


def test_nothing_published_names_a_child(drawn: Lottery) -> None:
    published = "".join(each.content for each in drawn.lists.all())

    assert not any(text in published for text in ("王小明", "410922", "赵双"))


def test_who_withdrew_is_not_on_the_list(registered: Lottery, now: datetime) -> None:
    gone = registered.applicants.get(number="000002")
    change_applicant(by=None, now=now, row=gone, values={"withdrawn": True})

    frozen = actions.freeze_lottery(by=None, now=now, row=registered)

    assert not any(line.startswith("000002") for line in lines(frozen, PublishedList.TICKETS))


def test_registering_ends_before_the_list_is_frozen(registered: Lottery, now: datetime) -> None:
    with pytest.raises(rules.StillOpen):
        actions.freeze_lottery(by=None, now=now - timedelta(days=1), row=registered)


def test_numbers_that_may_be_known_already_are_refused(registered: Lottery, now: datetime) -> None:
    with pytest.raises(rules.SeedNotLater):
        actions.freeze_lottery(by=None, now=now + timedelta(days=1), row=registered)


def test_an_empty_list_is_not_frozen(lottery: Lottery, now: datetime) -> None:
    with pytest.raises(rules.NoApplicants):
        actions.freeze_lottery(by=None, now=now, row=lottery)


def test_nobody_is_drawn_where_everybody_has_a_place(lottery: Lottery, now: datetime) -> None:
    register_applicants(by=None, now=now, lottery=lottery, children=[child(1), child(2), child(3)])
    with pytest.raises(rules.NotNeeded):
        actions.freeze_lottery(by=None, now=now, row=lottery)

    admitted = actions.admit_all(by=None, now=now, row=lottery)

    assert admitted.state == LotteryState.ADMITTED
    assert set(standing(admitted).values()) == {Standing.ADMITTED}


def test_a_draw_that_is_needed_cannot_be_left_out(registered: Lottery, now: datetime) -> None:
    with pytest.raises(rules.Needed):
        actions.admit_all(by=None, now=now, row=registered)


# --- The numbers --------------------------------------------------------------------------------------------


def test_the_numbers_wait_for_their_day(frozen: Lottery, now: datetime, cast: Cast) -> None:
    with pytest.raises(rules.SeedTooEarly):
        actions.enter_seed(
            by=cast.qf_clerk, now=now, row=frozen, seed=SEED, seed_link="x", witnesses=WITNESSES
        )


@pytest.mark.parametrize("witnesses", ["", "周明，纪检人员，教育局", "周明，纪检\n冯丽，家长，学校"])
def test_a_draw_has_two_witnesses_with_role_and_unit(
    frozen: Lottery, later: datetime, witnesses: str
) -> None:
    with pytest.raises(rules.WitnessesMissing):
        actions.enter_seed(by=None, now=later, row=frozen, seed=SEED, seed_link="x", witnesses=witnesses)


def test_nothing_is_computed_before_a_second_person_confirms(entered: Lottery) -> None:
    assert not entered.lists.filter(kind=PublishedList.RANKING).exists()


def test_whoever_entered_the_numbers_does_not_confirm_them(
    entered: Lottery, later: datetime, cast: Cast
) -> None:
    with pytest.raises(rules.SamePerson):
        actions.confirm_seed(by=cast.qf_clerk, now=later, row=entered, seed=SEED)


def test_numbers_typed_differently_draw_nobody(entered: Lottery, later: datetime, cast: Cast) -> None:
    with pytest.raises(rules.SeedDiffers):
        actions.confirm_seed(by=cast.qf_reviewer, now=later, row=entered, seed=SEED.replace("11", "12"))


def test_a_mistyped_number_is_corrected_before_the_draw_and_counted(
    entered: Lottery, later: datetime, cast: Cast
) -> None:
    actions.correct_seed(by=cast.qf_reviewer, now=later, row=entered, reason="蓝球录错")
    again = actions.enter_seed(
        by=cast.qf_clerk, now=later, row=entered, seed=SEED, seed_link="x", witnesses=WITNESSES
    )

    assert (again.state, again.corrections, again.correction) == (LotteryState.ENTERED, 1, "蓝球录错")


def test_the_ranking_is_what_list_and_numbers_say(drawn: Lottery) -> None:
    frozen, ranked = lines(drawn, PublishedList.TICKETS), lines(drawn, PublishedList.RANKING)

    assert ranked == draws.ranking(frozen, SEED)
    assert reads.result_of(drawn).agrees


def test_the_offline_script_prints_the_published_ranking(drawn: Lottery, tmp_path: Path) -> None:
    frozen = drawn.lists.get(kind=PublishedList.TICKETS).content
    (tmp_path / "tickets.csv").write_text(frozen, encoding="utf-8")
    command = [sys.executable, str(ROOT / "docs/verify_draw.py"), "tickets.csv", drawn.seed]
    printed = subprocess.run(command, cwd=tmp_path, capture_output=True, check=True, encoding="utf-8")

    head, *ranked = printed.stdout.splitlines()

    assert head == f"SHA-256 {drawn.list_hash}"
    assert ranked == lines(drawn, PublishedList.RANKING)


def test_the_script_is_short_enough_to_be_read() -> None:
    assert len((ROOT / "docs/verify_draw.py").read_text().splitlines()) <= 40


# --- Places -------------------------------------------------------------------------------------------------


def ranked(*sizes: int) -> list[Ticket]:
    return [Ticket(f"{place:06d}", size, "王**") for place, size in enumerate(sizes, start=1)]


def admitted(places: Places) -> list[int]:
    return [int(number) for number, found in places.standing.items() if found == Standing.ADMITTED]


def test_twins_for_whom_one_place_is_left_wait_and_the_next_gets_it() -> None:
    assert admitted(Places.drawn(ranked(1, 1, 2, 1, 1), 3)) == [1, 2, 4]


def test_two_places_that_become_free_go_to_the_twins_first() -> None:
    places = Places.drawn(ranked(2, 1, 2, 1), 3)

    assert admitted(places) == [1, 2]
    assert places.decline("000001") == ["000003"]


def test_one_place_that_becomes_free_passes_the_twins_by() -> None:
    places = Places.drawn(ranked(1, 2, 1, 1), 2)

    assert admitted(places) == [1, 3]
    assert places.decline("000003") == ["000004"]


def test_nobody_who_has_a_place_loses_it() -> None:
    places = Places.drawn(ranked(1, 2, 1), 2)
    before = set(admitted(places)) - {1}

    places.decline("000001")

    assert before <= set(admitted(places))


def test_places_are_never_more_than_the_plan() -> None:
    for plan in range(1, 8):
        places = Places.drawn(ranked(2, 1, 3, 1, 2), plan)
        assert sum(t.size for t in places.ranked if places.standing[t.number] == Standing.ADMITTED) <= plan


def test_who_waits_may_decline_too_and_moves_nobody() -> None:
    assert Places.drawn(ranked(1, 1), 1).decline("000002") == []


def test_a_declined_place_moves_the_waiting_list_and_stays_on_record(
    drawn: Lottery, later: datetime, cast: Cast
) -> None:
    first = next(number for number, found in standing(drawn).items() if found == Standing.ADMITTED)
    given_up = actions.decline(
        by=cast.qf_clerk, now=later, row=drawn, number=first, cause="written", declined_on=later.date()
    )

    after = standing(drawn)
    assert after[first] == Standing.DECLINED
    assert given_up.moved_up
    assert all(after[number] == Standing.ADMITTED for number in given_up.moved_up)


def test_a_ticket_declines_once(drawn: Lottery, later: datetime) -> None:
    values: dict[str, Any] = {"number": "000001", "cause": "absent", "declined_on": later.date()}
    actions.decline(by=None, now=later, row=drawn, **values)

    with pytest.raises(rules.DeclinedAlready):
        actions.decline(by=None, now=later, row=drawn, **values)
    with pytest.raises(rules.UnknownTicket):
        actions.decline(by=None, now=later, row=drawn, **{**values, "number": "000099"})


def test_applicants_keep_their_masks(registered: Lottery) -> None:
    row = Applicant.objects.filter(lottery=registered).first()

    assert "*" in str(row.name)
    assert "****" in str(row.id_number)
