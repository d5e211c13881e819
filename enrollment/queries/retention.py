"""What is due to be erased, and everything that hangs on it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any

from django.apps import apps
from django.db.models import Exists, F, ForeignKey, OuterRef, Q, QuerySet
from django.db.models.functions import Substr
from django.utils import timezone

from enrollment.choices.retention import YEARS, Kept
from enrollment.models import (
    Applicant,
    AtSchool,
    Child,
    Dropout,
    DuplicateChild,
    FollowUp,
    LegalHold,
    MatchFinding,
    MatchRow,
    RetentionTerm,
    StudentStatus,
)
from enrollment.rules import retention as rules
from yangguang.evidence.models import Evidence
from yangguang.ledgers import registry
from yangguang.ledgers.models import ImportJob

Rows = dict[Any, set[Any]]  # model → keys, what points at others first


@dataclass(frozen=True)
class Source:
    """Rows with a term of their own. ``dated``: where their year comes from; ``number``: the blind index a
    hold may name; ``among``: which rows at all."""

    kind: Kept
    model: Any
    dated: str
    year: Callable[[Any], int]
    number: str = ""
    among: Q | None = None


def _day(value: date | datetime) -> int:
    return rules.school_year(timezone.localdate(value) if isinstance(value, datetime) else value)


def _personal_ledgers() -> list[str]:
    return [ledger.label for ledger in registry.of_app("enrollment") if ledger.personal]


def sources() -> tuple[Source, ...]:
    """Every kind of row, in the order they are erased."""
    away = Q(child__in=Dropout.objects.filter(returned_on=None).values("child"))
    numbered = "child__id_number_index"
    return (
        Source(Kept.IMPORT, ImportJob, "created_at", _day, among=Q(ledger__in=_personal_ledgers())),
        Source(Kept.LIST, MatchFinding, "created_at", _day, numbered),
        Source(Kept.LIST, MatchRow, "created_at", _day, "id_number_index"),
        Source(Kept.FOLLOW_UP, FollowUp, "on", _day, numbered, among=~away),
        Source(Kept.CHILD, Child, "birth_date", rules.schooling_ends, "id_number_index"),
        Source(Kept.PUPIL, StudentStatus, "birth_date", rules.schooling_ends, "id_number_index"),
        Source(Kept.PUPIL, AtSchool, "birth_date", rules.schooling_ends, "id_number_index"),
        Source(Kept.APPLICANT, Applicant, "lottery__year", int, "id_number_index"),
        Source(Kept.HOLD, LegalHold, "lifted_on", _day, among=~Q(lifted_on=None)),
    )


@dataclass(frozen=True)
class Due:
    """Rows of one unit that were to be kept until ``on``."""

    source: Source
    unit_id: str
    on: date
    keys: Sequence[Any]


def terms() -> rules.Terms:
    """What cities said: 1 query."""
    return {(row.unit_id, row.year, row.kind): row.years for row in RetentionTerm.objects.all()}


def _held(source: Source) -> Exists:
    county = Substr(OuterRef("unit_id"), 1, 6)
    holds = LegalHold.objects.filter(lifted_on=None, unit_id=county)
    return Exists(holds.filter(id_number_index=OuterRef(source.number)))


def rows_of(source: Source, *, held: bool = False) -> QuerySet[Any]:
    """The rows that may become due; with ``held`` the others, which a hold keeps."""
    rows: QuerySet[Any] = source.model.objects.filter(source.among or Q())
    if not source.number:
        return rows.none() if held else rows
    return rows.filter(_held(source)) if held else rows.exclude(_held(source))


def due(source: Source, today: date, *, chunk: int = 200) -> Iterator[Due]:
    """What is past its term today, unit by unit. Needs a scope over the nation."""
    known = terms()
    shortest = min([YEARS[source.kind], *(y for (_, _, kind), y in known.items() if kind == source.kind)])
    lines = (
        rows_of(source)
        .annotate(dated=F(source.dated))
        .filter(_old_enough(source, today.year - shortest))
        .order_by("unit_id", "dated", "pk")
        .values_list("pk", "unit_id", "dated")
    )
    for (unit_id, on), group in groupby(lines, key=lambda line: (line[1], _due_on(source, line, known))):
        keys = [pk for pk, _, _ in group]
        if on < today:
            for start in range(0, len(keys), chunk):
                yield Due(source, unit_id, on, keys[start : start + chunk])


def _due_on(source: Source, line: tuple[Any, str, Any], known: rules.Terms) -> date:
    _, unit_id, dated = line
    return rules.due_on(known, city=unit_id[:4], year=source.year(dated), kind=source.kind)


def _old_enough(source: Source, year: int) -> Q:
    """A bound an index can use; what exactly is due, :func:`rules.due_on` says."""
    if source.year is int:
        return Q(dated__lte=year)
    if source.year is rules.schooling_ends:
        year -= rules.SCHOOLING
    if source.dated == "created_at":
        return Q(dated__lt=timezone.make_aware(datetime(year, 9, 1)))
    return Q(dated__lt=date(year, 9, 1))


def orphaned_duplicates() -> QuerySet[Any]:
    """What the city knows of a number no county has any more."""
    same = Child.objects.filter(id_number_index=OuterRef("id_number_index"))
    rows: QuerySet[Any] = DuplicateChild.objects.exclude(Exists(same))
    return rows


def connected(model: Any, keys: Iterable[Any], found: Rows | None = None) -> Rows:
    """The rows and all that point at them, files aside, what points first. A test holds the list of models
    this reaches from a child: nothing else may be swept away with one."""
    found = {} if found is None else found
    keys = set(keys) - found.get(model, set())
    for other, field in _pointing_at(model):
        more = set(other.objects.filter(**{f"{field}__in": keys}).values_list("pk", flat=True))
        if more:
            connected(other, more, found)
    found.setdefault(model, set()).update(keys)
    return found


def _pointing_at(model: Any) -> Iterator[tuple[Any, str]]:
    for other in apps.get_models():
        if hasattr(other, "pgh_tracked_model"):
            continue
        for field in other._meta.concrete_fields:
            if isinstance(field, ForeignKey) and field.related_model is model:
                yield other, field.name


def files_of(rows: Rows) -> list[Evidence]:
    """Files attached to any of the rows."""
    wanted = Q(pk__in=[])
    for model, keys in rows.items():
        wanted |= Q(subject=model._meta.label, subject_id__in=keys)
    return list(Evidence.objects.filter(wanted))
