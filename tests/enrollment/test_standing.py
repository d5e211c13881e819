"""A school is renamed, merged, closed, opened again: its history stays, and nobody new is placed there."""

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, InternalError, transaction
from django.urls import reverse

from campaign.actions import open_issue, start_campaign
from campaign.models import Issue
from enrollment.actions import standing as actions
from enrollment.actions.schools import change_school
from enrollment.choices.standing import ChangeKind, Standing
from enrollment.models import LeftBehind, School, SchoolChange
from enrollment.queries.standing import groups, must_be_open
from enrollment.rules import standing as rules
from tests.cast import QF, QF_SCHOOL, QF_SCHOOL_2
from yangguang.common import clock
from yangguang.ledgers import registry
from yangguang.tenancy.models import Unit

DAY = date(2024, 7, 1)


def registered(code: str, name: str, **given: Any) -> School:
    values = {"stage": "primary", "nature": "public", "locality": "rural", **given}
    return School.objects.create(unit_id=code, code=code, name=name, **values)


@pytest.fixture
def school(cast, everywhere) -> School:
    return registered(QF_SCHOOL, "清丰县向阳小学（虚构）")


@pytest.fixture
def other(cast, everywhere) -> School:
    return registered(QF_SCHOOL_2, "清丰县育才中学（虚构）", stage="nine_year")


def merged(school: School, other: School, by: Any) -> SchoolChange:
    return actions.merge_school(
        by=by, now=clock.now(), row=school, successor=other.unit_id, day=DAY, document="清教〔2024〕9 号",
        taker="育才中学 张某",
    )  # fmt: skip


def test_a_renamed_school_is_found_under_its_former_name(school, cast):
    actions.rename_school(
        by=cast.qf_reviewer, now=clock.now(), row=school, current="清丰县向阳实验小学", day=DAY
    )
    school.refresh_from_db()
    assert (school.name, school.former_names) == ("清丰县向阳实验小学", "清丰县向阳小学（虚构）")
    assert Unit.objects.get(pk=QF_SCHOOL).name == "清丰县向阳实验小学"
    page = cast.client(cast.qf_clerk).post("/enrollment/schools/", {"q": "向阳小学（虚构）"}, follow=True)
    assert "清丰县向阳实验小学" in page.content.decode()


def test_a_name_mended_in_the_register_leaves_its_line_too(school, cast):
    change_school(by=cast.qf_clerk, school=school, values={"name": "清丰县向阳新校"}, now=clock.now())
    change = SchoolChange.objects.get()
    assert (change.kind, change.former, change.current) == (
        "renamed",
        "清丰县向阳小学（虚构）",
        "清丰县向阳新校",
    )


def test_a_new_operator_and_a_new_stage_are_history_and_the_territory_stays(school, cast):
    by, now = cast.qf_reviewer, clock.now()
    actions.change_operator(by=by, now=now, row=school, current="某某教育公司", day=DAY)
    actions.change_stage(by=by, now=now, row=school, current="nine_year", day=DAY)
    school.refresh_from_db()
    assert (school.operator, school.stage, school.unit_id) == ("某某教育公司", "nine_year", QF_SCHOOL)
    stage = SchoolChange.objects.get(kind=ChangeKind.STAGE)
    assert (stage.former, stage.current) == ("小学", "九年一贯制学校")


def test_a_merged_school_keeps_its_page_its_history_and_its_open_issues(school, other, cast):
    campaign = start_campaign(by=None, now=clock.now(), city=Unit.objects.get(pk="4109"), year=2024)
    unit = Unit.objects.get(pk=QF_SCHOOL)
    issue = open_issue(
        by=None, now=clock.now(), campaign=campaign, unit=unit, area="conduct", source="inspection",
        found="班额超过标准", person="李某",
    )  # fmt: skip
    merged(school, other, cast.qf_reviewer)
    for person in (cast.qf_clerk, cast.py_reviewer):
        client = cast.client(person)
        page = client.get(reverse("enrollment:schools-detail", args=[school.pk])).content.decode()
        for words in (
            "并入“清丰县育才中学（虚构）”",
            issue.number,
            "李某",
            "育才中学 张某",
            "清教〔2024〕9 号",
        ):
            assert words in page
        assert issue.number in client.get("/campaign/issues/").content.decode()
    assert Issue.objects.get().state == "pending"
    heir = cast.client(cast.qf_clerk).get(reverse("enrollment:schools-detail", args=[other.pk]))
    assert "接收" in heir.content.decode()
    assert school.name in heir.content.decode()


def entry(child: Any, **given: Any) -> dict[str, Any]:
    return {
        "child__name": "李小红", "child__sex": "female", "child__id_type": "identity",
        "child__id_number": "410922201505120046", "child__birth_date": "2015-05-12", "grade": "p3",
        "placement": "enrolled", "source": "school", "found_on": "2024-06-05", "away": "both", **given,
    }  # fmt: skip


def test_the_form_refuses_a_closed_school_and_names_its_successor(school, other, cast):
    merged(school, other, cast.qf_reviewer)
    client, url = cast.client(cast.qf_clerk), reverse("enrollment:left-behind-add")
    page = client.get(url).content.decode()
    assert "育才中学" in page
    assert "向阳小学" not in page
    for address in (url, f"{url}?school={QF_SCHOOL}"):
        answer = client.post(address, entry(None, school=QF_SCHOOL))
        assert answer.status_code == 422
        assert "已于 2024-07-01 并入“清丰县育才中学（虚构）”，不能再选" in answer.content.decode()
    assert not LeftBehind.objects.exists()


def test_the_api_refuses_a_closed_school_with_the_same_sentence(school, other, cast):
    merged(school, other, cast.qf_reviewer)
    answer = cast.client(cast.qf_clerk).post(
        "/api/v1/enrollment/left-behind/", entry(None, school=QF_SCHOOL), content_type="application/json"
    )
    assert answer.status_code == 422
    assert "并入“清丰县育才中学（虚构）”" in str(answer.json())


def test_the_import_names_the_closed_school_by_name_and_by_code(school, other, cast):
    merged(school, other, cast.qf_reviewer)
    reader = registry.get("enrollment/left-behind").kinds["school"].reader(cast.actor(cast.qf_clerk))
    for cell in (QF_SCHOOL, "清丰县向阳小学（虚构）"):
        value, sentence = reader.read(cell)
        assert value is None
        assert "请改选“清丰县育才中学（虚构）”" in sentence


def test_a_child_entered_before_keeps_the_closed_school_when_its_row_is_mended(school, other, child, cast):
    row = LeftBehind.objects.create(
        unit_id=QF, child=child, school_id=QF_SCHOOL, grade="p3", placement="enrolled", source="school",
        found_on=date(2024, 6, 5), away="both",
    )  # fmt: skip
    merged(school, other, cast.qf_reviewer)
    page = (
        cast.client(cast.qf_clerk).get(reverse("enrollment:left-behind-edit", args=[row.pk])).content.decode()
    )
    assert "清丰县向阳小学（虚构）（已不在办）" in page


def test_whoever_places_a_child_by_an_action_is_refused_too(school, cast):
    actions.close_school(
        by=cast.qf_reviewer, now=clock.now(), row=school, day=DAY, document="文", taker="教育局 王某"
    )
    with pytest.raises(rules.SchoolClosed, match="没有指定接收学校") as refused:
        must_be_open(Unit.objects.get(pk=QF_SCHOOL))
    assert refused.value.code == "SCHOOL_CLOSED"


def test_the_last_heir_is_named_when_the_successor_was_merged_itself():
    assert rules.last_heir("a", {"a": "b", "b": "c"}) == "c"
    assert rules.last_heir("a", {"a": None}) == ""
    assert rules.last_heir("a", {"a": "b", "b": "a"}) in ("a", "b")


def test_a_reopened_school_may_be_chosen_again(school, other, cast):
    merged(school, other, cast.qf_reviewer)
    actions.reopen_school(
        by=cast.qf_reviewer, now=clock.now(), row=school, day=date(2024, 7, 12), document="文"
    )
    school.refresh_from_db()
    assert (school.standing, school.successor) == (Standing.OPEN, None)
    must_be_open(Unit.objects.get(pk=QF_SCHOOL))
    assert [c.kind for c in school.changes.all()] == ["reopened", "merged"]


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"successor": QF_SCHOOL}, "SUCCESSOR_UNFIT"),
        ({"successor": ""}, "SUCCESSOR_UNFIT"),
        ({"successor": QF_SCHOOL_2, "day": date(2024, 7, 13)}, "CHANGE_IN_THE_FUTURE"),
    ],
)
def test_a_merger_needs_another_open_school_and_a_day_that_has_come(school, other, cast, given, code):
    values = {"day": DAY, "document": "文", "taker": "某", **given}
    with pytest.raises(rules.Refusal) as refused:
        actions.merge_school(by=cast.qf_reviewer, now=clock.now(), row=school, **values)
    assert refused.value.code == code


def test_changes_are_told_in_order(school, cast):
    by, now = cast.qf_reviewer, clock.now()
    actions.rename_school(by=by, now=now, row=school, current="新名", day=DAY)
    with pytest.raises(rules.ChangeBeforeTheLast):
        actions.rename_school(by=by, now=now, row=school, current="新新名", day=date(2024, 6, 30))
    with pytest.raises(rules.NothingChanged):
        actions.rename_school(by=by, now=now, row=school, current="新名", day=DAY)


def test_what_is_closed_is_neither_closed_again_nor_edited(school, other, cast):
    merged(school, other, cast.qf_reviewer)
    with pytest.raises(rules.SchoolNotOpen):
        merged(school, other, cast.qf_reviewer)
    with pytest.raises(rules.SchoolEntryClosed):
        change_school(by=cast.qf_clerk, school=School.objects.get(pk=school.pk), values={}, now=clock.now())


def test_a_school_does_not_close_itself_nor_does_a_clerk(school, other, cast):
    data = {"row": str(school.pk), "confirmed": "1", "day": "2024-07-01", "document": "文", "taker": "某"}
    for person in (cast.qf_school, cast.qf_clerk, cast.nl_reviewer):
        answer = cast.client(person).post(reverse("enrollment:schools-verb", args=["close"]), data)
        assert answer.status_code >= 400
        school.refresh_from_db()
        assert school.standing == Standing.OPEN
    cast.client(cast.qf_reviewer).post(reverse("enrollment:schools-verb", args=["close"]), data)
    school.refresh_from_db()
    assert school.standing == Standing.CLOSED


def test_history_is_neither_changed_nor_deleted(school, other, cast):
    change = merged(school, other, cast.qf_reviewer)
    for damage in (lambda: SchoolChange.objects.update(reason="别的"), change.delete):
        with pytest.raises((IntegrityError, InternalError)), transaction.atomic():
            damage()


def test_the_database_knows_no_merged_school_without_successor(school):
    with pytest.raises(IntegrityError, match="school_standing_is_told"), transaction.atomic():
        School.objects.filter(pk=school.pk).update(standing="merged", standing_since=DAY)


def test_groups_list_their_open_members(school, other, cast):
    School.objects.update(group="向阳教育集团")
    assert [s.code for s in groups(QF)["向阳教育集团"]] == [QF_SCHOOL, QF_SCHOOL_2]
    page = cast.client(cast.qf_clerk).get("/enrollment/school-groups/").content.decode()
    assert "向阳教育集团" in page
    assert "2 所成员学校" in page
    merged(school, other, cast.qf_reviewer)
    assert [s.code for s in groups(QF)["向阳教育集团"]] == [QF_SCHOOL_2]
