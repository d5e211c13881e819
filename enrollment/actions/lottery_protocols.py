"""抽取记录 (protocol of a draw): its content is frozen with the draw, its PDF set by the worker, once."""

from datetime import datetime
from typing import Any
from uuid import UUID

from celery import signature
from django.db import transaction
from django.utils.timezone import localtime

from campaign.events import issued, printed
from enrollment.choices.lotteries import LotteryState, Standing
from enrollment.models import Lottery
from enrollment.queries import lottery_protocols as queries
from enrollment.rules import lotteries as rules
from yangguang.audit.queries import latest_seal
from yangguang.common import clock
from yangguang.common.numbering import next_number
from yangguang.documents.issued import hash_of, new_code, new_file, sha256_of, write_whole
from yangguang.documents.pdf import render_pdf
from yangguang.tenancy import codes
from yangguang.tenancy.models import Unit
from yangguang.tenancy.scope import scope

AT_MOST = 300  # tickets printed; a longer result is named by the sum of its file


def freeze(lottery: Lottery, ranked: list[rules.Ticket], *, now: datetime) -> None:
    """Number, code and every word that will be printed; the caller saves, in the draw's transaction."""
    county = codes.county_of(lottery.unit_id)
    serial = next_number(f"lottery-{lottery.year}-{county}")
    lottery.number = f"随机录取〔{lottery.year}〕{county}-{serial}号"
    lottery.verify_code, lottery.file = new_code(), new_file()
    lottery.content = _content(lottery, ranked, now)
    lottery.content_hash = hash_of(lottery.content)
    issued.send(
        sender=Lottery, code=lottery.verify_code, issuer=lottery.content["issuer"],
        title=lottery.content["title"].replace("\n", ""), number=lottery.number, dated=now.date(),
        content_hash=lottery.content_hash, unit_id=lottery.unit_id, now=now,
    )  # fmt: skip
    wake = signature("enrollment.render_lottery_protocol", args=[lottery.unit_id, str(lottery.pk)])
    transaction.on_commit(wake.delay, robust=True)


def _content(lottery: Lottery, ranked: list[rules.Ticket], now: datetime) -> dict[str, Any]:
    county = Unit.objects.get(pk=codes.county_of(lottery.unit_id))
    return {
        "title": f"{lottery.title}\n电脑随机录取记录",
        "issuer": f"{county.name}教育局",
        "school": lottery.unit.name,
        "county": lottery.county.name,
        "number": lottery.number,
        "plan": lottery.plan,
        "tickets": lottery.ticket_count,
        "children": lottery.child_count,
        "frozen_at": _minute(lottery.frozen_at),
        "list_hash": lottery.list_hash,
        "seed_source": lottery.seed_source,
        "seed_on": lottery.seed_on.isoformat(),
        "seed": lottery.seed,
        "seed_link": lottery.seed_link,
        "key": rules.seed_is_read(lottery.seed),
        "entered": f"{_name(lottery.entered_by)}，{_minute(lottery.entered_at)}",
        "confirmed": f"{_name(lottery.drawn_by)}，{_minute(now)}",
        "corrections": lottery.corrections,
        "correction": lottery.correction,
        "witnesses": lottery.witnesses,
        "rule": rules.TWIN_RULE,
        **_ranking(ranked, lottery.plan),
        "ranking_hash": queries.ranking_hash(ranked),
        "signed_on": now.date().isoformat(),
        "verify_code": lottery.verify_code,
        "history_seal": latest_seal(),
        "training": clock.training_date() is not None,
        "page": str(lottery.pk),
    }


def _ranking(ranked: list[rules.Ticket], plan: int) -> dict[str, Any]:
    """The first :data:`AT_MOST` tickets line by line, how many follow, and how many were admitted."""
    kinds = rules.Places.drawn(ranked, plan).standing
    admitted = [ticket for ticket in ranked if kinds[ticket.number] == Standing.ADMITTED]
    return {
        "rows": [
            [position, ticket.number, ticket.size, ticket.names, Standing(kinds[ticket.number]).label]
            for position, ticket in enumerate(ranked[:AT_MOST], start=1)
        ],
        "rest": max(0, len(ranked) - AT_MOST),
        "admitted_tickets": len(admitted),
        "admitted_children": sum(ticket.size for ticket in admitted),
    }


def _name(person: Any) -> str:
    return person.name if person is not None else "系统"


def _minute(moment: datetime | None) -> str:
    return f"{localtime(moment):%Y-%m-%d %H:%M}" if moment else ""


@transaction.atomic
def render_protocol(*, lottery_id: UUID, now: datetime) -> bool:
    """Set the PDF of one draw, unless it is done or in another worker's hands. Scope: its unit."""
    rows = Lottery.objects.select_for_update(skip_locked=True, of=("self",))
    lottery = rows.filter(pk=lottery_id, state=LotteryState.DRAWN, sha256="").first()
    if lottery is None or lottery.content is None:
        return False
    pdf = render_pdf(queries.TEMPLATE, queries.printed_context(lottery.content, lottery.content_hash))
    write_whole(queries.path_of(lottery), pdf)
    lottery.sha256, lottery.made_at = sha256_of(pdf), now
    lottery.bump(now=now)
    lottery.save()
    printed.send(sender=Lottery, code=lottery.verify_code, sha256=lottery.sha256, now=now)
    return True


def render_waiting(*, now: datetime, limit: int = 20) -> int:
    """Set the protocols whose message was lost; safe to repeat."""
    with scope(codes.NATION):
        waiting = Lottery.objects.filter(state=LotteryState.DRAWN, sha256="").order_by("drawn_at")
        found = list(waiting.values_list("unit_id", "pk")[:limit])
    done = 0
    for unit_id, pk in found:
        with scope(unit_id):
            done += render_protocol(lottery_id=pk, now=now)
    return done
