"""Base form: Bootstrap looks, an error summary that links to its fields, refusals beside their field."""

from typing import Any

from django import forms

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
        for name, field in self.fields.items():
            style_widget(field)
            if field.help_text:
                field.widget.attrs.setdefault("aria-describedby", f"{self.auto_id_for(name)}_help")

    def auto_id_for(self, name: str) -> str:
        return f"id_{self.add_prefix(name)}"

    def add_refusal(self, refusal: Refusal) -> None:
        """Show a refusal beside the field it names, or on top of the form."""
        self.add_error(refusal.field if refusal.field in self.fields else None, refusal.message)


def style_widget(field: forms.Field) -> None:
    """Give a field's widget its Bootstrap class and Chinese required message."""
    widget = field.widget
    if isinstance(widget, forms.DateInput) and not isinstance(widget, DateInput):
        widget = field.widget = DateInput(widget.attrs)
    for kind, css in _CLASSES:
        if isinstance(widget, kind):
            widget.attrs.setdefault("class", css)
            break
    field.error_messages["required"] = field.error_messages.get("required_zh", f"请填写“{field.label}”。")
