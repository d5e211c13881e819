"""Seats against children (plan 二（二）): colours, forecast, balance, alarms. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from enrollment.choices import Nature, Stage
from enrollment.choices.seats import (
    STANDARD_CLASS,
    AlarmKind,
    Basis,
    EntryGrade,
    ExpansionState,
    Means,
    Signal,
)
from yangguang.common.refusals import Locked, Refusal
from yangguang.tenancy.choices import Right
from yangguang.tenancy.states import Machine, Step

Finding = tuple[str, str]

# Demand in hundredths of the seats from which on a colour holds (domain.md §4).
THRESHOLDS = ((110, Signal.RED), (100, Signal.ORANGE), (95, Signal.YELLOW))
BIG, HUGE = 55, 65  # an entry class above is 大班额, 超大班额
# What a school plans; the other columns of a seat plan say who came, and are counted all summer.
PLANNED = frozenset({"year", "grade", "planned_classes", "class_size", "plan"})
YEARS_AHEAD = 3
YEARS_BACK = 3  # what a forecast looks at

EXPANSIONS = Machine(
    "expansion",
    "学位扩充措施",
    ExpansionState,
    Step("start", "开始实施", {ExpansionState.PLANNED: ExpansionState.UNDER_WAY}, Right.FILL,
         "只有“已列计划”的措施可以开始实施"),
    Step("deliver", "确认交付", {ExpansionState.UNDER_WAY: ExpansionState.DELIVERED}, Right.REVIEW,
         "只有“实施中”的措施可以确认交付"),
    Step("drop", "取消措施",
         {ExpansionState.PLANNED: ExpansionState.DROPPED, ExpansionState.UNDER_WAY: ExpansionState.DROPPED},
         Right.REVIEW, "已交付或已取消的措施不能再取消"),
)  # fmt: skip


class DeliveryUnproved(Refusal):
    code = "DELIVERY_UNPROVED"
    status = 422
    message = "请先返回这项措施的页面，在下方上传交付佐证（竣工验收、购买协议、开班名单等），再确认交付。"


class DeliveredInTheFuture(Refusal):
    code = "DELIVERED_IN_THE_FUTURE"
    status = 422
    message = "交付日期不能晚于今天，请在学位可以使用之后确认。"
    field = "delivered_on"


class ExpansionSettled(Locked):
    code = "EXPANSION_SETTLED"
    message = "该措施已交付或已取消，不能再修改；情况有变化时请另行登记一条。"


class GradeNotTaught(Refusal):
    code = "GRADE_NOT_TAUGHT"
    status = 422
    message = "该学校没有这个起始年级，请核对年级或学校的学段。"
    field = "grade"


class CountedByTheCounty(Refusal):
    code = "COUNTED_BY_THE_COUNTY"
    status = 422
    message = "适龄人口和扩充措施由县（区）教育局填报，请联系县（区）经办人。"


class SeatsOfASchool(Refusal):
    code = "SEATS_OF_A_SCHOOL"
    status = 422
    message = "学位计划按学校填报，请在“所属单位”中选择学校。"


# --- Colours ------------------------------------------------------------------------------------------


def signal_of(demand: int | None, seats: int | None) -> Signal:
    """The colour of ``demand`` children before ``seats`` seats; NONE while either is not known."""
    if demand is None or seats is None:
        return Signal.NONE
    if not seats:
        return Signal.RED if demand else Signal.GREEN
    return next((colour for least, colour in THRESHOLDS if demand * 100 >= least * seats), Signal.GREEN)


# --- Forecast -----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Count:
    """What is known of the children of one year; None: not counted."""

    births: int | None = None
    household: int | None = None
    migrants: int | None = None

    @property
    def children(self) -> int | None:
        """Registered here plus those of migrant workers; None while only births are known."""
        return None if self.household is None else self.household + (self.migrants or 0)


@dataclass(frozen=True)
class Estimate:
    """Children expected, and on what the number rests."""

    children: int
    basis: Basis


def estimate(series: Mapping[int, Count], year: int) -> Estimate | None:
    """Children who will enter in ``year``; None when no earlier year is known.

    1. Entered for that year: the number itself.
    2. Births known: births × (registered ÷ births of the last three known years) + their mean of migrants.
    3. Neither: the last known number + the mean yearly change over the last three known years, not below 0.
    """
    own = series.get(year, Count())
    if own.children is not None:
        return Estimate(own.children, Basis.ENTERED)
    known = [(y, c) for y, c in sorted(series.items()) if y < year and c.children is not None][-YEARS_BACK:]
    if not known:
        return None
    counted = [(c.births, c.household) for _, c in known if c.births and c.household is not None]
    if own.births is not None and counted:
        stayed = sum(h for _, h in counted) / sum(b for b, _ in counted)
        migrants = sum(c.migrants or 0 for _, c in known) / len(known)
        return Estimate(round(own.births * stayed + migrants), Basis.BIRTHS)
    (first_year, first), (last_year, last) = known[0], known[-1]
    start, end = first.children or 0, last.children or 0
    yearly = (end - start) / (last_year - first_year) if last_year > first_year else 0.0
    return Estimate(max(round(end + yearly * (year - last_year)), 0), Basis.TREND)


def together(counts: Mapping[str, Count]) -> Count:
    """The counts of a cell by zone. One without a zone ("") is the whole; else the zones are summed."""
    if "" in counts:
        return counts[""]
    every = list(counts.values())
    return Count(*(_sum([getattr(c, part) for c in every]) for part in ("births", "household", "migrants")))


def _sum(numbers: Sequence[int | None]) -> int | None:
    known = [number for number in numbers if number is not None]
    return sum(known) if known else None


# --- Balance ------------------------------------------------------------------------------------------


def school_year_begins(year: int) -> date:
    """Seats that are to count must be there by 31 August."""
    return date(year, 8, 31)


def serves(means: str, from_year: int, year: int) -> bool:
    """Whether a measure gives seats in ``year``: purchased seats for one intake, others from then on."""
    return from_year == year if means == Means.PURCHASE else from_year <= year


@dataclass(frozen=True)
class Balance:
    """One cell: county × 城乡 × entry grade × year. ``measures`` are ready in time, ``late`` are not."""

    demand: int | None
    seats: int | None
    measures: int = 0
    late: int = 0

    @property
    def signal(self) -> Signal:
        return signal_of(self.demand, self.seats)

    @property
    def signal_after(self) -> Signal:
        """The colour once the measures are delivered."""
        return signal_of(self.demand, None if self.seats is None else self.seats + self.measures)

    @property
    def known(self) -> bool:
        return self.demand is not None and self.seats is not None

    @property
    def left(self) -> int:
        """Seats left over (below 0: missing) before measures."""
        return (self.seats or 0) - (self.demand or 0)

    @property
    def left_after(self) -> int:
        """Seats left over (below 0: missing) after the measures that are ready in time."""
        return self.left + self.measures

    @property
    def is_short(self) -> bool:
        """Orange or red: a plan must cover the gap."""
        return self.signal in (Signal.ORANGE, Signal.RED)

    @property
    def is_hole(self) -> bool:
        """Short, and the measures do not cover it: 1.00 exactly with every seat taken is covered."""
        return self.is_short and self.left_after < 0

    @property
    def percent(self) -> str:
        """Demand in per cent of the seats."""
        return f"{100 * self.demand / self.seats:.1f}%" if self.demand is not None and self.seats else "—"


# --- Classes and private schools ----------------------------------------------------------------------


@dataclass(frozen=True)
class Alarm:
    """What is wrong with one seat plan: kind, and the facts in one sentence."""

    kind: AlarmKind
    text: str


def class_alarm(enrolled: int, classes: int) -> AlarmKind | None:
    """大班额 above 55, 超大班额 above 65 children a class on the average."""
    if not classes or enrolled <= BIG * classes:
        return None
    return AlarmKind.HUGE_CLASS if enrolled > HUGE * classes else AlarmKind.BIG_CLASS


def alarms_of(plan: Any, nature: str) -> Iterator[Alarm]:
    """Alarms of one school's seat plan."""
    kind = class_alarm(plan.enrolled, plan.actual_classes)
    if kind is not None:
        mean = plan.enrolled / plan.actual_classes
        limit = HUGE if kind == AlarmKind.HUGE_CLASS else BIG
        yield Alarm(
            kind,
            f"录取 {plan.enrolled} 人，开 {plan.actual_classes} 个班，"
            f"平均每班 {mean:.1f} 人，超过 {limit} 人",
        )
    if nature == Nature.PRIVATE and plan.enrolled > plan.plan:
        over = plan.enrolled - plan.plan
        yield Alarm(AlarmKind.OVER_PLAN, f"计划 {plan.plan} 人，录取 {plan.enrolled} 人，超计划 {over} 人")
    if nature == Nature.PRIVATE and plan.outside:
        yield Alarm(AlarmKind.OUTSIDE, f"招收审批地以外学生 {plan.outside} 人，应为 0")


def entry_grades(stage: str) -> tuple[EntryGrade, ...]:
    """Into which grades a school of that stage takes children."""
    if stage == Stage.PRIMARY:
        return (EntryGrade.PRIMARY,)
    return (EntryGrade.PRIMARY, EntryGrade.JUNIOR) if stage == Stage.NINE_YEAR else (EntryGrade.JUNIOR,)


# --- Rows ---------------------------------------------------------------------------------------------


def plan_is_sound(values: Mapping[str, Any]) -> Iterator[Finding]:
    """Standard size by grade; outsiders are among the enrolled; children need classes."""
    size, grade = values.get("class_size"), EntryGrade(values["grade"]) if values.get("grade") else None
    if size and grade and size > STANDARD_CLASS[grade]:
        yield "class_size", f"{grade.label}的标准班额不超过 {STANDARD_CLASS[grade]} 人，现为 {size} 人。"
    enrolled, outside = values.get("enrolled") or 0, values.get("outside") or 0
    if outside > enrolled:
        yield "outside", f"审批地以外招收人数（{outside}）不能多于已录取人数（{enrolled}）。"


def counted_somehow(values: Mapping[str, Any]) -> Iterator[Finding]:
    """At least births; migrants alone are no demand."""
    if values.get("births") is None and values.get("household") is None:
        yield (
            "household",
            "请至少填写“户籍适龄人数”或“对应出生人口”；户籍人数未核定时先填出生人口，据此预测。",
        )


def as_of_is_past(values: Mapping[str, Any], *, today: date) -> Iterator[Finding]:
    """Nobody counted tomorrow."""
    day = values.get("as_of")
    if day and day > today:
        yield "as_of", f"数据截止日期不能晚于今天（{today:%Y-%m-%d}）。"
