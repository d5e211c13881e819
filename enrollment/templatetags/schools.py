"""Template vocabulary of schools and seats."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from enrollment.choices.seats import Signal
from enrollment.models import School
from enrollment.queries.standing import Story, story_of

register = template.Library()


@register.simple_tag
def school_story(row: School) -> Story:
    """History, what is still open, whom the school took over."""
    return story_of(row)


@register.simple_tag
def seat_signal(signal: str, text: object = "") -> SafeString:
    """A badge in the colour of the warning with its sign and its word: colour never stands alone."""
    colour = Signal(signal)
    return format_html(
        '<span class="seat-sign seat-{}"><span aria-hidden="true">{}</span> {}</span>',
        colour.value, colour.sign, text or colour.label,
    )  # fmt: skip


@register.filter
def minus(number: int) -> int:
    """``{{ balance.left_after|minus }}``: how many are missing."""
    return -number
