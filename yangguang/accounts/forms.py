"""What people type about themselves and others."""

from typing import Any

from django import forms
from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator

from yangguang.accounts.choices import Kind, Role
from yangguang.accounts.models import User
from yangguang.common.forms import DateInput, StyledForm
from yangguang.tenancy.models import Unit

_OLD = {"autocomplete": "current-password"}
_NEW = {"autocomplete": "new-password"}


class SignInForm(StyledForm):
    username = forms.CharField(
        label="用户名",
        max_length=50,
        widget=forms.TextInput(
            attrs={"autocomplete": "username", "autocapitalize": "none", "autofocus": True}
        ),
    )
    password = forms.CharField(
        label="密码", strip=False, max_length=200, widget=forms.PasswordInput(attrs=_OLD)
    )
    next = forms.CharField(required=False, widget=forms.HiddenInput)


class ConfirmForm(StyledForm):
    password = forms.CharField(
        label="您的密码",
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs=_OLD),
    )
    next = forms.CharField(required=False, widget=forms.HiddenInput)


class CodeForm(StyledForm):
    code = forms.CharField(
        label="动态口令",
        max_length=10,
        help_text="手机验证器上显示的 6 位数字，每 30 秒更换一次，每个只能用一次。",
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
    )


class NewPasswordForm(StyledForm):
    """A new password twice, judged by every validator of the settings."""

    new_password = forms.CharField(
        label="新密码",
        strip=False,
        max_length=200,
        help_text="至少 10 个字符，含小写字母、大写字母、数字、符号中的三种；不要用地名、单位名和用户名。",
        widget=forms.PasswordInput(attrs=_NEW),
    )
    repeated = forms.CharField(
        label="再输一遍新密码", strip=False, max_length=200, widget=forms.PasswordInput(attrs=_NEW)
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_new_password(self) -> str:
        password: str = self.cleaned_data["new_password"]
        password_validation.validate_password(password, self.user)
        if self.user.has_usable_password() and self.user.check_password(password):
            raise ValidationError("新密码不能与现在的密码相同。")
        return password

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        first, second = data.get("new_password"), data.get("repeated")
        if first and second and first != second:
            self.add_error("repeated", "两次输入的新密码不一致，请重新输入。")
        return data


class ChangePasswordForm(NewPasswordForm):
    old_password = forms.CharField(
        label="现在的密码", strip=False, max_length=200, widget=forms.PasswordInput(attrs=_OLD)
    )
    field_order = ("old_password", "new_password", "repeated")

    def clean_old_password(self) -> str:
        password: str = self.cleaned_data["old_password"]
        if not self.user.check_password(password):
            raise ValidationError("现在的密码不正确，请重新输入。")
        return password


class AccountForm(StyledForm):
    """A new account. The administrator never sees its password."""

    username = forms.CharField(
        label="用户名",
        max_length=50,
        validators=[RegexValidator(r"^[A-Za-z0-9._-]+$", "用户名只能用字母、数字、点、下划线和短横线。")],
        help_text="小写字母、数字、点、下划线，例如 qf.clerk。登录时使用，建立后不能修改。",
    )
    name = forms.CharField(label="姓名", max_length=50)
    kind = forms.ChoiceField(
        label="账号类别",
        choices=Kind.choices,
        initial=Kind.STAFF,
        help_text="系统、安全、审计三类管理员互斥，且不能办理业务；类别建立后不能修改。",
    )
    unit = forms.CharField(
        label="所属单位代码", max_length=17, help_text="例如 410922（清丰县）。学校填 17 位代码。"
    )
    office_phone = forms.CharField(label="办公电话", max_length=30, required=False)
    email = forms.EmailField(label="邮箱", required=False, help_text="用于接收提醒邮件。")

    def __init__(self, *args: Any, find_unit: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.find_unit = find_unit
        self.fields["unit"].widget.attrs["list"] = "units"

    def clean_username(self) -> str:
        username: str = self.cleaned_data["username"].lower()
        if User.objects.filter(username=username).exists():
            raise ValidationError("该用户名已存在，请换一个。")
        return username

    def clean_unit(self) -> Unit:
        return _found(self.find_unit(self.cleaned_data["unit"].strip()))


class GrantForm(StyledForm):
    """A role of a person on a unit, possibly until a day (the end of that day)."""

    user = forms.CharField(label="用户名", max_length=50, help_text="授权给谁。")
    unit = forms.CharField(
        label="单位代码", max_length=17, help_text="授权及于该单位及其全部下级，例如 410922（清丰县）。"
    )
    role = forms.ChoiceField(label="角色", choices=Role.choices)
    until = forms.DateField(
        label="有效期至", required=False, help_text="不填表示长期；填写后当日 24 时自动失效。"
    )
    reason = forms.CharField(
        label="授权事由", max_length=200, help_text="例如：岗位分工；与南乐县相互检查（文件号）。"
    )

    def __init__(self, *args: Any, find_unit: Any, find_user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.find_unit, self.find_user = find_unit, find_user
        self.fields["unit"].widget.attrs["list"] = "units"
        self.fields["user"].widget.attrs["list"] = "people"

    def clean_unit(self) -> Unit:
        return _found(self.find_unit(self.cleaned_data["unit"].strip()))

    def clean_user(self) -> User:
        user: User | None = self.find_user(self.cleaned_data["user"].strip().lower())
        if user is None:
            raise ValidationError("没有这个账号，或不在您的管辖范围内，请核对用户名。")
        return user


class RevokeForm(StyledForm):
    reason = forms.CharField(label="收回事由", max_length=200, required=False)


def _found(unit: Unit | None) -> Unit:
    if unit is None:
        raise ValidationError("没有这个单位，或不在您的管辖范围内，请核对代码。")
    return unit


class AbsenceForm(StyledForm):
    """When a person is away and who receives meanwhile."""

    substitute = forms.ModelChoiceField(
        label="代收人",
        queryset=User.objects.none(),
        to_field_name="public_id",
        empty_label="请选择",
        help_text="只列出与您权限相同（或更高）的人。代收只转收提醒和邮件，不增加任何权限。",
    )
    starts = forms.DateField(label="开始日期", widget=DateInput)
    ends = forms.DateField(label="结束日期", widget=DateInput, help_text="含当天；提前回来可以随时结束。")
    reason = forms.CharField(
        label="事由", max_length=100, required=False, help_text="例如：出差、休假、培训。可以不填。"
    )

    def __init__(self, *args: Any, people: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["substitute"]
        field.queryset = people
        field.label_from_instance = lambda user: f"{user.name}（{user.unit or user.username}）"
        field.error_messages["invalid_choice"] = "请从列表中选择一位代收人。"
