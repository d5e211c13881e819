"""Meetings and group talks (会议与集体谈话)."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.urls import reverse

from campaign.actions import meetings as actions
from campaign.choices.discipline import MeetingKind
from campaign.contents import lock_for, register_contents
from campaign.ledgers.dated import DatedLedger
from campaign.ledgers.handed_in import HandedInLedger
from campaign.models import Assignment, Meeting
from campaign.queries.meetings import on_time
from campaign.rules import dates
from campaign.rules.meetings import MEETING_CODE, record_agrees
from yangguang.accounts.models import User
from yangguang.accounts.rights import Actor
from yangguang.ledgers.declaration import Column, Mark, Preset
from yangguang.ledgers.links import Link, register_link
from yangguang.ledgers.registry import register
from yangguang.tenancy.choices import Level, Right
from yangguang.tenancy.models import Unit


def _on_time(row: Meeting) -> Mark | str:
    """Whether the mobilisation was held within phase one (plan 三（一）)."""
    verdict = on_time(row)
    if verdict is None:
        return ""
    return Mark("按时召开", "ok") if verdict else Mark("迟于动员部署阶段", "late")


class MeetingLedger(DatedLedger, HandedInLedger):
    app = "campaign"
    name = "meetings"
    title = "会议与集体谈话"
    model = Meeting
    basis = "实施方案 三（一）、三（三）"
    key = ("kind", "held_on", "topic")
    order = ("-held_on",)
    search = ("topic", "chair")
    levels = (Level.CITY, Level.COUNTY, Level.SCHOOL)
    rules = (record_agrees,)
    bounds = {"held_on": dates.during}
    columns = (
        Column("topic", width=30, example="义务教育阳光招生专项行动动员部署会"),
        Column("kind", filter=True, example="动员会"),
        Column("unit", "召开单位", form=False, filter=True),
        Column("held_on", filter=True, example="2024-05-30"),
        Column("timely", "是否按时", value=_on_time, form=False, excel=False, sort=False),
        Column("place", shown=False, example="县教育局三楼会议室"),
        Column("chair", example="张局长"),
        Column("expected", example="60"),
        Column("present", example="58"),
        Column("roster", shown=False, help="参会范围或名单"),
        Column("minutes", shown=False, help="会议纪要；也可以上传文件", width=40),
    )
    presets = (
        Preset("talks", "集体谈话会", lambda rows: rows.filter(kind=MeetingKind.GROUP_TALK)),
        Preset("mobilisation", "动员会", lambda rows: rows.filter(kind=MeetingKind.MOBILISATION)),
    )
    detail_template = "campaign/meeting_detail.html"

    def create(self, *, by: User | None, unit_id: str, values: Mapping[str, Any], now: datetime) -> Meeting:
        """Record a meeting of the unit."""
        unit = Unit.objects.get(pk=unit_id)
        return actions.record_meeting(by=by, now=now, unit=unit, values=values)

    def update(self, *, by: User | None, row: Meeting, values: Mapping[str, Any], now: datetime) -> Meeting:
        """Correct the record."""
        return actions.amend_meeting(by=by, now=now, row=row, values=values)


def mobilisations_of(assignment: Assignment) -> Any:
    """The unit's mobilisation: what M3 hands in. Talks and meetings that follow are no part of it."""
    return Meeting.objects.filter(
        unit_id=assignment.unit_id, campaign_id=assignment.campaign_id, kind=MeetingKind.MOBILISATION
    )


register(MeetingLedger)
register_contents(MEETING_CODE, "campaign/meetings", mobilisations_of, growing=True)


def _attendance(actor: Actor, row: Meeting) -> Link | None:
    if len(row.unit_id) > 6 or not actor.may(Right.FILL, row.unit_id):
        return None
    if lock_for(row) is not None:
        return None
    return Link("登记到会学校", reverse("campaign:meetings-attendance", args=[row.pk]))


register_link("campaign/meetings", _attendance)
