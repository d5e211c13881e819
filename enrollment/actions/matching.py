"""Verbs on rounds of matching: start, map, go on, give up, compare, close, erase."""

import logging
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from celery import signature
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from enrollment.actions import comparison
from enrollment.choices.matching import WAITING, WORKING, ListKind, RoundState
from enrollment.models import AtSchool, ListMapping, MatchRound, MatchRow, StudentStatus
from enrollment.queries import matching as reads
from enrollment.rules import lists, targets
from enrollment.rules import matching as rules
from yangguang.accounts.models import User
from yangguang.common.collector import collector_paused
from yangguang.common.refusals import Refusal
from yangguang.ledgers.actions import bulk
from yangguang.ledgers.actions.imports import path_of, store
from yangguang.ledgers.rules import UnreadableFile
from yangguang.ledgers.workbooks.reading import Sheet, read
from yangguang.tenancy import codes

_log = logging.getLogger(__name__)
SYSTEM_FAILED = "系统出错，没有保存任何内容。请稍后重新上传；仍不行请联系管理员。"
NO_RIGHTS = "您已没有填报权限，没有保存任何内容。"
TOO_LATE = "超过一天没有继续，文件已删除，没有保存任何内容。请重新上传。"


@transaction.atomic
def start_round(
    *, by: User, unit_id: str, kind: str, target: str, as_of: date, footing: rules.Footing,
    upload: UploadedFile, now: datetime,
) -> MatchRound:  # fmt: skip
    """Take another department's list; a worker looks for its headings. ``unit_id``: the county."""
    _of_a_county(unit_id)
    if targets.of(target) is None:
        raise rules.TargetGone
    rules.stands(footing, kind=kind, unit_id=unit_id, today=timezone.localdate(now))
    found = MatchRound.objects.create(
        unit_id=unit_id, kind=kind, target=target, as_of=as_of, by=by, file=store(upload),
        name=(upload.name or "")[-200:], created_at=now, updated_at=now, **footing._asdict(),
    )  # fmt: skip
    _wake(found)
    return found


@transaction.atomic
def start_three_way(*, by: User, unit_id: str, now: datetime) -> MatchRound:
    """Compare 户籍, 学籍 and 在校 of a county; household is its latest household list that is still there."""
    _of_a_county(unit_id)
    if not any(model.objects.filter(unit_id=unit_id).exists() for model in (StudentStatus, AtSchool)):
        raise rules.NothingToCompare
    found = MatchRound.objects.create(
        unit_id=unit_id, kind=ListKind.THREE_WAY, as_of=timezone.localdate(now), by=by,
        household=reads.latest_household(unit_id), state=RoundState.QUEUED, created_at=now, updated_at=now,
    )  # fmt: skip
    _wake(found)
    return found


@transaction.atomic
def map_columns(*, by: User, row: MatchRound, columns: Mapping[str, int], now: datetime) -> MatchRound:
    """The clerk said which column is what; it is remembered, and a worker compares."""
    found = _locked(row, RoundState.MAPPING)
    lists.chosen(columns)
    headings: list[str] = found.outcome["headings"]
    ListMapping.objects.update_or_create(
        unit_id=found.unit_id,
        kind=found.kind,
        digest=reads.digest(headings),
        defaults={"headings": {field: headings[at] for field, at in columns.items()}, "updated_at": now},
    )
    found.columns = dict(columns)
    _set(found, RoundState.QUEUED, now)
    _wake(found)
    return found


@transaction.atomic
def go_on(*, by: User, row: MatchRound, now: datetime) -> MatchRound:
    """Compare the rows that can be read; the others were shown."""
    found = _locked(row, RoundState.FAULTY)
    if not found.outcome.get("good"):
        raise rules.RoundMoved
    found.good_only = True
    _set(found, RoundState.QUEUED, now)
    _wake(found)
    return found


@transaction.atomic
def map_again(*, by: User, row: MatchRound, now: datetime) -> MatchRound:
    """Back to the columns: one was taken for another."""
    found = _locked(row, RoundState.FAULTY)
    _set(found, RoundState.MAPPING, now)
    return found


@transaction.atomic
def give_up_round(*, by: User, row: MatchRound, now: datetime) -> MatchRound:
    """The file goes; nothing of it was kept."""
    found = _locked(row, *WAITING)
    return _refused(found, "已放弃，没有保存任何内容。", now)


@transaction.atomic
def close_round(*, by: User, row: MatchRound, now: datetime) -> MatchRound:
    """核查中 → 已结束, when nothing is open. :class:`rules.FindingsOpen` else."""
    found = _locked(row, RoundState.OPEN)
    left = found.findings.all().unfinished().count()
    if left:
        raise rules.FindingsOpen(left)
    found.closed_at = now
    found.outcome["closed"] = reads.outcomes(found)
    _set(found, RoundState.CLOSED, now)
    return found


def run(*, round_id: Any, by: User, now: datetime) -> None:
    """What a worker does next for a round: find the headings, or read everything and compare. All or nothing,
    and safe to repeat."""
    found = (
        MatchRound.objects.select_for_update(skip_locked=True, of=("self",))
        .filter(pk=round_id, by=by, state__in=WORKING)
        .first()
    )
    if found is None:
        return
    try:
        with collector_paused(), transaction.atomic():
            _step(found, now)
    except Refusal as refusal:
        _refused(found, refusal.message, now)
    except Exception:  # noqa: BLE001 - the person must not wait for ever; it is logged with its trace
        _log.exception("Matching round %s failed.", found.pk)
        _refused(found, SYSTEM_FAILED, now)


def _step(found: MatchRound, now: datetime) -> None:
    if found.kind == ListKind.THREE_WAY:
        born_from, born_to = reads.school_age(found.as_of)
        counts = comparison.compare_three(found, born_from=born_from, born_to=born_to, now=now)
        _opened(found, counts, now)
        return
    sheet = read(path_of(found.file), found.name, cap=lists.LIST_CAP)
    if found.state == RoundState.READING:
        known = reads.remembered_headings(found)
        row, titles = lists.headings(sheet, known)
        found.outcome = {"heading_row": row, "headings": titles}
        _set(found, RoundState.MAPPING, now)
        return
    _compare(found, sheet, now)


def _compare(found: MatchRound, sheet: Sheet, now: datetime) -> None:
    target = targets.of(found.target)
    if target is None:
        raise UnreadableFile(rules.TargetGone.message)
    got = lists.read_rows(sheet, found.outcome["heading_row"], found.columns, today=timezone.localdate(now))
    found.outcome |= {
        "good": len(got.rows),
        "fault_count": len(got.faults),
        "faults": [[str(number), sentence] for number, sentence in got.faults[: rules.FAULTS_SHOWN]],
    }
    if not got.rows or (got.faults and not found.good_only):
        _set(found, RoundState.FAULTY, now)
        return
    held = {"unit_id": found.unit_id, "round_id": found.pk, "created_at": now, "updated_at": now}
    for values in got.rows:
        values.update(held)
    bulk.insert(MatchRow, got.rows)
    _opened(found, comparison.compare(found, target, now=now), now)
    _forget_file(found)


def _opened(found: MatchRound, counts: dict[str, Any], now: datetime) -> None:
    found.outcome["counts"] = counts
    found.opened_at, found.message = now, ""
    _set(found, RoundState.OPEN, now)


@transaction.atomic
def abandon(*, round_id: Any, now: datetime) -> None:
    """End the round of somebody who has no rights any more. Runs in a scope over the nation."""
    rows = MatchRound.objects.select_for_update(of=("self",)).filter(pk=round_id, state__in=WORKING)
    for found in rows:
        _refused(found, NO_RIGHTS, now)


def expire(*, now: datetime) -> int:
    """Give up files nobody went on with for a day. Runs in a scope over the nation."""
    old = MatchRound.objects.select_for_update(skip_locked=True, of=("self",)).filter(
        state__in=WAITING, updated_at__lt=now - rules.KEPT_UNDECIDED
    )
    with transaction.atomic():
        found = [_refused(each, TOO_LATE, now) for each in old]
    return len(found)


@transaction.atomic
def erase_lists(*, now: datetime) -> int:
    """Erase the lists of rounds closed long enough ago; counts and outcomes stay. Safe to repeat."""
    over = MatchRound.objects.select_for_update(skip_locked=True, of=("self",)).filter(
        state=RoundState.CLOSED, erased_at=None, closed_at__lt=now - rules.KEPT_AFTER_CLOSING
    )
    count = 0
    for found in over:
        found.findings.exclude(row=None).update(row=None)
        rows = MatchRow.objects.filter(round=found)
        rows._raw_delete(rows.db)  # nothing else points at them: no need to load 50,000
        found.erased_at = now
        found.bump(now=now)
        found.save()
        count += 1
    return count


def _of_a_county(unit_id: str) -> None:
    if codes.county_of(unit_id) != unit_id or len(unit_id) != 6:
        raise rules.CountyOnly


def _locked(row: MatchRound, *states: str) -> MatchRound:
    found = MatchRound.lock(row.pk)
    if found.state not in states:
        raise rules.RoundMoved
    return found


def _set(found: MatchRound, state: RoundState, now: datetime) -> None:
    found.state = state
    found.bump(now=now)
    found.save()


def _refused(found: MatchRound, message: str, now: datetime) -> MatchRound:
    found.message = message
    _set(found, RoundState.REFUSED, now)
    _forget_file(found)
    return found


def _forget_file(found: MatchRound) -> None:
    """Delete the upload once this transaction is committed."""
    if found.file:
        path = path_of(found.file)
        transaction.on_commit(lambda: path.unlink(missing_ok=True))


def _wake(found: MatchRound) -> None:
    """Call a worker once the row is committed; the tick finds the round if the call is lost."""
    wake = signature("enrollment.run_matching", args=[str(found.pk), found.by_id])
    transaction.on_commit(wake.delay, robust=True)
