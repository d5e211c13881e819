"""The days a complainant is promised, in working days (domain.md §6): acceptance, answer, more time."""

from datetime import date

from django.utils import timezone

from complaints.choices import (
    ACCEPT_WITHIN,
    ACCEPT_WITHIN_URGENT,
    REPLY_WITHIN,
    REPLY_WITHIN_ENQUIRY,
    WAIT_WITHIN,
    Kind,
    State,
)
from complaints.models import Case
from yangguang.common import clock
from yangguang.common.refusals import Refusal


class TooLateForMoreTime(Refusal):
    """A promise that is broken already is not mended by putting it off."""

    code = "CASE_OVERDUE"
    message = "已经超过答复期限，不能再暂停计时或申请延期，请尽快答复。"


class DateRefused(Refusal):
    """The new day of the answer: later than the one promised, a working day, not beyond the longest."""

    code = "CASE_DATE_REFUSED"
    status = 422
    field = "wanted_on"


def accept_by(received: date, *, urgent: bool) -> date:
    """The day by which the complainant learns whether the case is accepted: 2 working days, urgent 1."""
    return clock.add_working_days(received, ACCEPT_WITHIN_URGENT if urgent else ACCEPT_WITHIN)


def reply_by(accepted: date, kind: str) -> date:
    """The day of the answer: 5 working days from acceptance for an enquiry, 15 for all others.

    Before acceptance reckon from :func:`accept_by`: a promise that is only ever kept early.
    """
    return clock.add_working_days(accepted, REPLY_WITHIN_ENQUIRY if kind == Kind.ENQUIRY else REPLY_WITHIN)


def is_late(case: Case, today: date) -> bool:
    """Whether acceptance or answer came, or is still to come, after its day."""
    decided = timezone.localtime(case.accepted_at).date() if case.accepted_at else today
    if decided > case.accept_by:
        return True
    if case.state in (State.REFUSED, State.TRANSFERRED):
        return False
    if case.waiting_until is not None:
        return today > case.waiting_until
    answered = timezone.localtime(case.replied_at).date() if case.replied_at else today
    return answered > case.reply_by


def next_due(case: Case) -> date | None:
    """The next day somebody waits for; None when the complainant has the answer."""
    if case.state == State.REGISTERED:
        return case.accept_by
    if case.waiting_until is not None:
        return case.waiting_until
    return case.reply_by if case.state in (State.ACCEPTED, State.HANDLING) else None


def is_due(case: Case) -> bool:
    """Whether the clock of the answer runs."""
    return case.state in (State.ACCEPTED, State.HANDLING) and case.waiting_until is None


def refuse_if_late(case: Case, today: date) -> None:
    """:class:`TooLateForMoreTime` when the day of the answer is over."""
    if today > case.reply_by:
        raise TooLateForMoreTime


def wait_until(since: date) -> date:
    """How long the clock stands still at most while the complainant is asked for more: 15 working days."""
    return clock.add_working_days(since, WAIT_WITHIN)


def reply_by_after_waiting(case: Case, today: date) -> date:
    """The day of the answer moved by the working days that the office waited, at most those it may."""
    assert case.waiting_since is not None
    assert case.waiting_until is not None
    waited = clock.working_days_between(case.waiting_since, min(today, case.waiting_until))
    return clock.add_working_days(case.reply_by, waited) if waited > 0 else case.reply_by


def latest_extension(case: Case) -> date:
    """An extension gives at most as long again: 5 working days for an enquiry, 15 for all others."""
    return reply_by(case.reply_by, case.kind)


def refuse_extension_to(wanted: date, case: Case) -> None:
    """:class:`DateRefused` unless ``wanted`` is a working day after the one promised, within the longest."""
    latest = latest_extension(case)
    if not case.reply_by < wanted <= latest:
        raise DateRefused(
            f"延长后的答复日期须晚于现在的 {case.reply_by:%Y-%m-%d}，最晚 {latest:%Y-%m-%d}，请另选日期。"
        )
    if not clock.is_working_day(wanted):
        before = clock.working_day_on_or_before(wanted)
        raise DateRefused(f"{wanted:%Y-%m-%d} 是休息日，请改为工作日，例如 {before:%Y-%m-%d}。")
