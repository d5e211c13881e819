"""What the verbs on admission documents ask."""

from django import forms

from campaign.choices.policies import CORRECTIVE
from campaign.rules.policies import not_after_today
from yangguang.common.forms import StyledForm


class KeepForm(StyledForm):
    reason = forms.CharField(
        label="理由", required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 2}),
        help_text="与哪些上级规定对照过，可以写在这里。",
    )  # fmt: skip


class JudgeForm(StyledForm):
    verdict = forms.ChoiceField(
        label="清理意见", choices=[("", "请选择"), *((v.value, v.label) for v in CORRECTIVE)]
    )
    reason = forms.CharField(
        label="理由", max_length=500, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="与哪条上级规定不一致，改成什么。",
    )  # fmt: skip
    done_by = forms.DateField(label="完成时限", widget=forms.DateInput)


class CompleteForm(StyledForm):
    """The file of the notice is on the page already."""

    notice_number = forms.CharField(
        label="修改或废止文号", max_length=60, help_text="请先在本页上传修改后的文件或废止通知。"
    )
    done_on = forms.DateField(label="印发日期", widget=forms.DateInput)
    link = forms.URLField(label="公布网址", required=False, max_length=300, assume_scheme="https")

    def clean_done_on(self) -> object:
        day = self.cleaned_data["done_on"]
        for _, message in not_after_today({"done_on": day}, "done_on", "印发日期"):
            raise forms.ValidationError(message)
        return day


class ReopenForm(StyledForm):
    reason = forms.CharField(label="重新判定的原因", max_length=500, widget=forms.Textarea(attrs={"rows": 3}))
