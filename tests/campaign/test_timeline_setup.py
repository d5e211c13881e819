"""The city sets the campaign up: clones it, moves its dates, adds and retires what it asks for."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from django.db import IntegrityError, InternalError, connection, transaction

from campaign import actions as shared
from campaign import rules as shared_rules
from campaign.actions import extensions, setup
from campaign.actions.start import start_campaign
from campaign.models import Assignment, Campaign, CampaignEdition, Deliverable, Phase
from campaign.queries.campaigns import current_campaign
from campaign.rules import setup as rules
from campaign.rules.deadlines import due_dates
from tests.cast import PY, QF, QF_SCHOOL, Cast
from yangguang.common import clock
from yangguang.common.refusals import StaleVersion
from yangguang.tenancy.models import Unit
from yangguang.tenancy.scope import scope


@pytest.fixture
def edit(cast: Cast, campaign: Campaign, now: datetime) -> Callable[..., Campaign]:
    """``edit({2: ("2024-06-01", "2024-06-14")})``: move phases, keep the rest."""

    def change(phases: dict[int, tuple[str, str]] | None = None, **more: Any) -> Campaign:
        dates = [
            rules.PhaseDates(p.number, p.name, *_days(phases, p.number, (p.starts, p.ends)))
            for p in campaign.phases.order_by("number")
        ]
        given = {
            "title": campaign.title,
            "moves_deadlines": True,
            "reason": "中考推迟",
            "by": cast.py_reviewer,
        }
        campaign.refresh_from_db()
        return setup.edit_campaign(**{**given, **more}, now=now, campaign=campaign, phases=dates)

    return change


def _days(phases: Any, number: int, known: tuple[date, date]) -> tuple[date, date]:
    given = (phases or {}).get(number)
    return (date.fromisoformat(given[0]), date.fromisoformat(given[1])) if given else known


def due(code: str, unit: str = QF) -> list[str]:
    rows = Assignment.objects.filter(unit_id=unit, deliverable__code=code, campaign__year=2024)
    return [f"{day:%m-%d}" for day in rows.order_by("due_on").values_list("due_on", flat=True)]


# --- Another year ------------------------------------------------------------------------------------


@pytest.mark.parametrize("year", [2025, 2027])
def test_a_clone_has_the_same_phases_items_and_deliverables_in_its_own_year(
    cast: Cast, campaign: Campaign, now: datetime, year: int
) -> None:
    new = setup.clone_campaign(by=cast.py_reviewer, now=now, source=campaign, year=year)
    assert (new.title, new.edition) == (f"濮阳市{year}年义务教育阳光招生专项行动", 1)
    assert [(p.starts, p.ends) for p in new.phases.all()] == [
        (date(year, 5, 28), date(year, 5, 31)),
        (date(year, 6, 1), date(year, 6, 10)),
        (date(year, 6, 11), date(year, 9, 30)),
        (date(year, 10, 1), date(year, 10, 20)),
    ]
    assert (new.items.count(), new.deliverables.count()) == (53, 21)
    rows = Assignment.objects.filter(campaign=new)
    assert rows.count() == Assignment.objects.filter(campaign=campaign).count() + _more_fridays(year)
    assert {row.nominal_due_on.year for row in rows} == {year}
    assert all(clock.is_working_day(row.due_on) for row in rows)


def _more_fridays(year: int) -> int:
    """Weekly reports of three counties: a phase of another year may hold a Friday more or less."""
    spec = [len(due_dates("weekly:fri", date(y, 6, 11), date(y, 9, 30), None)) for y in (2024, year)]
    return 3 * (spec[1] - spec[0])


def test_a_campaign_is_started_once_a_year_in_a_year_that_makes_sense(
    cast: Cast, campaign: Campaign, now: datetime
) -> None:
    for year, says in ((2024, "已经启动"), (1999, "2020"), (2100, "2099")):
        with pytest.raises(rules.YearRefused, match=says):
            setup.clone_campaign(by=cast.py_reviewer, now=now, source=campaign, year=year)


def test_next_years_campaign_is_not_on_before_its_first_day(
    cast: Cast, campaign: Campaign, now: datetime, at: Callable[[str], None]
) -> None:
    new = setup.clone_campaign(by=cast.py_reviewer, now=now, source=campaign, year=2025)
    assert current_campaign(QF) == campaign
    at("2025-05-28")
    assert current_campaign(QF) == new
    at("2024-05-01")
    assert current_campaign(QF) == campaign


@pytest.mark.parametrize("year", [2025, 2027])
def test_the_template_serves_any_year(cast: Cast, everywhere: None, now: datetime, year: int) -> None:
    new = start_campaign(by=None, now=now, city=Unit.objects.get(pk=PY), year=year)
    assert Assignment.objects.get(unit_id=QF, deliverable__code="S1").nominal_due_on == date(year, 10, 10)
    assert new.starts.year == year


@pytest.mark.parametrize(
    ("spec", "starts", "ends", "expected"),
    [
        ("01-10", "2025-12-20", "2026-01-20", ["2026-01-10"]),
        ("12-25", "2025-12-20", "2026-01-20", ["2025-12-25"]),
        ("02-29", "2025-02-20", "2025-03-05", ["2025-02-28"]),
        ("02-29", "2028-02-20", "2028-03-05", ["2028-02-29"]),
    ],
)
def test_month_and_day_fall_into_the_phase(spec: str, starts: str, ends: str, expected: list[str]) -> None:
    found = due_dates(spec, date.fromisoformat(starts), date.fromisoformat(ends), None)
    assert [str(each.nominal) for each in found] == expected


# --- Dates -------------------------------------------------------------------------------------------


def test_moving_a_phase_moves_what_is_open_and_keeps_what_stood_before(
    cast: Cast, edit: Callable[..., Campaign], campaign: Campaign, now: datetime
) -> None:
    shared.report_nothing(by=cast.qf_clerk, now=now, row=_first("I4"), note="没有")
    row = edit({2: ("2024-06-01", "2024-06-14"), 3: ("2024-06-15", "2024-09-30")})
    assert row.edition == 2
    assert due("I1") == ["06-14"]
    assert due("I4") == ["06-07"], "handed in already: its date stays"
    assert due("I4", "410923") == ["06-14"]
    assert due("A1")[0] == "06-21", "the Friday of the phase that is left"
    kept = CampaignEdition.objects.get(campaign=campaign)
    assert (kept.number, kept.by, kept.reason) == (1, cast.py_reviewer, "中考推迟")
    assert "第 2 阶段结束日期由“2024-06-10”改为“2024-06-14”" in kept.change
    assert kept.contents["phases"][1]["ends"] == "2024-06-10"


def _first(code: str, unit: str = QF) -> Assignment:
    found = Assignment.objects.filter(unit_id=unit, deliverable__code=code).order_by("due_on").first()
    assert found is not None
    return found


def test_nobody_owes_twice_because_a_date_moved(
    cast: Cast, edit: Callable[..., Campaign], campaign: Campaign, now: datetime
) -> None:
    shared.report_nothing(by=cast.qf_clerk, now=now, row=_first("I4"), note="没有")
    edit({2: ("2024-06-01", "2024-06-14"), 3: ("2024-06-15", "2024-09-30")})
    start_campaign(by=None, now=now, city=campaign.unit, year=2024)
    assert len(due("I4")) == len(due("I1")) == 1


def test_switching_the_day_off_rule_gives_the_dates_of_the_plan(edit: Callable[..., Campaign]) -> None:
    assert due("I1") == ["06-07"]
    edit(moves_deadlines=False)
    assert due("I1") == ["06-10"]


def test_an_extension_that_reaches_further_is_kept(
    cast: Cast, edit: Callable[..., Campaign], now: datetime
) -> None:
    asked = extensions.ask_extension(
        by=cast.qf_clerk, now=now, row=_first("A3"), wanted_on=date(2024, 8, 30), reason="派位延后"
    )
    extensions.grant_extension(by=cast.py_reviewer, now=now, row=asked)
    edit(title="濮阳市阳光招生（改名）", moves_deadlines=False)
    assert due("A3") == ["08-30"]
    assert due("A3", "410923") == ["08-15"]


@pytest.mark.parametrize(
    ("phases", "says"),
    [
        ({2: ("2024-05-31", "2024-06-10")}, "不能重叠"),
        ({2: ("2024-06-10", "2024-06-01")}, "早于开始"),
        ({1: ("2023-12-28", "2024-05-31")}, "2024 年内"),
        ({4: ("2024-10-01", "2025-07-20")}, "最长一年"),
        ({4: ("2024-10-12", "2024-10-20")}, "任务 S1 的时限 2024-10-10"),
    ],
)
def test_dates_that_do_not_agree_are_refused(
    edit: Callable[..., Campaign], phases: dict[int, tuple[str, str]], says: str
) -> None:
    with pytest.raises((rules.PhaseRefused, rules.DueRefused), match=says):
        edit(phases)
    assert not CampaignEdition.objects.exists()


def _commit_starting(campaign: Campaign, day: date) -> None:
    """Move phase two and ask what is asked at the end of a transaction."""
    with transaction.atomic():
        Phase.objects.filter(campaign=campaign, number=2).update(starts=day)
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_the_database_refuses_phases_that_overlap(campaign: Campaign) -> None:
    with pytest.raises(IntegrityError, match="overlap"):
        _commit_starting(campaign, date(2024, 5, 30))
    with pytest.raises(IntegrityError, match="phase_ends_after_start"), transaction.atomic():
        Phase.objects.filter(campaign=campaign, number=2).update(ends=date(2024, 5, 1))


def test_a_change_needs_a_reason_a_difference_and_the_edition_that_was_seen(
    edit: Callable[..., Campaign],
) -> None:
    with pytest.raises(shared_rules.ReasonMissing):
        edit(title="改名", reason=" ")
    with pytest.raises(rules.NothingToChange):
        edit()
    edit(title="改名", edition=1)
    with pytest.raises(StaleVersion):
        edit(title="再改名", edition=1)


@pytest.mark.parametrize("who", ["qf_reviewer", "py_leader", "zz_reviewer", "hn_viewer"])
def test_only_reviewers_of_the_city_set_it_up(
    cast: Cast, edit: Callable[..., Campaign], campaign: Campaign, now: datetime, who: str
) -> None:
    with pytest.raises(rules.NotTheCity):
        edit(title="改名", by=getattr(cast, who))
    with pytest.raises(rules.NotTheCity):
        setup.clone_campaign(by=getattr(cast, who), now=now, source=campaign, year=2025)


def test_editions_are_read_by_counties_and_changed_by_nobody(
    edit: Callable[..., Campaign], campaign: Campaign
) -> None:
    edit(title="改名")
    with scope(QF):
        assert CampaignEdition.objects.filter(campaign=campaign).count() == 1
    with pytest.raises(InternalError, match="Cannot"), transaction.atomic():
        CampaignEdition.objects.update(reason="别的原因")


# --- What is asked for -------------------------------------------------------------------------------


@pytest.fixture
def values(campaign: Campaign) -> dict[str, Any]:
    return {
        "code": "A8", "title": "民办学校收费备案", "due": "08-20", "levels": ["county"], "kind": "document",
        "phase": campaign.phases.get(number=3), "note": "",
    }  # fmt: skip


@pytest.fixture
def save(cast: Cast, campaign: Campaign, now: datetime) -> Callable[..., Campaign]:
    def change(deliverable: Deliverable | None, values: dict[str, Any]) -> Campaign:
        return setup.save_deliverable(
            by=cast.py_reviewer, now=now, campaign=campaign, deliverable=deliverable, values=values,
            reason="省厅新要求",
        )  # fmt: skip

    return change


def test_a_new_deliverable_is_owed_at_once(save: Callable[..., Campaign], values: dict[str, Any]) -> None:
    assert save(None, values).edition == 2
    assert due("A8") == due("A8", "410923") == ["08-20"]
    assert due("A8", QF_SCHOOL) == []
    assert "新增任务 A8 民办学校收费备案" in CampaignEdition.objects.get().change


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"code": "a8"}, "大写字母"),
        ({"code": "A1"}, "已有任务"),
        ({"title": " "}, "任务名称"),
        ({"levels": []}, "责任层级"),
        ({"due": "10-20"}, "不在第 3 阶段"),
        ({"due": "每周五"}, "无法识别"),
        ({"due": "13-40"}, "无法识别"),
    ],
)
def test_a_deliverable_that_does_not_agree_is_refused(
    save: Callable[..., Campaign], values: dict[str, Any], wrong: dict[str, Any], says: str
) -> None:
    with pytest.raises((rules.DeliverableRefused, rules.DueRefused), match=says):
        save(None, {**values, **wrong})


def test_a_weekly_deliverable_moves_week_by_week(
    cast: Cast, save: Callable[..., Campaign], campaign: Campaign, values: dict[str, Any], now: datetime
) -> None:
    weekly = campaign.deliverables.get(code="A5")
    first = _first("A5")
    shared.report_nothing(by=cast.qf_clerk, now=now, row=first, note="没有")
    save(weekly, {**values, "due": "weekly:wed", "title": weekly.title})
    assert len(due("A5")) == 16
    assert f"{first.due_on:%m-%d}" in due("A5")
    assert len(due("A5", "410923")) == 16


def test_what_is_owed_by_other_levels_follows(
    save: Callable[..., Campaign], campaign: Campaign, values: dict[str, Any]
) -> None:
    row = campaign.deliverables.get(code="A3")
    save(row, {**values, "title": row.title, "due": "08-15", "levels": ["school"]})
    assert (due("A3"), due("A3", QF_SCHOOL)) == ([], ["08-15"])


def test_a_retired_deliverable_is_no_longer_owed_but_what_was_handed_in_stays(
    cast: Cast, campaign: Campaign, now: datetime
) -> None:
    shared.report_nothing(by=cast.qf_clerk, now=now, row=_first("A3"), note="没有")
    row = campaign.deliverables.get(code="A3")
    setup.retire_deliverable(by=cast.py_reviewer, now=now, deliverable=row, reason="合并到周报")
    assert (due("A3"), due("A3", "410923")) == (["08-15"], [])
    assert not Assignment.objects.filter(deliverable=row).unfinished().exists()
    new = setup.clone_campaign(by=cast.py_reviewer, now=now, source=campaign, year=2025)
    assert not new.deliverables.filter(code="A3").exists()
