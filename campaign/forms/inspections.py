"""What the pages of 双随机 ask."""

from typing import Any

from django import forms

from campaign.choices import Answer
from campaign.models import ChecklistItem
from yangguang.common.forms import DateInput, StyledForm, explain


class DrawForm(StyledForm):
    """The public randomness and who saw it."""

    seed = forms.CharField(
        label="公布的随机数",
        max_length=200,
        help_text="照公告填写数字，同一次开奖的号码用空格隔开，不同来源用“/”隔开。录入后立即抽取，不能再改。",
    )
    seed_link = forms.CharField(
        label="公告网址或出处", required=False, max_length=300, help_text="任何人都可以据此核对号码。"
    )
    witnesses = forms.CharField(
        label="见证人", max_length=200, help_text="现场见证的纪检、学校或家长代表，写单位和姓名。"
    )
    planned_on = forms.DateField(
        label="计划检查日期", required=False, widget=DateInput, help_text="可以留空，之后逐校安排。"
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        explain(
            self.fields["seed"], basis="RFC 3797（可公开验证的随机抽取）", example="02 07 09 14 21 30 / 11"
        )


class ScheduleForm(StyledForm):
    planned_on = forms.DateField(label="计划检查日期", widget=DateInput)


class ReplyForm(StyledForm):
    reply = forms.CharField(
        label="学校反馈",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="对检查情况有无异议，已经做了什么。整改在问题整改台账里办理。",
    )


class SheetForm(StyledForm):
    """The result sheet: per checklist item an answer in ``answer-C01`` and its words in ``text-C01``."""

    done_on = forms.DateField(label="检查日期", widget=DateInput)
    result = forms.CharField(
        label="检查情况",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="看了什么、问了谁、查阅了哪些材料，总体评价。",
    )

    def __init__(self, *args: Any, items: list[ChecklistItem], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.items = items

    def lines(self) -> list[dict[str, Any]]:
        """Items with what was typed."""
        return [
            {
                "item": item,
                "answer": self.data.get(f"answer-{item.code}", ""),
                "text": self.data.get(f"text-{item.code}", ""),
                "error": self.errors.get(f"text-{item.code}") if self.is_bound else None,
            }
            for item in self.items
        ]

    def answers(self) -> dict[str, tuple[str, str]]:
        """Code → (answer, text) of the items that were looked at."""
        return {
            line["item"].code: (line["answer"], line["text"].strip()[:2000])
            for line in self.lines()
            if line["answer"] in Answer.values
        }
