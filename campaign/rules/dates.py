"""Which days may stand in the books of a campaign (decision 0034)."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from yangguang.common.refusals import Refusal

Problem = tuple[str, str]


class Span(NamedTuple):
    """The first and the last day of one campaign."""

    starts: date
    ends: date


class OutsideCampaign(Refusal):
    """The database refuses the same (``campaign.models.dates``)."""

    code = "OUTSIDE_CAMPAIGN"
    status = 422


def during(title: str, day: date, spans: Sequence[Span]) -> str:
    """Why something of a campaign cannot have been, or be due, on that day; "" when it can.

    ``spans``: the campaigns of the city, in order. A register outlives a campaign, so any of them will do;
    where none was started there is nothing to compare with.
    """
    if not spans or any(starts <= day <= ends for starts, ends in spans):
        return ""
    starts, ends = next((span for span in spans if span.starts.year == day.year), spans[-1])
    return f"{title}须在专项行动期间（{starts:%Y-%m-%d} 至 {ends:%Y-%m-%d}），请核对。"


def since_new_year(title: str, day: date, spans: Sequence[Span]) -> str:
    """Why something cannot have been found on that day; "" when it can. What a campaign puts right may have
    been found in its year before it began, and what is found after it ended is still written down. A pledge
    signed earlier in the year holds too."""
    first = date(spans[0].starts.year, 1, 1) if spans else day
    return "" if day >= first else f"{title}不能早于专项行动当年的 1 月 1 日（{first:%Y-%m-%d}），请核对。"


Bound = Callable[[str, date, Sequence[Span]], str]


class Day(NamedTuple):
    """A column with a day, as people call it, and what bounds it."""

    name: str
    title: str
    bound: Bound


def days_fit(days: Iterable[Day], spans: Sequence[Span]) -> Callable[[Mapping[str, Any]], Iterator[Problem]]:
    """The rule of a ledger with such days, for the campaigns of one city."""

    def rule(values: Mapping[str, Any]) -> Iterator[Problem]:
        for name, title, bound in days:
            day = values.get(name)
            sentence = bound(title, day, spans) if isinstance(day, date) else ""
            if sentence:
                yield name, sentence

    return rule


def must_fit(bound: Bound, name: str, title: str, day: date | None, spans: Sequence[Span]) -> None:
    """What ``bound`` says of the day a verb was given, as :class:`OutsideCampaign` at its field."""
    sentence = bound(title, day, spans) if day is not None else ""
    if sentence:
        raise OutsideCampaign(sentence, field=name)
