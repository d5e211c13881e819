"""Several complaints on one matter are handled together; each keeps number, code and clock (domain.md §6)."""

from datetime import datetime

from django.db import transaction

from complaints import rules
from complaints.actions.opening import opened
from complaints.actions.records import write_step
from complaints.models import Case
from yangguang.accounts.models import User


def together(case: Case) -> list[Case]:
    """The case and those that were joined to it, locked."""
    return [case, *Case.objects.select_for_update(of=("self",)).filter(joined_to=case).order_by("number")]


@transaction.atomic
def join(*, by: User, row: Case, now: datetime, lead: Case) -> Case:
    """Handle the case with ``lead``; the answer is due on the earlier of their days.

    Raises :class:`rules.CannotBeJoined` unless both are about the same unit, with this handler, running and
    not joined elsewhere.
    """
    # In one order, so that two who join the same two the other way round do not wait for each other.
    list(Case.objects.select_for_update(of=("self",)).filter(pk__in=[row.pk, lead.pk]).order_by("pk"))
    case, lead = opened(row, "join", by), opened(lead, "join", by)
    if not rules.may_join(case, lead) or case.joined.exists():
        raise rules.CannotBeJoined
    case.joined_to = lead
    case.bump(now=now)
    case.save()
    if case.reply_by < lead.reply_by:
        lead.reply_by = case.reply_by
        lead.bump(now=now)
        lead.save()
    write_step(case, now=now, sentence="您反映的事与其他群众反映的是同一件，合并办理，答复也在这里给您。")
    return case


@transaction.atomic
def part(*, by: User, row: Case, now: datetime) -> Case:
    """Handle the case by itself again."""
    case = opened(row, "part", by)
    case.joined_to = None
    case.bump(now=now)
    case.save()
    write_step(case, now=now, sentence=f"改为单独办理。最晚{rules.day(case.reply_by)}答复您。")
    return case
