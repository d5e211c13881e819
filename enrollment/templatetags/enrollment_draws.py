"""Template vocabulary of random admission: states and standings with their tones."""

from django import template

from enrollment.choices.lotteries import LOTTERY_TONES, STANDING_TONES, LotteryState, Standing
from enrollment.models import Lottery
from enrollment.queries.lotteries import Result, result_of

register = template.Library()


@register.filter
def lottery_tone(state: str) -> str:
    """Tone of a lottery's state."""
    return LOTTERY_TONES[LotteryState(state)]


@register.filter
def standing(value: str) -> str:
    """Chinese word of a ticket's standing."""
    return Standing(value).label


@register.filter
def standing_tone(value: str) -> str:
    """Tone of a ticket's standing."""
    return STANDING_TONES[Standing(value)]


@register.simple_tag
def places_in(lottery: Lottery) -> Result:
    """The result of a settled lottery, for its page: 4 queries."""
    return result_of(lottery)
