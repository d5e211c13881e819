"""What the verbs of a measure ask."""

from django import forms

from yangguang.common.forms import DateInput, StyledForm


class DeliverForm(StyledForm):
    delivered_on = forms.DateField(
        label="交付日期",
        required=False,
        widget=DateInput(),
        help_text="学位可以使用的日期，不填为今天。交付后请更新该校的学位计划（计划班数），以免漏算。",
    )


class DropForm(StyledForm):
    reason = forms.CharField(
        label="取消原因",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="取消后不再计入扩充学位。",
    )
