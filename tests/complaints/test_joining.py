"""Several complaints on one matter: one answer, each number and code still its own."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from complaints import queries, rules
from complaints.actions import clocks as clock_actions
from complaints.actions import handling, joining
from complaints.actions.intake import Person
from complaints.models import Case
from tests.cast import QF_SCHOOL, QF_SCHOOL_2
from tests.complaints.conftest import NAME, WORDS
from yangguang.common import clock
from yangguang.notices.models import Notice
from yangguang.notices.tasks import tick_reminders

pytestmark = pytest.mark.usefixtures("everywhere")
QUOTED = WORDS[5:22]
ANSWER = "经核实，学校确有收费行为，已责令退还。"
OTHER = Person("司马小燕", "13700005678", "父亲")


@pytest.fixture
def accepted(filed, cast):
    """``accepted()``: a case of 清丰县's handler, as it is after acceptance; ``.code`` opens it."""

    def make(about: str = QF_SCHOOL, by=None, **story) -> Case:
        found = filed(about, **story)
        case = handling.accept(by=by or cast.qf_handler, row=found, now=clock.now())
        case.code = found.code
        return case

    return make


@pytest.fixture
def pair(accepted, cast) -> tuple[Case, Case]:
    """A case, and another family's that was joined to it."""
    lead = accepted()
    other = accepted(person=OTHER, text="听说报名要交三千块，我们也交了。")
    code = other.code
    other = joining.join(by=cast.qf_handler, row=other, now=clock.now(), lead=lead)
    other.code = code
    return lead, other


def fresh(case: Case) -> Case:
    return Case.objects.get(pk=case.pk)


def public(case: Case) -> queries.PublicView:
    view = queries.public_view(case.number, rules.code_key(case.code))
    assert view is not None
    return view


def test_one_answer_reaches_both_and_each_reads_it_with_their_own_code(pair, cast):
    lead, other = pair
    handling.begin(by=cast.qf_handler, row=lead, now=clock.now())
    handling.reply(by=cast.qf_handler, row=lead, now=clock.now(), reply=ANSWER)
    handling.close(by=cast.qf_handler, row=lead, now=clock.now(), outcome="true")
    for case in pair:
        assert (fresh(case).state, fresh(case).outcome) == ("closed", "true")
        assert public(case).case.reply == ANSWER
    states = [step.state for step in public(other).steps]
    assert states == ["registered", "accepted", "accepted", "handling", "replied", "closed"]


def test_neither_learns_of_the_other(pair, parent):
    for case, another in (pair, pair[::-1]):
        parent.client.post("/complaints/track/", {"number": case.number, "code": case.code})
        assert another.number not in parent.client.get("/complaints/track/case/").content.decode()


@pytest.mark.parametrize("word", [NAME, OTHER.name, OTHER.phone, QUOTED])
def test_an_answer_for_several_gives_none_of_them_away(pair, cast, word):
    with pytest.raises((rules.NamesTheComplainant, rules.QuotesTheComplainant)) as refused:
        handling.reply(by=cast.qf_handler, row=pair[0], now=clock.now(), reply=f"{ANSWER}{word}")
    assert refused.value.field == "reply"
    assert {fresh(case).state for case in pair} == {"accepted"}


def test_what_the_school_sees_names_nobody_of_them(pair, cast):
    with pytest.raises(rules.NamesTheComplainant):
        handling.scrub(
            by=cast.qf_handler,
            row=pair[0],
            now=clock.now(),
            scrubbed_text=f"{OTHER.name}反映收费",
            area="conduct",
        )


def test_the_answer_is_due_on_the_earlier_day(accepted, cast, at):
    old = accepted()
    at("2024-07-19")
    new = accepted()
    assert fresh(new).reply_by > fresh(old).reply_by
    joining.join(by=cast.qf_handler, row=old, now=clock.now(), lead=new)
    assert fresh(new).reply_by == fresh(old).reply_by


def test_the_desk_and_the_reminders_know_one_of_them(pair, cast, at):
    lead, _ = pair
    at("2024-08-02")
    tick_reminders()
    assert set(Notice.objects.filter(kind="case-reply").values_list("subject", flat=True)) == {lead.pk}
    assert [case.pk for case in queries.cases_due(cast.actor(cast.qf_handler))] == [lead.pk]


def test_a_joined_case_is_handled_only_with_the_other(pair, cast):
    other = pair[1]
    for verb, data in (("reply", {"reply": ANSWER}), ("begin", {}), ("take", {"reason": "休假"})):
        with pytest.raises(rules.NotNow):
            getattr(handling, verb)(by=cast.qf_handler, row=other, now=clock.now(), **data)
    handling.send_message(by=cast.qf_handler, row=other, now=clock.now(), text="请问还有别的家长吗？")


def test_a_colleague_who_takes_over_takes_both(pair, qf_handler_2):
    handling.take(by=qf_handler_2, row=pair[0], now=clock.now(), reason="原办理人休假")
    assert {fresh(case).handler for case in pair} == {qf_handler_2}


def test_more_time_counts_for_both(pair, cast):
    extension = clock_actions.ask_extension(
        by=cast.qf_handler, row=pair[0], now=clock.now(), wanted_on=date(2024, 8, 9), reason="需要调取凭证。"
    )
    clock_actions.grant_extension(by=cast.qf_reviewer, row=extension, now=clock.now())
    assert {fresh(case).reply_by for case in pair} == {date(2024, 8, 9)}


def test_nobody_waits_while_another_family_waits_for_the_answer(pair, cast):
    with pytest.raises(rules.OthersWait):
        clock_actions.ask_complainant(by=cast.qf_handler, row=pair[0], now=clock.now(), text="请补充收据。")


def test_a_case_goes_its_own_way_again(pair, cast):
    lead, other = pair
    joining.part(by=cast.qf_handler, row=other, now=clock.now())
    assert public(other).steps[-1].sentence == "改为单独办理。最晚8月2日答复您。"
    handling.reply(by=cast.qf_handler, row=lead, now=clock.now(), reply=ANSWER)
    assert fresh(other).state == "accepted"


def test_what_cannot_be_joined(accepted, filed, cast, qf_handler_2):
    lead, mine = accepted(), accepted()
    elsewhere, theirs, unread = accepted(QF_SCHOOL_2), accepted(by=qf_handler_2), filed()
    join = {"by": cast.qf_handler, "now": clock.now()}
    for other, refusal in (
        (elsewhere, rules.CannotBeJoined),
        (lead, rules.CannotBeJoined),  # to itself
        (theirs, rules.NotYourCase),
        (unread, rules.NotNow),
    ):
        with pytest.raises(refusal):
            joining.join(row=other, lead=lead, **join)
    joining.join(row=mine, lead=lead, **join)
    with pytest.raises(rules.CannotBeJoined):
        joining.join(row=lead, lead=accepted(), **join)
    with pytest.raises(rules.NotNow):
        joining.join(row=accepted(), lead=mine, **join)


def test_the_database_knows_one_lead_of_the_same_unit(pair, accepted):
    lead, other = pair
    elsewhere, third = accepted(QF_SCHOOL_2), accepted()
    for row, to in ((elsewhere, lead), (lead, third), (third, other), (third, third)):
        with pytest.raises(IntegrityError), transaction.atomic():
            Case.objects.filter(pk=row.pk).update(joined_to=to)


def test_the_pages_offer_what_fits_and_show_both(accepted, cast):
    office = cast.client(cast.qf_handler)
    lead, elsewhere = accepted(), accepted(QF_SCHOOL_2)
    base = f"/complaints/cases/{elsewhere.pk}/"
    assert f"{base}join/" not in office.get(base).content.decode()
    other = accepted()
    base = f"/complaints/cases/{other.pk}/"
    form = office.get(f"{base}join/").content.decode()
    assert lead.number in form
    assert elsewhere.number not in form
    assert office.post(f"{base}join/", {"lead": str(elsewhere.pk)}).status_code == 422
    assert office.post(f"{base}join/", {"lead": str(lead.pk)}).status_code == 302
    assert lead.number in office.get(base).content.decode()
    assert other.number in office.get(f"/complaints/cases/{lead.pk}/").content.decode()
    assert "已并案" in office.get("/complaints/cases/").content.decode()
    assert office.post(f"{base}part/", {}).status_code == 302
