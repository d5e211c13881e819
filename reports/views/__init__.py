"""Doors of reports: pages of staff, and the public page about one PDF."""

from reports.views.filings import document, filing_page, home, narrative, pdf, start_summary, take_step

__all__ = ["document", "filing_page", "home", "narrative", "pdf", "start_summary", "take_step"]
