"""Decisions as tables: states × verbs, deadlines, locks."""

from datetime import date

import pytest

from campaign import rules
from campaign.choices import AssignmentState, IssueState
from yangguang.common import clock

pytestmark = pytest.mark.django_db  # the calendar asks the operator's table

P, R, K, C, X = (
    IssueState.PENDING,
    IssueState.RECTIFYING,
    IssueState.COUNTY_CHECK,
    IssueState.CITY_CHECK,
    IssueState.CLOSED,
)
ISSUE_TABLE = [
    # verb, from → to (None: refused), for every state
    ("start", {P: R, R: None, K: None, C: None, X: None}),
    ("progress", {P: R, R: R, K: None, C: None, X: None}),
    ("hand_in", {P: None, R: K, K: None, C: None, X: None}),
    ("county_accept", {P: None, R: None, K: C, C: None, X: None}),
    ("close", {P: None, R: None, K: None, C: X, X: None}),
    ("return", {P: None, R: None, K: R, C: R, X: None}),
    ("extend", {P: P, R: R, K: None, C: None, X: None}),
    ("reopen", {P: None, R: None, K: None, C: None, X: R}),
]


@pytest.mark.parametrize(
    ("verb", "state", "expected"),
    [(verb, state, to) for verb, row in ISSUE_TABLE for state, to in row.items()],
)
def test_an_issue_moves_only_along_the_table(verb: str, state: str, expected: str | None) -> None:
    assert rules.ISSUES.may(verb, state) is (expected is not None)
    if expected is None:
        with pytest.raises(rules.WrongState) as refused:
            rules.ISSUES.next_state(verb, state)
        assert IssueState(state).label in refused.value.message
    else:
        assert rules.ISSUES.next_state(verb, state) == expected


def test_the_issue_table_names_every_verb_and_state() -> None:
    assert {verb for verb, _ in ISSUE_TABLE} == set(rules.ISSUES.steps)
    assert all(set(row) == set(IssueState) for _, row in ISSUE_TABLE)


N, G, S, A, B = (
    AssignmentState.NOT_STARTED,
    AssignmentState.IN_PROGRESS,
    AssignmentState.SUBMITTED,
    AssignmentState.ACCEPTED,
    AssignmentState.RETURNED,
)
ASSIGNMENT_TABLE = [
    ("start", {N: G, G: G, S: None, A: None, B: G}),
    ("submit", {N: S, G: S, S: None, A: None, B: S}),
    ("accept", {N: None, G: None, S: A, A: None, B: None}),
    ("return", {N: None, G: None, S: B, A: B, B: None}),
]


@pytest.mark.parametrize(
    ("verb", "state", "expected"),
    [(verb, state, to) for verb, row in ASSIGNMENT_TABLE for state, to in row.items()],
)
def test_an_assignment_moves_only_along_the_table(verb: str, state: str, expected: str | None) -> None:
    assert rules.ASSIGNMENTS.may(verb, state) is (expected is not None)
    if expected is None:
        with pytest.raises(rules.WrongState):
            rules.ASSIGNMENTS.next_state(verb, state)
    else:
        assert rules.ASSIGNMENTS.next_state(verb, state) == expected


@pytest.mark.parametrize(
    ("state", "was_submitted", "has_answer", "returned", "expected"),
    [
        (G, False, True, False, True),  # before the first submission everything is open
        (N, False, False, False, True),
        (S, True, True, False, False),
        (S, True, True, True, False),
        (A, True, True, False, False),
        (B, True, True, True, True),  # returned: the marked item
        (B, True, True, False, False),  # … and only that one
        (G, True, True, True, True),  # being mended
        (G, True, True, False, False),
        (G, True, False, False, True),  # an item added to the checklist since
    ],
)
def test_a_check_is_open_only_when_nobody_judges_it(
    state: str, was_submitted: bool, has_answer: bool, returned: bool, expected: bool
) -> None:
    assert rules.check_is_open(state, was_submitted, has_answer, returned) is expected


PHASE = {
    1: (date(2024, 5, 28), date(2024, 5, 31)),
    2: (date(2024, 6, 1), date(2024, 6, 10)),
    3: (date(2024, 6, 11), date(2024, 9, 30)),
    4: (date(2024, 10, 1), date(2024, 10, 20)),
}


@pytest.mark.parametrize(
    ("spec", "phase", "nominal", "moved"),
    [
        ("05-31", 1, date(2024, 5, 31), date(2024, 5, 31)),
        ("06-10", 2, date(2024, 6, 10), date(2024, 6, 7)),  # 端午节 → Friday before
        ("10-20", 4, date(2024, 10, 20), date(2024, 10, 18)),  # Sunday
        ("06-30", 3, date(2024, 6, 30), date(2024, 6, 28)),  # Sunday
        ("10-10", 4, date(2024, 10, 10), date(2024, 10, 10)),
    ],
)
def test_a_deadline_on_a_day_off_moves_to_the_working_day_before(
    spec: str, phase: int, nominal: date, moved: date
) -> None:
    due = rules.due_dates(spec, *PHASE[phase], clock.working_day_on_or_before)
    assert due == [rules.Due(nominal, moved)]
    assert rules.due_dates(spec, *PHASE[phase], None) == [rules.Due(nominal, nominal)]


def test_the_weekly_report_is_due_every_friday_from_june_14() -> None:
    due = [d.nominal for d in rules.due_dates("weekly:fri", *PHASE[3], clock.working_day_on_or_before)]
    assert due[0] == date(2024, 6, 14)
    assert due[-1] == date(2024, 9, 27)
    assert len(due) == 16
    assert {day.weekday() for day in due} == {4}


def test_the_monthly_report_is_due_on_the_last_working_day_from_june_to_september() -> None:
    due = [d.on for d in rules.due_dates("monthly:last-workday", *PHASE[3], clock.working_day_on_or_before)]
    assert due == [date(2024, 6, 28), date(2024, 7, 31), date(2024, 8, 30), date(2024, 9, 30)]


def test_an_unknown_due_is_an_error_and_not_a_guess() -> None:
    with pytest.raises(ValueError, match="sometime"):
        rules.due_dates("sometime", *PHASE[3], None)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("immediate", date(2024, 7, 19)),  # 5 working days after Friday 07-12
        ("limited", date(2024, 8, 9)),
        ("lasting", date(2024, 9, 30)),
    ],
)
def test_an_issue_without_a_date_is_due_by_its_kind(kind: str, expected: date) -> None:
    due = rules.default_due(kind, date(2024, 7, 12), PHASE[3][1], clock.add_working_days)
    assert due == expected
