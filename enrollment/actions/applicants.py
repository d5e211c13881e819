"""Verbs on applicants: children under their ticket numbers, until the list is frozen."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from enrollment.choices.lotteries import LotteryState
from enrollment.models import Applicant, Lottery
from enrollment.rules import lotteries as rules
from yangguang.accounts.models import User
from yangguang.common.fields import plain

_DIGITS = 6


@transaction.atomic
def register_applicants(
    *, by: User | None, now: datetime, lottery: Lottery, children: Sequence[Mapping[str, Any]]
) -> list[Applicant]:
    """Give each child its ticket number; children with one ``tie`` share theirs.

    Raises :class:`rules.ListFrozen` after freezing, :class:`rules.TwiceRegistered` for a child that has a
    ticket, :class:`rules.NotOneBirth` for a tie that is none. Holds the lottery's lock: the numbers have no
    gap, and a freeze either sees the child or refuses it.
    """
    _open(lottery)
    rows = [_applicant(lottery, child, now) for child in children]
    _refuse_known(lottery, rows)
    highest = Applicant.objects.filter(lottery=lottery).order_by("-number").values_list("number", flat=True)
    taken, ties = int(highest.first() or 0), _numbers_of_ties(lottery)
    for row in rows:
        if row.tie and row.tie in ties:
            row.number = ties[row.tie]
            continue
        taken += 1
        row.number = f"{taken:0{_DIGITS}d}"
        if row.tie:
            ties[row.tie] = row.number
    # The blind index and the seal are made by the fields themselves, in bulk as in one.
    Applicant.objects.bulk_create(rows, batch_size=2000)
    _check_ties(lottery, {row.tie for row in rows if row.tie})
    return rows


@transaction.atomic
def change_applicant(
    *, by: User | None, now: datetime, row: Applicant, values: Mapping[str, Any]
) -> Applicant:
    """Mend a child's row before freezing; a changed tie gives it another ticket."""
    _open(row.lottery)
    before = row.tie
    for name, value in values.items():
        if name != "lottery":  # a child does not change schools: the other school registers it
            setattr(row, name, value)
    if "name" in values and isinstance(values["name"], str) and values["name"]:
        row.listed = rules.listed_name(values["name"])
    if isinstance(row.id_number, str):
        _refuse_known(row.lottery, [row])
    if row.tie != before:
        ties = _numbers_of_ties(row.lottery, without=row)
        row.number = ties.get(row.tie) or _next(row.lottery)
    row.bump(now=now)
    row.save()
    _check_ties(row.lottery, {row.tie} - {""})
    return row


def _open(lottery: Lottery) -> None:
    """The lottery locked and still registering, else :class:`rules.ListFrozen`."""
    if Lottery.lock(lottery.pk).state != LotteryState.REGISTERING:
        raise rules.ListFrozen


def _applicant(lottery: Lottery, child: Mapping[str, Any], now: datetime) -> Applicant:
    given = {name: value for name, value in child.items() if name != "lottery"}
    return Applicant(
        unit_id=lottery.unit_id, lottery=lottery, listed=rules.listed_name(str(child["name"])),
        created_at=now, updated_at=now, **given,
    )  # fmt: skip


def _refuse_known(lottery: Lottery, rows: Sequence[Applicant]) -> None:
    """:class:`rules.TwiceRegistered` when a number stands in the list already, or twice among the rows."""
    index = Applicant._meta.get_field("id_number_index")
    found = [index.index_of(str(row.id_number)) for row in rows]
    known = Applicant.objects.filter(lottery=lottery, id_number_index__in=found)
    if len(set(found)) < len(found) or known.exclude(pk__in=[row.pk for row in rows]).exists():
        raise rules.TwiceRegistered


def _numbers_of_ties(lottery: Lottery, without: Applicant | None = None) -> dict[str, str]:
    """The ticket number of each tie that is in use."""
    rows = Applicant.objects.filter(lottery=lottery).exclude(tie="")
    if without is not None:
        rows = rows.exclude(pk=without.pk)
    return {tie: number for tie, number in rows.values_list("tie", "number") if tie}


def _next(lottery: Lottery) -> str:
    highest = Applicant.objects.filter(lottery=lottery).order_by("-number").values_list("number", flat=True)
    return f"{int(highest.first() or 0) + 1:0{_DIGITS}d}"


def _check_ties(lottery: Lottery, ties: Iterable[str]) -> None:
    """Children of one ticket are of one birth; their numbers are opened here, shown nowhere."""
    together: dict[str, list[str]] = {}
    for row in Applicant.objects.filter(lottery=lottery, tie__in=list(ties)):
        together.setdefault(row.tie, []).append(plain(row.id_number))
    for numbers in together.values():
        rules.one_birth(numbers)
