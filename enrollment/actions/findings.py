"""Verbs on what a comparison found. Nothing in a ledger changes but by the outcome somebody chose here."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from enrollment.choices.matching import FindingKind, FindingOutcome, ListField, RoundState
from enrollment.models import Child, MatchFinding, MatchRound
from enrollment.rules import matching as rules
from enrollment.rules import targets
from enrollment.rules.identity import birth_date_agrees
from yangguang.accounts.models import User
from yangguang.common.fields import plain
from yangguang.ledgers.declaration import Ledger
from yangguang.tenancy.models import TenantModel

# The fields of a child that follow the list when theirs is right; a school is changed in the ledger itself.
_FOLLOWING = (ListField.NAME, ListField.SEX, ListField.BIRTH_DATE)


@transaction.atomic
def look_into(*, by: User, now: datetime, row: MatchFinding, note: str) -> MatchFinding:
    """待核查 → 已核查: what was asked and learnt."""
    found = _locked(row, "look", note)
    found.note, found.by, found.at = note.strip(), by, now
    return _to(found, "look", now)


@transaction.atomic
def close_finding(
    *, by: User, now: datetime, row: MatchFinding, outcome: str, note: str = ""
) -> MatchFinding:
    """→ 已办结 with an outcome that fits the kind. “以对方为准” brings the child up to date."""
    found = _locked(row, "close", note or row.note)
    rules.fits(found.kind, outcome)
    if outcome == FindingOutcome.ADDED and not _stands_in_ledger(found):
        raise rules.AddFirst
    if outcome == FindingOutcome.THEIRS_RIGHT:
        _follow_theirs(found, by=by, now=now)
    return _closed(found, by=by, outcome=outcome, note=note, now=now)


@transaction.atomic
def reopen_finding(*, by: User, now: datetime, row: MatchFinding) -> MatchFinding:
    """已办结 → 待核查, while the round is open: a slip is mended. What the ledger took stays there."""
    found = _locked(row, "reopen", "-")
    found.outcome = ""
    return _to(found, "reopen", now)


@transaction.atomic
def add_to_ledger(
    *, by: User, now: datetime, row: MatchFinding, ledger: Ledger, values: Mapping[str, Any]
) -> TenantModel:
    """Enter the child into the ledger of the round and close the finding as added."""
    found = _locked(row, "close", "-")
    rules.fits(found.kind, FindingOutcome.ADDED)
    ledger.refuse_new(found.unit_id, values)
    made: Any = ledger.create(by=by, unit_id=found.unit_id, values=values, now=now)
    found.child = made.child
    _closed(found, by=by, outcome=FindingOutcome.ADDED, note=found.note, now=now)
    return made


def _locked(row: MatchFinding, verb: str, note: str) -> MatchFinding:
    found = MatchFinding.lock(row.pk)
    rules.FINDINGS.next_state(verb, found.state)
    if MatchRound.objects.get(pk=found.round_id).state != RoundState.OPEN:
        raise rules.RoundNotOpen
    if not note.strip():
        raise rules.NoteMissing
    return found


def _closed(found: MatchFinding, *, by: User, outcome: str, note: str, now: datetime) -> MatchFinding:
    found.outcome, found.by, found.at = outcome, by, now
    found.note = note.strip() or found.note
    return _to(found, "close", now)


def _to(found: MatchFinding, verb: str, now: datetime) -> MatchFinding:
    found.state = rules.FINDINGS.next_state(verb, found.state)
    found.bump(now=now)
    found.save()
    return found


def _stands_in_ledger(found: MatchFinding) -> bool:
    label = MatchRound.objects.get(pk=found.round_id).target
    target = targets.of(label)
    child = found.child_id or _known_child(found)
    if child is None or (label and target is None):
        return False
    if target is None or target.model is Child:  # no label: a three-way round, any ledger will do
        return True
    return bool(target.model.objects.filter(unit_id=found.unit_id, child_id=child).exists())


def _known_child(found: MatchFinding) -> Any:
    """The child of the list's number, if somebody entered it meanwhile."""
    if found.row is None:
        return None
    same = Child.objects.filter(unit_id=found.unit_id, id_number_index=found.row.id_number_index)
    return same.values_list("pk", flat=True).first()


def _follow_theirs(found: MatchFinding, *, by: User, now: datetime) -> None:
    if found.row is None or found.child_id is None:
        raise rules.ListGone
    row = found.row
    wanted = {f: getattr(row, f) for f in row.differs.split(",") if f in _FOLLOWING}
    child = Child.lock(found.child_id)
    _refuse_locked(found)
    for field, value in wanted.items():
        setattr(child, field, value)
    said = {
        "child__id_number": plain(child.id_number), "child__id_type": child.id_type,
        "child__birth_date": child.birth_date, "child__sex": child.sex,
    }  # fmt: skip
    if any(birth_date_agrees(said)):
        raise rules.NumberDisagrees
    if wanted:
        child.bump(now=now)
        child.save()


def _refuse_locked(found: MatchFinding) -> None:
    """A row of the ledger that is closed to edits is closed to this one too."""
    target = targets.of(found.round.target)
    if target is None or target.ledger is None or found.kind != FindingKind.DIFFERING:
        return
    entry = target.model.objects.filter(unit_id=found.unit_id, child_id=found.child_id).first()
    refusal = target.ledger.locked(entry) if entry is not None else None
    if refusal is not None:
        raise rules.EntryLocked(refusal.message)
