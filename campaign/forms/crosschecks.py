"""What is asked when one county checks another."""

from collections.abc import Sequence
from typing import Any

from django import forms

from yangguang.common.forms import DateInput, StyledForm
from yangguang.tenancy.models import Unit


class AssignForm(StyledForm):
    """Who checks whom until when; the choices are the counties the person may assign."""

    unit = forms.ChoiceField(label="被检查县（区）")
    checker = forms.ChoiceField(
        label="检查县（区）", help_text="由该县（区）的审核人检查，不能是同一个县（区）。"
    )
    until = forms.DateField(
        label="截止日期", widget=DateInput(), help_text="到这一天为止可以查看抽样内容，之后自动收回。"
    )
    note = forms.CharField(
        label="检查要求", required=False, max_length=300, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, counties: Sequence[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [("", "请选择"), *((unit.pk, unit.name) for unit in counties)]
        for name in ("unit", "checker"):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = offered
        self.fields["unit"].help_text = "在该县（区）教育局和学校已有的结论中抽样。"


class JudgeForm(StyledForm):
    """One answer of the sample: agree, or not and why."""

    finding = forms.UUIDField(widget=forms.HiddenInput)
    verdict = forms.ChoiceField(choices=[("agree", "同意"), ("dispute", "不同意")])
    reason = forms.CharField(label="理由", required=False, max_length=1000)


class DismissForm(StyledForm):
    reason = forms.CharField(
        label="不采纳的理由",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="检查单位和被检查单位会看到。",
    )
