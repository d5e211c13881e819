"""Template vocabulary used on every page (a built-in library, no ``load`` needed)."""

from collections.abc import Iterator
from datetime import date

from django import forms, template
from django.core.paginator import Page
from django.utils.html import format_html
from django.utils.safestring import SafeString

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


# Colour never stands alone: each tone has its sign, and the words follow it (experience.md 24, 44).
TONES = {"ok": "✓", "late": "▲", "due": "◆", "busy": "●", "wait": "○", "stop": "×", "none": "–"}


@register.simple_tag
def sign(tone: str, text: object) -> SafeString:
    """``{% sign "late" "2 件逾期" %}`` → a badge of colour, sign and text. Tones: :data:`TONES`."""
    return format_html(
        '<span class="yg-sign yg-{}"><span aria-hidden="true">{}</span> {}</span>', tone, TONES[tone], text
    )


@register.filter
def due_tone(due: date | None) -> str:
    """The tone of a deadline: late, due (today), busy (still time), none (no date)."""
    if due is None:
        return "none"
    today = clock.today()
    return "late" if due < today else "due" if due == today else "busy"


@register.filter
def page_numbers(page: Page) -> Iterator[int | str]:
    """Numbers to offer around the current page, “…” for the gaps."""
    return page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1)


@register.filter
def widget_kind(field: forms.BoundField) -> str:
    """How a field is laid out: ``group`` (radios, boxes), ``box`` (one check box) or ``line``."""
    if isinstance(field.field.widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        return "group"
    return "box" if isinstance(field.field.widget, forms.CheckboxInput) else "line"


@register.filter
def anchor(field: forms.BoundField) -> str:
    """Id of what a link in the error summary should focus: the control, or the first of a group."""
    return f"{field.auto_id}_0" if widget_kind(field) == "group" else str(field.auto_id)


@register.filter
def described_by(field: forms.BoundField) -> str:
    """Ids of the notes and errors beside a field, for ``aria-describedby``."""
    noted = field.help_text or getattr(field.field, "basis", "") or getattr(field.field, "example", "")
    ids = [f"{field.auto_id}_helptext"] if noted else []
    return " ".join(ids + ([f"{field.auto_id}_error"] if field.errors else []))


@register.filter
def control(field: forms.BoundField) -> SafeString:
    """The widget, tied to its notes and errors."""
    described = described_by(field)
    extra: dict[str, str | bool] = {"aria-describedby": described} if described else {}
    if field.errors:
        css = field.field.widget.attrs.get("class", "")
        extra["class"] = f"{css} is-invalid".strip()
    return field.as_widget(attrs=extra)


@register.filter
def tone_sign(tone: str) -> str:
    """The sign of a tone alone, for a cell that brings its own markup."""
    return TONES.get(tone, "")
