"""The dashboard of a province: 25,000 schools, 1.3 million checks, 200,000 issues, beside the bare counts."""

from datetime import date
from functools import partial
from typing import Any

from django.db import connection
from django.urls import reverse

from benchmarks import dashboards, fill, people
from benchmarks.measure import Case, Figure, Line, interleaved, queries, timed
from benchmarks.scratch import owner
from campaign.actions import start_campaign
from campaign.choices import Area
from campaign.models import Assignment, Campaign, Check, CheckTally, Issue
from campaign.queries.board import board
from campaign.queries.issue_counts import issue_counts
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
SELECT uuidv7(), u.code, 1, %(now)s, %(now)s, i.id,
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
    _whole(campaign)
    ours, bound = interleaved([Case(page), Case(partial(_count, campaign, clock.today()))], rounds)
    of = f"of a province, {ISSUES:,} issues, {CHECKS:,} answers, {SCHOOLS:,} schools"
    return [
        timed(f"dashboard page {of}", ours, "ms", GOAL_MS, f"bare counts {bound.server * 1000:.0f} ms"),
        Figure("queries of that page", queries(page), "", QUERY_GOAL),
    ]  # fmt: skip


def _whole(campaign: Campaign) -> None:
    """The page shows everything that was filled in: a dashboard of nothing would be a fast one."""
    today = clock.today()
    with scope(people.PROVINCE):
        found = board(campaign, people.PROVINCE, today, issue_counts(campaign, people.PROVINCE, today))
    if found is None or (found.total.total.found, found.total.coverage.answered) != (ISSUES, CHECKS):
        raise AssertionError("The board does not show every issue and every answer.")


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
        cursor.execute("ANALYZE tenancy_unit")
    values: dict[str, Any] = {
        "now": now, "areas": list(Area.values), "closer": people.person("reviewer", people.CITY).pk,
    }  # fmt: skip
    issues = dashboards.INSERT.replace("%(campaign)s,", f"{OWN_CAMPAIGN},").replace("4109__", "41____")
    _fill(Assignment, ADD_ASSIGNMENTS, {**values, "count": 4 * SCHOOLS})
    _fill(Check, ADD_CHECKS, {**values, "count": CHECKS}, keep="answers_are_tallied")
    _fill(Issue, issues, {**values, "count": ISSUES})
    with owner() as cursor:
        read = ("check", "checktally", "issue", "assignment")
        cursor.execute(f"VACUUM ANALYZE {', '.join(f'campaign_{name}' for name in read)}, tenancy_unit")
    return campaign


def _fill(model: Any, sql: str, values: dict[str, Any], keep: str = "") -> None:
    """Exactly ``values["count"]`` rows; what another part of the run left is taken away first."""
    table = model._meta.db_table
    with scope("*"), connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")
        if cursor.fetchone()[0] == values["count"]:
            return
    with owner() as cursor:
        tally = f", {CheckTally._meta.db_table}" if model is Check else ""
        cursor.execute(f"TRUNCATE {table}, {table}event{tally} CASCADE")
    with fill.without_history(table, keep=keep), scope("*"), connection.cursor() as cursor:
        cursor.execute(sql, values)
