"""What the city is asked about the checklist itself."""

from django import forms

from yangguang.common.forms import StyledForm


class RetireForm(StyledForm):
    reason = forms.CharField(
        label="停用原因",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="各单位会看到；已有的结论、材料和问题都保留，覆盖率不再计算此项。",
    )
