"""Verbs of accountability (责任追究): record who answered for what."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from campaign import rules as shared
from campaign.models import Accountability
from campaign.rules import accountability as rules
from yangguang.accounts.models import User
from yangguang.common.refusals import Refusal
from yangguang.tenancy import codes
from yangguang.tenancy.models import Unit


@transaction.atomic
def hold_to_account(
    *, by: User | None, now: datetime, unit: Unit, values: Mapping[str, Any]
) -> Accountability:
    """Record what was done to a person of ``unit`` or of a unit below: ``about person post kind decided_on
    decided_by``, ``clue`` or ``issue``, and ``document_no measures``. Nobody below ``unit`` reads it."""
    row = Accountability(unit=unit, recorded_by=by, created_at=now, updated_at=now, **_given(values))
    _check(row, values)
    row.save(force_insert=True)
    return row


@transaction.atomic
def amend_accountability(
    *, by: User | None, now: datetime, row: Accountability, values: Mapping[str, Any]
) -> Accountability:
    """Correct the record. The caller has locked the row; the history keeps what stood there."""
    changed = {name for name, value in values.items() if getattr(row, name) != value}
    for name in changed:
        setattr(row, name, values[name])
    _check(row, {name: getattr(row, name) for name in ("clue", "issue", "kind", "document_no", "decided_on")})
    if changed:
        row.bump(now=now)
        row.save()
    return row


def _given(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value not in (None, "")}


def _check(row: Accountability, values: Mapping[str, Any]) -> None:
    for name, message in rules.record_agrees(values):
        raise rules.NoCause if name == "clue" else Refusal(message, field=name)
    if not codes.covers(row.unit_id, row.about_id):
        raise rules.NotUnderYou
    shared.must_concern(row.issue.unit_id if row.issue else None, row.about_id)
    if row.clue is not None and row.clue.unit_id != row.unit_id:
        raise rules.ForeignClue
