"""The common part of all kinds, and the column that is only computed."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.fields import NOT_PROVIDED
from django.utils import timezone

if TYPE_CHECKING:
    from yangguang.accounts.rights import Actor
    from yangguang.ledgers.declaration import Column


class CellError(Exception):
    """One cell is wrong; the message is a whole Chinese sentence that names the column."""

    def __init__(self, message: str) -> None:
        self.message = message
        super().__init__(message)


class Reader:
    """Turns raw cells of one column into values, for one actor. Each distinct cell is checked once."""

    def __init__(self, kind: "Kind", choices: dict[str, Any] | None = None) -> None:
        self.kind, self.choices = kind, choices or {}
        self._known: dict[tuple[type, Any], tuple[Any, str]] = {}

    def read(self, cell: Any) -> tuple[Any, str]:
        """(value, ""), or (None, sentence) for a wrong cell."""
        key = (type(cell), cell)
        found = self._known.get(key)
        if found is None:
            try:
                found = (self.kind.parse(cell, self.choices), "")
            except CellError as error:
                found = (None, error.message)
            self._known[key] = found
        return found


class Kind:
    """A column joined to its model field. ``name`` is the column's, ``path`` what the ORM reads for a list.

    ``owned``: the field is on a row that this row owns (``child__name``), so people may edit it here.
    """

    sortable = True
    numeric = False
    owned = False

    def __init__(self, model: type[models.Model], column: "Column", field: models.Field | None) -> None:
        self.model, self.column, self.field = model, column, field
        self.name = column.name
        self.title = column.title or (str(field.verbose_name) if field is not None else column.name)
        self.help = column.help or (str(field.help_text) if field is not None else "")
        self.required = self._is_required()

    def _is_required(self) -> bool:
        if self.column.required is not None:
            return self.column.required
        return self.field is not None and not self.field.blank and self.default is None

    @property
    def default(self) -> Any:
        """The value of a new row when nobody says anything; None for none."""
        if self.field is None or self.field.default is NOT_PROVIDED:
            return None
        return self.field.get_default()

    @property
    def editable(self) -> bool:
        """Whether people may write it (a computed value or a path they only read)."""
        return self.field is not None and self.field.editable and (len(self.parts) == 1 or self.owned)

    @property
    def parts(self) -> tuple[str, ...]:
        """The dotted name, taken apart."""
        return tuple(self.name.split("__"))

    @property
    def pk_path(self) -> str:
        """ORM path of the key of the row that holds the value (a sealed value is bound to it)."""
        return "pk" if len(self.parts) == 1 else "__".join(self.parts[:-1]) + "_id"

    @property
    def path(self) -> str:
        """What ``values_list`` reads for the list; "" when the row itself is needed."""
        return self.name

    @property
    def order_path(self) -> str:
        """What the list sorts by; "" when it cannot."""
        return self.path if self.sortable and self.column.sort else ""

    @property
    def empty(self) -> Any:
        """The value of an empty cell."""
        return None if self.field is None or self.field.null else ""

    def value(self, row: Any) -> Any:
        """The value of the column in a model instance."""
        found = row
        for part in self.parts:
            found = getattr(found, part, None)
        return found

    def show(self, value: Any) -> str:
        """The value as people read it."""
        return "" if value is None else str(value)

    def show_row(self, row: Any) -> str:
        """The column of a model instance as people read it."""
        return self.show(self.value(row))

    def from_list(self, pk: Any, value: Any) -> Any:
        """The value out of what ``values_list`` gave for ``path``."""
        return value

    def plain(self, value: Any) -> Any:
        """The value for JSON and for comparing two versions."""
        return value

    def same(self, old: Any, new: Any) -> bool:
        """Whether two values say the same."""
        return (old in (None, "") and new in (None, "")) or self.plain(old) == self.plain(new)

    # --- Reading cells -----------------------------------------------------------------------------

    def reader(self, actor: "Actor") -> Reader:
        """A reader of this column for what ``actor`` may choose."""
        return Reader(self)

    def parse(self, cell: Any, choices: dict[str, Any]) -> Any:
        """The value of a cell; :class:`CellError` when it is none."""
        raise NotImplementedError

    def checked(self, value: Any) -> Any:
        """``value`` after the field's own validators."""
        if self.field is not None and value not in (None, ""):
            try:
                self.field.run_validators(value)
            except ValidationError as error:
                raise CellError(f"“{self.title}”：{'；'.join(error.messages)}") from error
        return value

    def missing(self) -> Any:
        """The value of an empty cell; :class:`CellError` when it may not be empty."""
        if self.required:
            raise CellError(f"请填写“{self.title}”。")
        return self.empty if self.default is None else self.default

    # --- Asking ------------------------------------------------------------------------------------

    def options(self, actor: "Actor") -> list[tuple[Any, str]]:
        """What may be chosen, ``[(value, label)]``; empty when anything may be written."""
        return list(self.column.options(actor)) if self.column.options else []

    def form_field(self, actor: "Actor") -> forms.Field:
        """The form field that asks for the column."""
        assert self.field is not None  # editable columns have one
        scheme: dict[str, Any] = {"assume_scheme": "https"} if isinstance(self.field, models.URLField) else {}
        made = self.field.formfield(label=self.title, help_text=self.help, required=self.required, **scheme)
        assert made is not None
        # Django's form field leaves the model's own validators out, an import runs them (:meth:`checked`).
        made.validators += [each for each in self.field.validators if each not in made.validators]
        return made

    def initial(self, row: Any) -> Any:
        """What an edit form starts with."""
        return self.value(row)

    def form_text(self, value: Any) -> str:
        """A value of :meth:`initial` as a browser would send it back; "" for an empty one."""
        return "" if value is None or value is False else str(value)


class Computed(Kind):
    """A column whose value a function makes from the row; people only read it."""

    sortable = False

    @property
    def editable(self) -> bool:
        return False

    @property
    def path(self) -> str:
        return ""

    def value(self, row: Any) -> Any:
        assert self.column.value is not None
        return self.column.value(row)

    def show(self, value: Any) -> str:
        if isinstance(value, bool):
            return "是" if value else "否"
        if isinstance(value, datetime):
            return timezone.localtime(value).strftime("%Y-%m-%d %H:%M")
        return super().show(value)

    def plain(self, value: Any) -> Any:
        return value if isinstance(value, (int, float, bool)) else self.show(value)
