"""What the verbs of letters and interviews ask."""

from django import forms

from yangguang.common.forms import DateInput, StyledForm


def _words(
    label: str, *, limit: int = 2000, rows: int = 4, required: bool = True, help_text: str = ""
) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=limit, required=required, widget=forms.Textarea(attrs={"rows": rows}),
        help_text=help_text,
    )  # fmt: skip


def _day(label: str, help_text: str = "") -> forms.DateField:
    return forms.DateField(label=label, widget=DateInput(), help_text=help_text)


class LetterForm(StyledForm):
    """A letter out of a clue: the words are written for the addressee."""

    subject = forms.CharField(label="事由", max_length=60, help_text="例如：规范招生报名行为")
    facts = _words("基本情况", help_text="对方会看到。不写线索来源，不写投诉举报人的任何信息。")
    demands = _words("督办要求")
    reply_by = _day("回复期限", "专项行动期间的工作日")


class ReplyForm(StyledForm):
    reply = _words("回复内容", rows=6, help_text="核查情况、整改措施和结果。佐证材料请先在函件页面上传。")


class VerdictForm(StyledForm):
    text = _words("核验意见", limit=1000, rows=2, required=False)


class PlanForm(StyledForm):
    """An interview out of a clue."""

    principal = forms.CharField(label="被约谈人", max_length=50)
    post = forms.CharField(label="职务", max_length=50)
    reason = _words("约谈事由", limit=1000, help_text="约谈后对方会看到。不写线索来源和投诉举报人。")
    planned_on = _day("计划日期")


class HoldForm(StyledForm):
    held_on = _day("约谈日期")
    roster = _words("参加人员", limit=500, rows=2, help_text="姓名和职务，用顿号隔开。")
    minutes = _words("约谈记录", rows=5)
    commitments = _words("整改承诺", help_text="对方承诺做什么，一条一行。")
    commitments_due = _day("承诺期限")


class LetterCancelForm(StyledForm):
    reason = _words("作废原因", limit=500, rows=2)


class CancelForm(StyledForm):
    reason = _words("取消原因", limit=500, rows=2)
