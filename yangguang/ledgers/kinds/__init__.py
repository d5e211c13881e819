"""What a column is: how its values are read from cells, shown, asked for and compared.

One class per kind of model field; :func:`kind_of` picks it. Everything in the toolkit (list, form, import,
export, history, API) goes through these, so that a date looks and parses alike everywhere.
"""

from typing import TYPE_CHECKING, Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models

from yangguang.common.fields import SealedField
from yangguang.ledgers.kinds.base import CellError, Computed, Kind
from yangguang.ledgers.kinds.choices import ChoiceKind, FlagKind
from yangguang.ledgers.kinds.numbers import DateKind, DecimalKind, IntegerKind, MomentKind
from yangguang.ledgers.kinds.references import ReferenceKind
from yangguang.ledgers.kinds.texts import SealedKind, TextKind

if TYPE_CHECKING:
    from yangguang.ledgers.declaration import Column

_KINDS: tuple[tuple[type[models.Field], type[Kind]], ...] = (
    (SealedField, SealedKind),
    (models.ForeignKey, ReferenceKind),
    (models.BooleanField, FlagKind),
    (models.DateTimeField, MomentKind),
    (models.DateField, DateKind),
    (models.DecimalField, DecimalKind),
    (models.FloatField, DecimalKind),
    (models.IntegerField, IntegerKind),
)


def kind_of(model: type[models.Model], column: "Column", owns: tuple[str, ...] = ()) -> Kind:
    """The kind of ``column`` on ``model``. ``owns``: foreign keys whose rows are written with the row.

    ``FieldDoesNotExist`` for a name that is neither a field nor has a ``value``.
    """
    if column.value is not None:
        return Computed(model, column, _field_if_any(model, column.name))
    field = _field_at(model, column.name)
    made = _class_for(column, field)(model, column, field)
    made.owned = made.parts[0] in owns and len(made.parts) == 2
    return made


def _class_for(column: "Column", field: models.Field) -> type[Kind]:
    if field.choices or (column.options and not field.is_relation):
        return ChoiceKind
    return next((kind for field_class, kind in _KINDS if isinstance(field, field_class)), TextKind)


def _field_at(model: type[models.Model], path: str) -> models.Field:
    """The field a dotted path ends in."""
    *parts, last = path.split("__")
    for part in parts:
        related: Any = model._meta.get_field(part).related_model
        model = related
    field = model._meta.get_field(last)
    if not isinstance(field, models.Field):
        raise FieldDoesNotExist(f"{path} is not a field of {model._meta.label}.")
    return field


def _field_if_any(model: type[models.Model], name: str) -> models.Field | None:
    try:
        return _field_at(model, name)
    except FieldDoesNotExist:
        return None


__all__ = [
    "CellError",
    "ChoiceKind",
    "Computed",
    "DateKind",
    "DecimalKind",
    "FlagKind",
    "IntegerKind",
    "Kind",
    "MomentKind",
    "ReferenceKind",
    "SealedKind",
    "TextKind",
    "kind_of",
]
