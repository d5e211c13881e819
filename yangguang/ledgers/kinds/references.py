"""A row of another table: chosen by label, written in workbooks by label or code."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

from django import forms
from django.db import models
from django.db.models import QuerySet

from yangguang.ledgers.kinds import normal
from yangguang.ledgers.kinds.base import CellError, Kind, Reader
from yangguang.ledgers.kinds.choices import allowed
from yangguang.tenancy.models import TenantModel, Unit

if TYPE_CHECKING:
    from yangguang.accounts.rights import Actor

_LABELS = ("name", "title", "number")
MANY = 2000  # options a form or a drop-down offers at most


class Gone(NamedTuple):
    """What was a choice once; the sentence says why it is none, and what to choose instead."""

    sentence: str


class Choices(dict[str, Any]):
    """Related rows by what a cell may say of them; ``labels``: what people read, for the sentence."""

    labels: tuple[str, ...] = ()


class ReferenceKind(Kind):
    """A foreign key. Its value is the related row; choices never leave the actor's scope."""

    gone = "（已不在办）"  # said behind what a stored row keeps though nobody may choose it any more

    @property
    def related(self) -> Any:
        """The model pointed at."""
        assert self.field is not None
        return self.field.related_model

    @property
    def label_field(self) -> str:
        """The related field people read; "" when only ``str()`` will do."""
        names = {field.name for field in self.related._meta.concrete_fields}
        return next((name for name in _LABELS if name in names), "")

    @property
    def path(self) -> str:
        return f"{self.name}__{self.label_field}" if self.label_field else ""

    @property
    def empty(self) -> Any:
        return None

    def plain(self, value: Any) -> Any:
        return (
            str(value.pk)
            if isinstance(value, models.Model)
            else (None if value in (None, "") else str(value))
        )

    def rows(self, actor: "Actor") -> QuerySet[Any]:
        """The related rows ``actor`` may choose from."""
        manager = self.related._default_manager
        if self.column.options:
            return manager.filter(pk__in=[value for value, _ in self.column.options(actor)])
        if issubclass(self.related, (TenantModel, Unit)):
            return manager.under(*actor.scope)
        return manager.all()

    def options(self, actor: "Actor") -> list[tuple[Any, str]]:
        if self.column.options:
            return list(self.column.options(actor))
        return [(row.pk, str(row)) for row in self.rows(actor)[:MANY]]

    def closed(self, actor: "Actor") -> list[tuple[str, str, str]]:
        """What may not be chosen any more: value, label, why."""
        found = self.column.closed(actor) if self.column.closed else ()
        return [(str(value), label, sentence) for value, label, sentence in found]

    def reader(self, actor: "Actor") -> Reader:
        """Knows every related row by label, code and key; a label two rows share must be said by code."""
        known, said = Choices(), dict[str, None]()
        twice: set[str] = set()
        labels = (
            {str(value): label for value, label in self.column.options(actor)} if self.column.options else {}
        )
        for row in self.rows(actor):
            written = labels.get(str(row.pk)) or str(row)
            said[written] = None
            label = normal.code(written)
            if label in known and known[label] != row:
                twice.add(label)
            known[label] = row
            known[str(row.pk)] = row
            if self.column.lookup:
                known[normal.code(getattr(row, self.column.lookup))] = row
        for label in twice:
            known[label] = None
        for value, label, sentence in self.closed(actor):
            known.setdefault(normal.code(label), Gone(sentence))
            known.setdefault(str(value), Gone(sentence))
        known.labels = tuple(said)
        return Reader(self, known)

    def parse(self, cell: Any, choices: dict[str, Any]) -> Any:
        written = normal.code(cell)
        if not written:
            return self.missing()
        if written not in choices:
            labels = getattr(choices, "labels", ())
            hint = allowed(list(labels)) or "（本单位还没有可选项）"
            raise CellError(f"“{self.title}”没有“{normal.as_written(cell)[:40]}”，可填：{hint}。")
        row = choices[written]
        if isinstance(row, Gone):
            raise CellError(row.sentence)
        if row is None:
            raise CellError(f"“{self.title}”有重名“{normal.as_written(cell)[:40]}”，请改填代码。")
        return row

    def form_field(self, actor: "Actor") -> forms.Field:
        return ReferenceField(self, actor, label=self.title, help_text=self.help, required=self.required)

    def initial(self, row: Any) -> Any:
        assert self.field is not None
        holder = row
        for part in self.parts[:-1]:
            holder = getattr(holder, part)
        return getattr(holder, self.field.attname)

    def labels(self, keys: Iterable[Any]) -> dict[str, str]:
        """Labels of related rows by key, as text: one query."""
        wanted = {key for key in keys if key not in (None, "")}
        if not wanted:
            return {}
        return {str(row.pk): str(row) for row in self.related._default_manager.filter(pk__in=wanted)}


class ReferenceField(forms.ChoiceField):
    """A select whose cleaned value is the related row. ``kept``: what the stored row names may stay, even if
    nobody may choose it any more."""

    kept: Any = None

    def __init__(self, kind: ReferenceKind, actor: "Actor", **kwargs: Any) -> None:
        self._kind, self._actor, self._rows = kind, actor, kind.rows(actor)
        super().__init__(choices=lambda: [("", "请选择"), *kind.options(actor), *self._stays()], **kwargs)

    def _stays(self) -> list[tuple[str, str]]:
        gone = self._kind.closed(self._actor) if self.kept else []
        return [(value, f"{label}{self._kind.gone}") for value, label, _ in gone if value == str(self.kept)]

    def clean(self, value: Any) -> Any:
        given, kept = str(getattr(value, "pk", value) or ""), str(self.kept or "")
        if given and given != kept:
            why = {key: sentence for key, _, sentence in self._kind.closed(self._actor)}
            if given in why:
                raise forms.ValidationError(why[given], code="closed")
        key = super().clean(given)
        if key and key == kept:
            return self._kind.related._default_manager.filter(pk=key).first()
        return self._rows.filter(pk=key).first() if key else None
