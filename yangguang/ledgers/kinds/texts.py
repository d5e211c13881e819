"""Text, and text that is sealed at rest."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.db import models

from yangguang.common.fields import BlindIndexField, Sealed, SealedField
from yangguang.ledgers.kinds import normal
from yangguang.ledgers.kinds.base import CellError, Kind

if TYPE_CHECKING:
    from yangguang.accounts.rights import Actor


class TextKind(Kind):
    """Any text; ``Column.text`` marks codes, which Excel must keep as text."""

    def tidied(self, written: str) -> str:
        """What people wrote, in one spelling: from a form, a workbook or the API alike."""
        value = normal.code(written) if self.column.text else normal.text(written)
        return self.column.tidy(value) if self.column.tidy else value

    def parse(self, cell: Any, choices: dict[str, Any]) -> Any:
        if self.column.text and normal.lost_digits(cell):
            raise CellError(f"“{self.title}”是数字格式，末几位已丢失，请把该列设为文本后重新填写。")
        value = self.tidied(normal.as_written(cell))
        if not value:
            return self.missing()
        limit = self.field.max_length if self.field is not None else None
        if limit and len(value) > limit:
            raise CellError(f"“{self.title}”最多 {limit} 个字，现在有 {len(value)} 个字。")
        return self.checked(value)


class SealedKind(TextKind):
    """Encrypted at rest, masked wherever it is shown. A form leaves it empty to keep what is stored."""

    sortable = False
    field: SealedField

    @property
    def empty(self) -> Any:
        return ""

    @property
    def index(self) -> BlindIndexField | None:
        """The blind index beside the field, if there is one: it finds a whole value without opening any."""
        return next(
            (
                field
                for field in self.field.model._meta.concrete_fields
                if isinstance(field, BlindIndexField) and field.source == self.field.name
            ),
            None,
        )

    @property
    def index_path(self) -> str:
        """ORM path of the blind index; "" when there is none."""
        return "__".join((*self.parts[:-1], self.index.name)) if self.index else ""

    def from_list(self, pk: Any, value: Any) -> Any:
        return Sealed(str(value), self.field.bound_to(pk), self.field.mask) if value else ""

    def plain(self, value: Any) -> Any:
        return value.reveal() if isinstance(value, Sealed) else value

    def mask(self, text: str) -> str:
        """What of ``text`` may be shown."""
        return self.field.mask(text) if text else ""

    def show(self, value: Any) -> str:
        return str(value) if isinstance(value, Sealed) else self.mask(value or "")

    def parse(self, cell: Any, choices: dict[str, Any]) -> Any:
        if isinstance(cell, str) and "*" in cell:
            raise CellError(f"“{self.title}”是打了码的内容，请填写完整内容。")
        return super().parse(cell, choices)

    def form_field(self, actor: "Actor") -> forms.Field:
        return SealedInput(label=self.title, help_text=self.help, required=self.required, max_length=200)

    def initial(self, row: Any) -> Any:
        return ""


class SealedInput(forms.CharField):
    """Asks for a sealed text; the browser is told not to remember it."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.TextInput(attrs={"autocomplete": "off"}), **kwargs)

    def to_python(self, value: Any) -> str:
        return normal.text(super().to_python(value))


def is_long(field: models.Field | None) -> bool:
    """Whether a text is asked for in several lines."""
    return isinstance(field, models.TextField) and not isinstance(field, SealedField)
