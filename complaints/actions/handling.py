"""The office works on a case. Only its handler does, and nothing is told to the unit complained about."""

from datetime import date, datetime

import pghistory
from django.db import transaction

from campaign.actions.issues import open_issue
from campaign.choices import Source
from campaign.models import Campaign
from complaints import rules
from complaints.actions.intake import tell_office, write_message, write_step
from complaints.choices import Outcome, Sender, State
from complaints.models import Case, CaseMessage, Complainant
from yangguang.accounts.models import User
from yangguang.audit.actions import reveal
from yangguang.common.fields import plain


def _opened(row: Case, verb: str, by: User) -> Case:
    """The case locked, if its state and its handler admit the verb; else a named refusal."""
    case = Case.lock(row.pk)
    if not rules.admits(case, verb):
        raise rules.NotNow
    if not rules.may_act(case, verb, by.pk):
        raise rules.NotYourCase
    return case


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
    case = _opened(row, "accept", by)
    case.handler, case.accepted_at = by, now
    case.area, case.prohibition = area or case.area, prohibition or case.prohibition
    case.urgent = case.urgent or urgent
    case.reply_by = min(case.reply_by, rules.reply_by(now.date(), case.kind))
    return _moved(case, State.ACCEPTED, now=now)


@transaction.atomic
def refuse(*, by: User, row: Case, now: datetime, reason: str) -> Case:
    """Do not accept, with the reason the complainant reads."""
    case = _opened(row, "refuse", by)
    case.handler, case.accepted_at, case.refusal_reason = by, now, reason
    return _moved(case, State.REFUSED, now=now)


@transaction.atomic
def transfer(*, by: User, row: Case, now: datetime, to: str) -> Case:
    """Hand over to another authority; :class:`rules.TransferToAccused` when that is the unit accused."""
    case = _opened(row, "transfer", by)
    if rules.mentions(to, case.about.name):
        raise rules.TransferToAccused
    case.handler, case.accepted_at = case.handler or by, case.accepted_at or now
    case.transferred_to = to
    return _moved(case, State.TRANSFERRED, now=now)


@transaction.atomic
def begin(*, by: User, row: Case, now: datetime) -> Case:
    """Start looking into it."""
    return _moved(_opened(row, "begin", by), State.HANDLING, now=now)


@transaction.atomic
def take(*, by: User, row: Case, now: datetime, reason: str) -> Case:
    """Take the case over from a colleague; the history keeps who had it, the reason stays on the case."""
    case = _opened(row, "take", by)
    case.handler, case.taken_reason = by, reason
    case.bump(now=now)
    case.save()
    return case


@transaction.atomic
def scrub(
    *, by: User, row: Case, now: datetime, scrubbed_text: str, area: str = "", prohibition: int | None = None
) -> Case:
    """Write the separate text that may reach the school; it must not name or quote the complainant."""
    case = _opened(row, "scrub", by)
    person = Complainant.objects.filter(case=case).first()
    rules.refuse_if_it_names(
        scrubbed_text,
        names=[plain(person.name)] if person else [],
        phones=[plain(person.phone)] if person else [],
        original=plain(case.text),
    )
    case.scrubbed_text = scrubbed_text
    case.area, case.prohibition = area or case.area, prohibition or case.prohibition
    case.bump(now=now)
    case.save()
    return case


@transaction.atomic
def reply(*, by: User, row: Case, now: datetime, reply: str) -> Case:
    """Answer the complainant, who reads it with the code."""
    case = _opened(row, "reply", by)
    case.reply, case.replied_at = reply, now
    return _moved(case, State.REPLIED, now=now)


@transaction.atomic
def close(*, by: User, row: Case, now: datetime, outcome: str) -> Case:
    """Close with what was found out; a review upholds or changes, and the unit below hears of it."""
    case = _opened(row, "close", by)
    rules.refuse_outcome(case, outcome)
    case.outcome, case.closed_at = Outcome(outcome), now
    if case.appeal_of is not None:
        title = f"{case.appeal_of.number} 的申诉已由上级复查：{Outcome(outcome).label}"
        tell_office(case.appeal_of, f"case-reviewed-{case.pk}", title, now=now)
    return _moved(case, State.CLOSED, now=now)


@transaction.atomic
def turn_into_issue(*, by: User, row: Case, now: datetime, due_on: date) -> Case:
    """Open an issue for the unit complained about, out of the checked text and nothing else.

    What reaches the unit is exactly :func:`rules.school_view`; the issue does not know the case.
    """
    case = Case.lock(row.pk)
    if case.issue_id is not None:
        raise rules.IssueExists
    case = _opened(case, "issue", by)
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
    case = _opened(row, "message", by)
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
