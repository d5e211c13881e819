"""Template vocabulary used on every page (a built-in library, no ``load`` needed)."""

from datetime import date

from django import template

from yangguang.common import clock

register = template.Library()


@register.filter
def remaining(due: date | None) -> str:
    """``{{ issue.due_on|remaining }}`` → “还剩 3 个工作日”."""
    return "" if due is None else clock.remaining_in_words(due, clock.today())


@register.filter
def get_item(mapping: dict[object, object], key: object) -> object:
    """``{{ mapping|get_item:key }}``: templates cannot index by variable."""
    return mapping.get(key, "")


@register.filter
def percent(part: int | float | None, whole: int | float | None) -> str:
    """``{{ closed|percent:found }}`` → “87.5%”; “—” when there is nothing to divide by."""
    if not whole:
        return "—"
    return f"{100 * (part or 0) / whole:.1f}%"
