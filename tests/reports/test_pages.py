"""What each person sees: the matrix, the silent, the ledger, the desk, and nothing of another county."""

import threading

import pytest
from django.db import connection
from django.urls import reverse

from campaign.actions import start_campaign
from campaign.completion import completion_of
from campaign.queries.desk import desk_items
from reports import actions
from reports.choices import State
from reports.models import Filing
from tests.cast import NL, PY, QF, assemble
from tests.reports.conftest import TEXTS
from yangguang.common import clock
from yangguang.tenancy.models import Unit
from yangguang.tenancy.scope import scope


def page(world, person, address):
    return world.cast.client(getattr(world.cast, person)).get(address)


def test_the_city_sees_who_is_silent(world, at):
    world.draft()
    world.bring(QF, State.ACCEPTED)
    world.bring(NL, State.DRAFT)
    at("2024-06-17")
    text = page(world, "py_reviewer", reverse("reports:home")).content.decode()
    assert "逾期未报" in text
    silent = text[text.index("逾期未报") : text.index("未报不等于零报告")]
    assert "南乐县" in silent
    assert "华龙区" in silent
    assert "清丰县" not in silent


def test_nobody_is_silent_on_the_day_itself(world):
    world.draft()
    assert "逾期未报" not in page(world, "py_reviewer", reverse("reports:home")).content.decode()


def test_the_province_sees_cities_and_not_counties_in_its_matrix(world):
    world.draft()
    text = page(world, "hn_viewer", reverse("reports:home")).content.decode()
    matrix = text[text.index("下级单位上报情况") : text.index("本单位的报告")]
    assert "濮阳市" in matrix
    assert "清丰县" not in matrix


def test_a_school_is_told_that_it_owes_none(world):
    world.draft()
    text = page(world, "qf_school", reverse("reports:home")).content.decode()
    assert "本单位还没有报告" in text


@pytest.mark.parametrize("name", ["filings-detail", "filings-document", "filings-pdf"])
def test_another_countys_report_does_not_exist(world, name):
    world.draft()
    row = world.bring(NL, State.ACCEPTED)
    assert page(world, "qf_clerk", reverse(f"reports:{name}", args=[row.pk])).status_code == 404


def test_the_list_holds_own_drafts_and_what_was_handed_in(world):
    world.draft()
    world.bring(NL, State.SUBMITTED)
    seen = {
        person: page(world, person, "/api/v1/reports/filings/").json()["count"]
        for person in ("qf_clerk", "py_reviewer", "hn_viewer")
    }
    assert seen == {"qf_clerk": 1, "py_reviewer": 2, "hn_viewer": 1}


@pytest.mark.parametrize("method", ["put", "patch", "delete", "post"])
def test_the_api_changes_no_report(world, method):
    world.draft()
    row = world.bring(QF, State.SUBMITTED)
    client = world.cast.client(world.cast.qf_clerk)
    for address in (f"/api/v1/reports/filings/{row.pk}/", "/api/v1/reports/filings/"):
        body = {"problems": "改", "version": row.version}
        answer = getattr(client, method)(address, body, content_type="application/json")
        assert answer.status_code in (403, 404, 405), address
    row.refresh_from_db()
    assert row.problems == TEXTS["problems"]


def test_a_report_has_no_form_of_the_toolkit(world):
    world.draft()
    client = world.cast.client(world.cast.qf_clerk)
    for address in (
        "/reports/filings/add/",
        "/reports/filings/import/",
        f"/reports/filings/{world.filing(QF).pk}/edit/",
    ):
        assert client.get(address).status_code == 404


def test_each_number_opens_its_rows(world):
    world.draft()
    text = page(
        world, "qf_clerk", reverse("reports:filings-detail", args=[world.filing(QF).pk])
    ).content.decode()
    week = "found_on_from=2024-06-08&amp;found_on_to=2024-06-14"
    rows = f"/campaign/issues/?unit=410922&amp;area=policy&amp;{week}"
    assert rows in text
    assert page(world, "qf_clerk", rows.replace("&amp;", "&")).content.decode().count("招生简章未公示") == 1


def on_desk(world, person):
    actor = world.cast.actor(getattr(world.cast, person))
    return [item.title for item in desk_items(actor, clock.today()) if item.url_name.startswith("reports:")]


def test_the_desk_shows_the_report_to_whose_step_it_is(world):
    world.draft()
    people, now = world.people(QF), world.now
    assert on_desk(world, "qf_clerk") == ["待填写：问题整改周报（第1期）"]
    filing = world.bring(QF, State.DRAFT)
    assert on_desk(world, "qf_clerk") == []
    assert on_desk(world, "qf_reviewer") == ["待审核：问题整改周报（第1期）"]
    actions.check_filing(by=people["reviewer"], filing=filing, now=now)
    assert on_desk(world, "qf_leader") == ["待签发：问题整改周报（第1期）"]
    actions.sign_filing(by=people["leader"], filing=filing, now=now)
    assert on_desk(world, "qf_clerk") == ["待上报：问题整改周报（第1期）"]
    actions.submit_filing(by=people["clerk"], filing=filing, now=now)
    assert on_desk(world, "py_reviewer") == ["待接收：清丰县问题整改周报（第1期）"]


def test_the_desk_says_when_the_clock_has_not_drafted_yet(world):
    assert on_desk(world, "qf_clerk") == ["待取数：问题整改周报"]


def test_the_assignment_is_complete_when_the_report_went_up(world):
    world.draft()
    assignment = world.filing(QF).assignment
    assert not completion_of(assignment).done
    world.bring(QF, State.SUBMITTED)
    assert completion_of(assignment).done


@pytest.mark.django_db(transaction=True)
def test_two_ticks_at_once_draft_once(at):
    at("2024-06-14")
    with scope("*"):
        assemble()
        start_campaign(by=None, now=clock.now(), city=Unit.objects.get(pk=PY), year=2024)
    barrier, drafted = threading.Barrier(2), []

    def tick():
        barrier.wait()
        drafted.append(actions.draft_due_filings(now=clock.now()))
        connection.close()

    threads = [threading.Thread(target=tick) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with scope("*"):
        assert sum(drafted) == Filing.objects.count() == 4


@pytest.mark.parametrize(("name", "limit"), [("reports:home", 18), ("reports:filings-detail", 20)])
def test_pages_ask_the_database_a_fixed_number_of_questions(
    world, at, django_assert_max_num_queries, name, limit
):
    """The session, the rights and the scope of the request included."""
    at("2024-07-12")
    world.draft()
    for unit in (QF, NL):
        world.bring(unit, State.ACCEPTED, zero=True)
    actions.refresh_figures(by=world.cast.py_clerk, filing=world.filing(PY), now=world.now)
    client = world.cast.client(world.cast.py_reviewer)
    address = reverse(name, args=[world.filing(PY).pk] if "detail" in name else [])
    client.get(address)
    with django_assert_max_num_queries(limit):
        client.get(address)
