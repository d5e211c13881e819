"""What the verbs of a school's page ask."""

from django import forms

from enrollment.choices import Stage
from enrollment.choices.standing import Standing
from enrollment.models import School
from yangguang.common.forms import DateInput, StyledForm


def _day() -> forms.DateField:
    return forms.DateField(
        label="变更日期", widget=DateInput(), help_text="批准文件写明的生效日期，不能晚于今天。"
    )


def _document() -> forms.CharField:
    return forms.CharField(label="批准文号", max_length=100, help_text="例如：清教体〔2024〕12 号（虚构）。")


def _reason() -> forms.CharField:
    return forms.CharField(
        label="变更原因", required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )


def open_schools() -> list[tuple[str, str]]:
    """Schools that may take over, within the person's scope."""
    rows = School.objects.filter(standing=Standing.OPEN).order_by("code")
    return [
        ("", "请选择"),
        *((code, f"{name}（{code}）") for code, name in rows.values_list("unit_id", "name")),
    ]


class ChangeForm(StyledForm):
    day = _day()
    document = _document()
    reason = _reason()


class RenameForm(ChangeForm):
    current = forms.CharField(
        label="新校名", max_length=100, help_text="与办学许可一致的全称；原校名仍可查到。"
    )
    field_order = ["current"]


class OperatorForm(ChangeForm):
    current = forms.CharField(
        label="新举办者", max_length=100, help_text="举办单位全称；学校所在县（区）不变。"
    )
    field_order = ["current"]


class StageForm(ChangeForm):
    current = forms.ChoiceField(label="新学段", choices=[("", "请选择"), *Stage.choices])
    field_order = ["current"]


class CloseForm(ChangeForm):
    successor = forms.ChoiceField(
        label="接收学校", required=False, choices=open_schools, help_text="接收在校学生的学校；没有可不选。"
    )
    taker = forms.CharField(
        label="未办结事项接手人",
        max_length=100,
        help_text="单位和姓名。学校没有整改完的问题、没有报完的事项由谁接着办；原有问题、责任人和历史都保留。",
    )
    field_order = ["successor", "day", "document", "taker", "reason"]


class MergeForm(CloseForm):
    successor = forms.ChoiceField(
        label="并入哪所学校", choices=open_schools, help_text="须是另一所在办学校。"
    )


class ReopenForm(ChangeForm):
    pass
