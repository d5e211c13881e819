"""Shapes of what comes in on the timeline: more time, a reviewer's marks, the setup of a campaign."""

from django import forms

from yangguang.common.forms import DateInput, StyledForm


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
