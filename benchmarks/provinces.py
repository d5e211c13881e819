"""The dashboard of a province: 25,000 schools, 1.3 million checks, 200,000 issues, beside the bare counts."""

from datetime import date
from functools import partial
from typing import Any

from django.db import connection
from django.urls import reverse

from benchmarks import dashboards, fill, people
from benchmarks.measure import Case, Figure, Line, interleaved, queries
from benchmarks.scratch import owner
from campaign.actions import start_campaign
from campaign.choices import Area
from campaign.models import Assignment, Campaign, Check, Issue
from yangguang.common import clock
from yangguang.tenancy.models import Unit
from yangguang.tenancy.scope import scope

SCHOOLS, CHECKS, ISSUES = 25_000, 1_300_000, 200_000
GOAL_MS, QUERY_GOAL = 150, 20
ADD_SCHOOLS = """
INSERT INTO tenancy_unit (code, name, level, active)
SELECT c.code || '-3149' || lpad((i / c.total)::text, 6, '0'), '演示第' || i || '学校', 'school', true
FROM generate_series(0, %(count)s - 1) AS i
JOIN (SELECT code, row_number() OVER (ORDER BY code) - 1 AS place, count(*) OVER () AS total FROM tenancy_unit
    WHERE level = 'county' AND code LIKE '41%%') AS c ON c.place = i %% c.total
ON CONFLICT DO NOTHING
"""
# Every school answers the items of its city's campaign, most of them fine, until there are enough answers.
ADD_CHECKS = """
INSERT INTO campaign_check (id, unit_id, version, created_at, updated_at, item_id, answer, note, reason,
    answered_at, returned_reason, before)
SELECT gen_random_uuid(), u.code, 1, %(now)s, %(now)s, i.id,
    CASE WHEN random() < 0.08 THEN 'problem' ELSE 'fine' END, '', '', %(now)s, '', '{}'
FROM tenancy_unit u JOIN campaign_checklistitem i ON i.unit_id = left(u.code, 4)
WHERE u.level IN ('school', 'county') AND u.code LIKE '41%%'
LIMIT %(count)s
"""

# What each school owes: the dates that the city itself was given for the deliverables of schools.
ADD_ASSIGNMENTS = """
INSERT INTO campaign_assignment (id, unit_id, version, created_at, updated_at, campaign_id, deliverable_id,
    due_on, nominal_due_on, state, nothing_to_report, note, reason, submitted_at)
SELECT gen_random_uuid(), u.code, 1, %(now)s, %(now)s, d.campaign_id, d.id, given.day, given.day,
    CASE WHEN random() < 0.9 THEN 'submitted' ELSE 'not_started' END, false, '', '', %(now)s
FROM tenancy_unit u JOIN campaign_deliverable d ON d.unit_id = left(u.code, 4) AND d.levels LIKE '%%school%%'
CROSS JOIN LATERAL (SELECT to_date('2024-' || d.due, 'YYYY-MM-DD') AS day) AS given
WHERE u.level = 'school' AND u.code LIKE '41%%' LIMIT %(count)s
"""

# The dashboard of a city puts all issues into its campaign; here each city has its own.
OWN_CAMPAIGN = "(SELECT c.id FROM campaign_campaign c WHERE c.unit_id = left(u.code, 4) AND c.year = 2024)"


def measured(rounds: int) -> list[Line]:
    """The whole page through its address, and the plain counts it shows."""
    campaign = _filled()
    viewer = people.browser(people.person("viewer", people.PROVINCE))
    page = partial(dashboards._get, viewer, reverse("campaign:dashboard"))
    ours, bound = interleaved([Case(page), Case(partial(_count, campaign, clock.today()))], rounds)
    of = f"of a province, {ISSUES:,} issues, {CHECKS:,} answers, {SCHOOLS:,} schools"
    return [
        Figure(
            f"dashboard page {of}", ours.wall * 1000, "ms", GOAL_MS, f"bare counts {bound.wall * 1000:.0f} ms"
        ),
        Figure("queries of that page", queries(page), "", QUERY_GOAL),
    ]


def _count(campaign: Campaign, today: date) -> None:
    with scope("*"), connection.cursor() as cursor:
        cursor.execute("SELECT left(unit_id, 4), area, state, count(*) FROM campaign_issue GROUP BY 1, 2, 3")
        cursor.fetchall()
        cursor.execute("SELECT left(unit_id, 4), count(*) FROM campaign_check GROUP BY 1")
        cursor.fetchall()


def _filled() -> Campaign:
    now = clock.now()
    with scope("*"):
        for city in Unit.objects.under(people.PROVINCE).filter(level="city"):
            start_campaign(by=None, now=now, city=city, year=2024)
        campaign = Campaign.objects.get(unit=people.CITY)
    with owner() as cursor:  # after the campaigns: what schools owe is written by the statement below
        cursor.execute(ADD_SCHOOLS, {"count": SCHOOLS})
    for table, sql, count in (
        (Assignment, ADD_ASSIGNMENTS, 4 * SCHOOLS),
        (Check, ADD_CHECKS, CHECKS),
        (Issue, dashboards.INSERT.replace("%(campaign)s,", f"{OWN_CAMPAIGN},"), ISSUES),
    ):
        _fill(table._meta.db_table, sql.replace("4109__", "41____"), count, campaign, now)
    with owner() as cursor:
        cursor.execute("VACUUM ANALYZE campaign_check, campaign_issue, campaign_assignment, tenancy_unit")
    return campaign


def _fill(table: str, sql: str, count: int, campaign: Campaign, now: Any) -> None:
    with scope("*"), connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")
        if cursor.fetchone()[0] >= count:
            return
    values = {
        "now": now, "campaign": campaign.pk, "areas": list(Area.values), "count": count,
        "closer": people.person("reviewer", people.CITY).pk,
    }  # fmt: skip
    with fill.without_history(table), scope("*"), connection.cursor() as cursor:
        cursor.execute(sql, values)
