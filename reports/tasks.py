"""Ticks of reports. What must happen is a row; a message only wakes the worker (security.md F5, F9, F10)."""

from celery import shared_task

from reports import actions
from yangguang.common import clock
from yangguang.tenancy.scope import scope


@shared_task(name="reports.draft_due_filings")
def draft_due_filings() -> int:
    """Draft what is due, then set PDFs that were signed and not made yet. Safe to repeat."""
    drafted = actions.draft_due_filings(now=clock.now())
    return drafted + actions.render_waiting_documents(now=clock.now())


@shared_task(name="reports.render_document")
def render_document(unit_code: str, document_id: str) -> bool:
    """Set the PDF of one signed report. Safe to repeat."""
    with scope(unit_code):
        return actions.render_document(document_id=document_id, now=clock.now())
