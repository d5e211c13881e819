"""Meetings and group talks (动员会、集体谈话会): what was said to whom, and which schools were there."""

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q

from campaign.choices.discipline import MeetingKind
from campaign.models import dates
from campaign.models.base import account
from campaign.models.campaigns import Campaign
from yangguang.audit.history import audited
from yangguang.tenancy.models import TenantModel, Unit


@audited
class Meeting(TenantModel):
    """One meeting held by ``unit``."""

    campaign = models.ForeignKey(
        Campaign, models.PROTECT, editable=False, verbose_name="专项行动", related_name="meetings"
    )
    kind = models.CharField("会议类别", max_length=15, choices=MeetingKind.choices)
    topic = models.CharField("议题", max_length=100)
    held_on = models.DateField("召开日期")
    place = models.CharField("地点", max_length=100)
    chair = models.CharField("主持人", max_length=50)
    expected = models.PositiveIntegerField("应到人数", validators=[MinValueValidator(1)])
    present = models.PositiveIntegerField("实到人数")
    roster = models.TextField("参会人员", blank=True)
    minutes = models.TextField("会议纪要", blank=True)
    recorded_by = account("记录人")

    class Meta(TenantModel.Meta):
        verbose_name = "会议"
        ordering = ["-held_on"]
        triggers = [dates.during("held_on")]
        constraints = [
            *TenantModel.Meta.constraints,
            models.UniqueConstraint(fields=["unit", "kind", "held_on", "topic"], name="meeting_once"),
            models.CheckConstraint(
                condition=Q(present__lte=F("expected")), name="meeting_present_within_expected"
            ),
        ]
        indexes = [models.Index(fields=["unit", "kind", "held_on"], name="meeting_by_kind")]

    def __str__(self) -> str:
        return self.topic


@audited
class Attendance(TenantModel):
    """Whether a school's head was at a meeting. Same unit as the meeting."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, verbose_name="会议", related_name="attendance")
    school = models.ForeignKey(Unit, models.PROTECT, verbose_name="学校", related_name="+")
    who = models.CharField("到会人", max_length=50, blank=True)

    class Meta(TenantModel.Meta):
        verbose_name = "到会学校"
        constraints = [
            *TenantModel.Meta.constraints,
            models.UniqueConstraint(fields=["unit", "meeting", "school"], name="attendance_once"),
        ]

    def __str__(self) -> str:
        return f"{self.school_id}"
