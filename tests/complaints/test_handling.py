"""The office works on a case."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from campaign.models import Issue
from complaints import rules
from complaints.actions import handling
from complaints.models import Case
from tests.cast import PY, QF, QF_SCHOOL
from tests.complaints.conftest import NAME, PHONE
from yangguang.audit.models import Reveal
from yangguang.common import clock
from yangguang.notices.models import Notice

pytestmark = pytest.mark.usefixtures("everywhere")
ANSWER = "经核实，学校确有收费行为，已责令退还。"


@pytest.fixture
def case(filed) -> Case:
    return filed()


@pytest.fixture
def do(cast):
    """``do("accept", case)`` as the handler of 清丰县."""

    def act(verb, row, *, by=None, **extra):
        return getattr(handling, verb)(by=by or cast.qf_handler, row=row, now=clock.now(), **extra)

    return act


def test_a_case_walks_from_registration_to_its_end(case, do):
    case = do("accept", case)
    case = do("begin", case)
    case = do("reply", case, reply=ANSWER)
    case = do("close", case, outcome="true")
    states = [step.state for step in case.steps.all()]
    assert states == ["registered", "accepted", "handling", "replied", "closed"]


def test_whoever_accepts_handles(case, do, cast):
    assert do("accept", case).handler == cast.qf_handler


def test_accepting_early_brings_the_answer_forward_and_late_never_puts_it_off(filed, do, at):
    first, second = filed(), filed()
    assert do("accept", first).reply_by == date(2024, 8, 2)
    at("2024-07-22")
    assert do("accept", second).reply_by == date(2024, 8, 6)


def test_a_refusal_tells_the_complainant_why(case, do):
    case = do("refuse", case, reason="已由法院受理，请等待判决。")
    assert case.steps.last().sentence == "不予受理。原因：已由法院受理，请等待判决。"


@pytest.mark.parametrize("verb", ["begin", "reply", "close", "scrub", "send_message"])
def test_a_colleague_cannot_act_on_a_case_somebody_handles(case, do, qf_handler_2, verb):
    case = do("accept", case)
    extra = {
        "reply": {"reply": ANSWER},
        "close": {"outcome": "true"},
        "scrub": {"scrubbed_text": "请核实。"},
        "send_message": {"text": "请问？"},
    }.get(verb, {})
    if verb == "close":
        case = do("reply", case, reply=ANSWER)
    with pytest.raises(rules.NotYourCase):
        do(verb, case, by=qf_handler_2, **extra)


def test_taking_over_changes_the_handler_and_keeps_the_reason(case, do, qf_handler_2):
    case = do("take", do("accept", case), by=qf_handler_2, reason="原办理人休假")
    assert (case.handler, case.taken_reason) == (qf_handler_2, "原办理人休假")


def test_a_case_is_never_transferred_to_the_accused(case, do):
    with pytest.raises(rules.TransferToAccused):
        do("transfer", case, to="清丰县 向阳小学（虚构）")


def test_an_issue_carries_the_checked_text_and_nothing_of_the_case(case, do, campaign):
    case = do("accept", case, area="conduct", prohibition=6)
    case = do("scrub", case, scrubbed_text="请核实报名收费情况。", area="conduct", prohibition=6)
    case = do("turn_into_issue", case, due_on=date(2024, 7, 31))
    issue = Issue.objects.get()
    assert (issue.unit_id, issue.source, issue.found) == (QF_SCHOOL, "complaint", "请核实报名收费情况。")
    assert rules.school_view(area=issue.area, scrubbed_text=issue.found).lines()[2] == f"情况：{issue.found}"
    columns = " ".join(str(value) for value in Issue.objects.values().get().values())
    assert case.number not in columns
    assert str(case.pk) not in columns


def test_without_checked_text_no_issue_is_opened(case, do, campaign):
    with pytest.raises(rules.NoScrubbedText):
        do("turn_into_issue", do("accept", case), due_on=date(2024, 7, 31))


def test_a_case_becomes_one_issue_only(case, do, campaign):
    case = do("accept", case)
    case = do("scrub", case, scrubbed_text="请核实报名收费情况。", area="conduct")
    case = do("turn_into_issue", case, due_on=date(2024, 7, 31))
    with pytest.raises(rules.IssueExists):
        do("turn_into_issue", case, due_on=date(2024, 7, 31))


def test_what_the_school_was_given_is_not_rewritten_afterwards(case, do, campaign):
    case = do("accept", case)
    case = do("scrub", case, scrubbed_text="请核实报名收费情况。", area="conduct")
    case = do("turn_into_issue", case, due_on=date(2024, 7, 31))
    with pytest.raises(rules.NotNow):
        do("scrub", case, scrubbed_text="换一种说法。", area="policy")


def test_a_case_about_the_bureau_becomes_an_issue_of_the_bureau(filed, do, campaign, py_handler):
    case = filed(about=QF)
    case = do("accept", case, by=py_handler)
    case = do("scrub", case, by=py_handler, scrubbed_text="请说明文件清理情况。", area="policy")
    case = do("turn_into_issue", case, by=py_handler, due_on=date(2024, 7, 31))
    assert (case.unit_id, case.issue.unit_id) == (PY, QF)


def test_the_handler_learns_who_complained_and_it_is_logged(case, do, cast):
    case = do("accept", case)
    shown = do("reveal_complainant", case, reason="电话核实时间")
    assert shown == {"姓名": NAME, "电话": PHONE, "与孩子的关系": "母亲"}
    assert set(Reveal.objects.values_list("field", "user_id")) == {
        (field, cast.qf_handler.pk) for field in ("name", "phone", "relation")
    }


@pytest.mark.parametrize("who", ["qf_handler_2", "py_handler"])
def test_nobody_else_learns_who_complained(case, do, request, who):
    other = request.getfixturevalue(who)
    case = do("accept", case)
    with pytest.raises(rules.NotYourCase):
        do("reveal_complainant", case, by=other, reason="想看看")
    assert not Reveal.objects.exists()


def test_before_acceptance_nobody_at_all_learns_who_complained(case, do):
    with pytest.raises(rules.NotYourCase):
        do("reveal_complainant", case, reason="想看看是谁")


def test_the_database_refuses_a_case_handled_by_the_accused(case):
    case.about_id = case.unit_id
    with pytest.raises(IntegrityError, match="case_not_handled_by_the_accused"), transaction.atomic():
        case.save()


def test_the_database_refuses_an_answered_case_without_answer(case, cast):
    case.state, case.handler = "replied", cast.qf_handler
    with pytest.raises(IntegrityError, match="case_replied_has_reply"), transaction.atomic():
        case.save()


def test_the_school_gets_no_notice_of_a_complaint(case, do):
    do("accept", case)
    assert set(Notice.objects.values_list("unit_id", "right")) == {(QF, "handle")}
