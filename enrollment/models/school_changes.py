"""What became of a school: renamed, merged, closed, opened again. Never changed afterwards."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q

from enrollment.choices.standing import ChangeKind
from enrollment.models.schools import School
from yangguang.audit.history import audited
from yangguang.tenancy.models import TenantModel, Unit


@audited
class SchoolChange(TenantModel):
    """One line of a school's history, in the school's own unit; written by actions alone."""

    school = models.ForeignKey(School, models.PROTECT, verbose_name="学校", related_name="changes")
    kind = models.CharField("变更事项", max_length=10, choices=ChangeKind.choices)
    day = models.DateField("变更日期")
    document = models.CharField("批准文号", max_length=100, blank=True)
    former = models.CharField("变更前", max_length=100, blank=True)
    current = models.CharField("变更后", max_length=100, blank=True)
    successor = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, verbose_name="接收学校", related_name="+"
    )
    taker = models.CharField("未办结事项接手人", max_length=100, blank=True)
    reason = models.CharField("变更原因", max_length=500, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, verbose_name="登记人",
        related_name="+",
    )  # fmt: skip

    class Meta(TenantModel.Meta):
        verbose_name = "学校变更"
        ordering = ["-day", "-created_at"]
        constraints = [
            *TenantModel.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(kind="merged") | Q(successor__isnull=False), name="merger_names_its_successor"
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=["renamed", "stage"]) | (~Q(former="") & ~Q(former=F("current"))),
                name="school_change_says_from_what",
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="school_history_stays", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.day}"
