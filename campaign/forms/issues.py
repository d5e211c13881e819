"""What the verbs of an issue ask beyond a reason."""

from django import forms

from yangguang.common.forms import StyledForm


def _day(label: str, *, help_text: str, required: bool = True) -> forms.DateField:
    return forms.DateField(
        label=label,
        required=required,
        help_text=help_text,
        widget=forms.DateInput(attrs={"type": "date"}),
    )


class ExtendForm(StyledForm):
    due_on = _day("新的整改期限", help_text="须晚于原期限，且在专项行动结束之前。")
    reason = forms.CharField(
        label="延期理由", max_length=500, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="记入整改记录，整改单位会原样看到。",
    )  # fmt: skip


class ReopenForm(StyledForm):
    reason = forms.CharField(
        label="重新打开的理由", max_length=500, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="写明反弹或查实的情形；整改单位须重新上传佐证材料。",
    )  # fmt: skip
    due_on = _day("新的整改期限", required=False, help_text="不填时按整改类型推算。")


class LookForm(StyledForm):
    note = forms.CharField(
        label="回看情况", max_length=2000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text="何时、到何处、看了什么、问了谁。",
    )  # fmt: skip


class RelapseForm(LookForm):
    due_on = _day("新的整改期限", required=False, help_text="问题将重新打开；不填时按整改类型推算。")


class DrawForm(StyledForm):
    seed = forms.CharField(
        label="公开数值（选填）", required=False, max_length=200,
        help_text="例如当天的彩票开奖号码；不填时由名单本身的校验值决定。无论哪种，任何人都能复算。",
    )  # fmt: skip
