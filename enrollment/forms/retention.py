"""What lifting a hold asks."""

from django import forms

from yangguang.common.forms import StyledForm


class LiftForm(StyledForm):
    lifting = forms.CharField(
        label="解除原因", max_length=200, help_text="如 复议已办结，文号 清法函〔2025〕1号。"
    )
