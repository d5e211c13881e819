"""Decisions on inspections by 双随机 (plan 三（三）, 四（一）; deliverable A4; decision 0015)."""

from collections.abc import Iterator, Mapping, Sequence, Set
from math import ceil
from typing import Any, NamedTuple

from campaign.choices.inspections import LEAST_SHARE, SHARE_BOUNDS
from campaign.choices.inspections import InspectionState as S
from campaign.choices.inspections import PlanState as P
from yangguang.common import draws
from yangguang.common.refusals import Refusal
from yangguang.tenancy import codes
from yangguang.tenancy.choices import Right
from yangguang.tenancy.states import Machine, Reach, Step

PLANS = Machine(
    "inspection plan",
    "抽查方案",
    P,
    Step("freeze", "冻结名单并公布", {P.DRAFTED: P.FROZEN}, Right.SUPERVISE, "只有“拟定中”的方案可以冻结"),
    Step("draw", "录入随机数并抽取", {P.FROZEN: P.DRAWN}, Right.SUPERVISE, "只有名单已冻结的方案可以抽取"),
    Step("finish", "完成并公开名单", {P.DRAWN: P.FINISHED}, Right.SUPERVISE, "只有“已抽取”的方案可以完成"),
)  # fmt: skip

# Until it was done an inspection belongs to the city, then to the school: “own” is the city's at first.
INSPECTIONS = Machine(
    "inspection",
    "抽查",
    S,
    Step(
        "schedule", "安排检查日期", {S.PLANNED: S.PLANNED}, Right.SUPERVISE,
        "只有“待检查”的抽查可以安排日期",
    ),
    Step(
        "record", "登记检查结果", {S.PLANNED: S.CHECKED}, Right.SUPERVISE,
        "只有“待检查”的抽查可以登记结果",
    ),
    Step(
        "issues", "转入问题台账", {S.CHECKED: S.CHECKED, S.ANSWERED: S.ANSWERED}, Right.SUPERVISE,
        "检查结果登记后、办结前可以转入问题台账", Reach.CITY,
    ),
    Step(
        "reply", "填写反馈", {S.CHECKED: S.ANSWERED, S.ANSWERED: S.ANSWERED}, Right.FILL,
        "检查结果登记后、办结前可以填写反馈",
    ),
    Step(
        "close", "办结", {S.CHECKED: S.CLOSED, S.ANSWERED: S.CLOSED}, Right.SUPERVISE,
        "检查结果登记后才能办结", Reach.CITY,
    ),
)  # fmt: skip

INSPECTORS_EACH = 2  # nobody inspects alone
# Schools and inspectors are drawn by the same numbers, but not by the same digests.
SECOND_LIST = "INSPECTORS"


class PlanSealed(Refusal):
    """A list, a seed or a result is to be changed after it was fixed. Logged wherever it is tried."""

    code = "PLAN_SEALED"
    status = 403
    message = "名单冻结后，方案、名单和随机数来源都不能再改；如确需变更，请另拟新的方案。"


class AlreadyDrawn(PlanSealed):
    code = "ALREADY_DRAWN"
    message = "该方案已经抽取过，只能抽取一次，随机数和结果都不能再改。"


class ShareOutside(Refusal):
    """The database refuses the same (``plan_share_of_ten``)."""

    code = "SHARE_OUTSIDE"
    status = 422
    message = SHARE_BOUNDS
    field = "share"


class PlansAreTheCitys(Refusal):
    code = "PLANS_ARE_THE_CITYS"
    message = "双随机抽查由市级组织（县（区）人员不检查本县（区）学校），请选择市级单位。"
    field = "unit"


class TooFewSchools(Refusal):
    code = "NO_SCHOOLS"
    message = "本市还没有在用的学校，请先建立学校档案。"


class NobodyLeft(Refusal):
    """Conflicts of interest leave a school without two inspectors."""

    code = "NOBODY_LEFT"

    def __init__(self, school: str, left: int) -> None:
        super().__init__(
            f"排除同县（区）和登记回避的人员后，可以检查“{school}”的只剩 {left} 人，"
            f"每校须有 {INSPECTORS_EACH} 人；请在检查人员库补充其他县（区）的人员后再冻结名单。",
            school=school,
        )


class SeedTooEarly(Refusal):
    code = "SEED_TOO_EARLY"
    status = 422


class BadSeed(Refusal):
    code = "BAD_SEED"
    status = 422
    message = "随机数请照公告填写数字，同一次开奖的号码用空格隔开，不同来源用“/”隔开，不要写汉字。"
    field = "seed"


class WitnessesMissing(Refusal):
    code = "WITNESSES_MISSING"
    status = 422
    message = "请填写现场见证人（纪检、家长代表等）的姓名。"
    field = "witnesses"


class ResultMissing(Refusal):
    code = "RESULT_MISSING"
    status = 422
    message = "请写明检查情况，并至少对一个检查项作出结论。"
    field = "result"


class ProblemWithoutText(Refusal):
    code = "PROBLEM_WITHOUT_TEXT"
    status = 422


class DoneOutsideTime(Refusal):
    code = "DONE_OUTSIDE_TIME"
    status = 422
    message = "检查日期须在抽取之后、今天之前（含今天），且在专项行动期间，请核对。"
    field = "done_on"


class NothingToOpen(Refusal):
    code = "NOTHING_TO_OPEN"
    message = "这次检查没有尚未转入台账的问题。"


class FindingsWithoutIssue(Refusal):
    code = "FINDINGS_WITHOUT_ISSUE"
    message = "还有发现的问题没有转入问题整改台账，请先点“转入问题台账”，再办结。"


class NotAllInspected(Refusal):
    code = "NOT_ALL_INSPECTED"

    def __init__(self, left: int) -> None:
        super().__init__(
            f"还有 {left} 所抽中的学校没有登记检查结果，全部检查后才能完成并公开名单。", left=left
        )


class NotYetPublic(Refusal):
    code = "LIST_NOT_PUBLIC"
    message = "名单在抽查全部完成后公开；在此之前公布的是名单的校验值。"


class NotDrawnYet(Refusal):
    code = "NOT_DRAWN_YET"
    message = "该方案还没有抽取，抽取之后才有记录。"


# --- The lists ---------------------------------------------------------------------------------------------


def share_is_enough(values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """A tenth of the schools at least, and never more than there are."""
    share = values.get("share")
    if share is not None and not LEAST_SHARE <= share <= 100:
        yield "share", ShareOutside.message


class ListedSchool(NamedTuple):
    """A line of the frozen list of schools: ``3f9c01aa,410922-3141000001,某某小学``.

    The token keeps the place in the list unknown until the list is published: with the schools' codes alone
    everybody could recompute the draw before the inspectors arrive (decision 0015).
    """

    token: str
    code: str
    name: str

    @property
    def line(self) -> str:
        return ",".join((self.token, self.code, plain(self.name)))

    @classmethod
    def of(cls, line: str) -> "ListedSchool":
        """The school of a line."""
        return cls(*line.split(",", 2))


class ListedInspector(NamedTuple):
    """A line of the frozen list of inspectors: ``001,李明,410923,410922-3141000001``, the avoided last."""

    number: str
    name: str
    home: str
    avoids: frozenset[str]

    @property
    def line(self) -> str:
        return ",".join((self.number, plain(self.name), self.home, ";".join(sorted(self.avoids))))

    @classmethod
    def of(cls, line: str) -> "ListedInspector":
        """The inspector of a line."""
        number, name, home, avoids = line.split(",")
        return cls(number, name, home, frozenset(avoids.split(";")) - {""})

    def may_inspect(self, school: str) -> bool:
        """Not at a school of the own county, nor at one declared for recusal."""
        return codes.county_of(school) != self.home and school not in self.avoids


def plain(text: str) -> str:
    """A name without what separates columns and lines."""
    return " ".join(text.replace(",", "，").replace(";", "；").split())


def wanted(schools: int, share: int) -> int:
    """How many schools the share means, rounded up: never less than promised."""
    return ceil(schools * share / 100)


def enough_inspectors(schools: Sequence[ListedSchool], inspectors: Sequence[ListedInspector]) -> None:
    """:class:`NobodyLeft` for the first school that could not be given its two inspectors.

    Asked before the lists are frozen: once the randomness is known, a refusal would be a way to draw again.
    """
    for school in schools:
        left = sum(inspector.may_inspect(school.code) for inspector in inspectors)
        if left < INSPECTORS_EACH:
            raise NobodyLeft(school.name, left)


class Drawn(NamedTuple):
    """One school that was drawn, and who inspects it."""

    school: ListedSchool
    inspectors: tuple[ListedInspector, ...]


def drawn(
    school_lines: Sequence[str], inspector_lines: Sequence[str], *, seed: str, share: int
) -> list[Drawn]:
    """The whole draw, a function of the published lists, numbers and share alone.

    The first of the ranked schools are taken. In that order each gets the two inspectors without conflict who
    have fewest schools so far, the earlier in their own ranking first. ``docs/verify_draw.py`` does the same.
    """
    ranked = [ListedInspector.of(line) for line in draws.ranking(inspector_lines, f"{seed}/{SECOND_LIST}")]
    load: dict[str, int] = dict.fromkeys((inspector.number for inspector in ranked), 0)
    result = []
    for line in draws.ranking(school_lines, seed)[: wanted(len(school_lines), share)]:
        school = ListedSchool.of(line)
        free = [inspector for inspector in ranked if inspector.may_inspect(school.code)]
        chosen = tuple(sorted(free, key=lambda inspector: load[inspector.number])[:INSPECTORS_EACH])
        if len(chosen) < INSPECTORS_EACH:
            raise NobodyLeft(school.name, len(chosen))
        for inspector in chosen:
            load[inspector.number] += 1
        result.append(Drawn(school, chosen))
    return result


def seed_is_read(seed: str) -> str:
    """The canonical key of the numbers as typed; :class:`BadSeed` when they are none."""
    try:
        return draws.key_string(draws.sources_of(seed))
    except draws.BadDraw as error:
        raise BadSeed from error


def result_sheet(answers: Mapping[str, tuple[str, str]], known: Set[str]) -> None:
    """:class:`ProblemWithoutText` for a problem nobody described, and for an item outside ``known``."""
    for code, (answer, text) in answers.items():
        if code not in known:
            raise ProblemWithoutText(f"没有检查项 {code}，请刷新页面后再填。")
        if answer == "problem" and not text.strip():
            raise ProblemWithoutText(
                f"检查项 {code} 选了“发现问题”，请写明发现了什么。", field=f"text-{code}"
            )
