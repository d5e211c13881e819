"""Forms of exports of whole values."""

from django import forms

from yangguang.common.forms import StyledForm


class AskExportForm(StyledForm):
    """Why somebody needs whole values in a file."""

    reason = forms.CharField(
        label="用途",
        max_length=200,
        help_text="给谁用、办什么事、用完怎样处理；会随文件和审计记录保存",
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class RefuseExportForm(StyledForm):
    """Why not."""

    decision = forms.CharField(label="不批准的原因", max_length=200)
