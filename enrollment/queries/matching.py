"""What pages and workers ask of rounds, their lists and findings."""

from collections.abc import Sequence
from datetime import date
from hashlib import sha256
from typing import Any, NamedTuple

from django.db.models import Count, Q, QuerySet

from enrollment.choices.matching import (
    COMPARED,
    STATUS_KINDS,
    FindingKind,
    FindingOutcome,
    FindingState,
    ListField,
    ListKind,
    Result,
)
from enrollment.models import ListMapping, MatchFinding, MatchRound, MatchRow
from enrollment.rules.matching import SCHOOL_AGE


def digest(headings: Sequence[str]) -> str:
    """One heading set, whatever the order of its columns."""
    return sha256("|".join(sorted(headings)).encode()).hexdigest()


def remembered(found: MatchRound, headings: Sequence[str]) -> dict[str, str]:
    """Heading by field as the county last said it: of the very same headings, else of the same department."""
    known = ListMapping.objects.filter(unit_id=found.unit_id, kind=found.kind)
    same = known.filter(digest=digest(headings)).first() or known.order_by("-updated_at").first()
    return dict(same.headings) if same else {}


def remembered_headings(found: MatchRound) -> set[str]:
    """All headings the county ever named for this department: they help to find the heading row."""
    known = ListMapping.objects.filter(unit_id=found.unit_id, kind=found.kind).values_list(
        "headings", flat=True
    )
    return {heading for headings in known for heading in headings.values()}


def latest_household(unit_id: str) -> MatchRound | None:
    """The county's latest household list that was compared and is not erased."""
    rounds = MatchRound.objects.filter(unit_id=unit_id, kind=ListKind.HOUSEHOLD, erased_at=None)
    found: MatchRound | None = rounds.filter(state__in=COMPARED).order_by("-opened_at").first()
    return found


def school_age(day: date) -> tuple[date, date]:
    """Born from … to …: who is of compulsory school age in the school year of ``day``."""
    year = day.year if day.month >= 7 else day.year - 1
    youngest, oldest = SCHOOL_AGE
    return date(year - oldest, 9, 1), date(year - youngest, 8, 31)


def outcomes(found: MatchRound) -> dict[str, dict[str, int]]:
    """How many findings of each kind ended how: what stays when the list is erased."""
    sums: dict[str, dict[str, int]] = {}
    closed = found.findings.values_list("kind", "outcome").annotate(n=Count("pk")).order_by("kind", "outcome")
    for kind, outcome, count in closed:
        sums.setdefault(kind, {})[outcome] = count
    return sums


class Tab(NamedTuple):
    """One list of a round: how many stand in it and how many are unfinished."""

    name: str
    title: str
    total: int
    left: int
    tone: str
    meaning: str


_MEANING = {
    Result.BOTH: "不用办理。",
    FindingKind.THEIRS: "可能是我们漏掉的儿童，逐个核查：该补登的补登，不该的写明原因。",
    FindingKind.DIFFERING: "同一个证件号码，内容对不上，逐个判断以哪边为准。",
    FindingKind.OURS: "对方名单里没有，核实是否仍符合条件。",
    FindingKind.TWICE: "同一个证件号码在学籍里不止一条。",
    FindingKind.APART: "学籍在一所学校，人在另一所学校。",
    FindingKind.HOLLOW: "有学籍，但哪所学校都没有点到人。",
    FindingKind.NO_STATUS: "在学校里，却没有学籍。",
    FindingKind.NOWHERE: "户籍名单里的适龄儿童，既没有学籍也不在校。",
}


def tabs(found: MatchRound) -> list[Tab]:
    """The lists of a round, in the order they are worked through."""
    rows = found.findings.order_by().values("kind")
    sums = rows.annotate(n=Count("pk"), left=Count("pk", filter=~Q(state=FindingState.CLOSED)))
    known = {line["kind"]: (line["n"], line["left"]) for line in sums}
    if found.kind == ListKind.THREE_WAY:
        kinds: Sequence[FindingKind] = STATUS_KINDS
        return [_tab(kind, known) for kind in kinds]
    both = found.outcome.get("counts", {}).get(Result.BOTH, 0)
    first = [_tab(kind, known) for kind in (FindingKind.THEIRS, FindingKind.DIFFERING, FindingKind.OURS)]
    return [*first, Tab(Result.BOTH, Result.BOTH.label, both, 0, "ok", _MEANING[Result.BOTH])]


def _tab(kind: FindingKind, known: dict[str, tuple[int, int]]) -> Tab:
    count, left = known.get(kind, (0, 0))
    return Tab(kind, kind.label, count, left, "due" if left else "ok", _MEANING[kind])


def findings(found: MatchRound, kind: str) -> QuerySet[Any]:
    """The findings of one list, unfinished ones first, with what a line shows."""
    rows: QuerySet[Any] = found.findings.filter(kind=kind)
    joined = rows.select_related("row", "child", "status__school", "pupil__school", "by")
    return joined.order_by("-state", "row__number", "pk")


def agreeing(found: MatchRound) -> QuerySet[Any]:
    """The rows both sides have alike."""
    rows: QuerySet[Any] = MatchRow.objects.filter(round=found, result=Result.BOTH)
    return rows.select_related("child").order_by("number")


class Difference(NamedTuple):
    """One field both sides have, and not alike."""

    title: str
    ours: str
    theirs: str


def differences(finding: MatchFinding) -> list[Difference]:
    """What differs, for people to read. A school stands in the ledger's row; here is theirs alone."""
    row, child = finding.row, finding.child
    if row is None or child is None or finding.kind != FindingKind.DIFFERING:
        return []
    shown = {
        ListField.NAME: (child.name, row.name),
        ListField.SEX: (child.get_sex_display(), row.get_sex_display()),
        ListField.BIRTH_DATE: (str(child.birth_date), str(row.birth_date)),
        ListField.SCHOOL: ("见台账", row.school),
    }
    return [Difference(ListField(f).label, *shown[ListField(f)]) for f in row.differs.split(",") if f]


def differing_titles(row: MatchRow | None) -> str:
    """Names of the fields that differ."""
    return "、".join(ListField(field).label for field in row.differs.split(",") if field) if row else ""


def subject(finding: MatchFinding) -> Any:
    """The row that says who it is about: ours first, then theirs; None when the list is erased."""
    return finding.child or finding.status or finding.pupil or finding.row


def closed_lines(found: MatchRound) -> list[tuple[str, str, int]]:
    """The protocol of a closed round: kind, outcome, how many."""
    return [
        (FindingKind(kind).label, FindingOutcome(outcome).label, count)
        for kind, ends in found.outcome.get("closed", {}).items()
        for outcome, count in ends.items()
    ]


def unfinished_by_round(*scope: str) -> list[tuple[MatchRound, int]]:
    """Open rounds of these units with how many findings are unfinished."""
    rows = MatchRound.objects.under(*scope).filter(state="open").order_by("created_at")
    counted = rows.annotate(left=Count("findings", filter=~Q(findings__state=FindingState.CLOSED)))
    return [(each, each.left) for each in counted]
