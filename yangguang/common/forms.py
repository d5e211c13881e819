"""Base form: Bootstrap looks, an error summary that links to its fields, refusals beside their field."""

from datetime import date
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.functional import lazy

from yangguang.common.refusals import Refusal

_CLASSES: list[tuple[type[forms.Widget], str]] = [
    (forms.CheckboxInput, "form-check-input"),
    (forms.RadioSelect, "form-check-input"),
    (forms.CheckboxSelectMultiple, "form-check-input"),
    (forms.Select, "form-select"),
    (forms.ClearableFileInput, "form-control"),
    (forms.Widget, "form-control"),
]


class DateInput(forms.DateInput):
    """The browser's own date picker; ISO in and out."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class StyledForm(forms.Form):
    """A form in the product's looks. ``templates/common/form.html`` renders it whole."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            style_widget(field)

    def add_refusal(self, refusal: Refusal) -> None:
        """Show a refusal beside the field it names, or on top of the form."""
        self.add_error(refusal.field if refusal.field in self.fields else None, refusal.message)


def explain(field: forms.Field, *, basis: str = "", example: str = "") -> forms.Field:
    """Put the legal basis (文件、条款) and an example beside a field; the form template shows them."""
    field.basis = basis  # type: ignore[attr-defined]
    field.example = example  # type: ignore[attr-defined]
    return field


def style_widget(field: forms.Field) -> None:
    """Give a field's widget its Bootstrap class and Chinese required message."""
    widget = field.widget
    if isinstance(widget, forms.DateInput) and not isinstance(widget, DateInput):
        widget = field.widget = DateInput(widget.attrs)
    for kind, css in _CLASSES:
        if isinstance(widget, kind):
            widget.attrs.setdefault("class", css)
            break
    # Lazy: a form may give the field its label only after it was styled.
    said = field.error_messages.get("required_zh")
    field.error_messages["required"] = said or lazy(lambda: f"请填写“{field.label}”。", str)()


class ClockForm(StyledForm):
    """The date of the training clock."""

    today = forms.DateField(
        label="演练日期",
        help_text="整个系统将把这一天当作今天：待办、逾期、工作日和报告都按它计算。",
        validators=[
            MinValueValidator(date(2020, 1, 1), "请选择 2020-01-01 或以后的日期。"),
            MaxValueValidator(date(2035, 12, 31), "请选择 2035-12-31 或以前的日期。"),
        ],
        widget=DateInput(attrs={"min": "2020-01-01", "max": "2035-12-31"}),
        error_messages={"invalid": "请按“2024-07-19”的格式填写日期。"},
    )
