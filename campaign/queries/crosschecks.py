"""Reads of 相互检查: what there is to check, and the sample as its page shows it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, Q

from campaign.choices.crosschecks import CrossState, FindingState
from campaign.models import CrossCheck, CrossFinding
from campaign.queries.checks import files_by_subject
from campaign.queries.items import bases_of
from yangguang.evidence.models import Evidence


@dataclass(frozen=True)
class Line:
    """One cross-check in a list: how far it is."""

    row: CrossCheck
    sample: int
    left: int
    disputed: int

    def over(self, today: date) -> bool:
        """Its date has passed without a result; the right to check ended with it."""
        return self.row.state == CrossState.ASSIGNED and self.row.until < today


@dataclass
class Sampled:
    """One answer of the sample with what proves it."""

    finding: CrossFinding
    files: list[Evidence] = field(default_factory=list)
    bases: list[Any] = field(default_factory=list)


def lines(rows: Iterable[CrossCheck]) -> list[Line]:
    """The cross-checks with their counts: one more query."""
    found = list(rows)
    counted = {
        key: counts
        for key, *counts in CrossFinding.objects.filter(crosscheck__in=found)
        .order_by()
        .values_list("crosscheck_id")
        .annotate(
            sample=Count("pk"),
            left=Count("pk", filter=Q(state=FindingState.OPEN)),
            disputed=Count("pk", filter=Q(state=FindingState.DISPUTED)),
        )
    }
    return [Line(row, *counted.get(row.pk, (0, 0, 0))) for row in found]


def visible(campaign_id: Any) -> list[CrossCheck]:
    """What the scope shows, the latest first."""
    rows = CrossCheck.objects.filter(campaign_id=campaign_id).select_related("unit", "checker")
    return list(rows.order_by("-assigned_at"))


def sample(row: CrossCheck) -> list[Sampled]:
    """The sample in the order drawn: 3 queries. Only what the scope shows."""
    findings = list(
        row.findings.select_related("check_row__item", "check_row__unit", "by", "issue").order_by("place")
    )
    files = files_by_subject(finding.check_row_id for finding in findings)
    bases = bases_of({finding.check_row.item_id: finding.check_row.item for finding in findings}.values())
    return [Sampled(f, files.get(f.check_row_id, []), bases.get(f.check_row.item_id, [])) for f in findings]


def sampled_file(row: CrossCheck, pk: Any) -> Evidence | None:
    """A file of an answer of the sample, None for any other."""
    checks = row.findings.values_list("check_row_id", flat=True)
    found: Evidence | None = Evidence.objects.filter(
        pk=pk, subject="campaign.Check", subject_id__in=list(checks)
    ).first()
    return found
