"""What reports tell the campaign: when a report is handed in, and what waits on a desk."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django.db.models import Q
from django.dispatch import receiver

from campaign.choices import WEEKLY_REPORT_CODE
from campaign.completion import Completion, register_completion, register_completion_of_kind
from campaign.desk import DeskItem, register_desk_source
from campaign.events import issued, printed
from campaign.models import PHASE_REPORT, Assignment
from campaign.queries.board import register_column
from reports.models import Verification
from reports.queries import filings
from reports.queries.board import weekly_column
from yangguang.accounts.rights import Actor
from yangguang.common.events import follow_the_clock


def report_is_in(assignment: Assignment) -> Completion:
    """A report is complete when its filing went up, and in no other way."""
    return Completion(*filings.standing_of(assignment))


def is_phase_report(assignment: Assignment) -> bool:
    """Whether a summary is what the assignment asks for."""
    return assignment.is_phase_report


def shown_as_filings(today: date) -> Q:
    """Assignments the desk shows as reports: the weekly ones due by today, summaries that have a draft."""
    weekly = Q(deliverable__code=WEEKLY_REPORT_CODE, due_on__lte=today)
    return weekly | PHASE_REPORT & Q(filings__isnull=False)


def filings_on_the_desk(actor: Actor, today: date) -> Iterator[DeskItem]:
    """Reports to write, check, sign, submit and accept, each for the person whose step it is."""
    for kind, title, filing in filings.waiting_for(actor):
        yield DeskItem(
            kind=kind,
            title=title,
            due_on=filing.due_on,
            overdue=filing.is_late(today),
            url_name="reports:filings-detail",
            url_kwargs={"pk": str(filing.pk)},
            reason=filing.sent_back or (filing.replaces.reason if filing.replaces else ""),
            unit_name=filing.unit.name,
        )
    for assignment in filings.not_drafted_yet(actor, today):
        yield DeskItem(
            kind="filing",
            title=f"待取数：{assignment.deliverable.title}",
            due_on=assignment.due_on,
            overdue=assignment.is_late(today),
            url_name="reports:home",
            unit_name=assignment.unit.name,
        )


register_completion(WEEKLY_REPORT_CODE, report_is_in, judged_there=True)
register_completion_of_kind(is_phase_report, report_is_in)
register_desk_source(filings_on_the_desk, instead_of=shown_as_filings)
register_column("本周周报", weekly_column)
follow_the_clock("reports.draft_due_filings")


@receiver(issued)
def list_issued_document(
    sender: Any, *, code: str, issuer: str, title: str, number: str, dated: date, content_hash: str,
    unit_id: str, now: datetime, **kwargs: Any,
) -> None:  # fmt: skip
    """A document signed in an app below: from now on anybody can check its paper."""
    Verification.objects.create(
        unit_id=unit_id, code=code, issuer=issuer, title=title, number=number, dated=dated,
        content_hash=content_hash, created_at=now, updated_at=now,
    )  # fmt: skip


@receiver(printed)
def note_printed_document(sender: Any, *, code: str, sha256: str, now: datetime, **kwargs: Any) -> None:
    """Its PDF was made: the page can compare files."""
    line = Verification.objects.select_for_update().get(code=code)
    line.sha256, line.made_at = sha256, now
    line.bump(now=now)
    line.save()
