"""Decisions on supervision letters (plan 三（三）3: 督办提醒函)."""

from collections.abc import Callable
from datetime import date

from campaign.choices.discipline import LetterState as S
from campaign.rules.dates import Span, during
from yangguang.common.refusals import Locked, Refusal
from yangguang.tenancy import codes
from yangguang.tenancy.choices import Level, Right
from yangguang.tenancy.states import Machine, Reach, Step

# The unit of a row is the issuer while it is a draft, the addressee from then on.
LETTERS = Machine(
    "letter",
    "督办提醒函",
    S,
    Step("sign", "签发并送达", {S.DRAFTED: S.SENT}, Right.SIGN, "只有“拟稿”的函可以签发"),
    Step("receive", "签收", {S.SENT: S.RECEIVED}, Right.FILL, "只有“待签收”的函可以签收"),
    Step("reply", "回复", {S.RECEIVED: S.REPLIED}, Right.FILL, "请先签收，“待回复”的函才可以回复"),
    Step(
        "verify", "核验办结", {S.REPLIED: S.VERIFIED}, Right.SUPERVISE, "只有“待核验”的函可以办结",
        Reach.SUPERIOR,
    ),
    Step(
        "return", "退回重报", {S.REPLIED: S.RECEIVED}, Right.SUPERVISE, "只有“待核验”的函可以退回重报",
        Reach.SUPERIOR,
    ),
    Step(
        "cancel", "作废", {S.DRAFTED: S.CANCELLED}, Right.SUPERVISE,
        "已签发的函不能作废，需要更正时请发跟进函",
    ),
)  # fmt: skip

# 发文机关代字: the city's and the county's first character are the same here, and numbers must not be.
LETTER_MARKS = {
    "41": "豫教督",
    "4109": "濮教督",
    "410928": "濮县教督",
    "410971": "濮工教督",
    "410972": "濮经教督",
    "410973": "濮示教督",
}


class TextMissing(Refusal):
    """Subject, facts, basis and demands: an official letter has them all."""

    code = "LETTER_TEXT_MISSING"
    status = 422
    message = "请写全事由、基本情况、依据和督办要求，函件才能拟好。"


class ReplyDateMissing(Refusal):
    code = "REPLY_DATE_MISSING"
    status = 422
    message = "请填写回复期限：督办提醒函必须写明哪一天前回复。"
    field = "reply_by"


class ReplyDatePast(Refusal):
    code = "REPLY_DATE_PAST"
    status = 422
    message = "回复期限须晚于今天，对方才来得及回复，请另选日期。"
    field = "reply_by"


class ReplyDateOutside(Refusal):
    code = "REPLY_DATE_OUTSIDE"
    status = 422
    field = "reply_by"


class ReplyDateIsDayOff(Refusal):
    """An official letter names the day itself; the system does not move a date somebody signed."""

    code = "REPLY_DATE_IS_DAY_OFF"
    status = 422
    field = "reply_by"


class NotBelow(Refusal):
    code = "ADDRESSEE_NOT_BELOW"
    status = 403
    message = "督办提醒函只能发给本单位管辖的县（区）教育局或学校，请另选主送单位。"
    field = "addressee"


class SignerIsWriter(Refusal):
    code = "SIGNER_IS_WRITER"
    status = 403
    message = "拟稿和签发须由不同的人办理，请由另一位有“签发”权限的领导签发。"


class NotYourSignature(Refusal):
    """A letter bears the issuer's name: its own leader signs it, nobody else's."""

    code = "NOT_YOUR_SIGNATURE"
    status = 403
    message = "这份函由发函单位的领导签发，其他单位不能代签。"


class NotYourDraft(Refusal):
    code = "NOT_YOUR_DRAFT"
    status = 403
    message = "这份拟稿由发函单位作废，其他单位不能代办。"


class Cancelled(Locked):
    code = "LETTER_CANCELLED"
    message = "这份拟稿已经作废，不能再改；需要发函时请另拟一份。"


class NotYourAnswer(Refusal):
    """Whoever sent the letter neither receives nor answers it for the addressee."""

    code = "NOT_YOUR_ANSWER"
    status = 403
    message = "发函单位不能代主送单位签收或回复，请由主送单位办理。"


class NotYourLetter(Refusal):
    code = "NOT_YOUR_LETTER"
    status = 403
    message = "这份函由发函单位核验，其他单位不能办结或退回。"


class ReplyMissing(Refusal):
    code = "REPLY_MISSING"
    status = 422
    message = "请写明回复内容：核查情况、整改措施和结果。"
    field = "reply"


class VerifierReplied(Refusal):
    code = "VERIFIER_REPLIED"
    status = 403
    message = "回复和核验须由不同的人办理，请由另一位有“督办”权限的人员核验。"


class Sent(Locked):
    code = "LETTER_SENT"
    message = "函件已签发送达，内容不能再改；需要补充时请另发“跟进函”。"


class NoCampaign(Refusal):
    code = "NO_CAMPAIGN"
    message = "本市还没有启动专项行动，请先由市级启动。"


class AddresseeStays(Refusal):
    """What the draft says was written for one unit."""

    code = "ADDRESSEE_STAYS"
    status = 422
    message = "主送单位不能更换：内容是写给原单位的，请为另一单位另拟一份函。"
    field = "addressee"


class FollowsAnother(Refusal):
    code = "FOLLOWS_ANOTHER"
    status = 422
    message = "跟进的函须是发给该单位或其下级单位的函，请另选一份，或不选。"
    field = "follows"


class NotSentYet(Refusal):
    code = "NOT_SENT_YET"
    message = "这份函还没有签发，请直接修改；只有已签发的函才能发跟进函。"


def lock(state: str) -> Locked | None:
    """Why the words of a letter in this state cannot be changed; None while it is a draft."""
    return None if state == S.DRAFTED else Cancelled() if state == S.CANCELLED else Sent()


def must_be_below(addressee: str, issuer: str) -> None:
    """The addressee is a unit under the issuer and not the issuer itself; else :class:`NotBelow`."""
    if addressee == issuer or not codes.covers(issuer, addressee):
        raise NotBelow


def must_be_answerable(
    day: date | None,
    *,
    today: date,
    starts: date,
    ends: date,
    working_day_on_or_before: Callable[[date], date],
) -> None:
    """The reply date: given, after today, inside the campaign, a working day."""
    if day is None:
        raise ReplyDateMissing
    if day <= today:
        raise ReplyDatePast
    sentence = during("回复期限", day, [Span(starts, ends)])
    if sentence:
        raise ReplyDateOutside(sentence)
    work = working_day_on_or_before(day)
    if work != day:
        raise ReplyDateIsDayOff(f"{day:%Y-%m-%d} 是休息日，请改为工作日，例如 {work:%Y-%m-%d}。")


def bureau_name(name: str, level: str) -> str:
    """How a unit is addressed in a letter: 濮阳市教育局; a school by its own name."""
    if level == Level.SCHOOL:
        return name
    return f"{name}教育厅" if level == Level.PROVINCE else f"{name}教育局"


def letter_number(code: str, name: str, year: int, serial: int) -> str:
    """发文字号, such as 濮教督〔2024〕3号 (GB/T 9704-2012, 7.2.5)."""
    return f"{LETTER_MARKS.get(code, f'{name[:1]}教督')}〔{year}〕{serial}号"


def title_of(issuer: str, subject: str) -> str:
    """The title; a line feed where it may break."""
    return f"{issuer}\n关于{subject}的督办提醒函"
