"""Accounts and grants. Grants are the source of truth; guardian permissions on Unit follow from them."""

import uuid
from datetime import date, datetime
from typing import Any, ClassVar, Self

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.utils.crypto import salted_hmac

from yangguang.accounts.choices import KIND_OF_ROLE, Kind, Role
from yangguang.tenancy.models import Unit


class UserManager(BaseUserManager["User"]):
    def create_user(self, username: str, password: str | None = None, **fields: Any) -> "User":
        """A new account; without a password nobody can sign in to it."""
        user = self.model(username=username, **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """A person who signs in. There is no superuser: rights come from grants only."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)  # what URLs carry
    username = models.CharField(
        "用户名", max_length=50, unique=True, error_messages={"unique": "该用户名已存在。"}
    )
    name = models.CharField("姓名", max_length=50)
    kind = models.CharField("账号类别", max_length=10, choices=Kind.choices, default=Kind.STAFF)
    unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, verbose_name="所属单位", related_name="+"
    )
    office_phone = models.CharField("办公电话", max_length=30, blank=True)
    email = models.EmailField("邮箱", blank=True)
    is_active = models.BooleanField("启用", default=True)
    must_change_password = models.BooleanField("首次登录须改密码", default=True)
    password_changed_at = models.DateTimeField("密码修改时间", null=True, blank=True)
    last_login_from = models.GenericIPAddressField("上次登录地址", null=True, blank=True, editable=False)
    # Part of what a session must match: raising it ends every session of this person at once.
    session_epoch = models.PositiveIntegerField("会话代次", default=0, editable=False)
    created_at = models.DateTimeField("建立时间", auto_now_add=True)

    objects = UserManager()

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        verbose_name = "账号"
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["id", "kind"], name="user_id_kind"
            ),  # target of Grant's double key
        ]

    def __str__(self) -> str:
        return self.name or self.username

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """Django's own hash over the password, and the epoch with it."""
        return salted_hmac(
            "yangguang.accounts.session",
            f"{self.password}{self.session_epoch}",
            secret=secret,
            algorithm="sha256",
        ).hexdigest()


class GrantQuerySet(models.QuerySet["Grant"]):
    def active(self, now: datetime) -> Self:
        """Grants in force at ``now``."""
        return self.filter(Q(until=None) | Q(until__gt=now), revoked_at=None)


class Grant(models.Model):
    """A role of a person on a unit and everything under it, possibly until a moment.

    ``user_kind`` repeats the account's kind and is tied to it by a double foreign key (migration), so the
    database itself refuses a second administrator role or business rights for an administrator.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    user = models.ForeignKey(User, models.PROTECT, verbose_name="账号", related_name="grants")
    user_kind = models.CharField("账号类别", max_length=10, choices=Kind.choices, editable=False)
    unit = models.ForeignKey(Unit, models.PROTECT, verbose_name="单位", related_name="grants")
    role = models.CharField("角色", max_length=20, choices=Role.choices)
    until = models.DateTimeField("有效期至", null=True, blank=True)
    reason = models.CharField("授权事由", max_length=200, blank=True)
    granted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, verbose_name="授权人", related_name="+"
    )
    granted_at = models.DateTimeField("授权时间")
    revoked_at = models.DateTimeField("收回时间", null=True, blank=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, verbose_name="收回人", related_name="+"
    )

    objects = GrantQuerySet.as_manager()

    class Meta:
        verbose_name = "授权"
        ordering = ["unit_id", "role", "user_id"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["user", "unit", "role"], condition=Q(revoked_at=None), name="grant_once_in_force"
            ),
            models.CheckConstraint(
                name="grant_role_fits_kind",
                condition=Q(
                    *[Q(role=role, user_kind=kind) for role, kind in KIND_OF_ROLE.items()],
                    Q(user_kind=Kind.STAFF) & ~Q(role__in=list(KIND_OF_ROLE)),
                    _connector=Q.OR,
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.role} {self.unit_id}"


class AbsenceQuerySet(models.QuerySet["Absence"]):
    def on(self, day: date) -> Self:
        """Absences in force on ``day``."""
        return self.filter(starts__lte=day, ends__gte=day, ended_at=None)


class Absence(models.Model):
    """A person is away from ``starts`` to ``ends`` (both included); a substitute receives what is due.

    It gives no rights: the substitute has held the same ones before, or is refused. Never deleted.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    user = models.ForeignKey(User, models.PROTECT, verbose_name="外出人", related_name="absences")
    substitute = models.ForeignKey(User, models.PROTECT, verbose_name="代收人", related_name="+")
    starts = models.DateField("开始日期")
    ends = models.DateField("结束日期")
    reason = models.CharField("事由", max_length=100, blank=True)
    entered_at = models.DateTimeField("登记时间")
    ended_at = models.DateTimeField("提前结束时间", null=True, blank=True)

    objects = AbsenceQuerySet.as_manager()

    class Meta:
        verbose_name = "外出代收"
        ordering = ["-starts", "-pk"]
        default_permissions = ()
        constraints = [
            models.CheckConstraint(condition=Q(ends__gte=F("starts")), name="absence_ends_after_start"),
            models.CheckConstraint(condition=~Q(user=F("substitute")), name="absence_substitute_is_another"),
        ]
        indexes = [
            models.Index(fields=["substitute", "ends"], condition=Q(ended_at=None), name="absence_stands_in"),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.starts} {self.ends}"
