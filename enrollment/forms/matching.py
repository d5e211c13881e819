"""What matching asks: a list and whose it is, which column is what, what came of a finding."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from enrollment.choices.matching import DEPARTMENTS, DuplicateOutcome, FindingOutcome, ListField
from enrollment.models import DataAgreement
from enrollment.rules import matching as rules
from enrollment.rules import targets
from enrollment.rules.matching import Footing
from yangguang.common import clock
from yangguang.common.forms import StyledForm
from yangguang.ledgers.forms import RowForm, UploadForm, VerbForm


class RoundForm(UploadForm):
    """Another department's list, and the ledger it is compared with."""

    kind = forms.ChoiceField(label="名单是哪个部门给的", choices=[(k.value, k.label) for k in DEPARTMENTS])
    target = forms.ChoiceField(
        label="与哪个台账比对",
        help_text="残联选残疾儿童，民政选孤儿或事实无人抚养儿童，公安、户籍选全部儿童。",
    )  # fmt: skip
    as_of = forms.DateField(
        label="名单截止日期",
        widget=forms.DateInput,
        help_text="名单反映的是哪一天的情况，问提供部门或看表头。",
    )  # fmt: skip
    agreement = forms.ModelChoiceField(
        DataAgreement.objects.none(), label="数据共享协议", required=False,
        empty_label="没有协议，下面写依据",
        help_text="与该部门签过协议的选一份；没有的在下面写明依据。",
    )  # fmt: skip
    basis = forms.CharField(
        label="调取依据", required=False, max_length=200,
        help_text="函件文号、会议纪要等，如 清教函〔2024〕12号。选了协议的可以不填。",
    )  # fmt: skip
    asked_on = forms.DateField(label="请求日期", widget=forms.DateInput, help_text="哪天向对方要的。")
    received_on = forms.DateField(label="收到日期", widget=forms.DateInput)
    given_by = forms.CharField(
        label="提供人和科室", max_length=100, help_text="如 县残联办公室 李某。只写经办人，不写儿童信息。",
    )  # fmt: skip
    field_order = (
        "kind", "target", "as_of", "file", "agreement", "basis", "asked_on", "received_on", "given_by",
    )  # fmt: skip

    def __init__(self, *args: Any, county: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        agreements: Any = self.fields["agreement"]
        agreements.queryset = DataAgreement.objects.filter(unit_id=county).in_force(clock.today())
        choices: Any = self.fields["target"]
        choices.choices = [("", "请选择"), *((t.label, t.title) for t in targets.every())]
        self.fields["file"].label = "对方给的名单"
        self.fields[
            "file"
        ].help_text = (
            ".xlsx 或 .csv，不超过 20 MB、6 万行。列的顺序、表头在第几行、多几列都没有关系，不用改成模板。"
        )

    @property
    def footing(self) -> Footing:
        """On what footing the list came."""
        return Footing(**{name: self.cleaned_data[name] for name in Footing._fields})

    def clean_as_of(self) -> Any:
        day = self.cleaned_data["as_of"]
        if day > clock.today():
            raise forms.ValidationError(f"截止日期不能晚于今天（{clock.today():%Y-%m-%d}），请核对。")
        return day


class MappingForm(StyledForm):
    """Which heading is what: one question a field, the columns of the list to choose from."""

    def __init__(
        self, data: Any = None, *, headings: Sequence[str], guessed: Mapping[str, int] | None = None
    ) -> None:
        super().__init__(data)
        columns = [(str(at), f"第 {at + 1} 列：{title}") for at, title in enumerate(headings) if title]
        for field in ListField:
            need = field == ListField.ID_NUMBER
            self.fields[field.value] = forms.ChoiceField(
                label=field.label,
                required=need,
                choices=[("", "请选择" if need else "名单里没有，或不比对"), *columns],
                initial=str((guessed or {}).get(field, "")),
                help_text=_HELP[field],
                widget=forms.Select(attrs={"class": "form-select"}),
            )

    @property
    def columns(self) -> dict[str, int]:
        """Position by field, as chosen."""
        return {field: int(at) for field, at in self.cleaned_data.items() if at}


_HELP: Mapping[str, str] = {
    ListField.ID_NUMBER: "必选，靠它判断是不是同一名儿童。请选儿童本人的，不要选监护人的。",
    ListField.NAME: "比对；不同时列入“内容不同”。",
    ListField.SEX: "比对。",
    ListField.BIRTH_DATE: "比对；与证件号码不一致的行会先提示您。",
    ListField.SCHOOL: "与台账里的学校名称比对。",
    ListField.GUARDIAN: "不比对，加密保存，补登时带入。",
    ListField.PHONE: "不比对，加密保存，补登时带入。",
    ListField.ADDRESS: "不比对，补登时带入居住地。",
}


class LookForm(StyledForm):
    note = forms.CharField(
        label="核查情况", max_length=1000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="何时、问了谁、情况如何。不要写证件号码和电话。",
    )  # fmt: skip


class CloseForm(VerbForm):
    outcome = forms.ChoiceField(label="处理结果", choices=[("", "请选择"), *FindingOutcome.choices])
    note = forms.CharField(
        label="核查情况", required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="已登记过核查情况的可以不填。不要写证件号码和电话。",
    )  # fmt: skip

    def offer_for(self, rows: Sequence[Any]) -> None:
        """The outcomes the kinds of these findings admit; a filled-in one that does not fit is not kept."""
        outcome: Any = self.fields["outcome"].widget
        fitting = rules.fitting(row.kind for row in rows)
        outcome.choices = [("", "请选择"), *((each.value, each.label) for each in fitting)]


class ResolveForm(StyledForm):
    """The city's word on a duplicate; ``counties``: those that registered the child."""

    outcome = forms.ChoiceField(label="核对结果", choices=[("", "请选择"), *DuplicateOutcome.choices])
    keeper = forms.ChoiceField(
        label="由哪个县（区）保留", required=False, help_text="只有“由一个县（区）保留”时需要选择。",
    )  # fmt: skip
    note = forms.CharField(
        label="核对情况", max_length=1000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="只有市级及以上看得到；各县（区）只会看到怎样处理自己的记录。",
    )  # fmt: skip

    def __init__(self, data: Any = None, *, counties: Sequence[tuple[str, str]]) -> None:
        super().__init__(data)
        keeper: Any = self.fields["keeper"]
        keeper.choices = [("", "（不适用）"), *counties]


class AddForm(RowForm):
    """A new row of a ledger for a child of a list. What is sealed comes from the list and is never shown."""

    def __init__(self, *args: Any, known: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = {name: text for name, text in known.items() if name in self.fields and text}
        for name in self.known:
            del self.fields[name]

    def clean(self) -> dict[str, Any]:
        self.cleaned_data.update(self.known)
        return super().clean()
