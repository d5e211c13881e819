"""Verbs of reports, one module per noun."""

from reports.actions.documents import render_document, render_waiting_documents
from reports.actions.drafting import draft_due_filings, new_edition, refresh_figures, start_summary
from reports.actions.steps import (
    accept_filing,
    check_filing,
    return_filing,
    return_to_writer,
    sign_filing,
    submit_filing,
    withdraw_filing,
    write_narrative,
)

__all__ = [
    "accept_filing",
    "check_filing",
    "draft_due_filings",
    "new_edition",
    "refresh_figures",
    "render_document",
    "render_waiting_documents",
    "return_filing",
    "return_to_writer",
    "sign_filing",
    "start_summary",
    "submit_filing",
    "withdraw_filing",
    "write_narrative",
]
