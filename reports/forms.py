"""Shapes of what people write into a report."""

from collections.abc import Collection
from typing import Any

from django import forms

from reports import rules
from reports.choices import NARRATIVES, Kind
from yangguang.common.forms import StyledForm, style_widget

_HELP = {
    "work_done": "本周做了哪些排查、整改、督办、宣传工作。",
    "problems": "整改中遇到的困难、没有按期销号的原因；没有的写“无”。",
    "next_steps": "下周的安排：做什么、谁来做、什么时候完成。",
}
_SUMMARY_HELP = {
    "work_done": "组织领导、动员部署、责任分工和推进情况。各项数字由系统取数，不用重复填写。",
    "experience": "可以推广的做法、典型案例，写明哪里、做了什么、效果怎样；没有的写“无”。",
    "problems": "没有解决的问题、原因和未销号问题的说明；没有的写“无”。",
    "next_steps": "要坚持的制度、要补的短板，写明责任人和完成时间。",
}
_SECTION_HELP = "查了什么、改了什么、效果怎样；没有发现问题的，写明排查情况。"


def _help(kind: str, name: str) -> str:
    if kind == Kind.WEEKLY:
        return _HELP[name]
    return _SUMMARY_HELP.get(name, _SECTION_HELP)


class VersionForm(StyledForm):
    """The version of the report that was on screen: nobody decides about what they did not see."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class NarrativeForm(VersionForm):
    """The words of a report of one kind, heading by heading; ``draft`` takes them unfinished."""

    zero_confirmed = forms.BooleanField(label="本周无新增问题（零报告）", required=False)

    def __init__(
        self, *args: Any, kind: str, editable: Collection[str], draft: bool = False, **kwargs: Any
    ) -> None:
        self.headings = NARRATIVES[kind]
        super().__init__(*args, **kwargs)
        for name, label in self.headings.items():
            closed = name not in editable
            help_text = "上级没有退回这一项，沿用上一版内容。" if closed else _help(kind, name)
            self.fields[name] = forms.CharField(
                label=label, max_length=4000, required=not draft, disabled=closed, help_text=help_text,
                widget=forms.Textarea(attrs={"rows": 5}),
            )  # fmt: skip
            style_widget(self.fields[name])
        self.order_fields([*self.headings, "zero_confirmed"])
        if kind != Kind.WEEKLY:
            del self.fields["zero_confirmed"]

    @property
    def texts(self) -> dict[str, str]:
        """What was typed, by heading."""
        return {name: self.cleaned_data[name] for name in self.headings}


class ReasonForm(VersionForm):
    """Why something goes back."""

    reason = forms.CharField(
        label="退回原因",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="写明要改什么，对方据此修改。",
    )


class ReturnForm(ReasonForm):
    """Why a superior returns a report, and which items are wrong."""

    marks = forms.MultipleChoiceField(
        label="需要修改的内容",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="只解锁勾选的内容；一项都不勾选，则全部可以修改。",
    )

    def __init__(self, *args: Any, kind: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        marks = self.fields["marks"]
        assert isinstance(marks, forms.MultipleChoiceField)
        marks.choices = list(rules.marks_of(kind).items())


class FileForm(StyledForm):
    """A PDF somebody wants compared; it is hashed and forgotten."""

    LIMIT = 20 * 1024 * 1024

    file = forms.FileField(label="选择手中的 PDF 文件", help_text="只在本次比对，不保存。不超过 20 MB。")

    def clean_file(self) -> Any:
        upload = self.cleaned_data["file"]
        if upload.size > self.LIMIT:
            raise forms.ValidationError("文件超过 20 MB，请核对是不是这份报告的 PDF。")
        return upload
