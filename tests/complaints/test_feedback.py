"""What the complainant does with an answer: rates it once, appeals once to the unit above."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from complaints import queries, rules
from complaints.actions import feedback, handling
from complaints.choices import Outcome, State
from complaints.models import Case, CaseRating
from complaints.rules import clocks
from tests.cast import PY, QF
from yangguang.common import clock
from yangguang.notices.models import Notice
from yangguang.tenancy.models import Unit
from yangguang.tenancy.scope import scope

ANSWER = "经核实，学校收费违规，已责令退还。"
GROUNDS = "钱没有退，请上级再查一次（虚构）。"


@pytest.fixture
def answered(filed, cast):
    """``answered()``: a case of 清丰县 with its answer; ``.code`` opens it."""

    def answer(**story):
        case = filed(**story)
        code, by = case.code, cast.qf_handler
        with scope(QF):
            handling.accept(by=by, row=case, now=clock.now())
            handling.begin(by=by, row=case, now=clock.now())
            case = handling.reply(by=by, row=case, now=clock.now(), reply=ANSWER)
        case.code, case.key = code, rules.code_key(code)
        return case

    return answer


def rate(case, score=5, reason=""):
    return feedback.rate_case(case=case, key=case.key, score=score, reason=reason, now=clock.now())


def appeal(case):
    return feedback.appeal_case(case=case, key=case.key, text=GROUNDS, now=clock.now())


def satisfaction_of(actor):
    with scope(QF):
        return queries.figures(actor, queries.RATING, clock.today(), [Unit.objects.get(pk=QF)]).rows[0]


def opened(cast, case):
    client = cast.client()
    client.post(reverse("complaints:track"), {"number": case.number, "code": case.code})
    return client


# --- Rating ---


def test_an_answer_is_rated_once(answered):
    case = answered()
    assert rate(case).score == 5
    with pytest.raises(rules.AlreadyRated):
        rate(case, 1, "又想改")


def test_nothing_is_rated_before_the_answer(filed):
    case = filed()
    case.key = rules.code_key(case.code)
    with pytest.raises(rules.NotNow):
        rate(case)


def test_who_is_not_content_says_why(answered):
    case = answered()
    with pytest.raises(rules.RatingReasonMissing):
        rate(case, 2, " ")
    assert rate(case, 2, "拖得太久").score == 2


def test_the_database_keeps_a_rating_as_it_was_given(answered):
    row = rate(answered())
    with scope("*"):
        with pytest.raises(Exception, match="rating_stays"), transaction.atomic():
            CaseRating.objects.filter(pk=row.pk).update(score=1)
        with pytest.raises(Exception, match="rating_stays"), transaction.atomic():
            CaseRating.objects.filter(pk=row.pk).delete()


def test_the_handler_finds_no_rating_on_the_page_of_the_case(answered, cast):
    case = answered()
    rate(case, 1, "处理敷衍不负责")
    page = cast.client(cast.qf_handler).get(reverse("complaints:cases-detail", args=[case.pk]))
    assert "处理敷衍" not in page.content.decode()
    assert "很不满意" not in page.content.decode()


def test_small_numbers_of_ratings_are_hidden_from_the_office_itself(answered, cast):
    for score in (5, 5, 5, 1):
        rate(answered(), score, "理由")
    row = satisfaction_of(cast.actor(cast.qf_handler))
    assert row.total == 4
    assert row.cells["poor"] in ("<3", "—")
    assert queries.satisfaction(row) == "—"


def test_satisfaction_names_its_denominator(answered, cast):
    for score in (5, 4, 4, 3, 3, 3, 1, 2, 1):
        rate(answered(), score, "理由")
    for _ in range(3):
        answered()
    row = satisfaction_of(cast.actor(cast.py_reviewer))
    assert row.total == 12
    assert queries.satisfaction(row) == "33.3%（3/9）"


def test_the_page_of_figures_shows_satisfaction(answered, cast):
    rate(answered())
    page = cast.client(cast.py_reviewer).get(reverse("complaints:figures"), {"by": "rating"})
    assert "满意率" in page.content.decode()


# --- Appeal ---


def test_an_appeal_is_a_case_of_the_unit_above_opened_with_the_same_code(answered):
    case = answered()
    review = appeal(case)
    assert (review.unit_id, review.kind, review.state) == (PY, "appeal", State.REGISTERED)
    assert review.accept_by == clocks.accept_by(clock.today(), urgent=False)
    assert queries.case_opened_with(review.number, case.key).pk == review.pk
    with scope(PY):
        assert Notice.objects.filter(unit_id=PY, key=f"case-received-{review.pk}").exists()


def test_one_appeals_once(answered):
    case = answered()
    appeal(case)
    with pytest.raises(rules.AppealedAlready):
        appeal(case)


def test_one_appeals_within_thirty_days_of_the_answer(answered, at):
    case = answered()
    until = rules.appeal_until(case)
    assert until == clock.today() + timedelta(days=30)
    at((until + timedelta(days=1)).isoformat())
    with pytest.raises(rules.AppealTooLate):
        appeal(case)
    at(until.isoformat())
    assert appeal(case).appeal_of_id == case.pk


def test_what_is_not_decided_and_what_was_reviewed_is_not_appealed(filed, answered):
    case = filed()
    case.key = rules.code_key(case.code)
    with pytest.raises(rules.NoAppeal):
        appeal(case)
    first = answered()
    review = appeal(first)
    review.state, review.replied_at, review.key = State.REPLIED, clock.now(), first.key
    with pytest.raises(rules.NoAppeal):
        appeal(review)


@pytest.mark.parametrize("outcome", [Outcome.UPHELD, Outcome.CHANGED])
def test_a_review_upholds_or_changes_and_the_county_hears_of_it(answered, py_handler, outcome):
    case = answered()
    review = appeal(case)
    with scope(PY):
        handling.accept(by=py_handler, row=review, now=clock.now())
        handling.reply(by=py_handler, row=review, now=clock.now(), reply="经复查，已重新处理。")
        with pytest.raises(rules.WrongOutcome):
            handling.close(by=py_handler, row=review, now=clock.now(), outcome=Outcome.TRUE)
        done = handling.close(by=py_handler, row=review, now=clock.now(), outcome=outcome)
        assert done.outcome == outcome
        told = Notice.objects.get(unit_id=QF, key=f"case-reviewed-{review.pk}")
        assert outcome.label in told.title


def test_only_a_review_upholds_or_changes(answered, cast):
    case = answered()
    with scope(QF):
        with pytest.raises(rules.WrongOutcome):
            handling.close(by=cast.qf_handler, row=case, now=clock.now(), outcome=Outcome.UPHELD)
        with pytest.raises(IntegrityError, match="case_only_appeals"), transaction.atomic():
            Case.objects.filter(pk=case.pk).update(outcome=Outcome.UPHELD)


def test_the_reviewer_reads_the_answer_that_is_appealed_against(answered, cast, py_handler):
    case = answered()
    review = appeal(case)
    page = cast.client(py_handler).get(reverse("complaints:cases-detail", args=[review.pk])).content.decode()
    assert case.number in page
    assert ANSWER in page


# --- The page of the complainant ---


def test_the_complainant_rates_and_appeals_on_the_page_of_the_case(answered, cast):
    case = answered()
    client = opened(cast, case)
    page = client.get(reverse("complaints:track-case")).content.decode()
    assert "您对这次办理满意吗" in page
    assert "我要申诉" in page
    bad = client.post(reverse("complaints:track-rating"), {"score": "1", "reason": ""})
    assert bad.status_code == 422
    assert rules.RatingReasonMissing.message in bad.content.decode()
    assert client.post(reverse("complaints:track-rating"), {"score": "4"}).status_code == 302
    assert client.post(reverse("complaints:track-appeal"), {"grounds": GROUNDS}).status_code == 302
    page = client.get(reverse("complaints:track-case")).content.decode()
    assert "已经评价过" in page
    assert "濮阳市教育局申诉" in page
    assert "我要申诉" not in page


@pytest.mark.parametrize("name", ["track-rating", "track-appeal"])
def test_without_the_code_nobody_rates_or_appeals(answered, cast, name):
    answered()
    answer = cast.client().post(reverse(f"complaints:{name}"), {"score": "5", "grounds": GROUNDS})
    assert answer.url == reverse("complaints:track")
    with scope("*"):
        assert not CaseRating.objects.exists()
        assert not Case.objects.exclude(appeal_of=None).exists()
