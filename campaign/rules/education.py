"""Decisions on warning cases, trainings, institutions and patrols (plan 二（三）, 三（三））."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from campaign.choices.education import ObjectKind, PatrolFinding
from yangguang.common import clock
from yangguang.common.refusals import Refusal

# The same patterns as in the constraint of the table (campaign.models.education).
IDENTITY = re.compile(r"[0-9]{17}[0-9Xx]")
MOBILE = re.compile(r"(?<![0-9])1[3-9][0-9]{9}(?![0-9])")
WORDS = ("title", "text", "handling", "lesson", "source")

ROUND_DAYS = 14  # a round every fortnight of the admission season, unless the county says otherwise
SEASON = ((6, 1), (8, 31))


class RoundsExist(Refusal):
    code = "ROUNDS_EXIST"
    message = "本县（区）已经有摸排轮次，如需调整请在“摸排轮次”里修改。"


class AnotherCounty(Refusal):
    code = "ANOTHER_COUNTY"
    status = 422
    message = "轮次、学校和培训机构须属于同一县（区），请重新选择。"
    field = "round"


class VisitedTwice(Refusal):
    code = "VISITED_TWICE"
    status = 422
    message = "这一轮已经登记过该对象，请修改原来的记录。"


class NoClue(Refusal):
    code = "NO_CLUE"
    message = "这条摸排没有发现问题线索，不需要转办。"


class PassedOnAlready(Refusal):
    code = "PASSED_ON_ALREADY"
    message = "这条线索已经转办，请在问题台账或线索台账里查看。"


def anonymous(values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """A case that goes to everybody names nobody: no identity number, no mobile number."""
    for name in WORDS:
        text = str(values.get(name) or "")
        if IDENTITY.search(text):
            yield name, "案例要印发学习，请删去身份证号，人名改写为“张某”。"
        elif MOBILE.search(text):
            yield name, "案例要印发学习，请删去手机号码，人名改写为“张某”。"


def attendance_fits(values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Not more people than were expected, and somebody was."""
    expected, present = values.get("expected"), values.get("present")
    if expected is not None and expected < 1:
        yield "expected", "应到人数请填 1 以上的整数。"
    elif expected is not None and present is not None and present > expected:
        yield "present", "实到人数不能多于应到人数，请核对。"


def held_in_the_past(values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What was held or visited lies not in the future."""
    for name, label in (("held_on", "举办日期"), ("visited_on", "摸排日期")):
        if values.get(name) and values[name] > clock.today():
            yield name, f"{label}不能晚于今天。"


def round_is_a_span(values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """A round ends after it begins."""
    starts, ends = values.get("starts"), values.get("ends")
    if starts and ends and ends < starts:
        yield "ends", "结束日期不能早于开始日期。"


def one_object(values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Exactly the object of the chosen kind."""
    kind = values.get("kind")
    if kind == ObjectKind.SCHOOL:
        if not values.get("school"):
            yield "school", "请选择学校。"
        if values.get("institution"):
            yield "institution", "对象类别是学校，培训机构请留空。"
    elif kind == ObjectKind.INSTITUTION:
        if not values.get("institution"):
            yield "institution", "请选择培训机构。"
        if values.get("school"):
            yield "school", "对象类别是培训机构，学校请留空。"


def clue_says_what(values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """A clue without words cannot be followed up."""
    if values.get("finding") == PatrolFinding.CLUE and not values.get("text"):
        yield "text", "发现问题线索的，请写明时间、对象和情形。"


def in_its_round(values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """A visit lies inside its round."""
    span, day = values.get("round"), values.get("visited_on")
    if span is not None and day and not span.starts <= day <= span.ends:
        yield "visited_on", f"摸排日期不在{span}之内，请核对轮次。"


def rounds_of(year: int) -> list[tuple[date, date]]:
    """Fortnights from 1 June to 31 August; the last one ends with August."""
    starts, ends = (date(year, month, day) for month, day in SEASON)
    found = []
    while starts <= ends:
        found.append((starts, min(starts + timedelta(days=ROUND_DAYS - 1), ends)))
        starts += timedelta(days=ROUND_DAYS)
    return found
