"""Who may do what in which state; what is closed stays closed at every door."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from campaign.choices import AssignmentState
from reports import actions, rules
from reports.choices import State
from reports.models import Filing
from tests.cast import NL, PY, QF
from tests.reports.conftest import TEXTS
from yangguang.common.refusals import Locked, StaleVersion
from yangguang.notices.models import Notice

ROLES = ["qf_clerk", "qf_reviewer", "qf_leader", "nl_reviewer", "py_reviewer", "hn_reviewer"]
# For each state the verbs that succeed, by person; everything else is refused or not even found.
ALLOWED = {
    State.DRAFT: {("qf_clerk", "refresh"), ("qf_reviewer", "check"), ("qf_reviewer", "send-back")},
    State.CHECKED: {("qf_reviewer", "send-back"), ("qf_leader", "sign"), ("qf_leader", "decline")},
    State.SIGNED: {("qf_clerk", "submit"), ("qf_leader", "withdraw")},
    State.SUBMITTED: {("py_reviewer", "accept"), ("py_reviewer", "return")},
    State.ACCEPTED: set(),
    State.RETURNED: set(),
    State.WITHDRAWN: set(),
}


@pytest.mark.parametrize("state", State.values)
def test_each_verb_works_for_its_role_in_its_state_and_for_nobody_else(world, state):
    world.draft()
    filing = world.bring(QF, state)
    visible = state in ("submitted", "accepted", "returned")
    for person in ROLES:
        client = world.cast.client(getattr(world.cast, person))
        for step in rules.STEPS:
            data = {f"{step.name}-version": filing.version, f"{step.name}-reason": "请核对数据"}
            with transaction.atomic():
                address = reverse("reports:filings-step", args=[filing.pk, step.name])
                status = client.post(address, data).status_code
                transaction.set_rollback(True)
            foreign = person.startswith("nl") or (person.startswith(("py", "hn")) and not visible)
            if (person, step.name) in ALLOWED[state]:
                assert status == 302, (person, step.name)
            elif foreign:
                assert status == 404, (person, step.name)
            else:
                assert status in (403, 409, 423), (person, step.name)


def test_the_whole_road_from_clock_to_city(world):
    world.draft()
    filing = world.bring(QF, State.ACCEPTED)
    assert filing.number == "清教招专〔2024〕1号"
    assert filing.assignment.state == AssignmentState.ACCEPTED
    told = set(Notice.objects.filter(key__contains=str(filing.pk)).values_list("unit_id", "right"))
    assert {(QF, "fill"), (QF, "review"), (QF, "sign"), (PY, "review")} <= told


def test_numbers_have_no_gap(world, at):
    at("2024-06-21")
    world.draft()
    world.bring(QF, State.SIGNED, zero=True)
    world.bring(NL, State.SIGNED, zero=True)
    first = Filing.objects.get(unit_id=QF, ordinal=1)
    with pytest.raises(rules.NotNow):
        actions.sign_filing(by=world.cast.qf_leader, filing=first, now=world.now)
    numbers = set(Filing.objects.exclude(number="").values_list("number", flat=True))
    assert numbers == {"清教招专〔2024〕1号", "南教招专〔2024〕1号"}


def test_the_writer_does_not_check_and_the_checker_does_not_sign(world):
    world.draft()
    row = world.bring(QF, State.DRAFT)
    with pytest.raises(rules.SamePerson):
        actions.check_filing(by=world.cast.qf_clerk, filing=row, now=world.now)
    actions.check_filing(by=world.cast.qf_reviewer, filing=row, now=world.now)
    for person in (world.cast.qf_clerk, world.cast.qf_reviewer):
        with pytest.raises(rules.SamePerson):
            actions.sign_filing(by=person, filing=row, now=world.now)


def test_the_database_knows_that_three_people_are_needed(world):
    world.draft()
    row = world.bring(QF, State.DRAFT)
    row.checked_by, row.state = row.written_by, State.CHECKED
    with pytest.raises(IntegrityError, match="filing_three_people"), transaction.atomic():
        row.save()


def test_whoever_sent_it_up_does_not_accept_it(world):
    world.draft()
    row = world.bring(QF, State.SUBMITTED)
    for person in (world.cast.qf_clerk, world.cast.qf_reviewer, world.cast.qf_leader):
        with pytest.raises(rules.SamePerson):
            actions.accept_filing(by=person, filing=row, now=world.now)


def test_a_blank_is_never_a_zero(world):
    world.draft()
    with pytest.raises(rules.ZeroNotConfirmed):
        world.bring("410902", State.DRAFT)
    assert world.bring("410902", State.SUBMITTED, zero=True).assignment.nothing_to_report


def test_a_zero_report_over_found_issues_is_refused(world):
    world.draft()
    with pytest.raises(rules.ZeroContradicted):
        world.bring(QF, State.DRAFT, zero=True)


def test_an_unfinished_draft_is_saved_and_not_handed_over(world):
    world.draft()
    save = {"by": world.cast.qf_clerk, "zero_confirmed": False, "now": world.now}
    half = TEXTS | {"problems": ""}
    row = actions.write_narrative(filing=world.filing(QF), texts=half, hand_over=False, **save)
    assert row.work_done == TEXTS["work_done"]
    with pytest.raises(rules.NarrativeMissing) as refused:
        actions.write_narrative(filing=row, texts=half, hand_over=True, **save)
    assert refused.value.field == "problems"
    with pytest.raises(rules.NotWritten):
        actions.check_filing(by=world.cast.qf_reviewer, filing=row, now=world.now)


def test_a_second_editor_sees_the_conflict_and_loses_nothing(world):
    world.draft()
    filing = world.filing(QF)
    client = world.cast.client(world.cast.qf_clerk)
    address = reverse("reports:filings-narrative", args=[filing.pk])
    seen = {"version": filing.version, "then": "keep"}
    assert client.post(address, {**seen, "work_done": "先存的"}).status_code == 302
    answer = client.post(address, {**seen, "work_done": "后存的"})
    assert answer.status_code == 409
    assert "先存的" in answer.content.decode()
    assert "后存的" in answer.content.decode()
    assert world.filing(QF).work_done == "先存的"


def test_nobody_decides_about_a_version_they_did_not_see(world):
    world.draft()
    row = world.bring(QF, State.DRAFT)
    with pytest.raises(StaleVersion):
        actions.check_filing(by=world.cast.qf_reviewer, filing=row, version=row.version - 1, now=world.now)


# --- Closed at every door ---


@pytest.mark.parametrize("state", [State.SUBMITTED, State.ACCEPTED])
def test_a_submitted_report_refuses_the_form_and_says_why(world, state):
    world.draft()
    row = world.bring(QF, state)
    address = reverse("reports:filings-narrative", args=[row.pk])
    data = {"version": row.version, "work_done": "改", "problems": "改", "next_steps": "改", "then": "keep"}
    answer = world.cast.client(world.cast.qf_clerk).post(address, data)
    assert answer.status_code == 423
    assert "上报" in answer.content.decode()
    row.refresh_from_db()
    assert row.work_done == TEXTS["work_done"]


def test_a_submitted_report_refuses_the_action(world):
    world.draft()
    row = world.bring(QF, State.SUBMITTED)
    with pytest.raises(Locked):
        actions.write_narrative(
            by=world.cast.qf_clerk,
            filing=row,
            texts=TEXTS,
            zero_confirmed=False,
            hand_over=False,
            now=world.now,
        )


def test_a_submitted_report_refuses_the_orm(world):
    world.draft()
    row = world.bring(QF, State.SUBMITTED)
    for change in (
        {"work_done": "改"},
        {"figures": {}},
        {"number": "清教招专〔2024〕9号"},
        {"state": "draft"},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Filing.objects.filter(pk=row.pk).update(**change)
    with pytest.raises(IntegrityError), transaction.atomic():
        row.delete()


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE reports_filing SET problems = 'x' WHERE id = %s",
        "UPDATE reports_filing SET figures = '{}' WHERE id = %s",
        "UPDATE reports_filing SET state = 'signed' WHERE id = %s",
        "UPDATE reports_filing SET signed_by_id = NULL WHERE id = %s",
        "UPDATE reports_filing SET period_end = period_end + 1 WHERE id = %s",
        "DELETE FROM reports_filing WHERE id = %s",
    ],
)
def test_a_submitted_report_refuses_raw_sql(world, sql):
    world.draft()
    row = world.bring(QF, State.SUBMITTED)
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, [str(row.pk)])


@pytest.mark.parametrize("state", [State.ACCEPTED, State.RETURNED, State.WITHDRAWN])
def test_a_decided_report_refuses_any_change(world, state):
    world.draft()
    row = world.bring(QF, state)
    with pytest.raises(IntegrityError), transaction.atomic():
        Filing.objects.filter(pk=row.pk).update(reason="另一个原因")


def test_no_report_is_born_accepted(world):
    world.draft()
    row = world.filing(QF)
    copy = Filing(
        **{f.attname: getattr(row, f.attname) for f in Filing._meta.concrete_fields if f.attname != "id"}
    )
    copy.state, copy.edition = State.ACCEPTED, 2
    with pytest.raises(IntegrityError, match="begins as a draft"), transaction.atomic():
        copy.save(force_insert=True)


# --- Return ---


def test_a_return_keeps_the_edition_and_opens_only_what_was_marked(world):
    world.draft()
    row = world.bring(QF, State.SUBMITTED)
    draft = actions.return_filing(
        by=world.cast.py_reviewer, filing=row, reason="下周打算太笼统", marks=["next_steps"], now=world.now
    )
    row.refresh_from_db()
    assert (row.state, row.work_done, row.edition) == (State.RETURNED, TEXTS["work_done"], 1)
    assert (draft.edition, draft.work_done, draft.figures) == (2, row.work_done, row.figures)
    save = {"by": world.cast.qf_clerk, "zero_confirmed": False, "hand_over": True, "now": world.now}
    with pytest.raises(rules.FieldClosed):
        actions.write_narrative(filing=draft, texts=TEXTS | {"work_done": "偷改"}, **save)
    with pytest.raises(rules.FiguresClosed):
        actions.refresh_figures(by=world.cast.qf_clerk, filing=draft, now=world.now)
    actions.write_narrative(filing=draft, texts=TEXTS | {"next_steps": "周三前复核三所学校。"}, **save)


def test_a_return_that_marks_figures_takes_them_anew(world):
    world.draft()
    row = world.bring(QF, State.SUBMITTED)
    world.issue(QF, "policy")
    draft = actions.return_filing(
        by=world.cast.py_reviewer, filing=row, reason="招生政策数据不对", marks=["policy"], now=world.now
    )
    assert draft.figures["total"]["found_total"] == row.figures["total"]["found_total"] + 1


def test_a_return_needs_a_reason(world):
    world.draft()
    row = world.bring(QF, State.SUBMITTED)
    with pytest.raises(rules.ReasonMissing):
        actions.return_filing(by=world.cast.py_reviewer, filing=row, reason=" 错 ", now=world.now)


def test_the_new_edition_shows_what_changed(world):
    world.draft()
    world.bring(QF, State.RETURNED)
    world.bring(QF, State.SUBMITTED, next_steps="周三前复核三所学校。")
    page = world.cast.client(world.cast.py_reviewer).get(
        reverse("reports:filings-detail", args=[world.filing(QF).pk])
    )
    assert "与上一版的差异" in page.content.decode()
    assert f"<del>{TEXTS['next_steps']}</del>" in page.content.decode()


def test_what_was_submitted_twice_is_in_force_once(world):
    world.draft()
    world.bring(QF, State.RETURNED)
    world.bring(QF, State.ACCEPTED)
    assert list(Filing.objects.filter(unit_id=QF).in_force().values_list("edition", "state")) == [
        (2, "accepted")
    ]
