"""Columns of zones that people write in words: schools, places, house numbers."""

import re
from typing import Any

from django import forms

from yangguang.accounts.rights import Actor
from yangguang.ledgers.kinds import CellError, IntegerKind, Kind, ReferenceKind, normal
from yangguang.ledgers.kinds.base import Reader
from yangguang.tenancy.choices import Level
from yangguang.tenancy.models import Unit
from zoning.choices.adjustments import Trigger
from zoning.choices.zones import WHOLE_FIRST, WHOLE_LAST
from zoning.rules.places import normal_name, split_aliases
from zoning.rules.zones import house_number


class WordsField(forms.CharField):
    """A text whose cleaned value a reader makes; its sentence is the field's error."""

    def __init__(self, reader: Reader, **kwargs: Any) -> None:
        self._reader = reader
        super().__init__(**kwargs)

    def clean(self, value: Any) -> Any:
        written = "、".join(value) if isinstance(value, list) else str("" if value is None else value)
        found, sentence = self._reader.read(super().clean(written))
        if sentence:
            raise forms.ValidationError(sentence)
        return found


class WordsKind(Kind):
    """A column asked for by a text field, in a form as in a workbook."""

    def form_field(self, actor: Actor) -> forms.Field:
        return WordsField(
            self.reader(actor), label=self.title, help_text=self.help, required=self.required, max_length=2000
        )

    def initial(self, row: Any) -> Any:
        return self.show_row(row)


class AliasesKind(WordsKind):
    """Other names of a place, by “、”."""

    empty: Any = []

    def parse(self, cell: Any, choices: dict[str, Any]) -> Any:
        names = split_aliases(normal.text(cell))
        if any(len(name) > 60 for name in names):
            raise CellError(f"“{self.title}”每个最多 60 个字，多个之间请用“、”隔开。")
        return names

    def show(self, value: Any) -> str:
        return "、".join(value or ())

    def plain(self, value: Any) -> Any:
        return "、".join(value or ())


class SchoolsKind(WordsKind):
    """The schools a zone leads to: names or codes by “、”. Its value is a list of units."""

    sortable = False
    empty: Any = []

    @property
    def editable(self) -> bool:
        return True

    @property
    def path(self) -> str:
        return ""

    def value(self, row: Any) -> Any:
        return [part.school for part in row.schools.all()]

    def show(self, value: Any) -> str:
        return "、".join(str(unit) for unit in value or ())

    def plain(self, value: Any) -> Any:
        return value if isinstance(value, str) else "、".join(unit.pk for unit in value or ())

    def reader(self, actor: Actor) -> Reader:
        known: dict[str, Any] = {}
        for unit in Unit.objects.under(*actor.scope).filter(level=Level.SCHOOL):
            known[unit.pk] = unit
            name = normal.code(unit.name)
            known[name] = None if name in known else unit
        return Reader(self, known)

    def parse(self, cell: Any, choices: dict[str, Any]) -> Any:
        found: list[Unit] = []
        for written in re.split(r"[、，,；;\n]", normal.text(cell)):
            key = normal.code(written)
            if not key:
                continue
            if key not in choices:
                raise CellError(
                    f"“{self.title}”中的“{written[:40]}”不在学校名册中，请核对校名或改填学校代码。"
                )
            unit = choices[key]
            if unit is None:
                raise CellError(f"有几所学校都叫“{written[:40]}”，请改填学校代码。")
            if not unit.active:
                raise CellError(f"“{unit.name}”已停办或并入其他学校，请改填接收学校。")
            if unit not in found:
                found.append(unit)
        return found or self.missing()


class PlanKind(ReferenceKind):
    """The adjustment a draft belongs to. One that was put to the public says its step in its label."""

    gone = ""


class PlaceKind(ReferenceKind):
    """A place of the county's list, by name or alias."""

    def reader(self, actor: Actor) -> Reader:
        known: dict[str, Any] = {}
        for row in self.rows(actor):
            known[str(row.pk)] = row
            for name in row.names:
                known[name] = None if known.get(name, row) != row else row
        for value, label in self.options(actor):
            known.setdefault(normal_name(label), known.get(str(value)))
        return Reader(self, known)

    def parse(self, cell: Any, choices: dict[str, Any]) -> Any:
        written = normal.text(cell)
        if not written:
            return self.missing()
        key = written if written in choices else normal_name(written)
        if key not in choices:
            raise CellError(
                f"“{written[:40]}”不在本县（区）的地名库中，请核对；确有此地名的，先在地名库登记再写规则。"
            )
        if choices[key] is None:
            raise CellError(f"地名库中有几个“{written[:40]}”，请写明乡镇，如“{written[:20]}（某某镇）”。")
        return choices[key]


class HouseNumberKind(IntegerKind):
    """From or to: a number, “12号”, “12-1号”; empty is the beginning or the end of the place."""

    @property
    def _open(self) -> int:
        return WHOLE_FIRST if self.name == "first" else WHOLE_LAST

    def _is_required(self) -> bool:
        return False

    def parse(self, cell: Any, choices: dict[str, Any]) -> Any:
        written = normal.text(cell)
        if not written or written == str(self._open):
            return self._open
        number, sentence = house_number(written)
        if number is None:
            raise CellError(sentence)
        return number

    def show(self, value: Any) -> str:
        return "" if value in (None, self._open) else str(value)

    def form_field(self, actor: Actor) -> forms.Field:
        return WordsField(
            self.reader(actor), label=self.title, help_text=self.help, required=False, max_length=20
        )

    def initial(self, row: Any) -> Any:
        return self.show_row(row)

    @property
    def default(self) -> Any:
        return None


class TriggersKind(WordsKind):
    """Why a line is drawn anew: the plan's words, by “、”."""

    empty: Any = []

    def parse(self, cell: Any, choices: dict[str, Any]) -> Any:
        known = {label: value for value, label in Trigger.choices} | {
            value: value for value in Trigger.values
        }
        found: list[str] = []
        for written in split_aliases(normal.text(cell)):
            if written not in known:
                raise CellError(
                    f"“{self.title}”没有“{written[:20]}”这一项，可填：{'、'.join(Trigger.labels)}。"
                )
            if known[written] not in found:
                found.append(known[written])
        return found or self.missing()

    def show(self, value: Any) -> str:
        return "、".join(Trigger(each).label for each in value or ())

    def plain(self, value: Any) -> Any:
        return "、".join(value or ())
