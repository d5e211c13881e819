"""More time for an answer (延期), once a case."""

from django.db import models
from django.db.models import F, Q

from campaign.choices.timeline import EXTENSION_TONES, ExtensionState
from campaign.models.base import account
from complaints.models.cases import Case
from yangguang.audit.history import audited
from yangguang.tenancy.models import TenantModel


@audited
class CaseExtension(TenantModel):
    """More time for one answer: asked by the handler, decided by a reviewer, who may not read the case."""

    case = models.ForeignKey(Case, models.PROTECT, verbose_name="投诉举报", related_name="extensions")
    reason = models.TextField("申请理由")
    due_before = models.DateField("原答复期限", editable=False)
    wanted_on = models.DateField("申请延至")
    state = models.CharField(
        "状态", max_length=10, choices=ExtensionState.choices, default=ExtensionState.ASKED, editable=False
    )
    asked_by = account("申请人")
    asked_at = models.DateTimeField("申请时间")
    decided_by = account("审批人")
    decided_at = models.DateTimeField("审批时间", null=True, blank=True, editable=False)
    decision = models.TextField("审批意见", blank=True, editable=False)

    class Meta(TenantModel.Meta):
        verbose_name = "投诉延期申请"
        ordering = ["-asked_at"]
        constraints = [
            *TenantModel.Meta.constraints,
            models.UniqueConstraint(
                fields=["unit", "case"], condition=~Q(state="refused"), name="case_extension_once"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="case_extension_has_reason"),
            models.CheckConstraint(
                condition=Q(wanted_on__gt=F("due_before")), name="case_extension_is_later"
            ),
            models.CheckConstraint(
                condition=~Q(decided_by=F("asked_by")), name="case_extension_decider_did_not_ask"
            ),
            models.CheckConstraint(
                condition=Q(state="asked", decided_at=None) | ~Q(state="asked") & Q(decided_at__isnull=False),
                name="case_extension_decided_has_time",
            ),
            models.CheckConstraint(
                condition=~Q(state="refused") | ~Q(decision=""), name="case_extension_refusal_has_reason"
            ),
        ]

    @property
    def tone(self) -> str:
        """Tone of the state's sign on pages."""
        return EXTENSION_TONES[ExtensionState(self.state)]

    def __str__(self) -> str:
        return f"{self.case} 延至 {self.wanted_on}"
