"""Who receives while somebody is away; it gives no right to anybody."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from tests.cast import QF, Cast
from yangguang.accounts.actions import enter_absence, grant_role
from yangguang.accounts.models import Absence, User
from yangguang.accounts.queries import principals_of, stand_ins
from yangguang.accounts.refusals import (
    AbsenceIsOver,
    AbsenceOverlaps,
    DatesReversed,
    StandsInForYou,
    SubstituteLacksRights,
)
from yangguang.accounts.rights import rights_of
from yangguang.common import clock
from yangguang.notices.actions import tell
from yangguang.tenancy.models import Unit
from yangguang.tenancy.scope import scope

TODAY = date(2024, 7, 12)
PAGE = "accounts:absence"


def colleague(name: str, role: str = "clerk", unit: str = QF) -> User:
    """One more person with the role on the unit."""
    user = User.objects.create_user(name, name=f"同事{name}", must_change_password=False)
    grant_role(by=None, user=user, unit=Unit.objects.get(pk=unit), role=role, now=clock.now())
    return user


def away(by: User, substitute: User, starts: date = TODAY, days: int = 3) -> Absence:
    return enter_absence(
        by=by, substitute=substitute, starts=starts, ends=starts + timedelta(days=days), now=clock.now()
    )


def test_a_colleague_with_the_same_right_receives(cast: Cast) -> None:
    other = colleague("second")
    away(cast.qf_clerk, other)
    assert stand_ins(TODAY) == {cast.qf_clerk.pk: other.pk}
    assert principals_of(other, TODAY) == [cast.qf_clerk.pk]


@pytest.mark.parametrize(("offset", "holds"), [(-1, False), (0, True), (3, True), (4, False)])
def test_it_holds_from_the_first_to_the_last_day(cast: Cast, offset: int, holds: bool) -> None:
    away(cast.qf_clerk, colleague("second"))
    assert bool(stand_ins(TODAY + timedelta(days=offset))) is holds


def test_who_lacks_the_right_cannot_stand_in_and_a_sentence_says_which(cast: Cast) -> None:
    with pytest.raises(SubstituteLacksRights, match="清丰县没有“填报”权限"):
        away(cast.qf_clerk, cast.qf_reviewer)


def test_a_clerk_of_another_county_cannot_stand_in(cast: Cast) -> None:
    with pytest.raises(SubstituteLacksRights):
        away(cast.qf_clerk, cast.nl_clerk)


def test_a_superior_who_holds_the_right_over_the_county_can(cast: Cast) -> None:
    away(cast.qf_reviewer, cast.py_reviewer)
    assert stand_ins(TODAY)


def test_the_chain_is_followed_to_its_end(cast: Cast) -> None:
    second, third = colleague("second"), colleague("third")
    away(cast.qf_clerk, second)
    away(second, third)
    assert stand_ins(TODAY) == {cast.qf_clerk.pk: third.pk, second.pk: third.pk}
    assert set(principals_of(third, TODAY)) == {cast.qf_clerk.pk, second.pk}


def test_nobody_stands_in_for_themselves_through_others(cast: Cast) -> None:
    second, third = colleague("second"), colleague("third")
    away(cast.qf_clerk, second)
    away(second, third)
    with pytest.raises(StandsInForYou, match="由您"):
        away(third, cast.qf_clerk)


def test_one_after_the_other_they_may(cast: Cast) -> None:
    second = colleague("second")
    away(cast.qf_clerk, second, TODAY, 3)
    assert away(second, cast.qf_clerk, TODAY + timedelta(days=4), 3)


def test_a_ring_that_got_in_all_the_same_leaves_everybody_their_own(cast: Cast) -> None:
    second = colleague("second")
    for user, substitute in ((cast.qf_clerk, second), (second, cast.qf_clerk)):
        Absence.objects.create(
            user=user, substitute=substitute, starts=TODAY, ends=TODAY, entered_at=clock.now()
        )
    assert stand_ins(TODAY) == {}


def test_two_absences_of_one_person_do_not_overlap(cast: Cast) -> None:
    second = colleague("second")
    away(cast.qf_clerk, second)
    with pytest.raises(AbsenceOverlaps, match="2024-07-12 至 2024-07-15"):
        away(cast.qf_clerk, second, TODAY + timedelta(days=3))


def test_the_end_is_not_before_the_start_nor_in_the_past(cast: Cast) -> None:
    second = colleague("second")
    with pytest.raises(DatesReversed):
        away(cast.qf_clerk, second, TODAY, -1)
    with pytest.raises(AbsenceIsOver):
        away(cast.qf_clerk, second, TODAY - timedelta(days=9))


def test_the_database_refuses_oneself_as_substitute(cast: Cast) -> None:
    with pytest.raises(IntegrityError, match="absence_substitute_is_another"), transaction.atomic():
        Absence.objects.create(
            user=cast.qf_clerk, substitute=cast.qf_clerk, starts=TODAY, ends=TODAY, entered_at=clock.now()
        )


def test_standing_in_gives_no_right(cast: Cast) -> None:
    second = colleague("second")
    before = rights_of(second)
    away(cast.qf_clerk, second)
    after = rights_of(second)
    assert (after.units, after.stands_in) == (before.units, True)


@pytest.mark.parametrize("ended", [False, True])
def test_somebody_stands_in_on_the_days_of_the_absence_unless_it_ended(
    ended: bool, cast: Cast, at: Callable[[str], None]
) -> None:
    """The rights of a request say the same as the absences themselves."""
    second = colleague("second")
    row = away(cast.qf_clerk, second, TODAY, 1)
    if ended:
        Absence.objects.filter(pk=row.pk).update(ended_at=clock.now())
    stood = {}
    for day in ("2024-07-11", "2024-07-12", "2024-07-13", "2024-07-14"):
        at(day)
        stood[day[-2:]] = rights_of(second).stands_in
        assert stood[day[-2:]] == Absence.objects.on(clock.today()).filter(substitute=second).exists()
    assert [day for day, yes in stood.items() if yes] == ([] if ended else ["12", "13"])


def test_the_page_offers_only_who_can_and_enters_it(cast: Cast) -> None:
    second = colleague("second")
    client = cast.client(cast.qf_clerk)
    page = client.get(reverse(PAGE)).content.decode()
    assert second.name in page
    assert cast.qf_reviewer.name not in page
    data = {
        "substitute": str(second.public_id),
        "starts": "2024-07-12",
        "ends": "2024-07-15",
        "reason": "出差",
    }
    assert client.post(reverse(PAGE), data).status_code == 302
    assert "代收中" in client.get(reverse(PAGE)).content.decode()
    assert "今天由您代收" in cast.client(second).get(reverse(PAGE)).content.decode()


def test_a_forged_substitute_is_refused_and_nothing_typed_is_lost(cast: Cast) -> None:
    colleague("second")
    data = {
        "substitute": str(cast.nl_clerk.public_id),
        "starts": "2024-07-12",
        "ends": "2024-07-15",
        "reason": "培训",
    }
    response = cast.client(cast.qf_clerk).post(reverse(PAGE), data)
    assert response.status_code == 422
    assert "请从列表中选择" in response.content.decode()
    assert "培训" in response.content.decode()
    assert not Absence.objects.exists()


def test_without_anybody_who_can_the_page_says_what_to_do(cast: Cast) -> None:
    assert "请联系安全管理员" in cast.client(cast.qf_clerk).get(reverse(PAGE)).content.decode()


def test_coming_back_ends_it_and_only_for_oneself(cast: Cast) -> None:
    second = colleague("second")
    absence = away(cast.qf_clerk, second)
    url = reverse("accounts:absence-end", args=[absence.public_id])
    assert cast.client(second).post(url).status_code == 404
    assert cast.client(cast.qf_clerk).post(url).status_code == 302
    assert stand_ins(TODAY) == {}


def test_the_inbox_of_a_superior_who_stands_in_shows_it_and_for_whom(cast: Cast) -> None:
    with scope("*"):
        tell(unit_id=QF, right="review", key="k", title="请审核周报", path="/desk/", now=clock.now())
    client = cast.client(cast.py_reviewer)
    assert "请审核周报" not in client.get(reverse("notices:inbox")).content.decode()
    away(cast.qf_reviewer, cast.py_reviewer)
    page = client.get(reverse("notices:inbox")).content.decode()
    assert "请审核周报" in page
    assert f"代 {cast.qf_reviewer.name} 收" in page
