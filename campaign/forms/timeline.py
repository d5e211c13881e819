"""Shapes of what comes in on the timeline: more time, a reviewer's marks, the setup of a campaign."""

from collections.abc import Sequence
from typing import Any

from django import forms

from campaign.choices import DeliverableKind
from campaign.queries.setup import LEVEL_NAMES
from campaign.rules.setup import PhaseDates
from yangguang.common.forms import DateInput, StyledForm, style_widget


class ExtensionForm(StyledForm):
    wanted_on = forms.DateField(
        label="申请延至",
        widget=DateInput(),
        help_text="遇休息日按专项行动的规则提前到前一个工作日；不能晚于专项行动结束。",
        error_messages={"invalid": "请按“2024-07-19”的格式填写日期。"},
    )
    reason = forms.CharField(
        label="申请理由",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="写明为什么不能按期完成、还要做什么。",
    )


class GrantForm(StyledForm):
    text = forms.CharField(
        label="批准意见", required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )


class RefuseForm(StyledForm):
    reason = forms.CharField(label="不批准的原因", max_length=500, widget=forms.Textarea(attrs={"rows": 3}))


class ContentsReviewForm(StyledForm):
    """Marks on what was handed in: a reason for each thing that goes back, in fields ``mark-<key>``."""

    decision = forms.ChoiceField(choices=[("accept", "认可"), ("return", "退回")])
    reason = forms.CharField(label="整体意见", required=False, max_length=500)

    def marks(self) -> dict[str, str]:
        """Key of a thing → reason, of everything marked."""
        prefix = "mark-"
        return {
            name.removeprefix(prefix): str(value).strip()[:300]
            for name, value in self.data.items()
            if name.startswith(prefix) and str(value).strip()
        }


def _day(label: str) -> forms.DateField:
    return forms.DateField(
        label=label,
        widget=DateInput(),
        error_messages={"invalid": "请按“2024-07-19”的格式填写日期。"},
    )


def _reason(label: str) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=300, widget=forms.Textarea(attrs={"rows": 2}), help_text="各单位都会看到。"
    )


class CampaignForm(StyledForm):
    """Name, day-off rule and phases of a campaign; one line of three fields a phase."""

    title = forms.CharField(label="名称", max_length=100)
    moves_deadlines = forms.BooleanField(label="截止日遇休息日提前到前一个工作日", required=False)
    edition = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, numbers: Sequence[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.numbers = numbers
        for number in numbers:
            self.fields[f"name_{number}"] = forms.CharField(label=f"第 {number} 阶段名称", max_length=20)
            self.fields[f"starts_{number}"] = _day(f"第 {number} 阶段开始")
            self.fields[f"ends_{number}"] = _day(f"第 {number} 阶段结束")
        self.fields["reason"] = _reason("改动原因")
        for field in self.fields.values():
            style_widget(field)

    def phases(self) -> list[PhaseDates]:
        """The phases as they were filled in."""
        data = self.cleaned_data
        return [
            PhaseDates(number, data[f"name_{number}"], data[f"starts_{number}"], data[f"ends_{number}"])
            for number in self.numbers
        ]


class StartForm(StyledForm):
    """A campaign of another year, from an earlier one or from the template."""

    year = forms.IntegerField(label="年度", help_text="例如 2025。")
    source = forms.ChoiceField(
        label="依据", widget=forms.RadioSelect, help_text="阶段、检查项和任务照抄，日期换到新的年度。"
    )

    def __init__(self, *args: Any, sources: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["source"].choices = sources  # type: ignore[attr-defined]
        self.fields["source"].initial = sources[0][0]


class DeliverableForm(StyledForm):
    """What is asked for. Code and kind are given once, when it is added."""

    code = forms.CharField(label="编号", max_length=3, help_text="一个大写字母加一到两位数字，例如 A8。")
    title = forms.CharField(label="任务名称", max_length=100)
    phase = forms.ChoiceField(label="阶段")
    due = forms.CharField(
        label="时限",
        max_length=30,
        help_text="月-日（如 06-10）、weekly:fri（每周五）或 monthly:last-workday（每月最后一个工作日）。",
    )
    levels = forms.MultipleChoiceField(
        label="责任层级", choices=list(LEVEL_NAMES.items()), widget=forms.CheckboxSelectMultiple
    )
    kind = forms.ChoiceField(label="形式", choices=DeliverableKind.choices)
    note = forms.CharField(label="要求", max_length=200, required=False)
    edition = forms.IntegerField(widget=forms.HiddenInput)
    reason = _reason("改动原因")

    def __init__(self, *args: Any, phases: Sequence[tuple[str, str]], added: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["phase"].choices = phases  # type: ignore[attr-defined]
        if not added:
            del self.fields["code"], self.fields["kind"]


class RetireForm(StyledForm):
    edition = forms.IntegerField(widget=forms.HiddenInput)
    reason = _reason("取消原因")
