"""What the public statistics page shows: sums without identities, small ones hidden before storing."""

from django.db import models
from django.db.models import Q

from yangguang.audit.history import audited
from yangguang.tenancy.models import TenantModel
from yangguang.tenancy.policy import ScopePolicy


@audited
class PublicFigure(TenantModel):
    """One number of one city or county. ``value`` None: too small, and the table does not know how small.

    The public has no scope and cannot count rows of tenants; a task counts and writes what may be known.
    """

    group = models.CharField("分组", max_length=30)
    key = models.CharField("项目", max_length=30)
    label = models.CharField("名称", max_length=60)
    position = models.PositiveSmallIntegerField("序号", default=0)
    value = models.PositiveIntegerField("数值", null=True)
    on = models.DateField("截至")

    class Meta(TenantModel.Meta):
        verbose_name = "公开数据"
        ordering = ["unit_id", "group", "position"]
        constraints = [
            # Every row is written to be read by everybody.
            ScopePolicy(name="campaign_publicfigure_scope", public="true"),
            models.UniqueConstraint(fields=["unit", "group", "key"], name="public_figure_once"),
            models.CheckConstraint(
                condition=Q(value=None) | Q(value=0) | Q(value__gte=3), name="public_figure_is_not_small"
            ),
        ]

    def __str__(self) -> str:
        return self.label
