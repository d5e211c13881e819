"""What the verbs of a clue ask."""

from django import forms

from campaign.choices import Area
from campaign.choices.clues import ClueOutcome
from yangguang.common.forms import StyledForm


class NoteForm(StyledForm):
    text = forms.CharField(
        label="核查记录",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="找谁谈了、看了什么材料、查明什么。不要写投诉举报人的姓名和联系方式。",
    )


class ConcludeForm(StyledForm):
    outcome = forms.ChoiceField(
        label="处理结论",
        choices=[("", "请选择"), *ClueOutcome.choices],
        help_text="立案追责、批评教育、移送：请先在“责任追究台账”登记被处理的人。",
    )
    finding = forms.CharField(
        label="核查情况",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="查明的事实和依据。",
    )
    area = forms.ChoiceField(
        label="整治领域（转问题整改时填）",
        required=False,
        choices=[("", "—"), *Area.choices],
        help_text="线索里已填写的，可以不选。",
    )
    found = forms.CharField(
        label="交给对方的问题描述（转问题整改时填）",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="转问题整改时必须填写。涉及单位会看到这段话，看不到线索和核查情况；不写线索来源和投诉举报人。",
    )


class ReopenForm(StyledForm):
    reason = forms.CharField(label="重新核查的原因", max_length=500, widget=forms.Textarea(attrs={"rows": 3}))
