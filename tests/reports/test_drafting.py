"""The clock drafts each report once, with the figures of that moment."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from reports import actions, rules
from reports.choices import State
from reports.models import Filing
from tests.cast import HL, NL, PY, QF, QF_SCHOOL
from yangguang.notices.models import Notice
from yangguang.tenancy.scope import scope


def test_each_county_and_the_city_get_one_draft_on_friday(world):
    world.draft()
    assert set(Filing.objects.values_list("unit_id", "state")) == {(u, "draft") for u in (QF, NL, HL, PY)}


def test_running_twice_drafts_once(world):
    assert actions.draft_due_filings(now=world.now) == 4
    assert actions.draft_due_filings(now=world.now) == 0
    assert Filing.objects.count() == 4
    assert Notice.objects.filter(key__startswith="filing-drafted").count() == 4


def test_nothing_is_drafted_before_the_day(world, at):
    at("2024-06-13")
    assert actions.draft_due_filings(now=world.now) == 0


def test_a_missed_week_is_caught_up_in_order(world, at):
    at("2024-06-22")
    assert actions.draft_due_filings(now=world.now) == 8
    first, second = Filing.objects.filter(unit_id=QF).order_by("period_end")
    assert (first.ordinal, first.period_end) == (1, date(2024, 6, 14))
    assert (second.ordinal, second.period_start) == (2, date(2024, 6, 15))


def test_a_draft_needs_no_scope_of_the_caller(world):
    with scope():
        assert actions.draft_due_filings(now=world.now) == 4


def test_the_database_refuses_a_second_edition_in_force(world):
    world.draft()
    row = world.filing(QF)
    copy = Filing(
        **{f.attname: getattr(row, f.attname) for f in Filing._meta.concrete_fields if f.attname != "id"}
    )
    copy.edition = 2
    with pytest.raises(IntegrityError, match="filing_one_in_force"), transaction.atomic():
        copy.save(force_insert=True)


def test_figures_are_frozen_when_drafted(world):
    world.draft()
    world.issue(QF, "conduct")
    figures = world.filing(QF).figures
    assert figures["total"]["found_total"] == 2
    assert figures["total"]["found_week"] == 1
    assert figures["as_of"].startswith("2024-06-14")


def test_a_draft_can_take_its_figures_anew_and_goes_back_to_its_writer(world):
    world.draft()
    world.bring(QF, State.DRAFT)
    world.issue(QF, "conduct")
    row = actions.refresh_figures(by=world.cast.qf_clerk, filing=world.filing(QF), now=world.now)
    assert row.figures["total"]["found_total"] == 3
    assert row.written_at is None


def test_a_report_that_left_the_draft_keeps_its_figures(world):
    world.draft()
    row = world.bring(QF, State.CHECKED)
    with pytest.raises(rules.NotNow):
        actions.refresh_figures(by=world.cast.qf_clerk, filing=row, now=world.now)


def test_one_countys_trouble_stops_no_other(world, monkeypatch, caplog):
    from reports.queries import figures

    real = figures.figures_of

    def broken(unit, *args):
        if unit.code == QF:
            raise RuntimeError("planted")
        return real(unit, *args)

    monkeypatch.setattr(figures, "figures_of", broken)
    assert actions.draft_due_filings(now=world.now) == 3
    assert not Filing.objects.filter(unit_id=QF).exists()
    assert f"Drafting for {QF} failed" in caplog.text


def test_a_school_owes_no_report(world):
    world.draft()
    assert not Filing.objects.filter(unit_id=QF_SCHOOL).exists()
