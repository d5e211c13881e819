"""Every number of a report opens its rows: the issue ledger narrowed to what was counted."""

from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from reports.choices import SHOWN_COUNTS
from reports.models import Filing
from reports.queries.measures import address_of
from reports.queries.printed import area_rows, measure_rows


def traced_areas(filing: Filing) -> list[dict[str, Any]]:
    """The six areas; each cell is (name, label, number, address of the rows behind it)."""
    return [
        {
            **row,
            "cells": [
                (name, label, row[name], _rows(filing, row["area"], name))
                for name, label in SHOWN_COUNTS[filing.kind].items()
            ],
        }
        for row in area_rows(filing.figures)
    ]


def traced_measures(filing: Filing) -> list[dict[str, Any]]:
    """What a summary counts beside the issues, each with the address of its rows; [] for a weekly report."""
    summed = "lines" in filing.figures
    return [
        {**row, "url": "#sources" if summed else address_of(row["key"], filing.unit_id)}
        for row in measure_rows(filing.figures.get("measures", {}))
    ]


def _rows(filing: Filing, area: str, name: str) -> str:
    """The ledger as it stands now, narrowed as the figure was counted (dates of the period, area, unit);
    for a sum, the table of the reports it sums, each of which leads to its own ledger."""
    if "lines" in filing.figures:
        return "#sources"
    start, end = filing.period_start.isoformat(), filing.period_end.isoformat()
    narrowed = {
        "found_week": {"found_on_from": start, "found_on_to": end},
        "closed_week": {"closed_at_from": start, "closed_at_to": end},
        "found_total": {"found_on_to": end},
        "closed_total": {"closed_at_to": end},
        "open": {"found_on_to": end, "preset": "open"},
        "overdue": {"found_on_to": end, "preset": "overdue"},
    }[name]
    return (
        f"{reverse('campaign:issues-list')}?{urlencode({'unit': filing.unit_id, 'area': area, **narrowed})}"
    )
