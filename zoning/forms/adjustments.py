"""What the steps of an adjustment ask."""

from collections.abc import Sequence
from typing import Any

from django import forms

from yangguang.common.forms import DateInput, StyledForm, explain
from yangguang.evidence.choices import ACCEPT
from yangguang.ledgers.forms import VerbForm
from zoning.choices.adjustments import StepKind
from zoning.rules.adjustments import NumberMissing, PaperMissing

_OPENS_WHEN = "新片区须在这一天以前公布"


def _day(label: str, help_text: str = "") -> forms.DateField:
    return forms.DateField(
        label=label, widget=DateInput(), help_text=help_text,
        error_messages={"invalid": "请按“2024-07-19”的格式填写日期。"},
    )  # fmt: skip


def _words(label: str, limit: int, rows: int, help_text: str = "") -> forms.CharField:
    return forms.CharField(
        label=label, max_length=limit, widget=forms.Textarea(attrs={"rows": rows}), help_text=help_text
    )


class _DatedForm(VerbForm):
    """Days that the adjustment may know already: nobody types them a second time."""

    def offer_for(self, rows: Sequence[Any]) -> None:
        if len(rows) == 1:
            for name, field in self.fields.items():
                field.initial = getattr(rows[0], name, None)


class ConsultForm(_DatedForm):
    """When the public is asked."""

    opens_on = _day("征求意见开始日期", "今天或以后；公开以后方案和片区任何人都能看到，不能再改。")
    closes_on = _day("征求意见截止日期", "不少于 7 天，首尾两天都算。")
    registration_opens_on = _day("报名开始日期", f"{_OPENS_WHEN}，请给答复意见和作决定留出时间。")


class ProlongForm(StyledForm):
    closes_on = _day("新的截止日期", "只能延长，不能缩短。")
    reason = _words("延长原因", 300, 2, "公众会看到。")


class PublishForm(_DatedForm):
    registration_opens_on = _day("报名开始日期", _OPENS_WHEN + "。")


class DropForm(StyledForm):
    reason = _words("终止原因", 300, 2, "已经公开征求意见的，公众会看到。")


_WHO = {
    StepKind.ASSESSMENT: ("评估单位、参加人员", "评估结论", "县教育局基教股，统计、公安户政参加"),
    StepKind.ARGUMENT: ("主持单位、专家", "论证意见", "县教育局主持；规划、教育、法律专家各一人"),
    StepKind.CONSULTATION: (
        "组织单位、征求方式",
        "采纳情况说明",
        "县教育局；网上公示，在社区、村张贴",
    ),
    StepKind.DECISION: ("决定机关、会议", "决定内容", "县教育局党组会第 12 次会议"),
}


class StepForm(StyledForm):
    """The record of one step with its document."""

    on = _day("完成日期")
    held_by = forms.CharField(max_length=500)
    document = forms.CharField(label="文号", max_length=100, required=False, help_text="没有文号的留空")
    document_title = forms.CharField(label="文件名称", max_length=200)
    summary = _words("结论", 4000, 5)
    disclosed = forms.BooleanField(
        label="征求意见时一并公开", required=False,
        help_text="公众可以看到以上内容并下载文件。文件里有专家、家长个人信息的，请先遮盖再上传。",
    )  # fmt: skip
    file = forms.FileField(
        label="文件", required=False, widget=forms.ClearableFileInput(attrs={"accept": ACCEPT})
    )

    def __init__(self, *args: Any, kind: StepKind, has_file: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        who, what, example = _WHO[kind]
        self.fields["held_by"].label, self.fields["summary"].label = who, what
        explain(self.fields["held_by"], example=example)
        if kind == StepKind.DECISION:
            self.fields["document"].help_text = "决定的文号是新片区的依据。"
            _must_have(self.fields["document"], NumberMissing.message)
        if kind in (StepKind.CONSULTATION, StepKind.DECISION):
            del self.fields["disclosed"]
            self.fields["summary"].help_text = "公众可以看到，并可下载文件；请不要写个人信息。"
        if has_file:
            self.fields["file"].help_text = "已有文件；不再补充的留空。"
        else:
            _must_have(self.fields["file"], PaperMissing.message)


def _must_have(field: forms.Field, sentence: str) -> None:
    """What the action would refuse is not called optional."""
    field.required = True
    field.error_messages["required"] = sentence
