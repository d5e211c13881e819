"""What a parent is asked in a consultation, and the office when it answers."""

from typing import Any

from django import forms

from yangguang.common.forms import StyledForm
from zoning.choices.adjustments import Adopted, Stance


class OpinionForm(StyledForm):
    """Two questions, three optional ones; ``once``: the sealed code that makes a double click one opinion."""

    stance = forms.ChoiceField(
        label="您的态度", choices=Stance.choices, widget=forms.RadioSelect,
        error_messages={"required_zh": "请选择赞成、反对或者建议。"},
    )  # fmt: skip
    text = forms.CharField(
        label="您的意见", max_length=2000, widget=forms.Textarea(attrs={"rows": 6}),
        help_text="请写理由，例如离家太远、要过大路、兄弟姐妹不在一所学校。不要写孩子的姓名和证件号。",
        error_messages={
            "required_zh": "请写下您的意见；只表示态度的，写“同意”或者“不同意”也可以。",
            "max_length": "意见太长，请写在 2000 字以内。",
        },
    )  # fmt: skip
    place = forms.CharField(label="您住的小区或村", max_length=100, required=False, help_text="不用写门牌号")
    name = forms.CharField(
        label="姓名", max_length=50, required=False,
        help_text="加密保存，不公布，只有经办人因办理需要才能查看，每次查看都有记录。",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip
    contact = forms.CharField(
        label="电话", max_length=20, required=False, help_text="需要核实情况时联系您",
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "tel"}),
    )  # fmt: skip
    once = forms.CharField(widget=forms.HiddenInput, required=False, max_length=400)


class CodeForm(StyledForm):
    """The code of the receipt."""

    code = forms.CharField(
        label="查询码", max_length=40, help_text="提交意见时得到的 16 位字母和数字，大小写、横线都不要紧",
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required_zh": "请填写提交意见时得到的查询码。"},
    )  # fmt: skip


class AnswerForm(StyledForm):
    """What becomes of an opinion; the gist and the answer are published, the words of the person are not."""

    gist = forms.CharField(
        label="意见摘要", max_length=200,
        help_text="会公布：一句话概括，不写姓名、门牌和孩子的情况。同样的意见用同样的摘要，公布时合并计数。",
    )  # fmt: skip
    adopted = forms.ChoiceField(label="采纳情况", choices=Adopted.choices, widget=forms.RadioSelect)
    answer = forms.CharField(
        label="答复", max_length=2000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text="会公布：采纳的写怎样改，不采纳的写为什么。",
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["adopted"].error_messages["required"] = "请选择采纳、部分采纳或不采纳。"
