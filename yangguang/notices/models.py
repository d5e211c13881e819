"""Notices: rows written in the transaction of their cause, told once. Digests: what was mailed of them."""

from datetime import date
from typing import Any, ClassVar, Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from yangguang.audit.history import audited
from yangguang.common import clock
from yangguang.notices.choices import DigestState
from yangguang.tenancy.models import TenantModel, TenantQuerySet


class NoticeQuerySet(TenantQuerySet):
    def events(self) -> Self:
        """What somebody did: not reminders."""
        return self.filter(kind="")

    def reminders(self) -> Self:
        """What the clock says."""
        return self.exclude(kind="")

    def current(self, today: date) -> Self:
        """Events, and reminders whose cause stands and which no later one has replaced."""
        return self.filter(Q(kind="") | Q(valid_until__gt=today), cancelled_at=None)


@audited
class Notice(TenantModel):
    """Something the people of a unit who hold ``right`` should know; ``key`` makes it come once.

    A reminder has a ``kind`` (:mod:`yangguang.notices.reminders`), the row it is about, that row's due day,
    and how many working days late it was on its own ``day``. It is the newest one until ``valid_until``.
    """

    key = models.CharField("唯一键", max_length=200, editable=False)
    right = models.CharField("收件权限", max_length=20)
    title = models.CharField("标题", max_length=200)
    path = models.CharField("地址", max_length=300)
    day = models.DateField("日期", default=clock.today, editable=False)
    kind = models.CharField("提醒类别", max_length=20, blank=True, editable=False)
    subject = models.UUIDField("提醒对象", null=True, editable=False)
    due_on = models.DateField("期限", null=True, editable=False)
    late = models.SmallIntegerField("逾期工作日", null=True, editable=False)
    valid_until = models.DateField("有效至", null=True, editable=False)
    cancelled_at = models.DateTimeField("取消时间", null=True, editable=False)
    mailed_at = models.DateTimeField("邮件发送时间", null=True, editable=False)
    mail_error = models.CharField("邮件失败原因", max_length=60, blank=True, editable=False)
    # One inbox per office and right: when a colleague has dealt with it, it says who.
    read_at = models.DateTimeField("阅读时间", null=True, editable=False)
    read_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        editable=False,
        verbose_name="阅读人",
        related_name="+",
    )

    objects: ClassVar[Any] = NoticeQuerySet.as_manager()

    class Meta(TenantModel.Meta):
        verbose_name = "消息"
        ordering = ["-created_at", "pk"]
        constraints = [
            *TenantModel.Meta.constraints,
            models.UniqueConstraint(fields=["unit", "key"], name="notice_once"),
            models.CheckConstraint(
                condition=Q(kind="", subject=None, due_on=None, late=None, valid_until=None)
                | (
                    ~Q(kind="")
                    & Q(
                        subject__isnull=False,
                        due_on__isnull=False,
                        late__isnull=False,
                        valid_until__isnull=False,
                    )
                ),
                name="notice_reminder_is_whole",
            ),
        ]
        indexes = [
            # Unread ones and unsent ones are few among many: both counts stay index scans.
            models.Index(fields=["unit", "right"], condition=Q(read_at=None), name="notice_unread"),
            models.Index(fields=["created_at"], condition=Q(mailed_at=None, kind=""), name="notice_unsent"),
            models.Index(fields=["unit", "day"], name="notice_by_day"),
            models.Index(
                fields=["kind", "valid_until"],
                condition=Q(cancelled_at=None) & ~Q(kind=""),
                name="notice_standing",
            ),
            models.Index(fields=["subject"], condition=Q(subject__isnull=False), name="notice_of_subject"),
        ]

    def __str__(self) -> str:
        return self.title


class Digest(models.Model):
    """The one mail of a morning to one person: which notices, whether it went out.

    It belongs to a person, not to a unit; it holds ids of notices, and their rows keep their own policy.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="收件人", related_name="+"
    )
    day = models.DateField("日期")
    state = models.CharField("状态", max_length=8, choices=DigestState.choices, default=DigestState.WAITING)
    attempts = models.PositiveSmallIntegerField("尝试次数", default=0)
    error = models.CharField("失败原因", max_length=60, blank=True)
    notices = ArrayField(models.UUIDField(), verbose_name="消息", default=list)
    created_at = models.DateTimeField("建立时间")
    sent_at = models.DateTimeField("发送时间", null=True)

    class Meta:
        verbose_name = "晨报邮件"
        default_permissions = ()
        ordering = ["-day", "user_id"]
        constraints = [
            models.UniqueConstraint(fields=["user", "day"], name="digest_once_a_day"),
            models.CheckConstraint(
                condition=Q(state=DigestState.SENT, sent_at__isnull=False)
                | (~Q(state=DigestState.SENT) & Q(sent_at=None)),
                name="digest_sent_has_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.day}"
