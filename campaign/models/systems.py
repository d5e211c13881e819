"""What a county must have in force, who stands for it, and how parents are spared."""

from typing import Any, ClassVar, Self

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Case, Q, Value, When

from campaign.choices.platforms import Platform
from campaign.choices.systems import SystemKind
from campaign.choices.workgroup import PostRole
from campaign.models.base import account
from campaign.models.policies import issue_of
from yangguang.audit.history import audited
from yangguang.tenancy.models import TenantModel, TenantQuerySet


@audited
class SystemDocument(TenantModel):
    """The implementation plan or one of the five systems of a county, one of a kind (plan 四（三）)."""

    kind = models.CharField("制度", max_length=15, choices=SystemKind.choices)
    title = models.CharField("文件名称", max_length=200)
    number = models.CharField("文号", max_length=60)
    issued_on = models.DateField("印发日期")
    in_force_from = models.DateField("施行日期")

    class Meta(TenantModel.Meta):
        verbose_name = "制度文件"
        ordering = ["unit_id", "kind"]
        constraints = [
            *TenantModel.Meta.constraints,
            models.UniqueConstraint(fields=["unit", "kind"], name="system_once_of_a_kind"),
            models.CheckConstraint(
                condition=Q(in_force_from__gte=models.F("issued_on")), name="system_in_force_once_issued"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class MemberQuerySet(TenantQuerySet):
    def in_order(self) -> Self:
        """By ``rank``: leader, deputies, head of office, members."""
        places = [When(role=role, then=Value(place)) for place, role in enumerate(PostRole)]
        return self.annotate(rank=Case(*places, output_field=models.PositiveSmallIntegerField()))


@audited
class GroupMember(TenantModel):
    """A member of the working group, by the post they hold (plan 四（一）); telephones are the office's."""

    role = models.CharField("职责", max_length=10, choices=PostRole.choices)
    name = models.CharField("姓名", max_length=50)
    post = models.CharField("职务", max_length=50)
    department = models.CharField("部门", max_length=100)
    phone = models.CharField("办公电话", max_length=30)
    duty = models.CharField("分工", max_length=300)

    objects: ClassVar[Any] = MemberQuerySet.as_manager()

    class Meta(TenantModel.Meta):
        verbose_name = "工作组成员"
        ordering = ["unit_id", "role", "name"]
        constraints = [
            *TenantModel.Meta.constraints,
            models.UniqueConstraint(fields=["unit", "name", "post"], name="member_once"),
            models.UniqueConstraint(fields=["unit"], condition=Q(role="leader"), name="member_one_leader"),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()} {self.name}"


@audited
class DepartmentDuty(TenantModel):
    """What one department answers for (plan 二（五）, 三（一）: 联动有关部门、明确部门职责)."""

    department = models.CharField("部门", max_length=100)
    duty = models.TextField("职责")
    contact = models.CharField("联系人", max_length=50, blank=True)
    phone = models.CharField("联系电话", max_length=30, blank=True)

    class Meta(TenantModel.Meta):
        verbose_name = "部门职责"
        ordering = ["unit_id", "department"]
        constraints = [
            *TenantModel.Meta.constraints,
            models.UniqueConstraint(fields=["unit", "department"], name="duty_once"),
        ]

    def __str__(self) -> str:
        return self.department


@audited
class PlatformUse(TenantModel):
    """Which platform a county enrols on, and how much of it online (plan 二（四）)."""

    platform = models.CharField("招生平台", max_length=10, choices=Platform.choices)
    used_since = models.DateField("启用日期")
    online_rate = models.PositiveSmallIntegerField(
        "网上办理率（%）", null=True, blank=True, validators=[MaxValueValidator(100)]
    )
    link = models.URLField("平台网址", max_length=300, blank=True)
    checked_on = models.DateField("核验日期", null=True, blank=True, editable=False)
    checked_by = account("核验人")
    issue = issue_of("platform_uses")

    class Meta(TenantModel.Meta):
        verbose_name = "招生平台"
        ordering = ["unit_id"]
        constraints = [
            *TenantModel.Meta.constraints,
            models.UniqueConstraint(fields=["unit"], name="platform_one_a_county"),
            models.CheckConstraint(
                condition=Q(online_rate=None) | Q(online_rate__lte=100), name="platform_rate_of_a_hundred"
            ),
        ]

    def __str__(self) -> str:
        return self.get_platform_display()


class ProcessQuerySet(TenantQuerySet):
    def offline(self) -> Self:
        """Steps for which parents still have to come."""
        return self.filter(online=False)


@audited
class ProcessStep(TenantModel):
    """One step of enrolment before and after it was simplified (plan 二（四）: 简化材料、优化流程)."""

    position = models.PositiveSmallIntegerField("序号")
    step = models.CharField("环节", max_length=100)
    materials_before = models.PositiveSmallIntegerField("原需材料（份）")
    materials_after = models.PositiveSmallIntegerField("现需材料（份）")
    days_before = models.PositiveSmallIntegerField("原需时间（工作日）")
    days_after = models.PositiveSmallIntegerField("现需时间（工作日）")
    visits_before = models.PositiveSmallIntegerField("原需跑动（次）")
    visits_after = models.PositiveSmallIntegerField("现需跑动（次）")
    online = models.BooleanField("可网上办理", default=False)
    note = models.CharField("说明", max_length=300, blank=True)

    objects: ClassVar[Any] = ProcessQuerySet.as_manager()

    class Meta(TenantModel.Meta):
        verbose_name = "流程环节"
        ordering = ["unit_id", "position"]
        constraints = [
            *TenantModel.Meta.constraints,
            models.UniqueConstraint(fields=["unit", "step"], name="process_step_once"),
        ]

    def __str__(self) -> str:
        return self.step
