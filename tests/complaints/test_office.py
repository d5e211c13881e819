"""Pages of the office."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from campaign.models import Issue
from complaints.actions import handling
from complaints.demo import BUREAUS, PLAN, load_cases
from complaints.models import Case
from tests.cast import QF_SCHOOL, QF_SCHOOL_2
from tests.complaints.conftest import NAME, PHONE, PHRASE
from yangguang.common import clock
from yangguang.tenancy.actions import register_school_unit
from yangguang.tenancy.models import Unit
from yangguang.tenancy.scope import scope


@pytest.fixture
def office(cast):
    return cast.client(cast.qf_handler)


def test_a_handler_walks_a_case_through_the_pages(filed, office, campaign):
    base = f"/complaints/cases/{filed().pk}/"
    steps = [
        ("accept", {"area": "conduct", "prohibition": "6"}),
        ("begin", {}),
        ("scrub", {"scrubbed_text": "请核实报名收费情况。", "area": "conduct", "prohibition": "6"}),
        ("issue", {"due_on": "2024-07-31"}),
        ("reply", {"reply": "经核实，学校确有收费行为，已责令退还。"}),
        ("close", {"outcome": "true"}),
    ]
    for verb, data in steps:
        assert office.get(f"{base}{verb}/").status_code == 200, verb
        assert office.post(f"{base}{verb}/", data).status_code == 302, verb
    with scope("*"):
        assert Case.objects.get().state == "closed"
        assert Issue.objects.get().unit_id == QF_SCHOOL
    assert "已办结" in office.get(base).content.decode()


def test_a_verb_out_of_turn_is_refused_with_a_sentence(filed, office):
    response = office.post(f"/complaints/cases/{filed().pk}/close/", {"outcome": "true"})
    assert response.status_code == 409
    assert "不能这样办理" in response.content.decode()


def test_a_name_in_the_text_for_the_school_is_refused_and_the_text_stays(filed, office):
    base = f"/complaints/cases/{filed().pk}/"
    office.post(f"{base}accept/", {})
    response = office.post(f"{base}scrub/", {"scrubbed_text": f"{NAME}说要交钱", "area": "conduct"})
    assert response.status_code == 422
    assert f"{NAME}说要交钱" in response.content.decode()


def test_revealing_needs_a_reason_and_shows_the_person_once(filed, office):
    base = f"/complaints/cases/{filed().pk}/"
    office.post(f"{base}accept/", {})
    assert office.post(f"{base}reveal/", {"reason": ""}).status_code == 422
    page = office.post(f"{base}reveal/", {"reason": "电话核实收费时间"}).content.decode()
    assert NAME in page
    assert PHONE in page
    assert NAME not in office.get(base).content.decode()


def test_reading_a_case_writes_nothing(filed, office):
    case = filed()
    for page in ("", "accept/", "reveal/"):
        office.get(f"/complaints/cases/{case.pk}/{page}")
    with scope("*"):
        assert Case.objects.get().version == 1


def test_an_unknown_verb_does_not_exist(filed, office):
    assert office.get(f"/complaints/cases/{filed().pk}/delete/").status_code == 404


def test_the_ledger_lists_no_person_and_no_words(filed, office):
    case = filed()
    page = office.get("/complaints/cases/").content.decode()
    assert case.number in page
    assert NAME not in page
    assert PHRASE not in page


@pytest.mark.parametrize("who", ["qf_clerk", "qf_reviewer", "py_reviewer", "qf_school"])
def test_the_ledger_is_for_handlers_only(filed, cast, who):
    filed()
    client = cast.client(getattr(cast, who))
    assert client.get("/complaints/cases/").status_code == 403
    assert client.get("/complaints/cases/export/").status_code in (403, 404)


def test_the_desk_shows_what_the_complainant_waits_for(filed, office, at):
    case = filed()
    page = office.get("/desk/").content.decode()
    assert f"{case.number} 投诉，决定是否受理" in page


def test_the_desk_of_a_colleague_does_not_show_a_case_somebody_handles(filed, cast, qf_handler_2):
    case = filed()
    with scope("*"):
        handling.accept(by=cast.qf_handler, row=case, now=clock.now())
    assert case.number in cast.client(cast.qf_handler).get("/desk/").content.decode()
    assert case.number not in cast.client(qf_handler_2).get("/desk/").content.decode()


def test_the_demo_has_cases_in_every_state_over_nine_counties(cast, campaign):
    with scope("*"):
        for county in {row[0] for row in PLAN}:
            Unit.objects.get_or_create(code=county, defaults={"name": county, "level": "county"})
            register_school_unit(code=f"{county}-3141999999", name=f"{county}演示小学")
        cases = load_cases(people={}, now=clock.now())
        assert len(cases) == len(PLAN) + len(BUREAUS) + 1
        assert Case.objects.exclude(joined_to=None).count() == 1
        assert Case.objects.waiting().count() == 1
        assert {case.state for case in Case.objects.all()} == {
            "registered", "accepted", "refused", "transferred", "handling", "replied", "closed",
        }  # fmt: skip
        assert Issue.objects.count() == 4
        assert not Case.objects.filter(received_on__gt=clock.today()).exists()


def test_the_api_gives_handlers_the_ledger_and_no_words(filed, office):
    case = filed()
    body = office.get("/api/v1/complaints/cases/").content.decode()
    assert case.number in body
    assert "text" not in body
    assert NAME not in body
    assert PHRASE not in body


@pytest.mark.parametrize("who", ["qf_clerk", "qf_school", "py_reviewer"])
def test_the_api_is_for_handlers_only(filed, cast, who):
    filed()
    assert cast.client(getattr(cast, who)).get("/api/v1/complaints/cases/").status_code == 403


def test_the_ledger_asks_as_many_questions_for_one_row_as_for_many(filed, office):
    def questions() -> int:
        with CaptureQueriesContext(connection) as queries:
            office.get("/complaints/cases/")
        return sum("trainingclock" not in query["sql"] for query in queries)

    filed(files=[])
    office.get("/complaints/cases/")  # the session notes that it was seen
    few = questions()
    for about in (QF_SCHOOL, QF_SCHOOL_2, QF_SCHOOL_2):
        filed(about=about, files=[])
    assert questions() == few
