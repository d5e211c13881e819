"""Who was shown what, who came in, and the seals over it all.

Changes of rows are in the history tables (:mod:`yangguang.audit.history`). Everything here is written once:
the runtime role has no UPDATE or DELETE on it (tenancy.privileges).
"""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from yangguang.audit.choices import Happening, Seen
from yangguang.tenancy.models import TenantModel
from yangguang.tenancy.policy import ScopePolicy


class Reveal(TenantModel):
    """One person was shown one sealed value in full, for a reason. Written, never changed."""

    append_only = True

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="查看人", related_name="+"
    )
    subject = models.CharField("对象", max_length=60)  # model label
    subject_id = models.UUIDField("对象编号")
    field = models.CharField("内容", max_length=40)
    reason = models.CharField("事由", max_length=200)
    revealed_at = models.DateTimeField("查看时间")
    # The database's own clock, like that of the history tables: a moved training clock does not move it.
    logged_at = models.DateTimeField("登记时间", db_default=Now(), editable=False)

    class Meta(TenantModel.Meta):
        verbose_name = "完整信息查看记录"
        ordering = ["-revealed_at"]
        indexes = [
            models.Index(fields=["subject_id", "revealed_at"]),
            models.Index(fields=["user", "revealed_at"]),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.subject} {self.field}"


class Viewing(TenantModel):
    """Somebody opened a row with personal data, or took rows away in a file. Written, never changed.

    ``row`` is the one row opened; ``rows`` are those of a file. Neither holds a value of any of them.
    """

    append_only = True

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="查看人", related_name="+"
    )
    how = models.CharField("方式", max_length=10, choices=Seen.choices)
    subject = models.CharField("台账", max_length=80)  # ledger label
    row = models.UUIDField("对象编号", null=True)
    rows = ArrayField(models.UUIDField(), default=list, verbose_name="导出的行")
    count = models.PositiveIntegerField("行数", default=1)
    reason = models.CharField("事由", max_length=200, blank=True)
    seen_at = models.DateTimeField("时间")
    logged_at = models.DateTimeField("登记时间", db_default=Now(), editable=False)

    class Meta(TenantModel.Meta):
        verbose_name = "个人信息查阅记录"
        ordering = ["-seen_at"]
        indexes = [
            models.Index(fields=["row", "seen_at"], name="viewing_row"),
            # Files are few; which of them held a child is asked of all of them.
            models.Index(fields=["-seen_at"], name="viewing_files", condition=~Q(how=Seen.OPENED)),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.how} {self.subject}"


class SecurityEvent(TenantModel):
    """One thing that happened at a door: a sign-in, a grant, a refusal. Written, never changed.

    ``unit`` is the unit of the account concerned; for a name nobody has, the unit of the chief auditor.
    ``detail`` holds codes and roles, never a password nor business data.
    """

    append_only = True

    kind = models.CharField("事件", max_length=20, choices=Happening.choices)
    happened_at = models.DateTimeField("时间")  # real time, as the history tables have it
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, verbose_name="操作人", related_name="+"
    )
    about = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, verbose_name="涉及账号", related_name="+"
    )
    address = models.GenericIPAddressField("来源地址", null=True)
    detail = models.CharField("说明", max_length=200, blank=True)

    class Meta(TenantModel.Meta):
        verbose_name = "安全事件"
        ordering = ["-happened_at"]
        indexes = [models.Index(fields=["-happened_at"])]

    def __str__(self) -> str:
        return f"{self.happened_at:%Y-%m-%d %H:%M} {self.get_kind_display()}"


class Erasure(TenantModel):
    """Rows of children that were erased at the end of their term, their history included. Written with the
    erasure itself, never changed; holds no value of any of them (decision 0030).

    ``events`` names the history rows by table: :func:`yangguang.audit.queries.seals.verify_seals` takes those
    and no others for rightly gone.
    """

    append_only = True
    owner_writes = True  # the runtime role cannot say that something was rightly erased

    kind = models.CharField("类别", max_length=40)
    due_on = models.DateField("到期日")
    rows = models.JSONField("删除的行", default=dict)  # table → how many
    events = models.JSONField("删除的历史", default=dict)  # history table → keys
    files = models.PositiveIntegerField("删除的文件", default=0)
    erased_at = models.DateTimeField("删除时间")
    # The database's own clock, like that of the history tables: a moved training clock does not move it.
    logged_at = models.DateTimeField("登记时间", db_default=Now(), editable=False)

    class Meta(TenantModel.Meta):
        verbose_name = "到期删除记录"
        ordering = ["-erased_at"]
        indexes = [models.Index(fields=["-erased_at"], name="erasure_latest")]

    def __str__(self) -> str:
        return f"{self.kind} {self.due_on}"

    @property
    def count(self) -> int:
        return sum(self.rows.values())


class Seal(models.Model):
    """The digest of one day's history, chained onto the seal before it (security.md C47)."""

    append_only = True

    day = models.DateField("日期", primary_key=True)
    digest = models.CharField("校验值", max_length=64)
    previous = models.CharField("上一日校验值", max_length=64, blank=True)
    rows = models.PositiveIntegerField("行数")
    sealed_at = models.DateTimeField("封存时间")
    reach = models.CharField(max_length=1, default="*", editable=False)

    class Meta:
        verbose_name = "历史封存"
        ordering = ["day"]
        # Public because it is printed on every PDF; only a scope over the nation may add one.
        constraints = [ScopePolicy(name="audit_seal_scope", column="reach", public="true")]

    def __str__(self) -> str:
        return f"{self.day} {self.digest}"


class SealedTable(models.Model):
    """What a seal saw of one table: a digest of each row, so that an altered row can be named.

    ``leaves`` is a run of 48-byte entries (16 bytes of key, 32 bytes of SM3) in the order of the keys;
    ``columns`` are the columns that were digested, so that a later migration does not break old seals.
    """

    append_only = True

    seal = models.ForeignKey(Seal, models.PROTECT, related_name="tables")
    table = models.CharField("数据表", max_length=63)
    columns = models.TextField("字段")
    leaves = models.BinaryField("各行校验值")
    reach = models.CharField(max_length=1, default="*", editable=False)

    class Meta:
        verbose_name = "历史封存明细"
        constraints = [ScopePolicy(name="audit_sealedtable_scope", column="reach")]

    def __str__(self) -> str:
        return f"{self.seal_id} {self.table}"
