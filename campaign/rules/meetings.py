"""Decisions on meetings: what a record says, who was there (plan 三（一）, 三（三）)."""

from collections.abc import Iterable, Mapping
from typing import Any

from yangguang.common import clock
from yangguang.common.refusals import Refusal

MEETING_CODE = "M3"  # 召开动员部署会


class NoCampaign(Refusal):
    code = "NO_CAMPAIGN"
    message = "本市还没有启动专项行动，请先由市级启动。"


class MeetingInTheFuture(Refusal):
    code = "MEETING_IN_THE_FUTURE"
    status = 422
    message = "召开日期不能晚于今天，请在会议之后登记。"
    field = "held_on"


class TooManyPresent(Refusal):
    code = "TOO_MANY_PRESENT"
    status = 422
    message = "实到人数不能多于应到人数，请核对。"
    field = "present"


class NotOneOfYourSchools(Refusal):
    code = "NOT_YOUR_SCHOOL"
    status = 422
    message = "到会名单里有不属于本单位的学校，请刷新页面后重选。"


def record_agrees(values: Mapping[str, Any]) -> Iterable[tuple[str, str]]:
    """The record of a meeting: not tomorrow's, and no more present than expected."""
    day, expected, present = (values.get(name) for name in ("held_on", "expected", "present"))
    if day and day > clock.today():
        yield "held_on", MeetingInTheFuture.message
    if expected is not None and present is not None and present > expected:
        yield "present", TooManyPresent.message
