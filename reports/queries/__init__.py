"""Reads for reports, one module per noun: ``figures``, ``filings``, ``printed``."""
