"""The desk puts every line into exactly one section, the late ones first."""

from datetime import date

import pytest

from campaign.desk import DeskItem
from campaign.queries.sections import section_of, sections

TODAY = date(2024, 7, 12)  # a Friday


def line(kind: str = "assignment", due: str | None = None, overdue: bool = False) -> DeskItem:
    return DeskItem(kind, "一件事", date.fromisoformat(due) if due else None, overdue, "campaign:desk")


@pytest.mark.parametrize(
    ("item", "section"),
    [
        (line(due="2024-07-11", overdue=True), "late"),
        (line("returned", due="2024-07-11", overdue=True), "late"),
        (line("verify", due="2024-07-01", overdue=True), "late"),
        (line("returned"), "returned"),
        (line(due="2024-07-12"), "today"),
        (line("verify", due="2024-07-13"), "judge"),
        (line("review"), "judge"),
        (line("sign"), "judge"),
        (line(due="2024-07-14"), "week"),
        (line(due="2024-07-15"), "later"),
        (line(), "later"),
    ],
)
def test_a_line_stands_where_its_urgency_puts_it(item: DeskItem, section: str) -> None:
    assert section_of(item, TODAY) == section


def test_no_line_is_lost_or_shown_twice() -> None:
    items = [line(due="2024-07-11", overdue=True), line(), line("returned"), line("verify"), line()]
    assert sum(len(section.lines) for section in sections(items, TODAY)) == len(items)


def test_a_long_section_unfolds() -> None:
    late = sections([line(due="2024-07-01", overdue=True)] * 35, TODAY)[0]
    assert (len(late.first), len(late.rest)) == (30, 5)
