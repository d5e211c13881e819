"""What is asked when a visit's find is passed on."""

from django import forms

from campaign.choices import Area
from yangguang.common.forms import StyledForm


class AreaForm(StyledForm):
    area = forms.ChoiceField(label="整治领域", choices=[("", "请选择"), *Area.choices])
