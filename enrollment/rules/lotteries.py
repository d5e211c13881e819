"""Decisions on random admission (plan 二（一）; decision 0025). Pure: what is fixed, who has a place."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from enrollment.choices import Nature
from enrollment.choices.lotteries import LotteryState as L
from enrollment.choices.lotteries import Standing
from enrollment.rules.identity import birth_date_in
from yangguang.common import draws
from yangguang.common.refusals import Refusal
from yangguang.tenancy.choices import Right
from yangguang.tenancy.states import Machine, Reach, Step

LOTTERIES = Machine(
    "lottery",
    "随机录取",
    L,
    Step(
        "freeze", "冻结名单并公布", {L.REGISTERING: L.FROZEN}, Right.REVIEW,
        "只有“登记中”的随机录取可以冻结名单", Reach.COUNTY,
    ),
    Step(
        "admit", "全部录取（不必抽取）", {L.REGISTERING: L.ADMITTED}, Right.REVIEW,
        "只有“登记中”的随机录取可以全部录取", Reach.COUNTY,
    ),
    Step(
        "enter", "录入随机数", {L.FROZEN: L.ENTERED}, Right.FILL,
        "只有名单已冻结的随机录取可以录入随机数", Reach.COUNTY,
    ),
    Step(
        "correct", "退回更正随机数", {L.ENTERED: L.FROZEN}, Right.REVIEW,
        "只有等待复核的随机数可以退回更正", Reach.COUNTY,
    ),
    Step(
        "confirm", "复核随机数并抽取", {L.ENTERED: L.DRAWN}, Right.REVIEW,
        "只有等待复核的随机数可以复核", Reach.COUNTY,
    ),
    Step(
        "decline", "登记放弃和递补", {L.DRAWN: L.DRAWN, L.ADMITTED: L.ADMITTED}, Right.FILL,
        "录取结果产生以后才能登记放弃", Reach.COUNTY,
    ),
)  # fmt: skip

MOST_TIED = 6  # children of one birth
LEAST_WITNESSES = 2
TWIN_RULE = (
    "按抽取顺序依次录取。多胞胎捆绑为一张票，需要几个学位就占几个学位；剩余学位不够整张票的孩子时，"
    "这张票按原顺序进入候补，学位给后面容得下的票，不超计划、也不拆开。有家庭放弃时，空出的学位按候补顺序"
    "给第一张容得下的票，已经录取的不受影响。"
)

_TRIED = "；这次尝试已记入日志。"  # true of every answer with status 403


# --- Refusals ----------------------------------------------------------------------------------------------


class ListFrozen(Refusal):
    """List, plan, source or a child's row is to be changed after freezing. Logged wherever it is tried."""

    code = "LOTTERY_LIST_FROZEN"
    status = 403
    message = f"名单冻结公布后，名单、计划和随机数来源都不能再改，也不能增减报名{_TRIED}"

    @property
    def at_rest(self) -> str:
        return self.message.replace(_TRIED, "；每次尝试都会记入日志。")


class AlreadyDrawn(ListFrozen):
    code = "LOTTERY_ALREADY_DRAWN"
    message = f"随机数已录入或结果已产生，只能抽取一次，随机数和结果都不能再改{_TRIED}"


class SeedTooEarly(Refusal):
    """Numbers before their day. Logged: nobody can know them yet."""

    code = "LOTTERY_SEED_TOO_EARLY"
    status = 403


class SeedNotLater(Refusal):
    code = "LOTTERY_SEED_NOT_LATER"
    status = 422
    field = "seed_on"


class SamePerson(Refusal):
    code = "LOTTERY_SAME_PERSON"
    status = 403
    message = "录入和复核须由两个人办理，请转请另一位有审核权限的人员照公告复核。"


class SeedDiffers(Refusal):
    code = "LOTTERY_SEED_DIFFERS"
    status = 422
    field = "seed"
    message = (
        "两次录入的号码不一样。请再看一遍公告：您看错了就改正后重填，录入的人写错了就点“退回更正随机数”。"
    )


class BadSeed(Refusal):
    code = "LOTTERY_BAD_SEED"
    status = 422
    field = "seed"
    message = "随机数请照公告填写数字，同一次开奖的号码用空格隔开，不同来源用“/”隔开，不要写汉字。"


class WitnessesMissing(Refusal):
    code = "LOTTERY_WITNESSES"
    status = 422
    field = "witnesses"
    message = (
        f"见证人每行一位，写“姓名，身份，单位”，至少 {LEAST_WITNESSES} 位，例如：周明，纪检人员，县教育局。"
    )


class ReasonMissing(Refusal):
    code = "LOTTERY_REASON"
    status = 422
    field = "reason"
    message = "请写明哪里录错了；更正次数和原因会一并公布。"


class StillOpen(Refusal):
    code = "LOTTERY_STILL_OPEN"

    def __init__(self, closes_on: date) -> None:
        super().__init__(f"报名到 {closes_on:%Y-%m-%d} 才截止，截止以后才能确定名单。")


class NoApplicants(Refusal):
    code = "LOTTERY_NO_APPLICANTS"
    message = "还没有报名的孩子，请先登记或导入报名名单。"


class NotNeeded(Refusal):
    code = "LOTTERY_NOT_NEEDED"

    def __init__(self, children: int, plan: int) -> None:
        super().__init__(
            f"报名 {children} 人，没有超过计划 {plan} 人，应当全部录取；请点“全部录取（不必抽取）”。"
        )


class Needed(Refusal):
    code = "LOTTERY_NEEDED"

    def __init__(self, children: int, plan: int) -> None:
        super().__init__(f"报名 {children} 人，超过计划 {plan} 人，必须电脑随机录取；请点“冻结名单并公布”。")


class NotPrivate(Refusal):
    code = "LOTTERY_NOT_PRIVATE"
    field = "unit"
    message = "只有民办学校报名超过计划时才用电脑随机录取，请在学校名册核对该校的办学性质，或选择民办学校。"


class ExistsAlready(Refusal):
    code = "LOTTERY_EXISTS"
    field = "grade"
    message = "该校今年这个年级已经有一次随机录取；同一年级只抽取一次，请在原有的一次里办理。"


class TwiceRegistered(Refusal):
    code = "APPLICANT_TWICE"
    field = "id_number"
    message = "这个证件号码已经在本次报名中登记过，一个孩子只有一张票；请核对，或修改原来的一行。"


class NotOneBirth(Refusal):
    code = "APPLICANT_NOT_ONE_BIRTH"
    field = "tie"
    message = (
        f"同一个捆绑标记下的孩子须是多胞胎（出生日期相差不超过一天，最多 {MOST_TIED} 人）；"
        "不是多胞胎的请各自一张票，标记留空。"
    )


class UnknownTicket(Refusal):
    code = "LOTTERY_UNKNOWN_TICKET"
    status = 422
    field = "number"
    message = "这次随机录取没有这个票号，请照报名回执填写六位数字。"


class DeclinedAlready(Refusal):
    code = "LOTTERY_DECLINED"
    field = "number"
    message = "这张票已经登记过放弃，不能再登记。"


class DeclinedOutsideTime(Refusal):
    code = "LOTTERY_DECLINE_DATE"
    status = 422
    field = "declined_on"
    message = "放弃日期须在录取结果产生之后、今天之前（含今天），请核对。"


class NotMadeYet(Refusal):
    code = "LOTTERY_PROTOCOL_LATER"
    message = "抽取记录正在生成，请一分钟后刷新；抽取之前没有记录。"


# --- What is registered ------------------------------------------------------------------------------------


def comes_later(values: Mapping[str, object], *, today: date) -> Iterator[tuple[str, str]]:
    """The days of a draw in their order, and the numbers in the future of whoever names their source."""
    opens, closes = values.get("opens_on"), values.get("closes_on")
    seed_on, draw_on = values.get("seed_on"), values.get("draw_on")
    if isinstance(opens, date) and isinstance(closes, date) and closes < opens:
        yield "closes_on", "报名截止日期不能早于开始日期，请核对。"
    if isinstance(seed_on, date) and seed_on <= today:
        yield "seed_on", "随机数须在今天以后公布，冻结名单时谁也不能知道它；请改选以后的开奖日。"
    if isinstance(seed_on, date) and isinstance(closes, date) and seed_on <= closes:
        yield "seed_on", "随机数须在报名截止以后公布，请改选以后的开奖日。"
    if isinstance(seed_on, date) and isinstance(draw_on, date) and draw_on < seed_on:
        yield "draw_on", "抽取日期不能早于随机数公布日期，请核对。"


def recruits_here(county: str, name: str, approval: str, approval_name: str) -> Iterator[tuple[str, str]]:
    """A private school recruits in the county that approved it, nowhere else (domain.md §4)."""
    if county != approval:
        yield (
            "county",
            f"民办学校只在审批地{approval_name}招生，这个孩子在{name}，不能报名；请核对户籍或居住证。",
        )


def may_draw(nature: str | None) -> None:
    """:class:`NotPrivate` for a school the register does not know as private."""
    if nature != Nature.PRIVATE:
        raise NotPrivate


def listed_name(name: str) -> str:
    """What is published of a name: the surname's first character and two stars, whatever its length."""
    return f"{name.strip()[:1]}**"


def one_birth(numbers: Iterable[str]) -> None:
    """:class:`NotOneBirth` unless the identity numbers can be children of one birth."""
    found = list(numbers)
    born = sorted(day for number in found if len(number) == 18 and (day := birth_date_in(number)))
    too_far = bool(born) and born[-1] - born[0] > timedelta(days=1)
    if too_far or len(found) > MOST_TIED:
        raise NotOneBirth


def witnesses_of(text: str) -> list[list[str]]:
    """``姓名，身份，单位`` line by line; :class:`WitnessesMissing` for fewer than two, or half a line."""
    lines = [line.replace(",", "，").split("，") for line in text.splitlines() if line.strip()]
    roster = [[part.strip() for part in line] for line in lines]
    if len(roster) < LEAST_WITNESSES or any(len(each) != 3 or not all(each) for each in roster):
        raise WitnessesMissing
    return roster


def seed_is_read(seed: str) -> str:
    """The canonical key of the numbers as typed; :class:`BadSeed` when they are none."""
    try:
        return draws.key_string(draws.sources_of(seed))
    except draws.BadDraw as error:
        raise BadSeed from error


# --- Who has a place ---------------------------------------------------------------------------------------


class Ticket(NamedTuple):
    """A line of the published list: ``000123,2,王**、王**``."""

    number: str
    size: int
    names: str

    @property
    def line(self) -> str:
        return f"{self.number},{self.size},{self.names}"

    @classmethod
    def of(cls, line: str) -> "Ticket":
        """The ticket of a line."""
        number, size, names = line.split(",", 2)
        return cls(number, int(size), names)


def tickets_of(rows: Iterable[tuple[str, str]]) -> list[Ticket]:
    """Tickets from ``(number, listed name)`` of children, in order of the numbers."""
    names: dict[str, list[str]] = {}
    for number, listed in rows:
        names.setdefault(number, []).append(listed)
    return [Ticket(number, len(found), "、".join(found)) for number, found in sorted(names.items())]


@dataclass
class Places:
    """Who has a place, from the ranking, the plan and what was given up since; :data:`TWIN_RULE` in code."""

    ranked: Sequence[Ticket]
    free: int
    standing: dict[str, Standing]

    @classmethod
    def drawn(cls, ranked: Sequence[Ticket], plan: int) -> "Places":
        """What the draw itself gave."""
        places = cls(ranked, plan, dict.fromkeys((ticket.number for ticket in ranked), Standing.WAITING))
        places._fill()
        return places

    def decline(self, number: str) -> list[str]:
        """Give up the places of a ticket; the numbers of those who move up, in order."""
        size = next(ticket.size for ticket in self.ranked if ticket.number == number)
        if self.standing[number] == Standing.ADMITTED:
            self.free += size
        self.standing[number] = Standing.DECLINED
        return self._fill()

    def _fill(self) -> list[str]:
        """Give free places along the order; nobody who has one loses it."""
        moved = []
        for ticket in self.ranked:
            if not self.free:
                break
            if self.standing[ticket.number] == Standing.WAITING and ticket.size <= self.free:
                self.standing[ticket.number] = Standing.ADMITTED
                self.free -= ticket.size
                moved.append(ticket.number)
        return moved
