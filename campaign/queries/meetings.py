"""What meetings are worth: held in time, with minutes, and whose heads were there."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from campaign.choices.discipline import MeetingKind
from campaign.completion import Completion
from campaign.models import Assignment, Attendance, Campaign, Meeting
from yangguang.evidence.models import Evidence
from yangguang.tenancy import codes
from yangguang.tenancy.choices import Level
from yangguang.tenancy.models import Unit


def on_time(meeting: Meeting) -> bool | None:
    """Whether a mobilisation was held before phase one was over; None for other meetings."""
    if meeting.kind != MeetingKind.MOBILISATION:
        return None
    first = meeting.campaign.phases.filter(number=1).first()
    return first is None or bool(meeting.held_on <= first.ends)


def mobilised(assignment: Assignment) -> Completion:
    """召开动员部署会 is complete when a 动员会 of the unit stands there with minutes, as text or file."""
    path = f"{reverse('campaign:meetings-list')}?unit={assignment.unit_id}"
    meetings = Meeting.objects.filter(
        unit_id=assignment.unit_id, campaign_id=assignment.campaign_id, kind=MeetingKind.MOBILISATION
    )
    found = list(meetings.order_by("held_on"))
    if not found:
        return Completion(False, "会议台账里还没有登记动员会，请先登记。", path)
    for meeting in found:
        if meeting.minutes or Evidence.objects.of(meeting).exists():
            return Completion(True, f"动员会已于 {meeting.held_on:%Y-%m-%d} 召开，有纪要。", path)
    return Completion(False, "动员会还没有纪要，请填写会议纪要或上传纪要文件。", path)


@dataclass
class TalkLine:
    """How many schools of a county had their head at a group talk; ``missing`` names the others."""

    unit: Unit
    schools: int
    covered: int
    missing: list[Unit]


def talk_coverage(campaign: Campaign, scope_codes: tuple[str, ...]) -> list[TalkLine]:
    """集体谈话会: county by county, which schools' heads were there (plan 三（三）5): 3 queries."""
    there: dict[str, date] = dict(
        Attendance.objects.under(*scope_codes)
        .filter(meeting__campaign=campaign, meeting__kind=MeetingKind.GROUP_TALK)
        .values_list("school_id", "meeting__held_on")
    )
    city = campaign.unit_id
    units = Unit.objects.under(*scope_codes).under(city).filter(active=True)
    counties = {unit.pk: unit for unit in units.filter(level=Level.COUNTY)}
    lines = {code: TalkLine(unit, 0, 0, []) for code, unit in counties.items()}
    for school in units.filter(level=Level.SCHOOL):
        line = lines.get(codes.county_of(school.pk))
        if line is None:
            continue
        line.schools += 1
        if school.pk in there:
            line.covered += 1
        else:
            line.missing.append(school)
    return list(lines.values())
