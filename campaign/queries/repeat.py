"""Schools with issues again and again (问题频发), ranked by the rule of :mod:`campaign.rules.repeat`."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Q

from campaign.choices import IssueState, Source
from campaign.models import Campaign
from campaign.queries.trend import issues_of
from campaign.rules import repeat as rules
from yangguang.tenancy.choices import Level
from yangguang.tenancy.models import Unit


@dataclass
class Offender:
    """One school and why it is named; each reason with the ledger's query for its rows."""

    unit: Unit
    recent: int
    complaints: int
    open: int
    overdue: int
    total: int
    relapsed: int
    reasons: list[tuple[str, str]] = field(default_factory=list)

    @property
    def query(self) -> str:
        return f"unit={self.unit.code}"


def offenders(campaign: Campaign, code: str, today: date) -> list[Offender]:
    """The schools under ``code`` the rule names, worst first: three queries."""
    rows = issues_of(campaign, code).filter(unit__level=Level.SCHOOL)
    since = today - timedelta(days=rules.WINDOW_DAYS)
    same: dict[str, dict[int, int]] = defaultdict(dict)
    by_ban = rows.filter(prohibition__isnull=False).values_list("unit_id", "prohibition")
    for unit_id, number, count in by_ban.annotate(count=Count("pk")).filter(
        count__gte=rules.SAME_PROHIBITION
    ):
        same[unit_id][number] = count
    summed = rows.values("unit_id").annotate(**_counts(since, today))
    counted: dict[str, Any] = {row["unit_id"]: row for row in summed}
    found = []
    for unit in Unit.objects.filter(pk__in=counted).order_by("code"):
        row = counted[unit.code]
        named = rules.reasons(recent=row["recent"], prohibitions=same[unit.code], relapsed=row["relapsed"])
        counts = {
            name: row[name] for name in ("recent", "complaints", "open", "overdue", "total", "relapsed")
        }
        reasons = [(words, f"unit={unit.code}{_query(kind, since)}") for kind, words in named]
        if reasons:
            found.append(Offender(unit, **counts, reasons=reasons))
    return sorted(found, key=lambda o: (-len(o.reasons), -o.recent, -o.overdue, -o.total, o.unit.code))


def _counts(since: date, today: date) -> dict[str, Any]:
    still = ~Q(state=IssueState.CLOSED)
    recent = Q(found_on__gt=since)
    return {
        "recent": Count("pk", filter=recent),
        "complaints": Count("pk", filter=recent & Q(source=Source.COMPLAINT)),
        "open": Count("pk", filter=still),
        "overdue": Count("pk", filter=still & Q(due_on__lt=today)),
        "relapsed": Count("pk", filter=Q(reopened_at__isnull=False)),
        "total": Count("pk"),
    }


def _query(kind: str, since: date) -> str:
    """The ledger's filter for the rows behind a reason."""
    if kind == "recent":
        return f"&found_on_from={since + timedelta(days=1)}"
    if kind == "relapsed":
        return "&preset=relapsed"
    number = kind.removeprefix("prohibition-")
    return f"&prohibition_from={number}&prohibition_to={number}"
