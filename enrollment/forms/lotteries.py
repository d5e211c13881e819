"""What the verbs and pages of random admission ask."""

from typing import Any

from django import forms

from enrollment.choices.lotteries import Cause
from yangguang.common.forms import DateInput, StyledForm, explain

_SEED = "照公告填写数字，同一次开奖的号码用空格隔开，不同来源用“/”隔开。"


class EnterForm(StyledForm):
    """The public randomness, by the first person."""

    seed = forms.CharField(
        label="公布的随机数",
        max_length=200,
        help_text=f"{_SEED}录入后由另一人照公告再录一遍，两次一致才抽取。",
    )
    seed_link = forms.CharField(
        label="公告网址或出处", max_length=300, help_text="任何人都可以据此核对号码。"
    )
    witnesses = forms.CharField(
        label="见证人",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="每行一位：姓名，身份，单位。至少两位，例如纪检人员、家长代表、公证员。",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        explain(
            self.fields["seed"], basis="RFC 3797（可公开验证的随机抽取）", example="02 07 09 14 21 30 / 11"
        )


class ConfirmForm(StyledForm):
    """The same numbers again, by the second person, who does not see what the first typed."""

    seed = forms.CharField(
        label="照公告再录一遍随机数",
        max_length=200,
        help_text=f"{_SEED}与第一次录入一致即抽取并公布，不能再改。",
    )


class CorrectForm(StyledForm):
    reason = forms.CharField(
        label="哪里录错了", max_length=200, help_text="更正次数和原因会在公示页一并公布。"
    )


class DeclineForm(StyledForm):
    number = forms.CharField(label="放弃的票号", max_length=6, help_text="报名回执上的六位数字。")
    cause = forms.ChoiceField(label="放弃方式", choices=Cause.choices)
    declined_on = forms.DateField(label="放弃日期", widget=DateInput)


class TicketForm(StyledForm):
    """The public's search by ticket number."""

    number = forms.CharField(label="票号", required=False, max_length=6, help_text="报名回执上的六位数字。")
