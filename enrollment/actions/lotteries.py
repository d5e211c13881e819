"""Verbs of random admission: open, freeze, enter, confirm, decline (decision 0025)."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.urls import reverse

from enrollment.actions import lottery_protocols as protocols
from enrollment.choices.lotteries import SETTLED, LotteryState, PublishedList
from enrollment.models import Applicant, Decline, Lottery, LotteryList, School
from enrollment.queries import lotteries as reads
from enrollment.rules import lotteries as rules
from yangguang.accounts.models import User
from yangguang.common import draws
from yangguang.notices.actions import tell
from yangguang.tenancy import codes
from yangguang.tenancy.choices import Right
from yangguang.tenancy.models import Unit


@transaction.atomic
def open_lottery(*, by: User | None, now: datetime, unit: Unit, values: Mapping[str, Any]) -> Lottery:
    """Begin registering for one grade of a private school.

    Raises :class:`rules.NotPrivate`, and :class:`rules.ExistsAlready` for a second one: that would be a
    second draw.
    """
    school = School.objects.filter(unit=unit).first()
    rules.may_draw(school.nature if school else None)
    assert school is not None
    known = Lottery.objects.filter(unit=unit, year=values["year"], grade=values["grade"])
    if known.exists():
        raise rules.ExistsAlready
    lottery = Lottery(
        unit=unit, county_id=school.approval_unit_id or codes.county_of(unit.pk), created_at=now,
        updated_at=now, **values,
    )  # fmt: skip
    lottery.title = _title(lottery)
    lottery.save()
    return lottery


@transaction.atomic
def amend_lottery(*, by: User | None, now: datetime, row: Lottery, values: Mapping[str, Any]) -> Lottery:
    """Change what was announced; :class:`rules.ListFrozen` once the list is frozen."""
    lottery = _in(row, LotteryState.REGISTERING)
    for name, value in values.items():
        setattr(lottery, name, value)
    same = Lottery.objects.filter(unit=lottery.unit_id, year=lottery.year, grade=lottery.grade)
    if same.exclude(pk=lottery.pk).exists():
        raise rules.ExistsAlready
    lottery.title = _title(lottery)
    return _saved(lottery, now)


@transaction.atomic
def freeze_lottery(*, by: User | None, now: datetime, row: Lottery) -> Lottery:
    """登记中 → 名单已冻结: list, sum, source and days are public from this moment and fixed for good.

    Raises :class:`rules.StillOpen` before registering is over, :class:`rules.NotNeeded` when everybody has a
    place, :class:`rules.SeedNotLater` unless the numbers come on a later day.
    """
    lottery = _in(row, LotteryState.REGISTERING)
    children = _publish_list(lottery, by, now)
    if children <= lottery.plan:
        raise rules.NotNeeded(children, lottery.plan)
    if lottery.seed_on <= now.date():
        raise rules.SeedNotLater(
            f"随机数须在名单冻结之后产生：公布日期 {lottery.seed_on:%Y-%m-%d} 不晚于今天，请先改晚。"
        )
    lottery.state = rules.LOTTERIES.next_state("freeze", lottery.state)
    _saved(lottery, now)
    _tell(lottery, Right.VIEW, "frozen", f"《{lottery.title}》名单已冻结公布", now)
    return lottery


@transaction.atomic
def admit_all(*, by: User | None, now: datetime, row: Lottery) -> Lottery:
    """登记中 → 全部录取: no more children than places, so nobody is drawn, and the page says so."""
    lottery = _in(row, LotteryState.REGISTERING)
    children = _publish_list(lottery, by, now)
    if children > lottery.plan:
        raise rules.Needed(children, lottery.plan)
    lottery.state = rules.LOTTERIES.next_state("admit", lottery.state)
    return _saved(lottery, now)


def _publish_list(lottery: Lottery, by: User | None, now: datetime) -> int:
    """Write the canonical list and its sum; the number of children on it."""
    if now.date() <= lottery.closes_on:
        raise rules.StillOpen(lottery.closes_on)
    rows = Applicant.objects.filter(lottery=lottery, withdrawn=False).order_by("number", "created_at", "id")
    tickets = rules.tickets_of(rows.values_list("number", "listed").iterator(chunk_size=20_000))
    if not tickets:
        raise rules.NoApplicants
    lines = [ticket.line for ticket in tickets]
    content = draws.listing(lines).decode()
    _file(lottery, PublishedList.TICKETS, content, now)
    lottery.list_hash = draws.digest(lines)
    lottery.ticket_count, lottery.child_count = len(tickets), sum(ticket.size for ticket in tickets)
    lottery.frozen_by, lottery.frozen_at, lottery.frozen_on = by, now, now.date()
    return lottery.child_count


def _file(lottery: Lottery, kind: PublishedList, content: str, now: datetime) -> None:
    LotteryList.objects.create(
        unit_id=lottery.unit_id, lottery=lottery, kind=kind, content=content, created_at=now, updated_at=now
    )


@transaction.atomic
def enter_seed(
    *, by: User | None, now: datetime, row: Lottery, seed: str, seed_link: str, witnesses: str
) -> Lottery:
    """名单已冻结 → 随机数待复核: the published numbers, by the first person; nothing is computed yet.

    Raises :class:`rules.AlreadyDrawn`, :class:`rules.SeedTooEarly` before the day of the draw,
    :class:`rules.BadSeed`, :class:`rules.WitnessesMissing`.
    """
    lottery = _in(row, LotteryState.FROZEN)
    if now.date() < lottery.draw_on:
        raise rules.SeedTooEarly(
            f"抽取日期是 {lottery.draw_on:%Y-%m-%d}，号码在这之前谁也不知道，请到当天照公告录入；"
            "这次尝试已记入日志。",
            field="seed",
        )
    rules.seed_is_read(seed)
    lottery.seed, lottery.seed_link = seed.strip(), seed_link.strip()
    lottery.witnesses = rules.witnesses_of(witnesses)
    lottery.entered_by, lottery.entered_at = by, now
    lottery.state = rules.LOTTERIES.next_state("enter", lottery.state)
    _saved(lottery, now)
    _tell(lottery, Right.REVIEW, f"entered-{lottery.corrections}", f"《{lottery.title}》随机数待复核", now)
    return lottery


@transaction.atomic
def correct_seed(*, by: User | None, now: datetime, row: Lottery, reason: str) -> Lottery:
    """随机数待复核 → 名单已冻结, for somebody mistyped. No ranking existed; the correction is public."""
    lottery = _in(row, LotteryState.ENTERED)
    if not reason.strip():
        raise rules.ReasonMissing
    lottery.seed, lottery.seed_link, lottery.witnesses = "", "", []
    lottery.entered_by, lottery.entered_at = None, None
    lottery.corrections, lottery.correction = lottery.corrections + 1, reason.strip()
    lottery.state = rules.LOTTERIES.next_state("correct", lottery.state)
    return _saved(lottery, now)


@transaction.atomic
def confirm_seed(*, by: User | None, now: datetime, row: Lottery, seed: str) -> Lottery:
    """随机数待复核 → 已抽取, once: another person typed the same numbers, and the ranking is public at once.

    Raises :class:`rules.SamePerson`, :class:`rules.SeedDiffers`.
    """
    lottery = _in(row, LotteryState.ENTERED)
    if by is not None and by.pk == lottery.entered_by_id:
        raise rules.SamePerson
    if rules.seed_is_read(seed) != rules.seed_is_read(lottery.seed):
        raise rules.SeedDiffers
    frozen = lottery.lists.get(kind=PublishedList.TICKETS).lines
    ranked = draws.ranking(frozen, lottery.seed)
    _file(lottery, PublishedList.RANKING, "".join(f"{line}\n" for line in ranked), now)
    lottery.drawn_by, lottery.drawn_at, lottery.drawn_on = by, now, now.date()
    lottery.state = rules.LOTTERIES.next_state("confirm", lottery.state)
    protocols.freeze(lottery, [rules.Ticket.of(line) for line in ranked], now=now)
    _saved(lottery, now)
    _tell(lottery, Right.VIEW, "drawn", f"《{lottery.title}》已抽取，结果已公布", now)
    return lottery


@transaction.atomic
def decline(
    *, by: User | None, now: datetime, row: Lottery, number: str, cause: str, declined_on: date
) -> Decline:
    """A ticket gives its places up, and the waiting list moves up; both are public at once.

    Raises :class:`rules.UnknownTicket`, :class:`rules.DeclinedAlready`, :class:`rules.DeclinedOutsideTime`.
    """
    lottery = Lottery.lock(row.pk)
    rules.LOTTERIES.next_state("decline", lottery.state)
    settled_on = lottery.drawn_on or lottery.frozen_on
    if settled_on is None or not settled_on <= declined_on <= now.date():
        raise rules.DeclinedOutsideTime
    places = reads.places_of(lottery)
    number = number.strip()
    if number not in places.standing:
        raise rules.UnknownTicket
    if Decline.objects.filter(lottery=lottery, number=number).exists():
        raise rules.DeclinedAlready
    return Decline.objects.create(
        unit_id=lottery.unit_id, lottery=lottery, number=number, cause=cause, declined_on=declined_on,
        sequence=lottery.declines.count() + 1, moved_up=places.decline(number), recorded_by=by,
        created_at=now, updated_at=now,
    )  # fmt: skip


def _in(row: Lottery, state: LotteryState) -> Lottery:
    """The lottery locked in that state; what is past is :class:`rules.ListFrozen` or ``AlreadyDrawn``."""
    lottery = Lottery.lock(row.pk)
    if lottery.state != state:
        refusal = refusal_in(lottery, state)
        if refusal is not None:
            raise refusal
        rules.LOTTERIES.next_state({"frozen": "enter", "entered": "confirm"}[state], lottery.state)
    return lottery


def refusal_in(lottery: Lottery, wanted: str) -> rules.ListFrozen | None:
    """What is said of a step that lies behind; None when the lottery has not come so far."""
    order = [LotteryState.REGISTERING, LotteryState.FROZEN, LotteryState.ENTERED, LotteryState.DRAWN]
    state = LotteryState.DRAWN if lottery.state in SETTLED else LotteryState(lottery.state)
    if order.index(state) <= order.index(LotteryState(wanted)):
        return None
    return rules.ListFrozen() if state == LotteryState.FROZEN else rules.AlreadyDrawn()


def _title(lottery: Lottery) -> str:
    return f"{lottery.year} 年{lottery.unit.name}{lottery.get_grade_display()}"[:150]


def _saved(lottery: Lottery, now: datetime) -> Lottery:
    lottery.bump(now=now)
    lottery.save()
    return lottery


def _tell(lottery: Lottery, right: Right, key: str, title: str, now: datetime) -> None:
    path = reverse("enrollment:lotteries-detail", args=[lottery.pk])
    units = {codes.county_of(lottery.unit_id)} | ({lottery.unit_id} if right == Right.VIEW else set())
    for unit_id in sorted(units):
        tell(
            unit_id=unit_id, right=right, key=f"lottery-{lottery.pk}-{key}-{unit_id}", title=title, path=path,
            now=now,
        )  # fmt: skip
