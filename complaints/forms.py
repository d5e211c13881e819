"""What comes in: one question per page for parents, one form per verb for the office."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from campaign.choices import Area
from complaints import queries, rules
from complaints.choices import MAX_DRAFT_FILES, PROHIBITIONS, REVIEWED, Channel, Kind, Outcome, Score
from complaints.models import Case
from complaints.rules import clocks
from yangguang.accounts.rights import Actor
from yangguang.common import clock
from yangguang.common.forms import DateInput, StyledForm
from yangguang.tenancy.choices import Level, Right
from yangguang.tenancy.models import Unit

KIND_WORDS = {
    Kind.ENQUIRY: "咨询：想问政策、条件、怎么报名",
    Kind.HELP: "求助：孩子上学遇到难处，想请帮忙",
    Kind.COMPLAINT: "投诉：对学校或老师的做法不满意",
    Kind.REPORT: "举报：有人不按规定招生、考试、收费",
    Kind.SUGGESTION: "建议：想提一个意见",
    Kind.APPEAL: "申诉：对以前的处理不服",
}
PROHIBITION_OPTIONS = [("", "不涉及"), *((n, f"{n}. {words}") for n, words in PROHIBITIONS.items())]


def _long(label: str, help_text: str, *, least: int, rows: int = 6, required: bool = True) -> forms.CharField:
    """A text of several lines."""
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=required,
        min_length=least,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={
            "min_length": f"写得太短了，请至少写 {least} 个字。",
            "max_length": "写得太长了，请控制在 5000 个字以内。",
        },
    )


# --- The steps of the public form -------------------------------------------------------------------


class KindForm(StyledForm):
    kind = forms.ChoiceField(
        label="选一个最接近的",
        choices=list(KIND_WORDS.items()),
        widget=forms.RadioSelect,
        error_messages={"required_zh": "请选一个最接近的。"},
    )


class CountyForm(StyledForm):
    county = forms.ChoiceField(
        label="选择县（区）",
        widget=forms.RadioSelect,
        error_messages={"required_zh": "请选择县（区）。"},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["county"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(unit.pk, unit.name) for unit in queries.counties_served()]


class SchoolForm(StyledForm):
    about = forms.ChoiceField(
        label="选择学校",
        help_text="您要反映的就是教育局的，选第一项，会交给上一级办理。",
        error_messages={"required_zh": "请选择学校或教育局。"},
    )

    def __init__(self, *args: Any, county: Unit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["about"]
        assert isinstance(field, forms.ChoiceField)
        bureau = rules.office_name(county.pk, county.name)
        schools = [(unit.pk, unit.name) for unit in queries.schools_of(county.pk)]
        field.choices = [("", "请选择"), (county.pk, f"{bureau}（不是某一所学校）"), *schools]


class WhatForm(StyledForm):
    text = _long(
        "写下经过",
        "什么人、做了什么、影响了谁。请不要写孩子的身份证号。",
        least=5,
        rows=8,
    )
    happened = forms.CharField(
        label="什么时候的事", required=False, max_length=100, help_text="大概就行，例如：7 月 8 日报名那天。"
    )
    urgent = forms.BooleanField(label="情况紧急：孩子现在没有学上，或者有人正受到威胁", required=False)


class ManyFilesInput(forms.ClearableFileInput):
    """The phone's own picker, several at once."""

    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """Cleans to the list of uploads."""

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        uploads = data if isinstance(data, list | tuple) else [data]
        cleaned = [super(ManyFilesField, self).clean(upload, initial) for upload in uploads if upload]
        return [upload for upload in cleaned if upload]


class FilesForm(StyledForm):
    file = ManyFilesField(
        label="添加照片或文件",
        required=False,
        help_text=f"最多 {MAX_DRAFT_FILES} 个，每个不超过 10 MB。照片里的拍摄地点等信息会自动去掉。",
        widget=ManyFilesInput(attrs={"accept": "image/jpeg,image/png,image/webp,.pdf,.docx,.xlsx"}),
    )


class YouForm(StyledForm):
    anonymous = forms.ChoiceField(
        label="要不要留姓名",
        choices=[("yes", "不留，我要匿名"), ("no", "留下，方便工作人员联系我")],
        widget=forms.RadioSelect,
        error_messages={"required_zh": "请选择留不留姓名。"},
    )
    name = forms.CharField(
        label="姓名", required=False, max_length=50, help_text="选“匿名”的不用填，填了也不会保存。"
    )
    phone = forms.CharField(
        label="电话",
        required=False,
        max_length=30,
        help_text="不留也能用查询码看答复。",
        widget=forms.TextInput(attrs={"inputmode": "tel"}),
    )
    relation = forms.CharField(
        label="您和孩子的关系", required=False, max_length=20, help_text="例如：母亲、爷爷。"
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("anonymous") == "no" and not (data.get("name") or data.get("phone")):
            self.add_error("name", "请写下姓名或电话；不想留的，请选“匿名”。")
        return data


class TrackForm(StyledForm):
    number = forms.CharField(
        label="编号",
        max_length=40,
        help_text="例如 2024-410922-T0001",
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )
    code = forms.CharField(
        label="查询码",
        max_length=40,
        help_text="提交后给您的 16 位字母和数字，大小写、横线都不要紧。",
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )


class MessageForm(StyledForm):
    text = _long("留言", "写给办理人员的话，被反映的学校看不到。", least=2, rows=4)


class RatingForm(StyledForm):
    """How content the complainant is with the answer."""

    score = forms.TypedChoiceField(
        label="您对这次办理满意吗？",
        choices=[(each.value, each.label) for each in Score],
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required_zh": "请选一个。"},
    )
    reason = forms.CharField(
        label="理由",
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="不满意的请写一句。办理人员看不到是哪一件、谁写的，只看到汇总。",
    )


class AppealForm(StyledForm):
    """Why the unit above should look again."""

    grounds = _long("哪里不服、希望怎样处理", "写明答复中哪一点不对、有什么依据。", least=10)


class AddFileForm(StyledForm):
    file = forms.FileField(
        label="补充照片或文件",
        help_text="每次一个，不超过 10 MB。",
        widget=forms.ClearableFileInput(attrs={"accept": "image/jpeg,image/png,image/webp,.pdf,.docx,.xlsx"}),
        error_messages={"required_zh": "请先选一个文件。", "empty": "这是一个空文件，请重新选择。"},
    )


# --- The verbs of the office ------------------------------------------------------------------------


class VerbForm(StyledForm):
    """A form about one case, which may start with what the case says already."""

    from_case: Sequence[str] = ()

    def __init__(self, data: Any = None, *, case: Case) -> None:
        super().__init__(data, initial={name: getattr(case, name) for name in self.from_case})


def _area(*, required: bool) -> forms.ChoiceField:
    return forms.ChoiceField(
        label="整治领域",
        choices=[("", "请选择" if required else "以后再定"), *Area.choices],
        required=required,
        help_text="属于六项整治的哪一项。",
    )


def _prohibition() -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label="涉及的“十项严禁”", choices=PROHIBITION_OPTIONS, coerce=int, empty_value=None, required=False
    )


class AcceptForm(VerbForm):
    from_case = ("area", "prohibition", "urgent")
    area = _area(required=False)
    prohibition = _prohibition()
    urgent = forms.BooleanField(label="按紧急事项办理", required=False)


class RefuseForm(VerbForm):
    reason = _long("不予受理的原因", "投诉人会看到这段话，请写明依据，并告诉他可以找谁。", least=4, rows=4)


class TransferForm(VerbForm):
    to = forms.CharField(
        label="转给哪个单位", max_length=100, help_text="投诉人会看到。不能转给被反映的单位。"
    )


class TakeForm(VerbForm):
    reason = forms.CharField(
        label="接手原因", min_length=4, max_length=200, help_text="会留在记录里，例如：原办理人休假。"
    )


class ScrubForm(VerbForm):
    from_case = ("scrubbed_text", "area", "prohibition")
    scrubbed_text = _long(
        "可交学校的内容",
        "用自己的话写清要核实的事情。不写姓名、电话、孩子的班级等能认出人的信息，也不照抄原话。",
        least=5,
    )
    area = _area(required=True)
    prohibition = _prohibition()


class ReplyForm(VerbForm):
    from_case = ("reply",)
    reply = _long("给投诉人的答复", "投诉人凭查询码看到。先说结论，再说依据和下一步。", least=10, rows=8)


def _outcomes(*, reviewed: bool) -> forms.ChoiceField:
    choices = [(each.value, each.label) for each in Outcome if (each in REVIEWED) == reviewed]
    return forms.ChoiceField(
        label="复查结果" if reviewed else "核查结果", choices=choices, widget=forms.RadioSelect
    )


class CloseForm(VerbForm):
    outcome = _outcomes(reviewed=False)


class ReviewForm(VerbForm):
    outcome = _outcomes(reviewed=True)


class IssueForm(VerbForm):
    due_on = forms.DateField(label="整改期限", widget=DateInput(), help_text="学校会收到这个期限。")

    def clean_due_on(self) -> date:
        due: date = self.cleaned_data["due_on"]
        if due < clock.today():
            raise forms.ValidationError("整改期限不能早于今天，请重新选择。")
        return due


class WaitForm(VerbForm):
    text = _long("请群众补充什么", "一次问清楚，并写明为什么需要。投诉人在“留言”里看到。", least=5, rows=4)


class ExtendForm(VerbForm):
    wanted_on = forms.DateField(label="延长到", widget=DateInput())
    reason = forms.CharField(
        label="延期理由",
        min_length=5,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="审核人和投诉人都会看到，不写姓名、电话和原话。",
    )

    def __init__(self, data: Any = None, *, case: Case) -> None:
        super().__init__(data, case=case)
        latest = clocks.latest_extension(case)
        self.fields[
            "wanted_on"
        ].help_text = (
            f"工作日，晚于现在的 {case.reply_by:%Y-%m-%d}，最晚 {latest:%Y-%m-%d}。一件只能延期一次。"
        )


class CaseField(forms.ModelChoiceField):
    """A case chosen among others by what a handler knows it by."""

    def label_from_instance(self, obj: Any) -> str:
        return queries.in_a_line(obj)


class JoinForm(VerbForm):
    lead = CaseField(
        label="并入哪一件",
        queryset=Case.objects.none(),
        empty_label="请选择",
        help_text="反映同一单位、由您办理、还没有答复的。以后在那一件上办理，答复同时给两位群众。",
    )

    def __init__(self, data: Any = None, *, case: Case) -> None:
        super().__init__(data, case=case)
        field = self.fields["lead"]
        assert isinstance(field, CaseField)
        field.queryset = queries.joinable(case)


class RevealForm(VerbForm):
    reason = forms.CharField(
        label="查看事由",
        min_length=4,
        max_length=200,
        help_text="每次查看都会留下记录，例如：电话核实入学时间。",
    )


class RegisterForm(StyledForm):
    """A call, a letter or a visit typed in by the office."""

    channel = forms.ChoiceField(
        label="来源渠道", choices=[choice for choice in Channel.choices if choice[0] != Channel.WEB]
    )
    about = forms.ChoiceField(
        label="反映对象", help_text="反映教育局本身的，登记后由上一级办理，本单位不再看到。"
    )
    kind = forms.ChoiceField(label="类型", choices=Kind.choices)
    text = _long("反映内容", "尽量记原话。", least=5)
    happened = forms.CharField(label="发生时间", required=False, max_length=100)
    urgent = forms.BooleanField(label="按紧急事项办理", required=False)
    name = forms.CharField(
        label="姓名", required=False, max_length=50, help_text="对方不愿说的留空，即为匿名。"
    )
    phone = forms.CharField(label="电话", required=False, max_length=30)
    relation = forms.CharField(label="与孩子的关系", required=False, max_length=20)
    once = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["about"]
        assert isinstance(field, forms.ChoiceField)
        units = Unit.objects.under(*actor.rights.codes(Right.HANDLE)).filter(active=True)
        offices = [unit for unit in units if unit.level in (Level.COUNTY, Level.SCHOOL)]
        field.choices = [("", "请选择"), *((u.pk, rules.office_name(u.pk, u.name)) for u in offices)]
