"""Decisions on disclosure, prospectuses, notices and statements (plan 二（四）, 四（二）, 四（三））."""

from collections.abc import Callable
from datetime import date

from campaign.choices.disclosure import (
    STATEMENT_WORKING_DAYS,
)
from campaign.choices.disclosure import (
    DisclosureState as D,
)
from campaign.choices.disclosure import (
    ProspectusState as P,
)
from campaign.choices.disclosure import (
    PublicState as N,
)
from campaign.choices.disclosure import (
    StatementState as S,
)
from yangguang.common.refusals import Locked, Refusal
from yangguang.tenancy.choices import Right
from yangguang.tenancy.states import Machine, Reach, Step

DISCLOSURES = Machine(
    "disclosure",
    "公开要素",
    D,
    Step("publish", "公布", {D.DRAFT: D.PUBLISHED}, Right.FILL, "只有“待公布”的内容可以公布"),
    Step("amend", "修改", {D.DRAFT: D.DRAFT, D.PUBLISHED: D.DRAFT}, Right.FILL, "任何时候都可以修改"),
    Step(
        "withdraw", "撤回", {D.DRAFT: D.DRAFT, D.PUBLISHED: D.DRAFT}, Right.REVIEW,
        "只有已经对外展示的内容可以撤回", Reach.COUNTY,
    ),
)  # fmt: skip

PROSPECTUSES = Machine(
    "prospectus",
    "招生简章",
    P,
    Step(
        "submit", "提交审核", {P.DRAFT: P.SUBMITTED, P.RETURNED: P.SUBMITTED}, Right.FILL,
        "只有“起草中”或“已退回”的简章可以提交",
    ),
    Step(
        "return", "退回", {P.SUBMITTED: P.RETURNED}, Right.REVIEW, "只有“待审核”的简章可以退回",
        Reach.SUPERIOR,
    ),
    Step(
        "accept", "审核通过", {P.SUBMITTED: P.ACCEPTED}, Right.REVIEW, "只有“待审核”的简章可以审核通过",
        Reach.SUPERIOR,
    ),
    Step("publish", "公布", {P.ACCEPTED: P.PUBLISHED}, Right.FILL, "审核通过的简章才能公布"),
    Step("revise", "调整（另起一版）", {P.PUBLISHED: P.PUBLISHED}, Right.FILL, "已公布的简章才需要另起一版"),
)  # fmt: skip

ANNOUNCEMENTS = Machine(
    "announcement",
    "公告",
    N,
    Step("publish", "公布", {N.DRAFT: N.PUBLISHED}, Right.FILL, "只有“未公布”的公告可以公布"),
    Step("correct", "更正", {N.PUBLISHED: N.PUBLISHED}, Right.FILL, "已公布的公告才能更正"),
)

QUESTIONS = Machine(
    "question",
    "问答",
    N,
    Step("publish", "公布", {N.DRAFT: N.PUBLISHED}, Right.FILL, "只有“未公布”的问答可以公布"),
    Step("withdraw", "撤下", {N.PUBLISHED: N.DRAFT}, Right.FILL, "只有“已公布”的问答可以撤下"),
)

STATEMENTS = Machine(
    "statement",
    "回应声明",
    S,
    Step("publish", "发布回应", {S.WAITING: S.PUBLISHED}, Right.FILL, "只有“待回应”的可以发布回应"),
)


class NoCampaign(Refusal):
    code = "NO_CAMPAIGN"
    message = "本市还没有启动专项行动，请先由市级启动。"


class AlreadyWritten(Refusal):
    code = "ALREADY_WRITTEN"
    message = "这所学校的这一要素已经填写过，请打开原来那一条修改。"
    field = "element"


class ElementStays(Refusal):
    code = "ELEMENT_STAYS"
    message = "已填写的内容不能改到另一要素，请到那一要素下另行填写。"
    field = "element"


class NotABureau(Refusal):
    code = "NOT_A_BUREAU"
    message = "阶段公告、宣传台账和问答由教育局发布，学校请联系县（区）教育局。"
    field = "unit"


class NotASchool(Refusal):
    code = "NOT_A_SCHOOL"
    message = "五项公开内容和招生简章按学校填写，请选择学校。"
    field = "unit"


class TextMissing(Refusal):
    code = "PUBLIC_TEXT_MISSING"
    status = 422
    message = "公布前请先点“修改”写好公布内容，家长看到的就是这些文字。"
    field = "text"


class NotYetPublished(Refusal):
    code = "NOT_YET_PUBLISHED"
    message = "公布日期不能晚于今天，请到公布当天再登记。"
    field = "published_on"
    status = 422


class PublishedBeforeCampaign(Refusal):
    """What was public before the campaign began says nothing of this year's admission."""

    code = "PUBLISHED_BEFORE_CAMPAIGN"
    status = 422
    field = "published_on"

    def __init__(self, starts: date) -> None:
        super().__init__(
            f"公布日期不能早于本年度专项行动开始之日（{starts:%Y-%m-%d}）：请核对年份；"
            "此前公布过的，请按本年度内容重新公布，填重新公布的日期。"
        )


class PublishedBeforeLast(Refusal):
    code = "PUBLISHED_BEFORE_LAST"
    status = 422
    message = "新版的公布日期不能早于上一版，请核对日期。"
    field = "published_on"


class DueTooLate(Refusal):
    code = "DUE_TOO_LATE"
    status = 422
    message = "公布期限不能晚于方案规定的日期，须在报名之前。"
    field = "due_on"


class DueIsTheCountys(Refusal):
    code = "DUE_IS_THE_COUNTYS"
    status = 403
    message = "公布期限由县（区）教育局设定，学校不能改动。"
    field = "due_on"


class NothingPublic(Refusal):
    code = "NOTHING_PUBLIC"
    message = "这一项还没有公布，请先公布，再上传快照。"


class SnapshotStays(Locked):
    code = "SNAPSHOT_STAYS"
    message = "快照是公布的凭证，存证后不能删除；拍错了请再上传一张。"


class StillOpen(Refusal):
    code = "STILL_OPEN"
    message = "这所学校本年度还有一版简章没有办完，请先办完那一版，再另起一版。"


class AlreadyCorrected(Refusal):
    code = "ALREADY_CORRECTED"
    message = "这份公告已有更正稿，请打开更正稿继续修改。"


class AnswerMissing(Refusal):
    code = "ANSWER_MISSING"
    status = 422
    message = "请写好回应内容再发布。"
    field = "text"


PROSPECTUS_LOCKED = {
    P.SUBMITTED: "该简章已提交县（区）教育局审核，退回后才能修改。",
    P.ACCEPTED: "该简章已审核通过，内容已锁定；公布后如需调整，请另起一版再报审核。",
    P.PUBLISHED: "该简章已公布，内容已锁定；如需调整计划或条件，请点“调整（另起一版）”再报审核。",
}


def prospectus_lock(state: str) -> Locked | None:
    """Why a prospectus may not be edited in that state; None when it may."""
    message = PROSPECTUS_LOCKED.get(P(state))
    return Locked(message) if message else None


def statement_due(raised_on: date, add_working_days: Callable[[date, int], date]) -> date:
    """The last day to answer a question raised on that day."""
    return add_working_days(raised_on, STATEMENT_WORKING_DAYS)


# A published element counts 1 when it was in time and its proof is stored, else a half.
SCORE_RULE = "得分 =（按期公布且有快照的项数 + 其他已公布项数 × 0.5）÷（学校数 × 5）× 100"


def score(*, full: int, public: int, owed: int) -> float | None:
    """Disclosure score of 0 to 100; None when nothing is owed. ``full``: timely and proved."""
    return round(100 * (full + 0.5 * (public - full)) / owed, 1) if owed else None


# --- Small numbers (plan 四（三）: statistics without identities) -----------------------------
SMALL = 3


def suppressed(values: list[int]) -> list[int | None]:
    """The values with 1 and 2 hidden (None). When only one would be hidden, the smallest other number above
    zero is hidden too, or the sum of the group would give it away."""
    shown: list[int | None] = [value if value == 0 or value >= SMALL else None for value in values]
    if shown.count(None) == 1:
        left = [(value, at) for at, value in enumerate(shown) if value]
        if left:
            shown[min(left)[1]] = None
    return shown
