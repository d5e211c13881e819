"""What each of the seven ledgers asks of its own fields (domain.md §4; plan 二（五）)."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from enrollment.choices import PLACED, Placement
from enrollment.choices.groups import LawfulReason
from yangguang.common.refusals import Refusal

Finding = tuple[str, str]
Values = Mapping[str, Any]


def deferral_is_approved(values: Values) -> Iterator[Finding]:
    """延缓入学 needs the paper that approved it and the day it ends (compulsory education law, art. 11)."""
    if values.get("placement") != Placement.DEFERRED:
        return
    if not values.get("deferral_document"):
        yield "deferral_document", "延缓入学须经乡镇政府或县级教育行政部门批准，请填写批准文号。"
    found, until = values.get("found_on"), values.get("deferred_until")
    if not until:
        yield "deferred_until", "请填写延缓入学到哪一天。"
    elif found and until <= found:
        yield "deferred_until", "延缓入学的截止日期应晚于首次发现日期。"


def return_is_sound(values: Values, *, today: date) -> Iterator[Finding]:
    """Who came back did so after leaving, not tomorrow, and sits in a school."""
    left, returned = values.get("left_on"), values.get("returned_on")
    if left and left > today:
        yield "left_on", "离校日期不能晚于今天。"
    if not returned:
        return
    if returned > today:
        yield "returned_on", "返校日期不能晚于今天。"
    if left and returned < left:
        yield "returned_on", "返校日期不能早于离校日期。"
    if values.get("placement") not in PLACED:
        yield "placement", "已返校的学生，安置情况不能是“未入学”或“延缓入学”。"


def seat_is_named(values: Values) -> Iterator[Finding]:
    """A placed child sits on a public, private or purchased seat: the ratio counts them."""
    if values.get("placement") in PLACED and not values.get("seat"):
        yield "seat", "已入学的随迁子女，请选择学位性质：公办、民办或政府购买。"


def permit_lasts(values: Values) -> Iterator[Finding]:
    """A residence permit ends after it was issued."""
    issued, until = values.get("permit_issued_on"), values.get("permit_valid_until")
    if issued and until and until <= issued:
        yield "permit_valid_until", "居住证有效期应晚于签发日期，请核对。"


def entry_year_is_sound(values: Values, *, today: date) -> Iterator[Finding]:
    """Nobody of nine grades entered before ten years ago, nor later than next autumn."""
    year = values.get("entry_year")
    if year is not None and not today.year - 10 <= year <= today.year + 1:
        yield "entry_year", f"入读学年应在 {today.year - 10} 至 {today.year + 1} 之间，填秋季开学的年份。"


def allowance_is_sound(values: Values) -> Iterator[Finding]:
    amount = values.get("monthly_allowance")
    if amount is not None and amount < 0:
        yield "monthly_allowance", "每月基本生活费不能是负数。"


def certificate_agrees(values: Values) -> Iterator[Finding]:
    """A certificate's number is the identity number, then kind and grade, then B1, B2 … when issued again."""
    number = str(values.get("certificate_number") or "").strip().upper()
    if not number:
        return
    kind, grade, identity = values.get("kind"), values.get("level"), values.get("child__id_number")
    if not grade:
        yield "level", "填写了残疾人证号的，请同时选择残疾等级。"
    tail = number[20:]
    if len(number) < 20 or not number[18:20].isdigit() or (tail and not _is_reissue(tail)):
        yield (
            "certificate_number",
            "残疾人证号应为 20 位：18 位身份证号、1 位类别、1 位等级；补办的后面加 B1 等。",
        )
        return
    if identity and number[:18] != str(identity).strip().upper():
        yield "certificate_number", "残疾人证号前 18 位应与身份证号一致，请核对。"
    if kind and number[18] != kind:
        yield "kind", f"残疾人证号第 19 位是 {number[18]}，与所选残疾类别不符，请核对。"
    if grade and number[19] != grade:
        yield "level", f"残疾人证号第 20 位是 {number[19]}，与所选残疾等级不符，请核对。"


def _is_reissue(tail: str) -> bool:
    return len(tail) == 2 and tail[0] == "B" and tail[1].isdigit()


def lawful_reason_is_proven(values: Values) -> Iterator[Finding]:
    """“经批准延缓入学” names the paper; a child at school needs no excuse."""
    reason = values.get("lawful_reason")
    if reason == LawfulReason.APPROVED and not values.get("deferral_document"):
        yield "deferral_document", "未入学的理由是“经批准延缓入学或休学”，请填写批准文号。"
    if reason and values.get("placement") in PLACED:
        yield "lawful_reason", "已安置入学的儿童不需要填写未入学的理由，请清空。"


class ReturnNotSound(Refusal):
    code = "RETURN_NOT_SOUND"
    status = 422
    message = "返校日期有误，请核对。"
    field = "returned_on"


class ReturnNeedsSchool(Refusal):
    code = "RETURN_NEEDS_SCHOOL"
    status = 422
    message = "请先点“修改”填写就读学校，再登记返校。"


class CertificateDisagrees(Refusal):
    code = "CERTIFICATE_DISAGREES"
    status = 422
    message = "所选残疾类别、等级与已登记的残疾人证号不符，请重新填写证号。"
    field = "certificate_number"


class FollowUpInFuture(Refusal):
    code = "FOLLOW_UP_IN_FUTURE"
    status = 422
    message = "走访（送教）日期不能晚于今天。"
    field = "on"


class FollowUpKindForeign(Refusal):
    code = "FOLLOW_UP_KIND_FOREIGN"
    status = 422
    message = "“劝返”只用于辍学台账，“送教上门”只用于残疾儿童台账，请改选其他方式。"
    field = "kind"


class GroupNotEmpty(Refusal):
    code = "GROUP_NOT_EMPTY"
    status = 409
    message = "该台账已有儿童，不能确认“没有此类儿童”。"
