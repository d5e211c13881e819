"""The clock of an answer stands still while the complainant is asked, and is put off once by a reviewer."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from campaign.rules import ReasonMissing
from complaints import queries, rules
from complaints.actions import clocks as actions
from complaints.actions import handling
from complaints.actions.intake import add_file, add_message
from complaints.models import Case, CaseExtension
from complaints.rules import clocks
from complaints.rules import extensions as extension_rules
from tests.cast import QF
from tests.complaints.conftest import NAME, PHONE, WORDS, photo
from yangguang.common import clock
from yangguang.notices.models import Notice
from yangguang.notices.tasks import tick_reminders
from yangguang.tenancy.scope import scope
from yangguang.tenancy.states import WrongState

pytestmark = pytest.mark.usefixtures("everywhere")
QUOTED = WORDS[5:22]
QUESTION = "请补充缴费的日期，有收据的请拍照上传。"
REASON = "需要向第三方调取收费凭证，预计一周。"
LATER = date(2024, 8, 9)


@pytest.fixture
def case(filed, cast) -> Case:
    """Received and accepted on Friday 12 July; to be answered by 2 August."""
    found = filed()
    accepted = handling.accept(by=cast.qf_handler, row=found, now=clock.now())
    accepted.code = found.code
    return accepted


def fresh(case: Case) -> Case:
    return Case.objects.get(pk=case.pk)


def ask(case: Case, cast) -> None:
    actions.ask_complainant(by=cast.qf_handler, row=case, now=clock.now(), text=QUESTION)


# --- Waiting for the complainant -------------------------------------------------------------------


def test_the_complainant_reads_the_question_and_by_when(case, cast):
    ask(case, cast)
    view = queries.public_view(case.number, rules.code_key(case.code))
    assert [text for _, text in view.messages] == [QUESTION]
    assert view.steps[-1].sentence == (
        "请您补充情况，见下方留言。请在8月2日前补充，等您补充期间不计算答复期限。"
    )


@pytest.mark.parametrize("how", ["message", "file"])
def test_their_answer_starts_the_clock_and_moves_the_day_by_what_was_waited(case, cast, at, how):
    at("2024-07-15")
    ask(case, cast)
    at("2024-07-18")
    key = rules.code_key(case.code)
    if how == "message":
        add_message(case=case, key=key, text="是七月八日。", now=clock.now())
    else:
        add_file(case=case, key=key, upload=photo(), now=clock.now())
    assert fresh(case).reply_by == date(2024, 8, 7)  # three working days later than 2 August
    assert fresh(case).waiting_until is None
    assert fresh(case).steps.last().sentence == "继续办理。最晚8月7日答复您。"


def test_the_public_page_says_that_they_are_waited_for_and_then_no_more(case, cast, parent):
    ask(case, cast)
    parent.client.post("/complaints/track/", {"number": case.number, "code": case.code})
    page = parent.client.get("/complaints/track/case/").content.decode()
    assert "工作人员在等您补充情况" in page
    assert QUESTION in page
    parent.client.post("/complaints/track/case/message/", {"text": "是七月八日。"})
    assert "工作人员在等您补充情况" not in parent.client.get("/complaints/track/case/").content.decode()


def test_waiting_for_ever_gives_fifteen_working_days_and_no_more(case, cast, at):
    ask(case, cast)
    at("2024-09-20")
    resumed = actions.resume(by=cast.qf_handler, row=case, now=clock.now())
    assert resumed.reply_by == date(2024, 8, 23)
    assert clocks.is_late(resumed, clock.today())


def test_while_it_waits_a_case_is_not_late_until_the_waiting_is_over(case, cast, at):
    ask(case, cast)
    at("2024-08-02")
    assert not clocks.is_late(fresh(case), clock.today())
    assert not Case.objects.overdue(clock.today()).exists()
    at("2024-08-05")
    assert clocks.is_late(fresh(case), clock.today())
    assert Case.objects.overdue(clock.today()).exists()


def test_the_handler_is_reminded_that_nobody_answered(case, cast, at):
    ask(case, cast)
    at("2024-08-02")
    tick_reminders()
    notices = Notice.objects.filter(subject=case.pk, cancelled_at=None).exclude(kind="")
    assert [notice.title for notice in notices] == [
        f"群众没有补充，继续办理 {case.number}：今天到期（8月2日）"
    ]


def test_an_answer_ends_the_waiting_and_is_in_time(case, cast, at):
    ask(case, cast)
    at("2024-08-01")
    handling.reply(by=cast.qf_handler, row=case, now=clock.now(), reply="已查清，学校已退款。")
    assert fresh(case).waiting_until is None
    assert not clocks.is_late(fresh(case), date(2024, 9, 1))


def test_a_broken_promise_is_not_put_off(case, cast, at):
    at("2024-08-05")
    with pytest.raises(clocks.TooLateForMoreTime):
        ask(case, cast)
    with pytest.raises(clocks.TooLateForMoreTime):
        extend(case, cast)


def test_who_waits_already_does_not_ask_for_more_time(case, cast):
    ask(case, cast)
    for again in (lambda: ask(case, cast), lambda: extend(case, cast)):
        with pytest.raises(rules.NotNow):
            again()


def test_the_database_lets_only_a_running_case_wait(case):
    for change in ({"waiting_since": date(2024, 7, 12)}, {"waiting_until": date(2024, 7, 12)}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Case.objects.filter(pk=case.pk).update(**change)


# --- More time -------------------------------------------------------------------------------------


def extend(case: Case, cast, wanted: date = LATER, reason: str = REASON) -> CaseExtension:
    return actions.ask_extension(
        by=cast.qf_handler, row=case, now=clock.now(), wanted_on=wanted, reason=reason
    )


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        (date(2024, 8, 2), "须晚于现在的 2024-08-02，最晚 2024-08-23"),
        (date(2024, 8, 26), "须晚于现在的 2024-08-02，最晚 2024-08-23"),
        (date(2024, 8, 10), "2024-08-10 是休息日，请改为工作日，例如 2024-08-09"),
    ],
)
def test_more_time_is_a_working_day_and_at_most_as_long_again(case, cast, wanted, words):
    with pytest.raises(clocks.DateRefused, match=words):
        extend(case, cast, wanted)


@pytest.mark.parametrize("word", [NAME, PHONE, QUOTED])
def test_the_reason_names_nobody(case, cast, word):
    with pytest.raises((rules.NamesTheComplainant, rules.QuotesTheComplainant)) as refused:
        extend(case, cast, reason=f"因为{word}还没有补充")
    assert refused.value.field == "reason"


def test_the_day_moves_when_a_reviewer_grants_it_and_the_complainant_reads_why(case, cast):
    extension = extend(case, cast)
    assert fresh(case).reply_by == date(2024, 8, 2)
    actions.grant_extension(by=cast.qf_reviewer, row=extension, now=clock.now())
    assert fresh(case).reply_by == LATER
    assert fresh(case).steps.last().sentence == f"答复期限延长，最晚8月9日答复您。原因：{REASON}"


def test_a_refusal_leaves_the_day_and_lets_the_handler_ask_again(case, cast):
    actions.refuse_extension(
        by=cast.qf_reviewer, row=extend(case, cast), now=clock.now(), reason="材料已经齐了"
    )
    assert fresh(case).reply_by == date(2024, 8, 2)
    assert extend(case, cast).state == "asked"


def test_a_refusal_says_why(case, cast):
    with pytest.raises(ReasonMissing):
        actions.refuse_extension(by=cast.qf_reviewer, row=extend(case, cast), now=clock.now(), reason=" ")


def test_there_is_one_extension_a_case(case, cast):
    first = extend(case, cast)
    with pytest.raises(extension_rules.AskedAlready):
        extend(case, cast)
    actions.grant_extension(by=cast.qf_reviewer, row=first, now=clock.now())
    with pytest.raises(extension_rules.AskedAlready):
        extend(case, cast)
    with pytest.raises(WrongState):
        actions.grant_extension(by=cast.qf_reviewer, row=first, now=clock.now())
    values = {"unit_id": QF, "case": case, "reason": "又", "asked_at": clock.now(), "wanted_on": LATER}
    with pytest.raises(IntegrityError), transaction.atomic():
        CaseExtension.objects.create(due_before=date(2024, 8, 2), **values)


def test_whoever_asked_does_not_decide(case, cast):
    with pytest.raises(extension_rules.AskerDecides):
        actions.grant_extension(by=cast.qf_handler, row=extend(case, cast), now=clock.now())


def test_what_was_answered_meanwhile_needs_no_more_time(case, cast):
    extension = extend(case, cast)
    handling.reply(by=cast.qf_handler, row=case, now=clock.now(), reply="已查清，学校已退款。")
    with pytest.raises(extension_rules.AnsweredAlready):
        actions.grant_extension(by=cast.qf_reviewer, row=extension, now=clock.now())


def test_a_reviewer_decides_from_the_desk_without_reading_the_case(case, cast):
    extension = extend(case, cast)
    reviewer = cast.client(cast.qf_reviewer)
    address = f"/complaints/extensions/{extension.pk}/"
    assert address in reviewer.get("/desk/").content.decode()
    page = reviewer.get(address).content.decode()
    assert REASON in page
    assert not [word for word in (NAME, PHONE, QUOTED) if word in page]
    assert reviewer.get(f"/complaints/cases/{case.pk}/").status_code == 403
    response = reviewer.post(
        "/complaints/extensions/verbs/grant/", {"row": str(extension.pk), "confirmed": "1", "text": "同意"}
    )
    assert response.status_code == 302
    assert fresh(case).reply_by == LATER
    with scope("*"):
        titles = set(Notice.objects.filter(unit_id=QF, right="handle").values_list("title", flat=True))
    assert f"投诉 {case.number} 已批准延至 2024-08-09" in titles


def test_the_city_s_reviewer_sees_no_request_of_the_county_on_the_desk(case, cast):
    extension = extend(case, cast)
    assert str(extension.pk) not in cast.client(cast.py_reviewer).get("/desk/").content.decode()


def test_the_handler_s_pages_lead_through_asking_and_waiting(case, cast):
    office, base = cast.client(cast.qf_handler), f"/complaints/cases/{case.pk}/"
    assert office.post(f"{base}wait/", {"text": QUESTION}).status_code == 302
    assert "2024-07-12 起暂停计时，最晚等到 2024-08-02" in office.get(base).content.decode()
    assert office.post(f"{base}resume/", {}).status_code == 302
    refused = office.post(f"{base}extend/", {"wanted_on": "2024-08-10", "reason": REASON})
    assert refused.status_code == 422
    assert "是休息日" in refused.content.decode()
    assert office.post(f"{base}extend/", {"wanted_on": "2024-08-09", "reason": REASON}).status_code == 302
    page = office.get(base).content.decode()
    assert "待批" in page
    assert f"{base}extend/" not in page
