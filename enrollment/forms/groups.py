"""What the verbs of the special-group ledgers ask."""

from collections.abc import Sequence

from django import forms

from enrollment.choices.groups import FollowUpKind, FollowUpOutcome
from yangguang.common import clock
from yangguang.common.forms import DateInput, StyledForm


class FollowUpForm(StyledForm):
    """A visit or a call."""

    KINDS: Sequence[FollowUpKind] = (FollowUpKind.VISIT, FollowUpKind.PHONE)

    kind = forms.ChoiceField(label="方式")
    on = forms.DateField(label="日期", initial=clock.today, widget=DateInput())
    person = forms.CharField(
        label="走访（送教）人", max_length=50, help_text="教师或干部姓名，多人用顿号隔开。"
    )
    outcome = forms.ChoiceField(label="结果", choices=[("", "请选择"), *FollowUpOutcome.choices])
    note = forms.CharField(
        label="情况",
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="做了什么、下一步怎么办。不要写证件号码、电话和病情。",
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(kind.value, kind.label) for kind in self.KINDS]  # type: ignore[attr-defined]


class PersuasionForm(FollowUpForm):
    """劝返 of a dropout."""

    KINDS = (FollowUpKind.PERSUASION, FollowUpKind.VISIT, FollowUpKind.PHONE)


class HomeTeachingForm(FollowUpForm):
    """送教上门 to a disabled child."""

    KINDS = (FollowUpKind.HOME_TEACHING, FollowUpKind.VISIT, FollowUpKind.PHONE)


class ReturnForm(StyledForm):
    returned_on = forms.DateField(
        label="返校日期", initial=clock.today, widget=DateInput(), help_text="回到台账所填学校的那一天。"
    )
