"""Answers of the checklist, and their review."""

from django import forms

from campaign.choices import Answer
from yangguang.common.forms import StyledForm
from yangguang.evidence.choices import ACCEPT


class AnswerForm(StyledForm):
    """One unit's answer to one item, with at most one file."""

    answer = forms.ChoiceField(
        label="结论",
        choices=Answer.choices,
        error_messages={"required_zh": "请选择结论：无问题、发现问题或不适用。"},
    )
    found = forms.CharField(label="发现的问题", required=False, max_length=2000)
    reason = forms.CharField(label="不适用原因", required=False, max_length=300)
    note = forms.CharField(label="说明", required=False, max_length=2000)
    upload = forms.FileField(
        label="佐证材料", required=False, widget=forms.FileInput(attrs={"accept": ACCEPT})
    )
    version = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)


class ReviewForm(StyledForm):
    """A reviewer's marks: a reason for each item that goes back, in fields ``mark-P01``."""

    decision = forms.ChoiceField(choices=[("accept", "认可"), ("return", "退回")])

    def marks(self) -> dict[str, str]:
        """Item code → reason of every item marked wrong."""
        prefix = "mark-"
        return {
            name.removeprefix(prefix): str(value).strip()[:300]
            for name, value in self.data.items()
            if name.startswith(prefix) and str(value).strip()
        }
