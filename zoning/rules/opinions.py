"""What is asked of an opinion and of its answer (plan 二（二）: 广泛听取意见)."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from enrollment.rules.identity import numbers_in
from yangguang.common import secret_codes
from yangguang.common.refusals import Locked, Refusal

READ_BY_OTHERS = ("text", "place", "gist", "answer")
LEAST_DIGITS, MOST_DIGITS = 7, 15  # 5551234 … +86 and a mobile, or area code, number and extension


class NotAsked(Refusal):
    """The consultation has not begun, or is over."""

    code = "CONSULTATION_CLOSED"

    def __init__(self, opens: date | None, closes: date | None) -> None:
        when = f"征求意见的时间是 {opens} 至 {closes}" if opens else "这项调整还没有征求意见"
        super().__init__(f"{when}，现在不能提交；有话要说，可以打县（区）教育局的电话。", field="on")


class SentAlready(Refusal):
    code = "OPINION_SENT_ALREADY"
    message = "这张表已经提交过，那一次的内容不能改。还有别的意见，请再按一次“提交意见”，作为新的一条。"


class FormTooOld(Refusal):
    code = "OPINION_FORM_TOO_OLD"
    message = "这张表打开得太久，已经失效。您填的内容都还在，请再按一次“提交意见”。"


class TooOften(Refusal):
    code = "OPINIONS_TOO_OFTEN"
    status = 429
    message = "刚才从您这里提交的次数太多，请过一会儿再试。已经填好的内容都还在。"


class OpinionStays(Locked):
    code = "OPINION_STAYS"
    message = "意见原文不能修改；答复请用“答复意见”。"


class IdentityNumberTold(Refusal):
    code = "OPINION_IDENTITY_NUMBER"
    status = 422
    field = "text"
    message = "请删去身份证号码：办理意见用不着任何人的证件号，写在这里会被别人看到。其余内容都还在。"


class TelephoneUnread(Refusal):
    code = "OPINION_TELEPHONE"
    status = 422
    field = "contact"
    message = "这个电话打不通：请写 11 位手机号，或者带区号的固定电话，如 0393-1234567；不想留的可以空着。"


class Decided(Refusal):
    code = "OPINIONS_DECIDED"
    message = "征求意见已经结束，答复已经公布，不能再改；有补充的请另行告知。"


class GistMissing(Refusal):
    code = "OPINION_GIST"
    status = 422
    field = "gist"
    message = "请写一句不带姓名、门牌的意见摘要，它会和答复一起公布。"


class AnswerMissing(Refusal):
    code = "OPINION_ANSWER"
    status = 422
    field = "answer"
    message = "请写明答复：采纳的写怎样改，不采纳的写为什么。"


def code_key(code: str) -> str:
    """What opens an opinion: :func:`yangguang.common.secret_codes.code_key`."""
    return secret_codes.code_key(code, purpose="opinion-code")


def faults(words: Mapping[str, Any], *, today: date) -> Iterator[Refusal]:
    """Somebody's identity number in what others read, and a telephone that nobody can dial. ``words`` by
    field, whatever of them there is."""
    for field in READ_BY_OTHERS:
        if numbers_in(str(words.get(field) or ""), today=today):
            yield IdentityNumberTold(field=field)
    contact = str(words.get("contact") or "")
    if contact and not LEAST_DIGITS <= sum(each.isdigit() for each in contact) <= MOST_DIGITS:
        yield TelephoneUnread()


def must_be_asked(state_is_open: bool, opens: date | None, closes: date | None, day: date) -> None:
    """``day`` lies within an open consultation."""
    if not state_is_open or opens is None or closes is None or not opens <= day <= closes:
        raise NotAsked(opens, closes)
