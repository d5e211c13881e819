"""Reads on random admission: what a page shows is computed from the published files each time."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce

from enrollment.choices.lotteries import LotteryState, PublishedList, Standing
from enrollment.models import Applicant, Decline, Lottery, LotteryList
from enrollment.rules import lotteries as rules
from yangguang.common import draws

PUBLIC = ("frozen", "entered", "drawn", "admitted")


def published(year: int | None = None) -> Any:
    """Lotteries anybody may see, the latest draw first; drafts only their own unit sees elsewhere."""
    rows = Lottery.objects.filter(state__in=PUBLIC).select_related("unit", "county")
    return (rows.filter(year=year) if year else rows).order_by("-year", "-draw_on", "unit_id", "grade")


def counted(rows: Any) -> Any:
    """Lotteries with ``so_far``, the children registered until now: one query for all of them."""
    children = Applicant.objects.filter(lottery=OuterRef("pk"), withdrawn=False).order_by()
    total = children.values("lottery").annotate(total=Count("pk")).values("total")
    return rows.annotate(so_far=Coalesce(Subquery(total), 0))


def children_of(lottery: Lottery) -> int:
    """Children of the frozen list; before that, those registered until now."""
    if lottery.state != LotteryState.REGISTERING:
        return lottery.child_count
    if not hasattr(lottery, "so_far"):
        return Applicant.objects.filter(lottery=lottery, withdrawn=False).count()
    return int(lottery.so_far)


def lines_of(lottery: Lottery, kind: PublishedList) -> list[str]:
    """The lines of a published file; none before it was."""
    found = LotteryList.objects.filter(lottery=lottery, kind=kind).first()
    return found.lines if found else []


def places_of(lottery: Lottery) -> rules.Places:
    """Who has a place now: the ranking (the list itself where all were admitted), then each decline."""
    kind = PublishedList.RANKING if lottery.state == LotteryState.DRAWN else PublishedList.TICKETS
    ranked = [rules.Ticket.of(line) for line in lines_of(lottery, kind)]
    places = rules.Places.drawn(ranked, lottery.plan)
    for given_up in lottery.declines.order_by("sequence"):
        places.decline(given_up.number)
    return places


@dataclass(frozen=True)
class Line:
    """One ticket as the page shows it."""

    position: int
    ticket: rules.Ticket
    standing: str


@dataclass
class Result:
    """A settled lottery."""

    lines: list[Line] = field(default_factory=list)
    free: int = 0
    agrees: bool = True
    declines: list[Decline] = field(default_factory=list)

    @property
    def children(self) -> dict[str, int]:
        """Children by standing."""
        found = dict.fromkeys(Standing.values, 0)
        for line in self.lines:
            found[line.standing] += line.ticket.size
        return found

    def of(self, number: str) -> Line | None:
        """The line of one ticket."""
        return next((line for line in self.lines if line.ticket.number == number), None)


def result_of(lottery: Lottery) -> Result:
    """Ranking, standings, declines; 3 queries whatever the number of tickets."""
    places = places_of(lottery)
    lines = [
        Line(position, ticket, places.standing[ticket.number])
        for position, ticket in enumerate(places.ranked, start=1)
    ]
    return Result(lines, places.free, agrees(lottery, places), list(lottery.declines.order_by("sequence")))


def agrees(lottery: Lottery, places: rules.Places) -> bool:
    """Whether the stored ranking is what list and numbers say."""
    if lottery.state != LotteryState.DRAWN:
        return True
    frozen = lines_of(lottery, PublishedList.TICKETS)
    stored = [ticket.line for ticket in places.ranked]
    return draws.digest(frozen) == lottery.list_hash and draws.ranking(frozen, lottery.seed) == stored


def result_lines(lottery: Lottery) -> list[str]:
    """The result file: ``顺序,票号,人数,公布的姓名,状态``, as of now."""
    return [
        f"{line.position},{line.ticket.line},{Standing(line.standing).label}"
        for line in result_of(lottery).lines
    ]


def ticket_of(lottery: Lottery, number: str) -> rules.Ticket | None:
    """A ticket of the frozen list."""
    wanted = f"{number},"
    lines = lines_of(lottery, PublishedList.TICKETS)
    return next((rules.Ticket.of(line) for line in lines if line.startswith(wanted)), None)


def tickets_in(lottery: Lottery) -> list[rules.Ticket]:
    """The frozen list, before the draw."""
    return [rules.Ticket.of(line) for line in lines_of(lottery, PublishedList.TICKETS)]
