"""The dashboard: its numbers equal a second calculation, its cells lead to the rows they count."""

import json
import random
import re
from collections import Counter
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from campaign.choices import Area
from campaign.models import Assignment, Campaign, Issue
from campaign.queries.coverage import coverage
from tests.campaign.board_rows import plant
from tests.cast import HN, NL, NL_SCHOOL, PY, QF, QF_SCHOOL, QF_SCHOOL_2, Cast

TODAY = date(2024, 7, 12)


@pytest.fixture
def issues(campaign: Campaign, cast: Cast, now: datetime) -> list[Issue]:
    """Sixty issues all over two counties, some late, some closed."""
    dice = random.Random(7)
    for _ in range(60):
        plant(
            campaign,
            dice.choice([QF, QF_SCHOOL, QF_SCHOOL_2, NL, NL_SCHOOL]),
            now=now,
            area=dice.choice(Area.values),
            due=(TODAY + timedelta(days=dice.randint(-8, 8))).isoformat(),
            found_on=TODAY - timedelta(days=dice.randint(0, 20)),
            closer=cast.py_reviewer if dice.random() < 0.4 else None,
        )
    return list(Issue.objects.all())


def counted(issues: list[Issue], width: int) -> dict[str, Counter[Any]]:
    """The second calculation: one issue after the other."""
    figures: dict[str, Counter[Any]] = {
        name: Counter() for name in ("found", "open", "overdue", "closed", "new")
    }
    for issue in issues:
        key = (issue.unit_id[:width], issue.area)
        figures["found"][key] += 1
        figures["new"][key] += issue.found_on > TODAY - timedelta(days=7)
        figures["closed"][key] += issue.state == "closed"
        figures["open"][key] += issue.state != "closed"
        figures["overdue"][key] += issue.state != "closed" and issue.due_on < TODAY
    return figures


def agree(board: Any, issues: list[Issue], width: int) -> None:
    for name, expected in counted(issues, width).items():
        for row in board.rows:
            for area, cell in row.cells.items():
                assert getattr(cell, name) == expected[row.unit.code, area], (name, row.unit, area)
        assert getattr(board.total.total, name) == sum(expected.values())


def test_the_city_sees_its_counties(cast: Cast, issues: list[Issue]) -> None:
    board = cast.client(cast.py_reviewer).get("/dashboard/").context["board"]
    assert [row.unit.code for row in board.rows] == ["410902", QF, NL]
    agree(board, issues, 6)


def test_a_county_sees_its_bureau_and_schools(cast: Cast, issues: list[Issue]) -> None:
    board = cast.client(cast.qf_clerk).get("/dashboard/").context["board"]
    assert [row.unit.code for row in board.rows] == [QF, QF_SCHOOL, QF_SCHOOL_2]
    agree(board, [issue for issue in issues if issue.unit_id[:6] == QF], 17)


def test_the_province_sees_its_cities(cast: Cast, issues: list[Issue]) -> None:
    board = cast.client(cast.hn_viewer).get("/dashboard/").context["board"]
    assert [row.unit.code for row in board.rows] == ["4101", PY]
    agree(board, issues, 4)


def test_the_city_looks_into_one_county(cast: Cast, issues: list[Issue]) -> None:
    page = cast.client(cast.py_reviewer).get("/dashboard/", {"unit": QF})
    agree(page.context["board"], [issue for issue in issues if issue.unit_id[:6] == QF], 17)
    assert f"/dashboard/?unit={PY}" in page.content.decode()


@pytest.mark.parametrize("code", [NL, PY, HN, "410922-9999999999", "x", "%"])
def test_a_unit_outside_the_scope_is_not_found(cast: Cast, issues: list[Issue], code: str) -> None:
    assert cast.client(cast.qf_clerk).get("/dashboard/", {"unit": code}).status_code == 404


def test_coverage_equals_that_of_its_own_page(cast: Cast, campaign: Campaign, filled: Any, unit: Any) -> None:
    filled(unit(QF_SCHOOL), cast.qf_school)
    board = cast.client(cast.py_reviewer).get("/dashboard/").context["board"]
    expected = {c.unit.code: (c.total.answered, c.total.applicable) for c in coverage(campaign, (PY,))}
    assert {r.unit.code: (r.coverage.answered, r.coverage.applicable) for r in board.rows} == expected
    assert expected[QF][0] > 0


def test_each_cell_says_in_signs_and_words_what_its_colour_says(
    cast: Cast, campaign: Campaign, now: datetime
) -> None:
    plant(campaign, QF, now=now, area="policy", due="2024-07-01")
    plant(campaign, QF, now=now, area="conduct", due="2024-07-30")
    plant(campaign, QF, now=now, area="process", closer=cast.py_reviewer)
    page = cast.client(cast.py_reviewer).get("/dashboard/").content.decode()
    words = re.sub(r"<[^>]+>", " ", page)
    for text in ("▲ 1 逾期", "● 1 在办", "✓ 全部销号", "– 未发现"):
        assert re.search(text.replace(" ", r"\s+"), words), text


def test_a_cell_leads_to_exactly_the_rows_it_counts(cast: Cast, issues: list[Issue]) -> None:
    client = cast.client(cast.py_reviewer)
    board = client.get("/dashboard/").context["board"]
    page = client.get("/dashboard/").content.decode()
    links = re.findall(r'href="(/campaign/issues/\?unit=410922&amp;area=(\w+)[^"]*)"', page)
    row = next(row for row in board.rows if row.unit.code == QF)
    assert len(links) == sum(bool(cell.found) for cell in row.cells.values())
    for url, area in links:
        cell = row.cells[area]
        assert listed(client, url) == (cell.overdue or cell.open or cell.found)


def test_the_bureaus_own_line_does_not_count_its_schools(cast: Cast, issues: list[Issue]) -> None:
    client = cast.client(cast.qf_clerk)
    response = client.get("/dashboard/")
    own = response.context["board"].rows[0]
    links = re.findall(
        r'href="(/campaign/issues/\?unit=410922&amp;unit__level=county&amp;area=(\w+)[^"]*)"',
        response.content.decode(),
    )
    assert links
    for url, area in links:
        cell = own.cells[area]
        assert listed(client, url) == (cell.overdue or cell.open or cell.found)


def test_each_tile_opens_exactly_the_rows_it_counts(cast: Cast, issues: list[Issue]) -> None:
    client = cast.client(cast.py_reviewer)
    response = client.get("/dashboard/")
    total = response.context["board"].total.total
    tiles = re.search(r'<dl class="board-sums">.*?</dl>', response.content.decode(), re.DOTALL)[0]
    links = re.findall(r'href="(/campaign/issues/[^"]*)">\D*(\d+)<', tiles)
    assert [int(shown) for _, shown in links] == [
        total.overdue, total.open, total.found, total.new, total.closed, total.closed_lately,
    ]  # fmt: skip
    for url, shown in links:
        assert listed(client, url) == int(shown), url
    assert 'href="/campaign/coverage/"' in tiles


def test_coverage_leads_to_the_county_and_to_the_school(cast: Cast, campaign: Campaign) -> None:
    assert (
        f'href="/campaign/coverage/{QF}/"'
        in cast.client(cast.py_reviewer).get("/dashboard/").content.decode()
    )
    html = cast.client(cast.qf_clerk).get("/dashboard/").content.decode()
    assert f'href="/campaign/checks/{QF_SCHOOL}/"' in html


@pytest.mark.parametrize("who", ["py_reviewer", "qf_clerk", "hn_viewer"])
def test_the_figures_of_duties_and_letters_open_as_many_rows(
    cast: Cast, campaign: Campaign, letter_at: Any, who: str
) -> None:
    letter_at("sent")
    client = cast.client(getattr(cast, who))
    response = client.get("/dashboard/")
    board = response.context["board"]
    links = re.findall(
        r'href="(/campaign/(?:assignments|letters)/\?[^"]*)">.*?</span>\s*(\d+)<', response.content.decode()
    )
    assert board.total.silent == Assignment.objects.under(board.unit.pk).late(TODAY).count()
    assert str(board.total.silent) in [shown for _, shown in links]
    assert any("letters" in url for url, _ in links)
    for url, shown in links:
        assert listed(client, url) == int(shown), url


def listed(client: Client, url: str) -> int:
    """How many rows the ledger says there are."""
    page = client.get(url.replace("&amp;", "&")).content.decode()
    return int(re.search(r"共 (\d+) 条", page)[1])


def test_the_chart_has_the_numbers_of_the_table(cast: Cast, issues: list[Issue]) -> None:
    response = cast.client(cast.py_reviewer).get("/dashboard/")
    data = json.loads(re.search(r'id="board-data"[^>]*>(.*?)</script>', response.content.decode())[1])
    for row, bars in zip(response.context["board"].rows, data["opened"], strict=True):
        assert sum(bars) == row.total.found
        assert bars[0] == row.total.overdue


def test_without_a_campaign_it_says_who_has_to_start_one(cast: Cast) -> None:
    assert "还没有启动专项行动" in cast.client(cast.qf_clerk).get("/dashboard/").content.decode()


def test_administrators_see_no_business_figures(cast: Cast, issues: list[Issue]) -> None:
    for admin in (cast.admin_system, cast.admin_security, cast.admin_audit):
        assert cast.client(admin).get("/dashboard/").status_code == 403
