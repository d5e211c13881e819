"""The office works on a case. Only its handler does, and nothing is told to the unit complained about.

What is done with a case is done with those that were joined to it.
"""

from datetime import date, datetime

import pghistory
from django.db import transaction

from campaign.actions.issues import open_issue
from campaign.choices import Source
from campaign.models import Campaign
from complaints import rules
from complaints.actions.clocks import run_again
from complaints.actions.joining import together
from complaints.actions.opening import must_name_nobody, opened
from complaints.actions.records import tell_office, write_message, write_step
from complaints.choices import Outcome, Sender, State
from complaints.models import Case, CaseMessage, Complainant
from complaints.rules import clocks
from yangguang.accounts.models import User
from yangguang.audit.actions import reveal


def _moved(case: Case, state: State, *, now: datetime) -> Case:
    """Save the case in its new state and tell the complainant."""
    case.state = state
    case.bump(now=now)
    case.save()
    write_step(case, now=now)
    return case


@transaction.atomic
def accept(
    *,
    by: User,
    row: Case,
    now: datetime,
    area: str = "",
    prohibition: int | None = None,
    urgent: bool = False,
) -> Case:
    """Accept; whoever accepts handles. The day of the answer is never later than promised on the receipt."""
    case = opened(row, "accept", by)
    case.handler, case.accepted_at = by, now
    case.area, case.prohibition = area or case.area, prohibition or case.prohibition
    case.urgent = case.urgent or urgent
    case.reply_by = min(case.reply_by, clocks.reply_by(now.date(), case.kind))
    return _moved(case, State.ACCEPTED, now=now)


@transaction.atomic
def refuse(*, by: User, row: Case, now: datetime, reason: str) -> Case:
    """Do not accept, with the reason the complainant reads."""
    case = opened(row, "refuse", by)
    case.handler, case.accepted_at, case.refusal_reason = by, now, reason
    return _moved(case, State.REFUSED, now=now)


@transaction.atomic
def transfer(*, by: User, row: Case, now: datetime, to: str) -> Case:
    """Hand over to another authority; :class:`rules.TransferToAccused` when that is the unit accused."""
    case = opened(row, "transfer", by)
    if rules.mentions(to, case.about.name):
        raise rules.TransferToAccused
    for each in together(case):
        each.handler, each.accepted_at = each.handler or by, each.accepted_at or now
        each.waiting_since = each.waiting_until = None
        each.transferred_to = to
        _moved(each, State.TRANSFERRED, now=now)
    return case


@transaction.atomic
def begin(*, by: User, row: Case, now: datetime) -> Case:
    """Start looking into it."""
    case = opened(row, "begin", by)
    for each in together(case):
        if each.state == State.ACCEPTED:
            _moved(each, State.HANDLING, now=now)
    return case


@transaction.atomic
def take(*, by: User, row: Case, now: datetime, reason: str) -> Case:
    """Take the case over from a colleague; the history keeps who had it, the reason stays on the case."""
    case = opened(row, "take", by)
    for each in together(case):
        each.handler, each.taken_reason = by, reason
        each.bump(now=now)
        each.save()
    return case


@transaction.atomic
def scrub(
    *, by: User, row: Case, now: datetime, scrubbed_text: str, area: str = "", prohibition: int | None = None
) -> Case:
    """Write the separate text that may reach the school; it must not name or quote the complainant."""
    case = opened(row, "scrub", by)
    must_name_nobody(scrubbed_text, together(case), field="scrubbed_text")
    case.scrubbed_text = scrubbed_text
    case.area, case.prohibition = area or case.area, prohibition or case.prohibition
    case.bump(now=now)
    case.save()
    return case


@transaction.atomic
def reply(*, by: User, row: Case, now: datetime, reply: str) -> Case:
    """Answer the complainant, who reads it with the code.

    One answer for several gives none of them away: then it raises what :func:`must_name_nobody` raises.
    """
    case = opened(row, "reply", by)
    answered = together(case)
    if len(answered) > 1:
        must_name_nobody(reply, answered, field="reply")
    for each in answered:
        if each.waiting_until is not None:
            run_again(each, now=now)
        each.reply, each.replied_at = reply, now
        _moved(each, State.REPLIED, now=now)
    return case


@transaction.atomic
def close(*, by: User, row: Case, now: datetime, outcome: str) -> Case:
    """Close with what was found out; a review upholds or changes, and the unit below hears of it."""
    case = opened(row, "close", by)
    rules.refuse_outcome(case, outcome)
    if case.appeal_of is not None:
        title = f"{case.appeal_of.number} 的申诉已由上级复查：{Outcome(outcome).label}"
        tell_office(case.appeal_of, f"case-reviewed-{case.pk}", title, now=now)
    for each in together(case):
        each.outcome, each.closed_at = Outcome(outcome), now
        _moved(each, State.CLOSED, now=now)
    return case


@transaction.atomic
def turn_into_issue(*, by: User, row: Case, now: datetime, due_on: date) -> Case:
    """Open an issue for the unit complained about, out of the checked text and nothing else.

    What reaches the unit is exactly :func:`rules.school_view`; the issue does not know the case.
    """
    case = Case.lock(row.pk)
    if case.issue_id is not None:
        raise rules.IssueExists
    case = opened(case, "issue", by)
    if not (case.scrubbed_text and case.area):
        raise rules.NoScrubbedText
    campaign = Campaign.objects.filter(year=now.year).order_by("unit_id").first()
    if campaign is None:
        raise rules.NoCampaign
    # The history of the issue shows the page a change came from; this one would lead to the case.
    with pghistory.context(path="/complaints/"):
        case.issue = open_issue(
            by=by,
            now=now,
            campaign=campaign,
            unit=case.about,
            area=case.area,
            source=Source.COMPLAINT,
            found=case.scrubbed_text,
            prohibition=case.prohibition,
            due_on=due_on,
        )
    case.bump(now=now)
    case.save()
    return case


@transaction.atomic
def send_message(*, by: User, row: Case, now: datetime, text: str) -> CaseMessage:
    """Write to the complainant, who reads it with the code."""
    case = opened(row, "message", by)
    return write_message(case=case, sender=Sender.HANDLER, text=text, now=now)


@transaction.atomic
def reveal_complainant(*, by: User, row: Case, now: datetime, reason: str) -> dict[str, str]:
    """Name, phone and relation in full, each logged first with the reason. Only for the handler."""
    case = Case.lock(row.pk)
    if case.handler_id != by.pk:
        raise rules.NotYourCase
    person = Complainant.objects.filter(case=case).first()
    if person is None:
        return {}
    fields = {"name": "姓名", "phone": "电话", "relation": "与孩子的关系"}
    return {
        label: reveal(by=by, row=person, field=field, reason=reason, now=now)
        for field, label in fields.items()
        if getattr(person, field)
    }
