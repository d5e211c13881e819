"""Accountability (责任追究): who answered for a breach, how, by which document."""

from django.db import models
from django.db.models import Q

from campaign.choices.discipline import IN_WRITING, SanctionKind
from campaign.models import dates
from campaign.models.base import account
from campaign.models.clues import Clue
from campaign.models.issues import Issue
from yangguang.audit.history import audited
from yangguang.tenancy.models import TenantModel, Unit


@audited
class Accountability(TenantModel):
    """One person held to account. ``unit`` decided or handles it: nobody below reads the name."""

    about = models.ForeignKey(Unit, models.PROTECT, verbose_name="所在单位", related_name="+")
    clue = models.ForeignKey(
        Clue, models.PROTECT, null=True, blank=True, verbose_name="线索", related_name="accountability"
    )
    issue = models.ForeignKey(
        Issue, models.PROTECT, null=True, blank=True, verbose_name="相关问题", related_name="accountability"
    )
    person = models.CharField("姓名", max_length=50)
    post = models.CharField("职务", max_length=50)
    kind = models.CharField("处理方式", max_length=15, choices=SanctionKind.choices)
    document_no = models.CharField("文书号", max_length=60, blank=True)
    decided_on = models.DateField("决定日期")
    decided_by = models.CharField("决定单位", max_length=100)
    measures = models.TextField("处理情况", blank=True)
    recorded_by = account("登记人")

    class Meta(TenantModel.Meta):
        verbose_name = "责任追究"
        verbose_name_plural = verbose_name
        ordering = ["-decided_on"]
        triggers = [dates.since_new_year("decided_on")]
        constraints = [
            *TenantModel.Meta.constraints,
            models.CheckConstraint(
                condition=Q(clue__isnull=False) | Q(issue__isnull=False), name="accountability_has_a_cause"
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=[str(kind) for kind in IN_WRITING]) | ~Q(document_no=""),
                name="accountability_in_writing",
            ),
        ]
        indexes = [models.Index(fields=["unit", "decided_on"], name="accountability_by_day")]

    def __str__(self) -> str:
        return self.person
