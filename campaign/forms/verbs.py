"""What a verb asks: a reason, a note, an opinion."""

from typing import Any

from django import forms

from yangguang.common.forms import StyledForm


class ReasonForm(StyledForm):
    reason = forms.CharField(
        label="退回原因",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="写明哪里不对、要怎么改，对方会原样看到。",
    )


class NoteForm(StyledForm):
    note = forms.CharField(
        label="说明", required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )


class ZeroForm(StyledForm):
    note = forms.CharField(
        label="说明",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3, "placeholder": "例如：本县（区）没有民办学校。"}),
        help_text="写明为什么没有可报的内容，上级会原样看到。",
    )


class ProgressForm(StyledForm):
    text = forms.CharField(
        label="整改进展",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="做了什么、还差什么。",
    )


class HandInForm(StyledForm):
    measures = forms.CharField(
        label="整改措施",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="台账里已填写的，可以留空。",
    )
    text = forms.CharField(
        label="整改情况", required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )


class OpinionForm(StyledForm):
    text = forms.CharField(
        label="意见", required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].widget.attrs["placeholder"] = "例如：现场核查属实，材料齐全。"
