"""The procedure by its actions and pages: who takes which step, what is refused, what comes into force."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from enrollment.models import School
from tests.cast import QF, QF_SCHOOL, QF_SCHOOL_2
from tests.zoning.conftest import draft, place, publish, rule
from tests.zoning.procedure import NOW, PDF, Course, said
from yangguang.evidence.actions import remove
from yangguang.evidence.models import Evidence
from zoning.actions.opinions import answer_opinion, give_opinion
from zoning.actions.plans import end_zone, keep_zone, revise_zone
from zoning.actions.zones import publish_zone
from zoning.models import Adjustment, Zone
from zoning.queries.adjustments import changes_of
from zoning.queries.checks import plan_of
from zoning.rules import adjustments as rules
from zoning.rules.zones import ZoneClashes, ZoneNeedsAdjustment


@pytest.fixture
def old(zone) -> Zone:
    """向阳片区, numbers 1–99 of 朝阳路, in force."""
    return publish(zone)


@pytest.fixture
def course(cast, old, adjustment) -> Course:
    """An adjustment that revises 向阳片区, still a draft."""
    found = Course(cast, adjustment)
    found.new = revise_zone(by=cast.qf_clerk, adjustment=adjustment, zone=old, now=NOW)
    return found


# --- The plan ----------------------------------------------------------------------------------------------


def test_a_revised_zone_begins_as_a_copy_that_will_take_its_place(cast, old, adjustment):
    new = revise_zone(by=cast.qf_clerk, adjustment=adjustment, zone=old, now=NOW)
    assert (new.state, new.supersedes, new.adjustment, new.name) == ("draft", old, adjustment, old.name)
    assert [part.school_id for part in new.schools.all()] == [QF_SCHOOL]
    assert [str(each) for each in new.rules.all()] == ["朝阳路1—99号"]
    assert revise_zone(by=cast.qf_clerk, adjustment=adjustment, zone=old, now=NOW) == new


def test_a_zone_with_the_wrong_school_is_revised_so_that_it_can_be_put_right(cast, zone, adjustment, junior):
    zone.schools.update(school=QF_SCHOOL_2)
    new = revise_zone(by=cast.qf_clerk, adjustment=adjustment, zone=publish(zone), now=NOW)
    assert new.schools.get().school_id == QF_SCHOOL_2


def test_changes_name_schools_and_addresses_of_both_sides(course):
    rule(course.new, place("新街"), first=1, last=9)
    course.new.rules.filter(place__name="朝阳路").update(last=49)
    (change,) = changes_of(course.row)
    assert (change.kind, change.name) == ("修订", "向阳片区")
    assert change.schools == (["清丰县向阳小学（虚构）"], ["清丰县向阳小学（虚构）"])
    assert change.addresses == (["朝阳路1—99号"], ["新街1—9号", "朝阳路1—49号"])


def test_one_zone_is_changed_by_one_adjustment_at_a_time(cast, course, old):
    other = Adjustment.objects.create(
        unit_id=QF, stage="primary", year=2024, title="另一项", triggers=["layout"], reason="x"
    )
    with pytest.raises(rules.RevisedElsewhere, match="新城片区调整"):
        revise_zone(by=cast.qf_clerk, adjustment=other, zone=old, now=NOW)
    with pytest.raises(rules.RevisedElsewhere):
        end_zone(by=cast.qf_clerk, adjustment=other, zone=old, now=NOW)


def test_a_zone_that_ends_leaves_the_plan_and_may_be_kept_after_all(cast, course, old):
    end_zone(by=cast.qf_clerk, adjustment=course.row, zone=old, now=NOW)
    assert plan_of(QF, "primary", 2024).zones == []
    assert [change.kind for change in changes_of(course.row)] == ["不再保留"]
    keep_zone(by=cast.qf_clerk, adjustment=course.row, zone=old, now=NOW)
    assert plan_of(QF, "primary", 2024).zones == [old]


def test_the_plan_is_chosen_before_people_are_asked(cast, course, old):
    course.to("consultation")
    for verb in (revise_zone, end_zone, keep_zone):
        with pytest.raises(rules.PlanIsShown):
            verb(by=cast.qf_clerk, adjustment=course.row, zone=old, now=NOW)


def test_a_zone_of_another_stage_is_not_chosen(cast, adjustment, everywhere):
    other = publish_like(draft("初中片区", QF_SCHOOL_2, stage="junior"))
    with pytest.raises(rules.NotOfThisAdjustment):
        end_zone(by=cast.qf_clerk, adjustment=adjustment, zone=other, now=NOW)


def publish_like(zone: Zone) -> Zone:
    rule(zone, place("人民路"))
    return publish(zone)


# --- The steps ---------------------------------------------------------------------------------------------


def test_the_new_zones_come_into_force_together_and_the_old_are_superseded(course, old):
    course.to("published")
    course.new.refresh_from_db()
    old.refresh_from_db()
    assert (course.new.state, course.new.document) == ("published", "清教〔2024〕9号")
    assert (old.state, old.superseded_on) == ("superseded", course.new.published_on)
    assert course.row.published_on < course.row.registration_opens_on


def test_a_zone_that_ends_is_superseded_with_the_others(cast, course, old):
    gone = publish_like(draft("撤并片区", QF_SCHOOL_2))
    end_zone(by=cast.qf_clerk, adjustment=course.row, zone=gone, now=NOW)
    rule(course.new, gone.rules.get().place)
    course.to("published")
    gone.refresh_from_db()
    assert gone.state == "superseded"


def test_what_is_under_two_schools_is_not_published(course, cast):
    rival = draft("邻片区", QF_SCHOOL_2)
    rule(rival, course.new.rules.get().place, first=90, last=120)
    rival.document = "清教〔2024〕8号"
    rival.save()
    course.to("decision")
    course.record("decision")
    with pytest.raises(ZoneClashes, match="90—99 号"):
        course.do("publish")
    course.row.refresh_from_db()
    assert course.row.state == "decision"


@pytest.mark.parametrize("step", ["assessment", "argument", "consultation", "decision"])
def test_no_step_is_left_before_it_was_recorded(course, step):
    course.to(step)
    with pytest.raises(rules.StepMissing):
        course.do(course.onwards)


@pytest.mark.parametrize("step", ["assessment", "argument", "consultation", "decision"])
def test_no_step_is_recorded_without_its_document(course, step):
    course.to(step)
    course.close()
    with pytest.raises(rules.PaperMissing):
        course.record(step, file=None)
    course.record(step)
    course.record(step, file=None, summary="改了一个字")
    assert course.row.steps.get(kind=step).summary == "改了一个字"


@pytest.mark.parametrize("step", ["assessment", "argument", "consultation", "decision"])
def test_who_recorded_a_step_does_not_pass_it(course, step):
    course.to(step)
    course.close()
    course.record(step)
    with pytest.raises(rules.SamePerson):
        course.do(course.onwards, by=course.cast.qf_clerk)


def test_a_step_is_not_taken_before_the_one_before_it(course):
    course.to("argument")
    with pytest.raises(rules.DayBeforeLastStep):
        course.record("argument", on=course.day - timedelta(days=1))
    with pytest.raises(rules.DayInTheFuture):
        course.record("argument", on=course.day + timedelta(days=1))


@pytest.mark.parametrize(
    ("opens", "closes", "registration", "refusal"),
    [
        (-1, 9, 30, rules.OpensInThePast),
        (0, 5, 30, rules.NotSevenDays),
        (0, 6, 7, rules.RegistrationTooEarly),
    ],
)
def test_a_consultation_leaves_people_time(course, opens, closes, registration, refusal):
    course.to("argument")
    course.record("argument")
    days = [course.day + timedelta(days=days) for days in (opens, closes, registration)]
    with pytest.raises(refusal):
        course.do("consult", opens_on=days[0], closes_on=days[1], registration_opens_on=days[2])


def test_nothing_is_put_to_the_public_without_a_zone(course, cast, old):
    course.to("argument")
    keep_zone(by=cast.qf_clerk, adjustment=course.row, zone=old, now=NOW)
    course.record("argument")
    with pytest.raises(rules.NothingPlanned):
        course.do("consult")


def test_a_consultation_is_prolonged_with_a_reason_and_not_shortened(course):
    course.to("consultation")
    closes = course.row.closes_on
    with pytest.raises(rules.NotLonger):
        course.do("prolong", closes_on=closes, reason="假期")
    with pytest.raises(rules.ReasonMissing):
        course.do("prolong", closes_on=closes + timedelta(days=3), reason=" ")
    with pytest.raises(rules.RegistrationTooEarly):
        course.do("prolong", closes_on=course.row.registration_opens_on, reason="假期")
    course.do("prolong", closes_on=closes + timedelta(days=3), reason="端午假期")
    course.row.refresh_from_db()
    assert (course.row.closes_on, course.row.prolonged_why) == (closes + timedelta(days=3), "端午假期")


def test_a_consultation_ends_after_its_last_day_and_every_answer(course, cast):
    course.to("consultation")
    give = give_opinion(adjustment=course.row, code="A", said=said(), now=course.now)
    with pytest.raises(rules.StillOpen):
        course.record("consultation")
    course.close()
    with pytest.raises(rules.Unanswered, match="1 条"):
        course.record("consultation")
    answer_opinion(by=cast.qf_clerk, row=give, now=course.now, gist="离家远", adopted="no", answer="安排校车")
    course.record("consultation")
    course.do("decide")
    figures = course.row.steps.get(kind="consultation").figures
    assert (figures["total"], figures["stances"]["oppose"], figures["adopted"]["no"]) == (1, 1, 1)
    assert figures["answers"] == [{"gist": "离家远", "adopted": "不采纳", "answer": "安排校车", "count": 1}]


def test_a_decision_has_a_number(course):
    course.to("decision")
    with pytest.raises(rules.NumberMissing):
        course.record("decision", document="")


def test_zones_are_published_before_registration_opens(course):
    course.to("decision")
    course.record("decision")
    with pytest.raises(rules.RegistrationTooEarly):
        course.do("publish", registration_opens_on=course.day)


def test_a_dropped_adjustment_says_why_and_changes_nothing(course, old):
    course.to("consultation")
    with pytest.raises(rules.ReasonMissing):
        course.do("drop", reason="")
    course.do("drop", reason="多数家长反对")
    course.new.refresh_from_db()
    old.refresh_from_db()
    assert (course.new.state, old.state) == ("dropped", "published")
    assert plan_of(QF, "primary", 2024).zones == [old]
    assert draft(old.name).state == "draft"  # its name is free again


def test_a_changed_zone_is_not_published_by_itself(course, cast):
    with pytest.raises(ZoneNeedsAdjustment):
        publish_zone(by=cast.qf_reviewer, row=course.new, now=NOW)


def test_the_papers_of_a_step_that_was_taken_stay(course, cast):
    course.to("argument")
    paper = Evidence.objects.get(subject="zoning.AdjustmentStep")
    with pytest.raises(rules.StepIsTaken):
        remove(by=cast.qf_clerk, evidence=paper, now=NOW)


# --- Pages -------------------------------------------------------------------------------------------------


def test_the_clerk_records_a_step_on_its_page(course, cast):
    course.to("assessment")
    url = reverse("zoning:adjustments-record", args=[course.row.pk])
    sent = {"on": "2024-05-06", "held_by": "县教育局", "document_title": "评估报告", "summary": "可行"}
    client = cast.client(cast.qf_clerk)
    page = client.post(url, sent)
    assert page.status_code == 422
    assert page.context["form"].errors == {"file": [rules.PaperMissing.message]}
    missing = client.post(url, {"on": "2024-05-06"}).context["form"].errors
    assert missing["held_by"] == ["请填写“评估单位、参加人员”。"]
    assert missing["summary"] == ["请填写“评估结论”。"]
    paper = SimpleUploadedFile("评估报告.pdf", PDF, "application/pdf")
    assert client.post(url, {**sent, "file": paper}).status_code == 302
    page = client.get(reverse("zoning:adjustments-detail", args=[course.row.pk])).content.decode()
    assert "评估报告.pdf" in page
    assert "评估通过，转专家论证" not in page
    page = cast.client(cast.qf_reviewer).get(reverse("zoning:adjustments-detail", args=[course.row.pk]))
    assert "评估通过，转专家论证" in page.content.decode()


def test_what_a_decision_needs_is_not_called_optional(course, cast):
    course.to("decision")
    client = cast.client(cast.qf_clerk)
    url = reverse("zoning:adjustments-record", args=[course.row.pk])
    assert "（可不填）" not in client.get(url).content.decode()
    missing = client.post(url, {"on": "2024-05-06"}).context["form"].errors
    assert missing["document"] == [rules.NumberMissing.message]
    assert missing["file"] == [rules.PaperMissing.message]


def test_a_refused_record_says_that_the_file_must_be_chosen_again(course, cast):
    course.to("decision")
    url = reverse("zoning:adjustments-record", args=[course.row.pk])
    sent = {"on": "2024-05-06", "held_by": "县教育局", "document_title": "决定", "summary": "同意"}
    client = cast.client(cast.qf_clerk)
    assert "文件请重新选择" not in client.post(url, sent).content.decode()
    paper = SimpleUploadedFile("决定.pdf", PDF, "application/pdf")
    assert "其他已填内容都在，文件请重新选择" in client.post(url, {**sent, "file": paper}).content.decode()


def test_nobody_types_a_second_time_when_registration_opens(course, cast):
    course.to("decision")
    course.record("decision")
    asked = cast.client(cast.qf_leader).post(
        reverse("zoning:adjustments-verb", args=["publish"]), {"row": course.row.pk}
    )
    assert f'value="{course.row.registration_opens_on}"' in asked.content.decode()


def test_a_record_with_its_document_may_be_corrected_without_another(course, cast):
    course.to("assessment")
    course.record("assessment")
    page = cast.client(cast.qf_clerk).get(reverse("zoning:adjustments-record", args=[course.row.pk]))
    assert "已有文件" in page.content.decode()
    assert not page.context["form"].fields["file"].required


@pytest.mark.parametrize(
    ("state", "why"),
    [("consultation", rules.PlanIsShown), ("decision", rules.PlanIsShown), ("published", rules.Settled)],
)
def test_a_closed_plan_shows_its_zones_without_buttons_and_says_why(course, cast, state, why):
    course.to(state)
    client = cast.client(cast.qf_clerk)
    url = reverse("zoning:adjustments-zones", args=[course.row.pk])
    page = client.get(url).content.decode()
    assert why.message in page
    assert 'name="verb"' not in page
    assert "拟新的片区" not in page
    told = client.post(url, {"zone": course.new.pk, "verb": "keep"}, follow=True)
    assert why.message in told.content.decode()
    assert course.row.zones.exists()


def test_the_clerk_chooses_zones_on_their_page(adjustment, old, cast):
    client = cast.client(cast.qf_clerk)
    url = reverse("zoning:adjustments-zones", args=[adjustment.pk])
    assert "向阳片区" in client.get(url).content.decode()
    page = client.post(url, {"zone": old.pk, "verb": "revise"})
    new = Zone.objects.get(supersedes=old)
    assert page.url == reverse("zoning:zones-detail", args=[new.pk])
    client.post(url, {"zone": old.pk, "verb": "end"})
    old.refresh_from_db()
    assert old.ended_by == adjustment
    assert not Zone.objects.filter(supersedes=old).exists()
    assert client.post(url, {"zone": "x", "verb": "end"}).status_code == 404


def test_nothing_is_recorded_before_it_begins(adjustment, cast):
    page = cast.client(cast.qf_clerk).get(reverse("zoning:adjustments-record", args=[adjustment.pk]))
    assert page.status_code == 409
    assert "才能登记" in page.content.decode()


def test_a_school_without_zone_offers_an_adjustment_with_its_cause(cast, old, school):
    School.objects.create(
        unit_id=QF_SCHOOL_2, code=QF_SCHOOL_2, name="育才中学（虚构）", stage="nine_year", nature="converted",
        locality="urban",
    )  # fmt: skip
    client = cast.client(cast.qf_clerk)
    page = client.get(
        reverse("zoning:checks", args=[QF]), {"stage": "primary", "year": 2024}
    ).content.decode()
    (link,) = [unescape(found) for found in re.findall(r'href="(/zoning/adjustments/add/[^"]+)"', page)]
    form = client.get(link).content.decode()
    assert 'value="民办转公办"' in form
    assert "没有2024年招生片区" in form
    assert (
        "发起调整"
        not in cast.client(cast.qf_reviewer).get(reverse("zoning:checks", args=[QF])).content.decode()
    )


def test_a_desk_says_what_waits_and_for_whom(course, cast):
    def desk(person: str) -> str:
        return cast.client(cast.people[person]).get("/desk/").content.decode()

    course.to("assessment")
    course.record("assessment")
    assert "评估已登记，请审核" in desk("qf_reviewer")
    assert "评估已登记" not in desk("qf_clerk")
    assert "新城片区调整" not in desk("nl_reviewer")
    course.to("consultation")
    give_opinion(adjustment=course.row, code="A", said=said(), now=course.now)
    assert "1 条意见待答复" in desk("qf_clerk")
    assert "1 条意见" not in desk("py_reviewer")


def test_registration_that_is_near_is_on_the_leaders_desk(course, cast):
    course.to("decision")
    assert "请登记决定" in cast.client(cast.qf_clerk).get("/desk/").content.decode()
    course.record("decision")
    assert "请在报名开始以前签发公布" in cast.client(cast.qf_leader).get("/desk/").content.decode()
