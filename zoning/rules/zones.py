"""What may be done with a zone, and the sentence when it may not (plan 二（二）; decision 0026)."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from yangguang.common.refusals import Refusal
from zoning.choices.zones import WHOLE_FIRST, WHOLE_LAST, Parity, PlaceKind

Problem = tuple[str, str]
_RANGED = {PlaceKind.ROAD, PlaceKind.ESTATE}
_NUMBER = re.compile(r"(\d{1,6})(?:号|栋|幢|号楼|号院)?")
_ATTACHED = re.compile(r"(\d{1,6})[-－—–之](\d{1,4})(?:号)?")
_STEM = re.compile(r"[甲乙丙丁戊己庚辛]\d{0,6}号?")
_WIDE = str.maketrans("０１２３４５６７８９", "0123456789")


class ZonePublished(Refusal):
    code = "ZONE_PUBLISHED"
    status = 423
    message = "已公布的片区不能修改，只能由新的片区替代；请先发起片区调整，再拟新的片区。"


class ZoneConsulted(Refusal):
    code = "ZONE_CONSULTED"
    status = 423
    message = "该片区正在征求意见，方案在截止以前不能改动；截止并答复全部意见后再修改。"


class ZoneWithoutSchool(Refusal):
    code = "ZONE_WITHOUT_SCHOOL"
    message = "这个片区还没有学校，请先编辑片区填写对应的学校，再公布。"


class ZoneWithoutArea(Refusal):
    code = "ZONE_WITHOUT_AREA"
    message = "这个片区还没有地址规则，也没有图形，请先登记其中一种，再公布。"


class ZoneWithoutDocument(Refusal):
    code = "ZONE_WITHOUT_DOCUMENT"
    message = "公布片区须有依据，请先编辑片区填写依据文号。"


class ZoneNeedsAdjustment(Refusal):
    code = "ZONE_NEEDS_ADJUSTMENT"
    message = "这个片区要替代已公布的片区，须经评估、论证、征求意见和决定，请在片区调整中办理公布。"


class ZoneClashes(Refusal):
    """The plan forbids it: the same address or area under two schools."""

    code = "ZONE_CLASHES"


class ZonesOfACounty(Refusal):
    code = "ZONES_OF_A_COUNTY"
    message = "片区由县（区）教育局划定，请选择县（区）。"


class ZoneNameTaken(Refusal):
    code = "ZONE_NAME_TAKEN"
    status = 422
    field = "name"
    message = "本县（区）同一学段、年度已有同名的片区草案，请在原有的草案上修改，或改用别的名称。"


class ZoneNameInForce(Refusal):
    code = "ZONE_NAME_IN_FORCE"
    message = "同一学段、年度已有同名的片区在用，请先给草案改名；要改动在用的片区，请在“片区调整”中修订它。"


class AdjustmentElsewhere(Refusal):
    code = "ZONE_ADJUSTMENT_ELSEWHERE"
    status = 422
    field = "adjustment"
    message = "这项调整不是本县（区）、本学段、本年度的，请另选调整事项；不属于任何调整的，请留空。"


class SupersedesElsewhere(Refusal):
    code = "ZONE_SUPERSEDES_ELSEWHERE"
    status = 422
    field = "supersedes"
    message = "替代的片区须是本县（区）同一学段的片区，请另选；不替代任何片区的，请留空。"


class SchoolOfAnotherStage(Refusal):
    code = "ZONE_SCHOOL_OF_ANOTHER_STAGE"
    status = 422
    field = "schools"

    def __init__(self, school: str, its: str, stage: str) -> None:
        super().__init__(f"{self.said(school, its, stage)}，请改填招收{stage}新生的学校，或改正学段。")

    @staticmethod
    def said(school: str, its: str, stage: str) -> str:
        """What is wrong, without the advice."""
        return f"“{school}”是{its}，不能作为{stage}片区的学校"


class PlaceInUse(Refusal):
    code = "PLACE_IN_USE"
    status = 423
    message = "已公布的片区用到了这个地名，不能改名或改类别；可以补充别名，或另登记一个新地名。"


class PlaceTwice(Refusal):
    code = "PLACE_TWICE"
    status = 422
    field = "name"
    message = "本县（区）已有同类同名的地名；不同乡镇的同名村请填写各自的乡镇代码。"


# --- House numbers -----------------------------------------------------------------------------------------


def house_number(written: str) -> tuple[int | None, str]:
    """(number, "") of a cell, or (None, sentence). ``12-1号`` is part of number 12; ``甲1号`` is no number
    that a from–to could hold."""
    text = "".join(written.split()).translate(_WIDE)
    if _STEM.fullmatch(text):
        return None, (
            f"“{written}”不是连续门牌，起止号放不下；请把它登记为单独的地名（如“朝阳路甲1号”，类别选小区），再为它写规则。"
        )
    found = _NUMBER.fullmatch(text) or _ATTACHED.fullmatch(text)
    if found is None:
        return None, f"“{written[:20]}”不是门牌号，请填数字，如 12；“12-1号”按 12 号计。"
    number = int(found.group(1))
    if not 0 < number < WHOLE_LAST:
        return None, f"门牌号须在 1 到 {WHOLE_LAST - 1} 之间，现在是“{written[:20]}”。"
    return number, ""


def rule_is_sound(values: Mapping[str, Any]) -> Iterable[Problem]:
    """From–to runs upwards, parity fits, a village or township is whole, place and zone are of one county."""
    first, last = values.get("first"), values.get("last")
    first = WHOLE_FIRST if first is None else first
    last = WHOLE_LAST if last is None else last
    parity = values.get("parity") or Parity.ALL
    place, zone = values.get("place"), values.get("zone")
    if first > last:
        yield "last", f"起始号 {first} 大于终止号 {last}，请核对是否填反。"
    elif parity != Parity.ALL and first == last and first % 2 != (parity == Parity.ODD):
        yield "parity", f"{first} 号不是{Parity(parity).label}，这条规则里没有一个门牌，请核对。"
    whole = (first, last, parity) == (WHOLE_FIRST, WHOLE_LAST, Parity.ALL)
    if place is not None and place.kind not in _RANGED and not whole:
        yield "first", f"“{place}”是{place.get_kind_display()}，只能整个划入，请清空起止号，单双号选全部。"
    if place is not None and zone is not None and place.unit_id != zone.unit_id:
        yield "place", f"“{place}”不在片区所属县（区）的地名库中，请选择本县（区）的地名。"
