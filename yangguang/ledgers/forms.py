"""Forms made from declarations, and the small ones of the toolkit's own pages."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from yangguang.accounts.rights import Actor
from yangguang.common.forms import StyledForm, explain, style_widget
from yangguang.ledgers.choices import FILE_CAP
from yangguang.ledgers.declaration import UNIT, Ledger
from yangguang.ledgers.kinds import Kind, SealedKind, TextKind, normal
from yangguang.ledgers.kinds.references import ReferenceField
from yangguang.tenancy.models import Unit


class RowForm(StyledForm):
    """Add or edit one row of a ledger; :attr:`values` is what the ledger's actions take."""

    def __init__(
        self,
        data: Any = None,
        *,
        ledger: Ledger,
        actor: Actor,
        row: Any = None,
        units: Sequence[Unit] = (),
        token: str = "",
        given: Mapping[str, str] | None = None,
    ) -> None:
        """``given``: answers another page brings along (its link), by column; people may change them."""
        self.ledger, self.row, self.units, self.given = ledger, row, units, given or {}
        super().__init__(data)
        if len(units) > 1:
            places = [("", "请选择"), *((unit.pk, unit.name) for unit in units)]
            self.fields[UNIT] = forms.ChoiceField(
                label="所属单位", choices=places, initial=self.given.get(UNIT, "")
            )
        for kind in ledger.edited:
            self.fields[kind.name] = self._question(kind, actor)
        if row is not None:
            self.fields["version"] = forms.CharField(widget=forms.HiddenInput, initial=token, required=False)
        for field in self.fields.values():
            style_widget(field)

    def _question(self, kind: Kind, actor: Actor) -> forms.Field:
        asked = explain(kind.form_field(actor), basis=kind.column.basis, example=kind.column.example)
        if self.row is None:
            sealed = isinstance(kind, SealedKind)  # what is sealed never stands in an address
            asked.initial = kind.default if sealed else self.given.get(kind.name, kind.default)
            return asked
        asked.initial = kind.initial(self.row)
        if isinstance(asked, ReferenceField) and kind.column.closed:
            asked.kept = asked.initial
        if isinstance(kind, SealedKind) and kind.value(self.row):
            asked.required = False
            asked.help_text = f"{asked.help_text} 已保存：{kind.show_row(self.row)}，不改请留空。".strip()
        return asked

    @property
    def values(self) -> dict[str, Any]:
        """Cleaned values by column name; an untouched sealed column is left out."""
        found = {}
        for kind in self.ledger.edited:
            value = self.cleaned_data.get(kind.name)
            if isinstance(kind, SealedKind) and self.row is not None and not value:
                continue
            found[kind.name] = kind.empty if value in (None, "") else value
        return found

    @property
    def unit_id(self) -> str:
        """The unit a new row belongs to."""
        return self.cleaned_data.get(UNIT) or (self.units[0].pk if self.units else "")

    def clean(self) -> dict[str, Any]:
        super().clean()
        for kind in self.ledger.edited:
            value = self.cleaned_data.get(kind.name)
            if isinstance(value, str) and value:
                tidied = kind.tidied(value) if isinstance(kind, TextKind) else normal.text(value)
                self.cleaned_data[kind.name] = tidied
        # The rules see the whole row: what is sealed and untouched is read for them, and goes nowhere else.
        known = {k.name: k.plain(k.value(self.row)) for k in self._untouched()}
        place = self.unit_id if self.row is None else self.row.unit_id
        for name, message in self.ledger.problems({**known, **self.cleaned_data}, place):
            self.add_error(name if name in self.fields else None, message)
        return self.cleaned_data

    def _untouched(self) -> list[Kind]:
        if self.row is None:
            return []
        return [
            kind
            for kind in self.ledger.edited
            if isinstance(kind, SealedKind) and not self.cleaned_data.get(kind.name)
        ]


class VerbForm(StyledForm):
    """What a verb asks, where the chosen rows decide what there is to choose from."""

    def offer_for(self, rows: Sequence[Any]) -> None:
        """Offer what suits ``rows``, those the verb would touch. What is offered is no rule: the action
        refuses what does not suit, with its sentence."""
        raise NotImplementedError


class RevealForm(StyledForm):
    """Why a person wants to see a sealed value."""

    reason = forms.CharField(label="查看事由", max_length=200, required=False)


class UploadForm(StyledForm):
    """A workbook to import."""

    file = forms.FileField(label="填好的表格", help_text="模板 .xlsx 或 .csv，不超过 20 MB、5 万行。")

    def clean_file(self) -> Any:
        upload = self.cleaned_data["file"]
        if upload.size > FILE_CAP:
            raise forms.ValidationError("文件超过 20 MB，请删去无关的工作表和图片，或分成几个文件上传。")
        name = upload.name.lower()
        if name.endswith((".xls", ".et")):
            raise forms.ValidationError(
                "这是旧版 .xls 或 WPS .et 文件，请打开后点“另存为”，类型选“Excel 工作簿（.xlsx）”，再上传。"
            )
        if not name.endswith((".xlsx", ".csv")):
            raise forms.ValidationError("只能上传 .xlsx 或 .csv 文件，请用本页的模板填写。")
        return upload


class SavedViewForm(StyledForm):
    """A name for the list as it is now."""

    name = forms.CharField(label="视图名称", max_length=40)
    shared = forms.BooleanField(label="与本单位同事共用", required=False)
    is_default = forms.BooleanField(label="打开台账时默认使用", required=False)
