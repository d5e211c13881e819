"""The dashboard of a city, counties × six rectifications, beside the bare GROUP BY."""

from datetime import date
from functools import partial
from typing import Any

from django.db import connection
from django.test import Client
from django.urls import reverse

from benchmarks import fill, people
from benchmarks.measure import Case, Figure, Line, Result, interleaved, queries
from benchmarks.scratch import owner, plain_copy
from campaign.actions import start_campaign
from campaign.choices import Area
from campaign.models import Campaign, Issue
from campaign.queries.board import board
from campaign.queries.issue_counts import WEEK, issue_counts
from yangguang.common import clock
from yangguang.tenancy.models import Unit
from yangguang.tenancy.scope import scope

TABLE = Issue._meta.db_table
QUERY_GOAL = 20  # issue 3, of a province; a city's page is the same
# Every state of an issue that is open, and a closed one with its time; found over forty days.
INSERT = f"""
WITH u AS (SELECT code, row_number() OVER (ORDER BY code) - 1 AS place FROM tenancy_unit
    WHERE code LIKE '4109__%%')
INSERT INTO {TABLE} (id, unit_id, version, created_at, updated_at, campaign_id, number, area, source,
    found_on, found, measures, leader, person, deadline_kind, due_on, state, returned_reason,
    closed_at, closed_by_id, lines)
SELECT gen_random_uuid(), u.code, 1, %(now)s, %(now)s, %(campaign)s, '2024-' || left(u.code, 6) || '-' || i,
    (%(areas)s)[1 + i %% 6], 'self_check', date '2024-06-01' + (i %% 40)::int, '招生简章未公示（演示）',
    '', '', '', 'limited', date '2024-06-20' + (i %% 60)::int,
    CASE WHEN i %% 3 = 0 THEN 'closed' WHEN i %% 3 = 1 THEN 'rectifying' ELSE 'pending' END, '',
    CASE WHEN i %% 3 = 0 THEN %(now)s END, CASE WHEN i %% 3 = 0 THEN %(closer)s END, ''
FROM generate_series(0, %(count)s - 1) AS i
JOIN u ON u.place = i %% (SELECT count(*) FROM u)
"""
GROUP_BY = f"""
SELECT left(unit_id, 6), area, count(*), count(*) FILTER (WHERE state = 'closed'),
    count(*) FILTER (WHERE state <> 'closed' AND due_on < %(today)s),
    count(*) FILTER (WHERE found_on > %(since)s),
    count(*) FILTER (WHERE state = 'closed' AND (closed_at AT TIME ZONE 'Asia/Shanghai')::date > %(since)s)
FROM plain_{TABLE} WHERE campaign_id = %(campaign)s GROUP BY 1, 2
"""


def measured(rows: int, rounds: int) -> list[Line]:
    """The board's queries and the whole page, ``rows`` issues in one city."""
    viewer = people.person("viewer", people.CITY)
    campaign = _filled(rows)
    today = clock.today()
    client = people.browser(viewer)

    def matrix() -> None:
        with scope(people.CITY):
            found = board(campaign, people.CITY, today, issue_counts(campaign, people.CITY, today))
        if found is None or found.total.total.found != rows:
            raise AssertionError("The board does not show every issue.")

    page = partial(_get, client, reverse("campaign:dashboard"))
    ours, whole, bound = interleaved(
        [Case(matrix), Case(page), Case(partial(_group, campaign, today))], rounds
    )
    limit, of = "bare GROUP BY, no policy", f"of a city, {rows:,} issues"
    return [
        Result(f"dashboard matrix {of}", limit, ours, bound, 1.5, "board(): issues, coverage, units"),
        Result(f"dashboard page {of}", limit, whole, bound, None, "through the real address"),
        Figure("queries of that page", queries(page), "", QUERY_GOAL),
    ]


def _group(campaign: Campaign, today: date) -> None:
    with connection.cursor() as cursor:
        cursor.execute(GROUP_BY, {"today": today, "since": today - WEEK, "campaign": campaign.pk})
        cursor.fetchall()


def _get(client: Client, address: str) -> None:
    response = client.get(address)
    if response.status_code != 200:
        raise AssertionError(f"{address}: {response.status_code}")


def _filled(rows: int) -> Campaign:
    """The campaign of the city with ``rows`` issues, and a plain copy of them."""
    now = clock.now()
    with scope("*"):
        counties = Unit.objects.under(people.CITY).counties().values_list("code", flat=True)
        for county in counties:
            people.schools(county, 6)
        campaign = start_campaign(by=None, now=now, city=Unit.objects.get(pk=people.CITY), year=2024)
        present = Issue.objects.count()
    if present != rows:
        with owner() as cursor:
            cursor.execute(f"TRUNCATE {TABLE}, {TABLE}event CASCADE")
        with fill.without_history(TABLE), scope("*"), connection.cursor() as cursor:
            values: dict[str, Any] = {
                "now": now, "campaign": campaign.pk, "areas": list(Area.values), "count": rows,
                "closer": people.person("reviewer", people.CITY).pk,
            }  # fmt: skip
            cursor.execute(INSERT, values)
    with owner() as cursor:
        plain_copy(cursor, TABLE)
    return campaign
