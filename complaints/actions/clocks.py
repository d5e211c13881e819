"""The clock of the answer: it stands still while the complainant is asked; a reviewer puts it off once."""

from datetime import date, datetime

from django.db import transaction
from django.urls import reverse

from campaign import rules as shared
from campaign.choices.timeline import ExtensionState
from complaints import rules
from complaints.actions.joining import together
from complaints.actions.opening import must_name_nobody, opened
from complaints.actions.records import write_message, write_step
from complaints.choices import Sender
from complaints.models import Case, CaseExtension, CaseMessage
from complaints.rules import clocks
from complaints.rules import extensions as extension_rules
from yangguang.accounts.models import User
from yangguang.notices.actions import tell
from yangguang.tenancy.choices import Right
from yangguang.tenancy.scope import scope


@transaction.atomic
def ask_complainant(*, by: User, row: Case, now: datetime, text: str) -> CaseMessage:
    """Ask the complainant for what is missing; the clock stands still until they answer, for 15 working
    days at most.

    Raises :class:`clocks.TooLateForMoreTime`, and :class:`rules.OthersWait` when other cases were joined.
    """
    case = opened(row, "wait", by)
    clocks.refuse_if_late(case, now.date())
    if case.joined.exists():
        raise rules.OthersWait
    case.waiting_since, case.waiting_until = now.date(), clocks.wait_until(now.date())
    case.bump(now=now)
    case.save()
    sentence = (
        f"请您补充情况，见下方留言。请在{rules.day(case.waiting_until)}前补充，等您补充期间不计算答复期限。"
    )
    write_step(case, now=now, sentence=sentence)
    return write_message(case=case, sender=Sender.HANDLER, text=text, now=now)


@transaction.atomic
def resume(*, by: User, row: Case, now: datetime) -> Case:
    """Go on without what was asked for."""
    case = opened(row, "resume", by)
    run_again(case, now=now)
    return case


def hear_from_complainant(*, case: Case, now: datetime) -> None:
    """Start the clock again when the complainant, who cannot change the case, added what was asked for."""
    with scope(case.unit_id):
        waiting = Case.lock(case.pk)
        if waiting.waiting_until is not None:
            run_again(waiting, now=rules.whole_day(now))


def run_again(case: Case, *, now: datetime) -> None:
    """Move the day of the answer by the working days waited; the case is locked, and saved here."""
    case.reply_by = clocks.reply_by_after_waiting(case, now.date())
    case.waiting_since = case.waiting_until = None
    case.bump(now=now)
    case.save()
    write_step(case, now=now, sentence=f"继续办理。最晚{rules.day(case.reply_by)}答复您。")


@transaction.atomic
def ask_extension(*, by: User, row: Case, now: datetime, wanted_on: date, reason: str) -> CaseExtension:
    """Ask a reviewer of the office for more time, once a case; reviewer and complainant read ``reason``.

    Raises :class:`clocks.TooLateForMoreTime`, :class:`clocks.DateRefused`,
    :class:`extension_rules.AskedAlready`, and the refusals of :func:`must_name_nobody`.
    """
    case = opened(row, "extend", by)
    if case.extensions.exclude(state=ExtensionState.REFUSED).exists():
        raise extension_rules.AskedAlready
    clocks.refuse_if_late(case, now.date())
    clocks.refuse_extension_to(wanted_on, case)
    must_name_nobody(reason, together(case), field="reason")
    extension = CaseExtension.objects.create(
        unit_id=case.unit_id, case=case, reason=reason.strip(), due_before=case.reply_by,
        wanted_on=wanted_on, asked_by=by, asked_at=now, created_at=now, updated_at=now,
    )  # fmt: skip
    tell(
        unit_id=case.unit_id, right=Right.REVIEW, key=f"case-extension-{extension.pk}",
        title=f"投诉 {case.number} 申请延长答复期限，请审批",
        path=reverse("complaints:extensions-detail", args=[extension.pk]), now=now,
    )  # fmt: skip
    return extension


@transaction.atomic
def grant_extension(*, by: User, row: CaseExtension, now: datetime, text: str = "") -> CaseExtension:
    """待批 → 已批准: the answer is due on the wanted day, for all answered together; they are told."""
    extension = CaseExtension.lock(row.pk)
    state = extension_rules.EXTENSIONS.next_state("grant", extension.state)
    case = Case.lock(extension.case_id)
    if not rules.admits(case, "reply"):
        raise extension_rules.AnsweredAlready
    _decide(extension, state, by=by, now=now, text=text)
    for each in together(case):
        if each.reply_by < extension.wanted_on:
            each.reply_by = extension.wanted_on
            each.bump(now=now)
            each.save()
        words = f"答复期限延长，最晚{rules.day(each.reply_by)}答复您。原因：{extension.reason}"
        write_step(each, now=now, sentence=words)
    _tell_handlers(extension, f"已批准延至 {extension.wanted_on:%Y-%m-%d}", now)
    return extension


@transaction.atomic
def refuse_extension(*, by: User, row: CaseExtension, now: datetime, reason: str) -> CaseExtension:
    """待批 → 未批准 with the reason; the day stays, and the handler may ask again."""
    extension = CaseExtension.lock(row.pk)
    state = extension_rules.EXTENSIONS.next_state("refuse", extension.state)
    if not reason.strip():
        raise shared.ReasonMissing
    _decide(extension, state, by=by, now=now, text=reason)
    _tell_handlers(extension, "延期申请未获批准", now)
    return extension


def _decide(extension: CaseExtension, state: str, *, by: User, now: datetime, text: str) -> None:
    if by.pk == extension.asked_by_id:
        raise extension_rules.AskerDecides
    extension.state, extension.decision = state, text.strip()
    extension.decided_by, extension.decided_at = by, now
    extension.bump(now=now)
    extension.save()


def _tell_handlers(extension: CaseExtension, outcome: str, now: datetime) -> None:
    tell(
        unit_id=extension.unit_id, right=Right.HANDLE, key=f"case-extension-{extension.pk}-{extension.state}",
        title=f"投诉 {extension.case.number} {outcome}",
        path=reverse("complaints:cases-detail", args=[extension.case_id]), now=now,
    )  # fmt: skip
