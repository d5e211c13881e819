"""The seven special-group ledgers: one child, several entries; fresh, followed up, back at school."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from enrollment.actions import groups as actions
from enrollment.choices.groups import Group
from enrollment.models import Child, Dropout, FollowUp, LeftBehind, NoSuchChild
from enrollment.queries.groups import MODELS, also_in
from enrollment.rules import groups as rules
from tests.cast import NL, QF, Cast
from tests.enrollment.entries import entry, number
from yangguang.common import clock
from yangguang.ledgers import registry
from yangguang.tenancy.models import Unit

Enter = Callable[..., Any]


@pytest.fixture
def enter(cast: Cast, everywhere: None) -> Enter:
    """``enter("orphan", 5, placement=…)``: a child of 清丰县 goes into a ledger."""

    def make(group: str, serial: int = 3, unit: str = QF, **own: Any) -> Any:
        ledger = registry.get(f"enrollment/{group}")
        return ledger.create(by=None, unit_id=unit, values=entry(group, serial, **own), now=clock.now())

    return make


@pytest.mark.parametrize("group", Group.values)
def test_every_ledger_takes_a_child_and_shows_it_masked(cast: Cast, enter: Enter, group: str) -> None:
    row = enter(group)
    page = cast.client(cast.qf_clerk).get(reverse(f"enrollment:{group}-detail", args=[row.pk]))
    assert number(3) not in page.content.decode()
    assert "王小3" in page.content.decode()


@pytest.mark.parametrize("group", Group.values)
def test_every_ledger_has_a_child_once(enter: Enter, group: str) -> None:
    row = enter(group)
    row.pk, row._state.adding = uuid4(), True
    with pytest.raises(IntegrityError, match="once_per_child"), transaction.atomic():
        row.save(force_insert=True)


@pytest.mark.parametrize("group", Group.values)
def test_no_table_keeps_a_child_out_of_school_without_reason_or_paper(enter: Enter, group: str) -> None:
    row = enter(group)
    for placement, name in (("not_enrolled", "unplaced_has_reason"), ("deferred", "deferral_is_approved")):
        with pytest.raises(IntegrityError, match=name), transaction.atomic():
            MODELS[Group(group)].objects.filter(pk=row.pk).update(placement=placement)


def test_two_ledgers_share_one_child_and_each_page_leads_to_the_other(cast: Cast, enter: Enter) -> None:
    orphan, poor = enter("orphan"), enter("poverty")
    assert Child.objects.count() == 1
    page = cast.client(cast.qf_clerk).get(reverse("enrollment:orphan-detail", args=[orphan.pk]))
    assert reverse("enrollment:poverty-detail", args=[poor.pk]) in page.content.decode()


def test_the_entry_of_another_county_is_not_named(cast: Cast, enter: Enter) -> None:
    enter("poverty", unit=NL)
    row = enter("orphan")
    page = cast.client(cast.qf_clerk).get(reverse("enrollment:orphan-detail", args=[row.pk]))
    assert "不在本县（区）其他特殊群体台账中" in page.content.decode()


def test_the_other_ledgers_cost_one_query(cast: Cast, enter: Enter, django_assert_num_queries: Any) -> None:
    row = enter("orphan")
    for group in ("poverty", "left-behind", "disability"):
        enter(group)
    actor = cast.actor(cast.qf_clerk)
    also_in(actor, row)  # the actor's rights are read once
    with django_assert_num_queries(1):
        found = also_in(actor, row)
    assert [each.title for each in found] == ["农村留守儿童", "家庭经济困难", "残疾"]


@pytest.mark.parametrize(
    ("verified", "stale"), [(None, True), ("2024-06-11", True), ("2024-06-12", False), ("2024-07-12", False)]
)
def test_a_row_is_stale_after_thirty_days(enter: Enter, verified: str | None, stale: bool) -> None:
    enter("left-behind", verified_on=date.fromisoformat(verified) if verified else None)
    assert LeftBehind.objects.stale(clock.today()).exists() is stale


def test_many_rows_are_verified_at_once_and_leave_the_stale_list(cast: Cast, enter: Enter) -> None:
    rows = [enter("poverty", serial, verified_on=None) for serial in (3, 5)]
    client = cast.client(cast.qf_clerk)
    form = {"row": [str(row.pk) for row in rows], "confirmed": "1"}
    client.post(reverse("enrollment:poverty-verb", args=["verify"]), form)
    days = set(MODELS[Group.POVERTY].objects.values_list("verified_on", flat=True))
    assert days == {clock.today()}
    listed = client.get(reverse("enrollment:poverty-list") + "?preset=stale").content.decode()
    assert "王小3" not in listed


def test_a_persuasion_visit_stands_on_the_dropouts_page(cast: Cast, enter: Enter) -> None:
    row = enter("dropout", school="", placement="not_enrolled", not_enrolled_reason="外出务工")
    client = cast.client(cast.qf_clerk)
    visit = {
        "row": str(row.pk), "confirmed": "1", "kind": "persuasion", "on": "2024-07-10", "person": "张老师",
        "outcome": "agreed", "note": "家长同意下周送回",
    }  # fmt: skip
    client.post(reverse("enrollment:dropout-verb", args=["follow-up"]), visit)
    page = client.get(reverse("enrollment:dropout-detail", args=[row.pk])).content.decode()
    assert all(word in page for word in ("2024-07-10", "劝返", "张老师", "同意返校", "家长同意下周送回"))


def test_a_visit_is_not_written_down_beforehand(enter: Enter) -> None:
    row = enter("orphan")
    with pytest.raises(rules.FollowUpInFuture):
        actions.add_follow_up(
            by=None, row=row, now=clock.now(), kind="visit", on=date(2024, 7, 13), person="张", outcome="done"
        )


@pytest.mark.parametrize(("group", "kind"), [("orphan", "persuasion"), ("dropout", "home_teaching")])
def test_persuasion_is_for_dropouts_and_home_teaching_for_disabled(
    enter: Enter, group: str, kind: str
) -> None:
    row = enter(group)
    with pytest.raises(rules.FollowUpKindForeign):
        actions.add_follow_up(
            by=None, row=row, now=clock.now(), kind=kind, on=date(2024, 7, 1), person="张", outcome="done"
        )
    with pytest.raises(IntegrityError, match="follow_up_"), transaction.atomic():
        FollowUp.objects.create(
            unit_id=QF,
            child=row.child,
            group=group,
            kind=kind,
            on=date(2024, 7, 1),
            person="张",
            outcome="done",
        )


def test_a_dropout_comes_back_to_the_school_of_the_row(enter: Enter) -> None:
    row = enter("dropout", placement="not_enrolled", not_enrolled_reason="厌学")
    actions.return_to_school(by=None, row=row, now=clock.now(), returned_on=date(2024, 7, 11))
    back = Dropout.objects.get()
    assert (back.placement, back.not_enrolled_reason, back.verified_on) == ("enrolled", "", clock.today())
    assert not Dropout.objects.away().exists()


def test_nobody_comes_back_to_no_school_or_before_leaving(enter: Enter) -> None:
    homeless = enter("dropout", 3, school="", placement="not_enrolled", not_enrolled_reason="厌学")
    with pytest.raises(rules.ReturnNeedsSchool):
        actions.return_to_school(by=None, row=homeless, now=clock.now(), returned_on=date(2024, 7, 11))
    row = enter("dropout", 5)
    with pytest.raises(rules.ReturnNotSound, match="早于离校"):
        actions.return_to_school(by=None, row=row, now=clock.now(), returned_on=date(2024, 5, 1))


def test_a_county_declares_that_it_has_nobody_only_while_the_ledger_is_empty(
    cast: Cast, enter: Enter
) -> None:
    unit = Unit.objects.get(pk=QF)
    actions.declare_none(by=cast.qf_clerk, unit=unit, group="orphan", now=clock.now())
    actions.declare_none(by=cast.qf_clerk, unit=unit, group="orphan", now=clock.now())
    assert NoSuchChild.objects.get().declared_on == clock.today()
    enter("poverty")
    with pytest.raises(rules.GroupNotEmpty):
        actions.declare_none(by=cast.qf_clerk, unit=unit, group="poverty", now=clock.now())
