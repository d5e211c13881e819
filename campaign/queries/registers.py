"""Registers of policies and systems: what is there, what is missing, and when a deliverable is complete."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, Sum
from django.db.models.functions import Substr
from django.urls import reverse

from campaign.choices.policies import PolicyState
from campaign.choices.systems import FIVE_SYSTEMS, SystemKind
from campaign.choices.workgroup import NAMED_POSTS
from campaign.completion import Completion
from campaign.models import (
    Assignment,
    Campaign,
    GroupMember,
    Hotline,
    PlatformUse,
    PolicyDocument,
    PreferenceCategory,
    ProcessStep,
    SpecialAdmission,
    SystemDocument,
)
from campaign.rules import platforms
from campaign.rules.systems import missing_posts
from yangguang.common import clock
from yangguang.evidence.models import Evidence
from yangguang.tenancy.choices import Level
from yangguang.tenancy.models import Unit

HAS_FILE = Exists(Evidence.objects.filter(subject_id=OuterRef("pk")))


# --- Judges of deliverables ---------------------------------------------------------------------------


def policies_complete(assignment: Assignment) -> Completion:
    """I3: every document has its verdict, and no correction is overdue. No document at all is a 零报告.

    A county answers for the documents of its schools too (plan 四（一）), the city for its own.
    """
    county = assignment.unit.level == Level.COUNTY
    every = PolicyDocument.objects
    rows = every.under(assignment.unit_id) if county else every.filter(unit_id=assignment.unit_id)
    path = _list("policies", assignment.unit_id)
    total, unjudged = rows.count(), rows.unjudged().count()
    if not total:
        return Completion(False, "还没有登记招生政策文件；确实没有的，请点“零报告”。", path)
    if unjudged:
        return Completion(False, f"{total} 份文件中还有 {unjudged} 份没有判定保留、修改或废止。", path)
    overdue = rows.overdue(clock.today()).count()
    if overdue:
        return Completion(False, f"还有 {overdue} 份文件的修改或废止已过完成时限，没有印发通知。", path)
    waiting = rows.filter(state=PolicyState.JUDGED).count()
    more = f"，其中 {waiting} 份将按时限修改或废止" if waiting else ""
    return Completion(True, f"{total} 份文件逐件有结论{more}。", path)


def systems_complete(assignment: Assignment) -> Completion:
    """M5: all five systems, each with its file."""
    missing = missing_systems([assignment.unit_id])[assignment.unit_id]
    path = _list("systems", assignment.unit_id)
    holes = [text for kind, text in missing.items() if kind != SystemKind.PLAN]
    if holes:
        return Completion(False, f"五项制度还不齐：{'、'.join(holes)}。", path)
    return Completion(True, "五项制度齐全，都有文件。", path)


def workgroup_complete(assignment: Assignment) -> Completion:
    """M1: the three named posts are held."""
    path = _list("workgroup", assignment.unit_id)
    missing = posts_missing([assignment.unit_id]).get(assignment.unit_id)
    if missing:
        return Completion(False, f"工作组还没有明确：{'、'.join(missing)}。", path)
    return Completion(True, "一把手、分管领导、办公室主任都已明确。", path)


def hotline_complete(assignment: Assignment) -> Completion:
    """M4: a telephone stands in the register, which is how it gets onto the public front page."""
    rows = Hotline.objects.filter(unit_id=assignment.unit_id)
    path = _list("hotlines", assignment.unit_id)
    if not rows.exists():
        return Completion(False, "还没有登记招生热线或举报电话。", path)
    unchecked = rows.filter(checked_on=None).count()
    more = f"；其中 {unchecked} 个还没有拨打核验" if unchecked else "，都已拨打核验"
    return Completion(True, f"热线电话已登记并在首页公布{more}。", path)


def _list(ledger: str, code: str) -> str:
    return f"{reverse(f'campaign:{ledger}-list')}?unit={code}"


# --- Requirement of phase one ---------------------------------------------------------------------------


def posts_missing(codes: Iterable[str]) -> dict[str, list[str]]:
    """Units with a named post that nobody holds, and which: 1 query."""
    held: dict[str, set[str]] = {code: set() for code in codes}
    rows = GroupMember.objects.filter(unit_id__in=list(held), role__in=NAMED_POSTS)
    for code, role in rows.order_by().values_list("unit_id", "role").distinct():
        held[code].add(role)
    return {code: missing for code, roles in held.items() if (missing := missing_posts(roles))}


def posts_required(campaign: Campaign, codes: Iterable[str]) -> Mapping[str, str]:
    """What :class:`campaign.gates.Requirement` asks: the three posts of every bureau."""
    return {code: f"未明确{'、'.join(missing)}" for code, missing in posts_missing(codes).items()}


# --- The 1 + 5 ----------------------------------------------------------------------------------------


def missing_systems(codes: Sequence[str]) -> dict[str, dict[str, str]]:
    """By unit: each of the 1 + 5 documents that is missing or has no file, in words: 1 query."""
    rows = SystemDocument.objects.filter(unit_id__in=codes).annotate(has_file=HAS_FILE)
    present = {(code, kind): file for code, kind, file in rows.values_list("unit_id", "kind", "has_file")}
    holes: dict[str, dict[str, str]] = {code: {} for code in codes}
    for code in codes:
        for kind in SystemKind:
            file = present.get((code, kind))
            if not file:
                holes[code][kind] = kind.label if file is None else f"{kind.label}（缺文件）"
    return holes


# --- The hub ------------------------------------------------------------------------------------------


@dataclass
class CountyRegisters:
    """One bureau's line of the overview: a sign and a word for each register."""

    unit: Unit
    posts: list[str]
    systems: dict[str, str]
    policies: dict[str, int]
    holes: int  # of its preference categories
    platform: PlatformUse | None
    process: dict[str, int] = field(default_factory=dict)

    @property
    def five(self) -> int:
        """How many of the five systems stand with their file."""
        return sum(kind not in self.systems for kind in FIVE_SYSTEMS)

    @property
    def faults(self) -> list[str]:
        """What is wrong with the platform."""
        if self.platform is None:
            return ["未登记"]
        return platforms.faults_of(self.unit.code, self.platform.platform, self.platform.online_rate)


def county_registers(units: Sequence[Unit]) -> list[CountyRegisters]:
    """The overview of the bureaus: six queries whatever their number."""
    codes = [unit.code for unit in units]
    posts, systems = posts_missing(codes), missing_systems(codes)
    policies = _policy_counts(codes)
    holes = _preference_holes(codes)
    uses = {use.unit_id: use for use in PlatformUse.objects.filter(unit_id__in=codes)}
    process = {line["unit_id"]: line for line in process_totals(codes)}
    return [
        CountyRegisters(
            unit, posts.get(unit.code, []), systems[unit.code], policies[unit.code],
            holes.get(unit.code, 0), uses.get(unit.code), process.get(unit.code, {}),
        )
        for unit in units
    ]  # fmt: skip


def _policy_counts(codes: Sequence[str]) -> dict[str, dict[str, int]]:
    """Documents of a bureau and its schools by state."""
    counts: dict[str, dict[str, int]] = {code: defaultdict(int) for code in codes}
    rows = PolicyDocument.objects.under(*codes).order_by().values_list("state")
    for state, code, n in rows.annotate(bureau=Substr("unit_id", 1, 6), n=Count("pk")):
        if code in counts:
            counts[code][state] += n
            counts[code]["total"] += n
    return counts


def _preference_holes(codes: Sequence[str]) -> dict[str, int]:
    rows = PreferenceCategory.objects.filter(unit_id__in=codes).annotate(has_file=HAS_FILE)
    holed = rows.filter(Q(public=False) | Q(number="") | Q(has_file=False))
    counts: dict[str, int] = defaultdict(int)
    for code in holed.values_list("unit_id", flat=True):
        counts[code] += 1
    return counts


SPARED = {
    "materials": F("materials_before") - F("materials_after"),
    "days": F("days_before") - F("days_after"),
    "visits": F("visits_before") - F("visits_after"),
}


def process_totals(codes: Sequence[str]) -> list[dict[str, Any]]:
    """By county: steps, those online, and what families are spared: 1 query (plan 二（四） 让群众少跑腿)."""
    steps: Any = ProcessStep.objects.filter(unit_id__in=codes).order_by("unit_id")
    rows = steps.values("unit_id", "unit__name")
    return list(
        rows.annotate(
            steps=Sum(1), online_steps=Sum(1, filter=Q(online=True), default=0),
            **{name: Sum(spared) for name, spared in SPARED.items()},
        )
    )  # fmt: skip


def special_faults(codes: Sequence[str]) -> int:
    """Lines of special recruitment without approval or above their quota."""
    found: int = SpecialAdmission.objects.under(*codes).faulty().count()
    return found
