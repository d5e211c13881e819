"""Fixed choices, yes and no."""

from functools import cached_property
from typing import TYPE_CHECKING, Any

from django import forms

from yangguang.ledgers.kinds import normal
from yangguang.ledgers.kinds.base import CellError, Kind, Reader

if TYPE_CHECKING:
    from yangguang.accounts.rights import Actor

_YES = frozenset(["是", "有", "对", "√", "✓", "y", "yes", "true", "1", "已", "需要"])
_NO = frozenset(["否", "无", "错", "×", "x", "n", "no", "false", "0", "未", "没有", "不需要"])


def allowed(labels: list[str]) -> str:
    """The allowed answers as part of a sentence."""
    named = "、".join(labels[:12])
    return f"{named} 等 {len(labels)} 项" if len(labels) > 12 else named


class ChoiceKind(Kind):
    """One of a list; cells may say the label or the stored value."""

    def options(self, actor: "Actor") -> list[tuple[Any, str]]:
        if self.column.options:
            return list(self.column.options(actor))
        assert self.field is not None
        return [(value, str(label)) for value, label in self.field.flatchoices if value not in (None, "")]

    def reader(self, actor: "Actor") -> Reader:
        known: dict[str, Any] = {}
        for value, label in self.options(actor):
            known.setdefault(normal.code(value), value)
            known[normal.code(label)] = value
        return Reader(self, known)

    def parse(self, cell: Any, choices: dict[str, Any]) -> Any:
        written = normal.code(cell)
        if not written:
            return self.missing()
        if written not in choices:
            labels = list(dict.fromkeys(self._labels(choices)))
            raise CellError(
                f"“{self.title}”没有“{normal.as_written(cell)[:20]}”这一项，可填：{allowed(labels)}。"
            )
        return choices[written]

    def _labels(self, choices: dict[str, Any]) -> list[str]:
        return [self.show(value) for value in choices.values()]

    def show(self, value: Any) -> str:
        if value is None or value == "":
            return ""
        return self._label_of.get(value, str(value))

    @cached_property
    def _label_of(self) -> dict[Any, str]:
        assert self.field is not None
        return {value: str(label) for value, label in self.field.flatchoices}

    def form_field(self, actor: "Actor") -> forms.Field:
        assert self.field is not None
        blank = [] if self.required and self.default is not None else [("", "请选择")]
        return forms.TypedChoiceField(
            choices=[*blank, *self.options(actor)],
            coerce=self.field.to_python,
            empty_value=self.empty,
            label=self.title,
            help_text=self.help,
            required=self.required,
        )


class FlagKind(Kind):
    """Yes or no; 是、否、有、无、√ and the like are understood."""

    @property
    def empty(self) -> Any:
        return None if self.field is not None and self.field.null else False

    def _is_required(self) -> bool:
        return bool(self.column.required)

    def parse(self, cell: Any, choices: dict[str, Any]) -> Any:
        if isinstance(cell, bool):
            return cell
        written = normal.code(cell).lower()
        if not written:
            return self.missing()
        if written in _YES:
            return True
        if written in _NO:
            return False
        raise CellError(f"“{self.title}”须填“是”或“否”，现在是“{written[:20]}”。")

    def show(self, value: Any) -> str:
        return "" if value is None else ("是" if value else "否")

    def options(self, actor: "Actor") -> list[tuple[Any, str]]:
        return [(True, "是"), (False, "否")]

    def form_field(self, actor: "Actor") -> forms.Field:
        if self.field is not None and self.field.null:
            return forms.TypedChoiceField(
                choices=[("", "未填"), ("True", "是"), ("False", "否")],
                coerce=lambda value: value == "True",
                empty_value=None,
                label=self.title,
                help_text=self.help,
                required=self.required,
            )
        return forms.BooleanField(label=self.title, help_text=self.help, required=False)
