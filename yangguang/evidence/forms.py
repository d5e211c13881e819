"""The common upload form."""

from django import forms

from yangguang.common.forms import StyledForm
from yangguang.evidence.choices import ACCEPT, MAX_BYTES, MEGABYTE


class UploadForm(StyledForm):
    """One file and what it is. The content is judged by the action."""

    file = forms.FileField(
        label="文件",
        help_text=f"PDF、图片、Word（docx）或 Excel（xlsx），不超过 {MAX_BYTES // MEGABYTE} MB。",
        widget=forms.ClearableFileInput(attrs={"accept": ACCEPT}),
        error_messages={"required_zh": "请选择一个文件。", "empty": "这是一个空文件，请检查后重新选择。"},
    )
    kind = forms.CharField(
        label="材料名称", max_length=100, required=False, help_text="例如：会议纪要、整改照片。"
    )
    next = forms.CharField(required=False, widget=forms.HiddenInput)
