"""What the pages and verbs of disclosure ask."""

from django import forms

from campaign.choices.disclosure import Stage, Topic
from yangguang.common.forms import StyledForm
from yangguang.evidence.choices import ACCEPT, MAX_BYTES, MEGABYTE


class SnapshotForm(StyledForm):
    """One picture or PDF of the published page."""

    file = forms.FileField(
        label="快照文件",
        help_text=f"把公布的网页截图或打印成 PDF，公示栏可拍照；不超过 {MAX_BYTES // MEGABYTE} MB。",
        widget=forms.ClearableFileInput(attrs={"accept": ACCEPT}),
        error_messages={"required_zh": "请选择一个文件。", "empty": "这是一个空文件，请检查后重新选择。"},
    )
    url = forms.URLField(
        label="网页地址",
        required=False,
        max_length=300,
        assume_scheme="https",
        error_messages={"invalid": "请填写完整的网页地址，例如 https://www.example.gov.cn/a.html。"},
    )

    others = forms.BooleanField(
        label="这份快照也能看到本校其他已公布的要素，一并作为它们的凭证", required=False, initial=True
    )


class WithdrawForm(StyledForm):
    """Why what the public reads is taken off the page."""

    reason = forms.CharField(
        label="撤回原因", max_length=500, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="撤回后家长立即看不到这一项；学校会原样看到原因，请写明哪里不对、要怎么改。",
    )  # fmt: skip


class ReviseForm(StyledForm):
    revision = forms.CharField(
        label="调整说明",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="为什么调整、调整哪些内容；审核人和家长都会看到。",
    )


class SchoolSearchForm(StyledForm):
    """The public's search; everything may be left empty."""

    q = forms.CharField(label="学校名称", required=False, max_length=50)
    county = forms.ChoiceField(label="县（区）", required=False)

    def __init__(self, *args: object, counties: list[tuple[str, str]], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["county"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "全部县（区）"), *counties]


class NoticeFilterForm(SchoolSearchForm):
    """Stage notices by county and stage."""

    q = None  # type: ignore[assignment]
    stage = forms.ChoiceField(label="环节", required=False, choices=[("", "全部环节"), *Stage.choices])


class QuestionSearchForm(StyledForm):
    """Answers by words and topic."""

    q = forms.CharField(label="想问什么", required=False, max_length=50)
    topic = forms.ChoiceField(label="类别", required=False, choices=[("", "全部类别"), *Topic.choices])
