"""Summaries of a phase and of the campaign: owed or not, by heading, exactly the sum of those below."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from campaign.actions import accept_assignment, submit_assignment
from campaign.actions.setup import save_deliverable
from campaign.choices import AssignmentState
from campaign.completion import completion_of
from campaign.models import Assignment, Meeting, Pledge
from campaign.queries.desk import desk_items
from campaign.rules import NotComplete
from campaign.rules.timeline import JudgedElsewhere
from reports import actions, rules
from reports.choices import NARRATIVES, Kind, Measure, State
from reports.models import Filing
from reports.queries import matrix, printed, summaries
from reports.tasks import render_document
from tests.cast import NL, PY, QF, QF_SCHOOL
from tests.reports.conftest import ROADS
from tests.reports.test_documents import needs_press, read
from yangguang.common import clock
from yangguang.tenancy.models import Unit

WORDS = {name: f"{label}（演示）。" for name, label in NARRATIVES[Kind.FINAL_SUMMARY].items()}
CONCLUDE = 4


def start(world, unit=QF, number=CONCLUDE):
    phase = world.campaign.phases.get(number=number)
    return actions.start_summary(
        by=world.people(unit)["clerk"], unit=Unit.objects.get(pk=unit), phase=phase, now=world.now
    )


def last_phase(world):
    return world.campaign.phases.get(number=CONCLUDE).pk


def bring(world, filing, state, **words):
    """Walk one summary to ``state``."""
    unit = filing.unit_id
    texts = {name: (WORDS | words)[name] for name in NARRATIVES[filing.kind]}
    row = actions.write_narrative(
        by=world.people(unit)["clerk"], filing=filing, texts=texts, zero_confirmed=False, hand_over=True,
        now=world.now,
    )  # fmt: skip
    for act, role, more in ROADS[State(state)]:
        person = world.superior(unit) if role == "superior" else world.people(unit)[role]
        act(by=person, filing=row, now=world.now, **more)
    row.refresh_from_db()
    assert row.state == state
    return row


@pytest.fixture
def autumn(world, at):
    """The first day of the last phase."""
    at("2024-10-01")
    return world


@pytest.fixture
def summed(autumn):
    """清丰 and 南乐 accepted; the city's summary summed anew."""
    for unit in (QF, NL):
        bring(autumn, start(autumn, unit), State.ACCEPTED)
    return start(autumn, PY)


# --- When ---


def test_the_clock_drafts_the_final_summary_of_counties_and_city_once(autumn):
    autumn.draft()
    found = Filing.objects.filter(kind=Kind.FINAL_SUMMARY)
    assert set(found.values_list("unit_id", flat=True)) == {QF, NL, "410902", PY}
    assert set(found.values_list("period_start", "period_end")) == {(date(2024, 5, 28), date(2024, 9, 30))}
    assert not summaries.owed(date(2024, 10, 1))


def test_nothing_is_summed_up_before_the_last_phase_begins(world, at):
    at("2024-09-30")
    assert summaries.owed(clock.today()) == []


def test_a_phase_is_summed_up_on_request_within_five_working_days(world):
    filing = start(world, number=1)
    assert (filing.kind, filing.ordinal, str(filing)) == (Kind.PHASE_SUMMARY, 1, "第1阶段小结")
    assert (filing.period_start, filing.period_end) == (date(2024, 5, 28), date(2024, 5, 31))
    assert (filing.assignment, filing.due_on) == (None, date(2024, 6, 21))


def test_a_phase_summary_the_city_asks_for_is_drafted_three_working_days_ahead(world, at):
    asked = {
        "code": "A9", "phase": world.campaign.phases.get(number=3), "levels": ["county"], "kind": "report",
        "title": "集中行动阶段小结", "due": "09-30", "note": "",
    }  # fmt: skip
    save_deliverable(
        by=world.cast.py_reviewer, now=world.now, campaign=world.campaign, deliverable=None, values=asked,
        reason="按市局部署（演示）",
    )  # fmt: skip
    at("2024-09-25")
    assert summaries.owed(clock.today()) == []
    at("2024-09-26")  # 09-29 is a working Sunday
    assert {unit for unit, _ in summaries.owed(clock.today())} == {QF, NL, "410902"}
    filing = start(world, number=3)
    assert filing.assignment.deliverable.code == "A9"


def test_a_phase_that_has_not_begun_is_not_summed_up(world):
    with pytest.raises(rules.PhaseNotBegun):
        start(world)


def test_a_phase_has_one_summary(world):
    start(world, number=2)
    with pytest.raises(rules.SummaryExists):
        start(world, number=2)


def test_the_database_knows_one_summary_a_phase_even_when_its_dates_moved(world):
    row = start(world, number=2)
    copy = Filing(
        **{f.attname: getattr(row, f.attname) for f in Filing._meta.concrete_fields if f.attname != "id"}
    )
    copy.period_end = date(2024, 6, 12)
    with pytest.raises(IntegrityError, match="filing_one_summary_a_phase"), transaction.atomic():
        copy.save(force_insert=True)


def test_a_school_makes_no_summary(world):
    with pytest.raises(rules.NobodyToSumUpFor):
        actions.start_summary(
            by=world.cast.qf_school,
            unit=Unit.objects.get(pk=QF_SCHOOL),
            phase=world.campaign.phases.get(number=1),
            now=world.now,
        )


# --- Figures ---


def test_the_citys_summary_is_the_sum_of_the_accepted_ones(autumn, summed):
    accepted = list(Filing.objects.filter(state=State.ACCEPTED))
    assert summed.figures["total"]["found_total"] == 3
    for key in Measure.values:
        for part in (0, 1):
            sums = sum(row.figures["measures"][key][part] for row in accepted)
            assert summed.figures["measures"][key][part] == sums, key
    assert summed.figures["measures"][Measure.DUTIES][0] > 0
    assert rules.adds_up(summed.figures)


def test_a_changed_measure_does_not_add_up(summed):
    summed.figures["measures"][Measure.DUTIES][1] += 1
    assert not rules.adds_up(summed.figures)


def test_every_county_that_is_not_in_the_sum_is_named(summed):
    assert [(m["unit"], m["state"]) for m in summed.figures["missing"]] == [("410902", "未报")]


def test_a_city_that_is_behind_sums_again_before_it_is_checked(autumn, summed):
    bring(autumn, start(autumn, "410902"), State.ACCEPTED)
    with pytest.raises(rules.FiguresAreBehind):
        bring(autumn, summed, State.CHECKED)


def test_what_a_city_did_itself_stands_beside_the_sums(autumn):
    talk = {
        "kind": "mobilisation",
        "topic": "动员会（演示）",
        "held_on": date(2024, 5, 29),
        "place": "会议室",
    }
    for unit in (PY, QF):
        Meeting.objects.create(
            unit_id=unit, campaign=autumn.campaign, chair="局长", expected=9, present=9, **talk
        )
    bring(autumn, start(autumn), State.ACCEPTED)
    city = start(autumn, PY)
    assert city.figures["measures"][Measure.MEETINGS] == [1, 0]
    assert city.figures["own"][Measure.MEETINGS] == [1, 0]


def test_a_measure_counts_what_there_is_and_what_is_done(autumn):
    Pledge.objects.create(
        unit_id=QF, name="张明", post="科长", signed_on=date(2024, 5, 30), text_version="2024"
    )
    Pledge.objects.create(unit_id=QF_SCHOOL, name="李强", post="校长")
    assert start(autumn).figures["measures"][Measure.PLEDGES] == [2, 1]


def test_one_or_two_complaints_are_not_told_apart():
    shown = {
        pair: printed.measure_rows({Measure.COMPLAINTS: list(pair)})[0] for pair in ((2, 0), (9, 8), (9, 5))
    }
    assert shown[2, 0]["all"] == "少于3"
    assert (shown[9, 8]["all"], shown[9, 8]["done"]) == (9, "—")
    assert (shown[9, 5]["done"], shown[9, 5]["share"]) == (5, "55.6%")


def test_a_phase_that_still_runs_is_counted_until_today(world):
    """Issues due later in the phase are not overdue yet."""
    world.issue(QF, "policy")
    figures = start(world, number=3).figures
    assert figures["total"]["overdue"] == 0
    assert figures["total"]["found_total"] == 3


def test_open_issues_are_annexed_and_the_city_annexes_its_counties(autumn, summed):
    county = Filing.objects.get(unit_id=QF)
    assert len(county.figures["annex"]) == county.figures["total"]["open"] == 2
    assert len(printed.annex_of(summed.figures)) == summed.figures["total"]["open"] == 3


# --- Words ---


def test_each_rectification_has_its_section_and_none_may_stay_blank(autumn):
    filing = start(autumn)
    with pytest.raises(rules.NarrativeMissing) as refused:
        bring(autumn, filing, State.DRAFT, on_conduct=" ")
    assert refused.value.field == "on_conduct"
    row = bring(autumn, filing, State.DRAFT)
    assert row.words == WORDS


def test_a_return_opens_only_the_section_it_marked(autumn):
    filing = bring(autumn, start(autumn), State.SUBMITTED)
    draft = actions.return_filing(
        by=autumn.cast.py_reviewer, filing=filing, reason="招生行为写得太笼统", marks=["on_conduct"],
        now=autumn.now,
    )  # fmt: skip
    with pytest.raises(rules.FieldClosed) as refused:
        bring(autumn, draft, State.DRAFT, on_policy="偷改")
    assert refused.value.field == "on_policy"
    assert bring(autumn, draft, State.SUBMITTED, on_conduct="逐校写明。").word("on_conduct") == "逐校写明。"


def test_sections_of_a_checked_summary_are_closed_in_the_database(autumn):
    row = bring(autumn, start(autumn), State.CHECKED)
    with pytest.raises(IntegrityError, match="left the draft"), transaction.atomic():
        Filing.objects.filter(pk=row.pk).update(sections={"on_policy": "偷改"})


# --- What is owed ---


def test_the_assignment_is_handed_in_and_accepted_with_its_summary_and_in_no_other_way(autumn):
    owed = Assignment.objects.get(unit_id=QF, deliverable__code="S1")
    with pytest.raises(NotComplete):
        submit_assignment(by=autumn.cast.qf_clerk, row=owed, now=autumn.now)
    row = bring(autumn, start(autumn), State.SUBMITTED)
    owed.refresh_from_db()
    assert (row.assignment, owed.state) == (owed, AssignmentState.SUBMITTED)
    with pytest.raises(JudgedElsewhere):
        accept_assignment(by=autumn.cast.py_reviewer, row=owed, now=autumn.now)
    actions.accept_filing(by=autumn.cast.py_reviewer, filing=row, now=autumn.now)
    owed.refresh_from_db()
    assert owed.state == AssignmentState.ACCEPTED
    assert completion_of(owed).done


def test_the_desk_shows_a_drafted_summary_once(autumn):
    def about_it():
        actor = autumn.cast.actor(autumn.cast.qf_clerk)
        titles = [item.title for item in desk_items(actor, clock.today())]
        return [title for title in titles if "总结" in title]

    assert about_it() == ["县级专项行动总结"]
    start(autumn)
    assert about_it() == ["待填写：专项行动总结"]


# --- Pages ---


def test_the_clerk_drafts_a_summary_from_the_page_of_reports(autumn):
    client = autumn.cast.client(autumn.cast.qf_clerk)
    page = client.get(reverse("reports:home")).content.decode()
    address = reverse("reports:summaries-start", args=[QF, last_phase(autumn)])
    assert address in page
    answer = client.post(address)
    filing = autumn.filing(QF)
    assert answer.url == reverse("reports:filings-detail", args=[filing.pk])
    shown = client.get(answer.url).content.decode()
    assert "招生政策整治情况" in shown
    assert "本周" not in shown
    assert "已经起草" in client.post(address, follow=True).content.decode()


@pytest.mark.parametrize(("person", "status"), [("nl_clerk", 404), ("qf_reviewer", 403), ("py_clerk", 403)])
def test_nobody_drafts_for_a_unit_they_do_not_fill_in_for(autumn, person, status):
    client = autumn.cast.client(getattr(autumn.cast, person))
    address = reverse("reports:summaries-start", args=[QF, last_phase(autumn)])
    assert client.post(address).status_code == status


def test_the_city_sees_which_county_owes_its_summary(autumn, at):
    bring(autumn, start(autumn), State.SUBMITTED)
    at("2024-10-11")
    actor = autumn.cast.actor(autumn.cast.py_reviewer)
    found = matrix.summary_matrix(actor, clock.today())
    assert found.columns == ["专项行动总结"]
    assert [unit.code for unit in found.silent()] == ["410902", NL]
    assert [filing.unit_id for filing in found.waiting()] == [QF]


@needs_press
def test_the_pdf_holds_the_six_sections_the_sums_and_the_annex(autumn, summed):
    document = bring(autumn, summed, State.SIGNED).document
    assert render_document(PY, str(document.pk))
    text = read(printed.path_of(document).read_bytes())
    assert "濮阳市教育局关于义务教育阳光招生专项行动的总结报告" in text
    assert "（一）招生政策整治情况" in text
    assert "（六）" in text
    assert "五、下一步打算" in text
    assert "累计发现问题3个" in text
    assert "华龙区未报，未计入合计" in text
    assert "附件截至统计时点尚未销号的问题" in text
    assert "河南省教育厅：" in text


@needs_press
def test_a_phase_summary_names_its_phase(world):
    document = bring(world, start(world, number=2), State.SIGNED).document
    assert render_document(QF, str(document.pk))
    text = read(printed.path_of(document).read_bytes())
    assert "专项行动全面排查阶段工作的小结" in text
    assert "本阶段发现" in text
