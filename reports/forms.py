"""Shapes of what people write into a report."""

from collections.abc import Collection
from typing import Any

from django import forms

from reports import rules
from reports.choices import NARRATIVE
from yangguang.common.forms import StyledForm

_HELP = {
    "work_done": "本周做了哪些排查、整改、督办、宣传工作。",
    "problems": "整改中遇到的困难、没有按期销号的原因；没有的写“无”。",
    "next_steps": "下周的安排：做什么、谁来做、什么时候完成。",
}


class VersionForm(StyledForm):
    """The version of the report that was on screen: nobody decides about what they did not see."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class NarrativeForm(VersionForm):
    """The words of a report; ``draft`` takes them unfinished."""

    work_done = forms.CharField(label=NARRATIVE["work_done"], max_length=4000)
    problems = forms.CharField(label=NARRATIVE["problems"], max_length=4000)
    next_steps = forms.CharField(label=NARRATIVE["next_steps"], max_length=4000)
    zero_confirmed = forms.BooleanField(label="本周无新增问题（零报告）", required=False)

    def __init__(
        self, *args: Any, editable: Collection[str] = tuple(NARRATIVE), draft: bool = False, **kwargs: Any
    ) -> None:
        for name in NARRATIVE:
            field = self.base_fields[name]
            field.widget = forms.Textarea(attrs={"rows": 5})
            field.help_text = _HELP[name]
        super().__init__(*args, **kwargs)
        for name in NARRATIVE:
            self.fields[name].required = not draft
            if name not in editable:
                self.fields[name].disabled = True
                self.fields[name].help_text = "上级没有退回这一项，沿用上一版内容。"

    @property
    def texts(self) -> dict[str, str]:
        """What was typed, by field."""
        return {name: self.cleaned_data[name] for name in NARRATIVE}


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
        choices=list(rules.MARKS.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="只解锁勾选的内容；一项都不勾选，则全部可以修改。",
    )


class FileForm(StyledForm):
    """A PDF somebody wants compared; it is hashed and forgotten."""

    LIMIT = 20 * 1024 * 1024

    file = forms.FileField(label="选择手中的 PDF 文件", help_text="只在本次比对，不保存。不超过 20 MB。")

    def clean_file(self) -> Any:
        upload = self.cleaned_data["file"]
        if upload.size > self.LIMIT:
            raise forms.ValidationError("文件超过 20 MB，请核对是不是这份报告的 PDF。")
        return upload
