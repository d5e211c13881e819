"""Reads of the checklist itself: what it cites, how it changed, what each step of admission is asked."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count

from campaign.choices import AppliesTo
from campaign.choices.items import AdmissionStep, ItemChange
from campaign.models import Campaign, Check, ChecklistItem, ChecklistVersion, ItemBasis, LegalBasis
from campaign.rules import items as rules

_NUMERALS = "一二三四五六七八九十"
PROHIBITIONS = "教育部十项严禁"  # the short name of its ten clauses in the library


def library(scope_codes: Iterable[str]) -> list[tuple[str, str]]:
    """(short, clause) of what the cities above the codes keep."""
    cities = {code[:4] for code in scope_codes}
    return list(LegalBasis.objects.under(*cities).values_list("short", "clause"))


def bases_of(items: Iterable[ChecklistItem]) -> dict[Any, list[LegalBasis]]:
    """What each item cites, by its key: one query."""
    found: dict[Any, list[LegalBasis]] = {}
    links = ItemBasis.objects.filter(item__in=[item.pk for item in items]).select_related("basis")
    for link in links.order_by("basis__short", "basis__clause"):
        found.setdefault(link.item_id, []).append(link.basis)
    return found


def prohibitions(campaign: Campaign) -> list[LegalBasis]:
    """The ten prohibitions in their order, in plain words, as the city's library has them."""
    found = LegalBasis.objects.filter(unit_id=campaign.unit_id, short=PROHIBITIONS)
    return sorted(found, key=lambda basis: _NUMERALS.find(basis.clause.strip("（）()")))


@dataclass(frozen=True)
class Version:
    """One version as the page shows it."""

    row: ChecklistVersion
    summary: str
    changes: list[dict[str, Any]]


def versions(campaign: Campaign) -> list[Version]:
    """All versions, the latest first."""
    found = campaign.checklist_versions.select_related("by").order_by("-number")
    return [
        Version(
            row,
            rules.summary(row.changes),
            [{**change, "kind": ItemChange(change["kind"])} for change in row.changes],
        )
        for row in found
    ]


@dataclass
class StepLine:
    """One step of admission: how many items ask a bureau, a school, or both about it."""

    step: AdmissionStep
    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(AppliesTo.values, 0))

    @property
    def total(self) -> int:
        return sum(self.counts.values())


def steps(campaign: Campaign) -> list[StepLine]:
    """全流程、全环节、全人员: every step of admission with the items that look at it (plan 二（三）)."""
    lines = {step.value: StepLine(step) for step in AdmissionStep}
    counted = (
        ChecklistItem.objects.filter(campaign=campaign)
        .in_force()
        .exclude(step="")
        .order_by()
        .values_list("step", "applies_to")
        .annotate(count=Count("pk"))
    )
    for step, applies_to, count in counted:
        lines[step].counts[applies_to] = count
    return list(lines.values())


def answers_to(item: ChecklistItem) -> int:
    """How many answers to the item this reader may see."""
    return Check.objects.filter(item=item).count()
