"""What a check of an app asks."""

from django import forms

from enrollment.choices.registers import CollectorVerdict
from yangguang.common.forms import StyledForm


class JudgeForm(StyledForm):
    verdict = forms.ChoiceField(
        label="核查结论",
        choices=[
            ("", "请选择"),
            *(choice for choice in CollectorVerdict.choices if choice[0] != CollectorVerdict.WAITING),
        ],
    )
    finding = forms.CharField(
        label="核查意见", max_length=300, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="采集项目与学籍信息采集表对照的结果；要求整改的写明改什么、什么时候改完。",
    )  # fmt: skip
