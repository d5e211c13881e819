"""What is asked when people signed."""

from django import forms

from campaign.rules.pledges import TEXT_VERSION
from yangguang.common.forms import DateInput, StyledForm


class SignForm(StyledForm):
    signed_on = forms.DateField(label="签订日期", widget=DateInput)
    text_version = forms.CharField(label="承诺书文本", max_length=60, initial=TEXT_VERSION)
