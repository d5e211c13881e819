"""回头看: a reproducible tenth, a looker who never touched the issue, a relapse that opens it again."""

import math
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from campaign.actions import issues
from campaign.actions import second_looks as looks
from campaign.actions.issues import open_issue
from campaign.choices import IssueState, Source
from campaign.choices.second_looks import LookState
from campaign.models import Campaign, Issue, SecondLook, SecondLookDraw
from campaign.queries.desk import desk_items
from campaign.queries.second_looks import first_working_day, last_working_day
from campaign.rules import second_looks as rules
from campaign.tasks import draw_second_looks
from tests.campaign.board_rows import plant
from tests.campaign.issue_steps import bring
from tests.cast import NL, PY, QF, QF_SCHOOL, Cast
from yangguang.common import clock
from yangguang.common.refusals import Locked
from yangguang.evidence.actions import attach
from yangguang.notices.models import Notice
from yangguang.notices.tasks import tick_reminders
from yangguang.tenancy.models import Unit
from yangguang.tenancy.states import WrongState

AUGUST = "2024-08-01"


@pytest.fixture
def closed(cast: Cast, campaign: Campaign, now: datetime) -> Callable[[str, int], list[Issue]]:
    """``closed(QF, 12)``: so many issues of the unit, closed on 12 July."""

    def make(code: str, count: int) -> list[Issue]:
        return [plant(campaign, code, now=now, closer=cast.py_reviewer) for _ in range(count)]

    return make


def at_noon(day: str) -> datetime:
    return clock.now().replace(
        year=int(day[:4]), month=int(day[5:7]), day=int(day[8:]), hour=12, minute=0, second=0
    )


@pytest.fixture
def look(cast: Cast, campaign: Campaign, now: datetime, at: Callable[[str], None]) -> SecondLook:
    """A second look at an issue of the school that walked the whole road, drawn on 1 August."""
    issue = open_issue(
        by=None, now=now, campaign=campaign, unit=Unit.objects.get(pk=QF_SCHOOL), area="conduct",
        source=Source.INSPECTION, found="编班没有家长见证",
    )  # fmt: skip
    issue = bring(cast, issue, "closed", now=now)
    at(AUGUST)
    looks.draw_month(by=None, now=clock.now(), campaign=campaign)
    return SecondLook.objects.get(issue=issue)


def test_the_city_is_reminded_of_a_look(look: SecondLook, at: Callable[[str], None]) -> None:
    at(look.due_on.isoformat())
    tick_reminders()
    told = Notice.objects.reminders().get(subject=look.pk)
    assert (told.unit_id, told.right) == (PY, "supervise")
    assert told.title.startswith(f"回头看 {look.issue.number}：今天到期")


@pytest.mark.parametrize(("closed_before", "drawn"), [(0, 0), (1, 1), (10, 1), (11, 2), (95, 10)])
def test_a_tenth_is_drawn_rounded_up(closed_before: int, drawn: int) -> None:
    assert rules.count_to_draw(closed_before) == drawn


@given(st.integers(1, 60), st.integers(0, 10**6))
def test_the_same_seed_gives_the_same_draw_whatever_the_order(count: int, number: int) -> None:
    numbers = [f"2024-410922-{n:03}" for n in range(count)]
    drawn = rules.drawn(numbers, f"lottery {number}")
    assert drawn == rules.drawn(numbers[::-1], f"lottery {number}")
    assert len(set(drawn)) == len(drawn) == math.ceil(count / 10)


def test_each_county_is_drawn_from_what_was_closed_the_month_before(
    cast: Cast, campaign: Campaign, now: datetime, closed: Any, at: Callable[[str], None]
) -> None:
    closed(QF, 12)
    closed(NL, 1)
    reopened = closed(NL, 1)[0]
    issues.reopen_issue(by=cast.py_reviewer, now=now, row=reopened, reason="反弹")
    plant(campaign, QF, now=at_noon("2024-06-20"), closer=cast.py_reviewer)
    at(AUGUST)
    made = looks.draw_month(by=None, now=clock.now(), campaign=campaign)
    assert [(draw.unit_id, len(draw.population), len(draw.selection)) for draw in made] == [
        (QF, 12, 2), (NL, 1, 1),
    ]  # fmt: skip
    assert SecondLook.objects.count() == 3
    assert {look.due_on for look in SecondLook.objects.all()} == {date(2024, 8, 30)}
    assert Notice.objects.get(key__startswith="second-looks").unit_id == "4109"


def test_the_draw_can_be_recomputed_from_its_own_row(
    campaign: Campaign, closed: Any, at: Callable[[str], None]
) -> None:
    closed(QF, 25)
    at(AUGUST)
    [draw] = looks.draw_month(by=None, now=clock.now(), campaign=campaign)
    assert draw.seed == rules.default_seed(QF, date(2024, 8, 1), draw.population)
    assert rules.drawn(draw.population, draw.seed) == draw.selection
    assert {look.issue.number for look in draw.looks.all()} == set(draw.selection)


def test_a_month_is_drawn_once_whoever_asks_again(
    cast: Cast, campaign: Campaign, closed: Any, at: Callable[[str], None]
) -> None:
    closed(QF, 3)
    at(AUGUST)
    assert len(looks.draw_month(by=cast.py_supervisor, now=clock.now(), campaign=campaign, seed="7 9")) == 1
    assert looks.draw_month(by=None, now=clock.now(), campaign=campaign) == []
    with pytest.raises(rules.NothingToDraw):
        looks.draw_month(by=cast.py_reviewer, now=clock.now(), campaign=campaign, seed="better luck")
    assert SecondLook.objects.count() == 1
    draw = SecondLookDraw.objects.get()
    draw.pk, draw._state.adding = None, True
    with pytest.raises(IntegrityError), transaction.atomic():
        SecondLookDraw.objects.create(
            unit_id=QF, campaign=campaign, month=draw.month, drawn_at=clock.now(), seed="x",
            seed_is_public=True, population=[], digest="", selection=[],
        )  # fmt: skip


def test_a_draw_is_never_changed(campaign: Campaign, closed: Any, at: Callable[[str], None]) -> None:
    closed(QF, 3)
    at(AUGUST)
    looks.draw_month(by=None, now=clock.now(), campaign=campaign)
    with pytest.raises(Exception, match="permission denied"), transaction.atomic():
        SecondLookDraw.objects.update(seed="other")


def test_the_clock_draws_at_noon_of_the_first_working_day(campaign: Campaign, closed: Any) -> None:
    closed(QF, 3)
    september = at_noon("2024-09-02")  # 1 September is a Sunday
    assert first_working_day(date(2024, 9, 1)) == date(2024, 9, 2)
    assert last_working_day(date(2024, 9, 1)) == date(2024, 9, 30)
    noon = at_noon(AUGUST)
    assert looks.draw_due_looks(now=noon - timedelta(minutes=1)) == 0
    assert looks.draw_due_looks(now=noon) == 1
    assert looks.draw_due_looks(now=noon + timedelta(days=3)) == 0
    assert looks.draw_due_looks(now=september) == 0, "nothing was closed in August"


def test_a_missed_first_day_is_made_up_for(
    campaign: Campaign, closed: Any, at: Callable[[str], None]
) -> None:
    closed(QF, 3)
    at("2024-08-06")
    assert draw_second_looks() == 1
    assert draw_second_looks() == 0


@pytest.mark.parametrize("seed", ["///", "彩票"])
def test_a_seed_without_numbers_or_letters_is_refused(
    cast: Cast, campaign: Campaign, closed: Any, at: Callable[[str], None], seed: str
) -> None:
    closed(QF, 1)
    at(AUGUST)
    with pytest.raises(rules.SeedUnreadable):
        looks.draw_month(by=cast.py_reviewer, now=clock.now(), campaign=campaign, seed=seed)


# --- Looking ------------------------------------------------------------------------------------------------


def test_a_confirmed_look_leaves_the_issue_closed(cast: Cast, look: SecondLook) -> None:
    done = looks.confirm_look(by=cast.py_supervisor, now=clock.now(), row=look, note="到校查看，未反弹")
    assert (done.state, done.by) == (LookState.CONFIRMED, cast.py_supervisor)
    assert done.issue.state == IssueState.CLOSED
    with pytest.raises(WrongState):
        looks.relapse_look(by=cast.py_supervisor, now=clock.now(), row=look, note="又看了一次")


def test_a_relapse_opens_the_issue_again(cast: Cast, look: SecondLook) -> None:
    due = date(2024, 8, 20)
    looks.relapse_look(by=cast.py_supervisor, now=clock.now(), row=look, note="又分重点班", due_on=due)
    issue = Issue.objects.get(pk=look.issue_id)
    assert (issue.state, issue.due_on) == (IssueState.RECTIFYING, due)
    assert "又分重点班" in issue.returned_reason
    look.refresh_from_db()
    assert look.state == LookState.RELAPSED


@pytest.mark.parametrize(
    ("who", "refusal"),
    [
        ("py_reviewer", rules.LookerInvolved),  # closed it
        ("qf_reviewer", rules.NotOfTheCity),
        ("qf_school", rules.NotOfTheCity),
        ("zz_reviewer", rules.NotOfTheCity),
    ],
)
def test_nobody_of_the_county_and_nobody_involved_looks(
    cast: Cast, look: SecondLook, who: str, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        looks.confirm_look(by=getattr(cast, who), now=clock.now(), row=look, note="看过")


def test_the_database_refuses_the_closer_as_looker(cast: Cast, look: SecondLook) -> None:
    done = {"state": "confirmed", "at": clock.now(), "note": "看过"}
    for person in (cast.py_reviewer, cast.qf_school):
        with pytest.raises(IntegrityError, match="looker_is_somebody_else"), transaction.atomic():
            SecondLook.objects.filter(pk=look.pk).update(by=person, **done)
    with pytest.raises(IntegrityError, match="look_done_says"), transaction.atomic():
        SecondLook.objects.filter(pk=look.pk).update(by=cast.py_supervisor, **{**done, "note": ""})


def test_a_look_says_what_was_seen(cast: Cast, look: SecondLook) -> None:
    with pytest.raises(rules.NoteMissing):
        looks.confirm_look(by=cast.py_supervisor, now=clock.now(), row=look, note="  ")


def test_the_look_stands_on_the_desk_of_whoever_may_take_it(cast: Cast, look: SecondLook) -> None:
    def lines(who: str) -> list[str]:
        actor = cast.actor(getattr(cast, who))
        return [i.title for i in desk_items(actor, clock.today()) if i.title.startswith("回头看")]

    assert len(lines("py_supervisor")) == 1
    assert lines("py_reviewer") == [], "closed it"
    assert lines("qf_reviewer") == []


def test_files_of_a_look_come_from_the_city_while_it_lasts(cast: Cast, look: SecondLook, paper: Any) -> None:
    told = {"subject": look, "kind": "照片", "now": clock.now()}
    with pytest.raises(rules.NotOfTheCity):
        attach(by=cast.qf_reviewer, upload=paper(), **told)
    attach(by=cast.py_supervisor, upload=paper(), **told)
    looks.confirm_look(by=cast.py_supervisor, now=clock.now(), row=look, note="看过")
    look.refresh_from_db()
    with pytest.raises(Locked):
        attach(by=cast.py_supervisor, upload=paper(), **told)


# --- Pages --------------------------------------------------------------------------------------------------

DRAWS = "/campaign/second-looks/draws/"


def test_the_city_draws_by_its_button_and_everybody_reads_the_record(
    cast: Cast, campaign: Campaign, closed: Any, at: Callable[[str], None]
) -> None:
    closed(QF, 11)
    at(AUGUST)
    city = cast.client(cast.py_supervisor)
    assert "还有 1 个县（区）没有抽取" in city.get(DRAWS).content.decode()
    assert city.post(DRAWS, {"seed": "彩票"}).status_code == 422
    assert city.post(DRAWS, {"seed": "3 5 12 19 28 33"}).status_code == 302
    draw = SecondLookDraw.objects.get()
    assert (draw.seed, draw.seed_is_public, len(draw.selection)) == ("3 5 12 19 28 33", True, 2)
    html = cast.client(cast.qf_clerk).get(DRAWS).content.decode()
    assert draw.digest in html
    assert "抽取</button>" not in html
    assert draw.digest not in cast.client(cast.nl_clerk).get(DRAWS).content.decode()


@pytest.mark.parametrize("who", ["qf_reviewer", "hn_viewer", "py_leader"])
def test_nobody_else_presses_the_button(cast: Cast, campaign: Campaign, closed: Any, who: str) -> None:
    closed(QF, 1)
    assert cast.client(getattr(cast, who)).post(DRAWS, {"seed": "7"}).status_code in (403, 404)
    assert not SecondLookDraw.objects.exists()


def test_the_looker_notes_the_result_on_the_page(cast: Cast, look: SecondLook) -> None:
    url = reverse("campaign:second-looks-detail", args=[look.pk])
    assert look.issue.number in cast.client(cast.py_supervisor).get(url).content.decode()
    verb = reverse("campaign:second-looks-verb", args=["relapse"])
    data = {"row": str(look.pk), "confirmed": "1", "note": "公示栏已撤", "due_on": ""}
    assert cast.client(cast.qf_reviewer).post(verb, data).status_code == 409
    assert cast.client(cast.py_supervisor).post(verb, data).status_code == 302
    assert Issue.objects.get(pk=look.issue_id).state == IssueState.RECTIFYING
