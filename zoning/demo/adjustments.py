"""Adjustments of 华龙区 and 清丰县, one in each step, through people's own actions. Nothing is real."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from campaign.demo.checks import paper
from campaign.demo.people import Offices
from yangguang.accounts.models import User
from zoning.actions import adjustments as actions
from zoning.actions.opinions import Said, answer_opinion, type_in_opinion
from zoning.actions.plans import revise_zone
from zoning.actions.zones import amend_zone, draw_zone
from zoning.choices.adjustments import AdjustmentState as A
from zoning.choices.adjustments import Stance, StepKind, Trigger
from zoning.demo.zones import MARK, SAID, TOWNS, YEAR, Town, box
from zoning.models import AddressRule, Adjustment, Zone
from zoning.rules import geometry

WEEK = timedelta(days=6)  # of a consultation: seven days, both ends counted
STEPS = (A.ASSESSMENT, A.ARGUMENT, A.CONSULTATION, A.DECISION)


@dataclass(frozen=True)
class Matter:
    """An estate goes from zone ``pair[0]`` of a county and stage to ``pair[1]``, as far as ``until``."""

    county: str
    stage: str
    title: str
    trigger: str
    reason: str
    begun: date
    until: str
    pair: tuple[int, int] | None = None
    opinions: Sequence[tuple[str, str, str, str]] = field(default_factory=tuple)  # stance, text, gist, answer


_FAR = "离家远，孩子要过大路"
MATTERS = (
    Matter(
        "410902", "junior", "启明中学片区调整", Trigger.POPULATION,
        "启明中学学位紧张，拟把相邻小区划给实验初中。",
        date(2024, 6, 21), A.DROPPED, (1, 0),
        (
            (Stance.OPPOSE, "去实验初中要过两条大路，不放心。", "", ""),
            (Stance.OPPOSE, "老大在启明，老二分到别处。", "", ""),
        ),
    ),
    Matter(
        "410902", "junior", "启明中学分流方案（重新评估）", Trigger.POPULATION,
        "上一方案因家长反对终止，现按新的人口数据重新评估。", date(2024, 7, 8), A.ASSESSMENT, (1, 0),
    ),
    Matter(
        "410902", "primary", "晨光小学扩建后片区调整", Trigger.LAYOUT,
        "晨光小学扩建两轨，承接育英小学部分住户。",
        date(2024, 6, 21), A.PUBLISHED, (1, 0),
        (
            (Stance.SUPPORT, "离晨光小学近，赞成。", "到晨光小学更近，赞成", "已采纳方案。"),
            (Stance.SUGGEST, "希望路口加红绿灯。", "希望上学路口加装信号灯", "已商交警部门，开学前安装。"),
        ),
    ),
    Matter(
        "410902", "primary", "清河路小学新校区片区调整", Trigger.NEW_SCHOOL, "清河路小学新校区今秋启用。",
        date(2024, 7, 5), A.ARGUMENT, (2, 3),
    ),
    Matter(
        "410922", "primary", "仙庄镇中心小学片区调整", Trigger.LAYOUT,
        "柳格新村已建成入住，到仙庄镇中心小学更近，拟划入该校。", date(2024, 7, 7), A.CONSULTATION, (2, 3),
        (
            (Stance.OPPOSE, "仙庄小学离我家三公里，老人接送不方便。", _FAR, "九月一日起开通校车。"),
            (Stance.SUPPORT, "仙庄小学新，班额小，同意。", "", ""),
            (Stance.SUGGEST, "已经在柳格上学的孩子不要转走。", "", ""),
        ),
    ),
    Matter(
        "410922", "junior", "马庄桥初中片区调整", Trigger.CONVERTED,
        "辖区内一所民办初中转为公办，马庄桥初中片区相应缩小。",
        date(2024, 6, 24), A.DECISION, (1, 0),
        (
            (Stance.OPPOSE, "到育才初中要过国道，孩子还小。", _FAR, "国道路口增设护学岗，方案不变。"),
            (Stance.OPPOSE, "路太远。", _FAR, "国道路口增设护学岗，方案不变。"),
            (Stance.SUPPORT, "同意。", "赞成方案", "感谢支持。"),
        ),
    ),
    Matter(
        "410922", "primary", "向阳小学、朝阳路小学片区重叠处理", Trigger.FULL_OVERLAP,
        "片区检查发现两个片区的图形有重叠，拟核对后重划。", date(2024, 7, 11), A.DRAFT,
    ),
)  # fmt: skip
SAID_IN = {
    StepKind.ASSESSMENT: (
        "县（区）教育局基教股牵头，统计、户政、自然资源参加",
        "适龄人口和学位测算支持调整。",
    ),
    StepKind.ARGUMENT: ("教育、规划、法律专家各一人", "方案可行，建议做好通学安全。"),
    StepKind.CONSULTATION: ("网上公示，并在涉及的社区、村张贴", "意见已逐条研究答复。"),
    StepKind.DECISION: ("县（区）教育局党组会", "同意按方案调整，报名以前公布。"),
}


def load(*, people: dict[str, User], now: datetime) -> None:
    """Every matter as far as it got by ``now``; once."""
    if Adjustment.objects.filter(title__endswith=MARK).exists():
        return
    offices = Offices(people, now)
    for matter in MATTERS:
        _Course(matter, offices, now).run()


class _Course:
    """One matter led from step to step, a day or two apart."""

    def __init__(self, matter: Matter, offices: Offices, now: datetime) -> None:
        self.matter, self.tz, self.town = matter, now.tzinfo, _town(matter.county)
        self.clerk, self.reviewer = offices.clerk(matter.county), offices.reviewer(matter.county)
        self.leader = offices.leader(matter.county)
        self.day = matter.begun
        self.row = Adjustment.objects.create(
            unit_id=matter.county, stage=matter.stage, year=YEAR, title=f"{matter.title}{MARK}",
            triggers=[matter.trigger], reason=f"{matter.reason}本项由演示数据虚构。", created_at=self.at(),
            updated_at=self.at(),
        )  # fmt: skip
        self.registration = (
            date(2024, 7, 20) if matter.until in (A.PUBLISHED, A.DECISION) else date(2024, 8, 10)
        )

    def at(self) -> datetime:
        return datetime.combine(self.day, time(10), self.tz)

    def run(self) -> None:
        until = self.matter.until
        self._plan()
        if until == A.DRAFT:
            return
        actions.begin(by=self.clerk, row=self.row, now=self.at())
        for step in STEPS:
            if step == until:
                break
            self._leave(step)
            if step == A.ARGUMENT:
                self._speak(answer=until != A.DROPPED)
                if until == A.DROPPED:
                    self._drop()
                    return
        if until == A.DECISION:
            self._record(StepKind.DECISION)

    def _plan(self) -> None:
        if self.matter.pair is None:
            return
        zones = list(
            Zone.objects.published()
            .filter(unit_id=self.matter.county, stage=self.matter.stage, year=YEAR)
            .order_by("schools__school_id")
        )
        giver, taker = (
            revise_zone(by=self.clerk, adjustment=self.row, zone=zones[at], now=self.at())
            for at in self.matter.pair
        )
        _move_estate(giver, taker, self.clerk, self.at())
        _move_border(self.town, giver, taker, len(zones), self.matter.pair, self.clerk, self.at())

    def _leave(self, step: str) -> None:
        """Record the step and let the adjustment go on."""
        self._record(StepKind(step))
        days = {"opens_on": self.day, "closes_on": self.day + WEEK}
        registration = {"registration_opens_on": self.registration}
        onwards: dict[str, tuple[Callable[..., object], User, dict[str, date]]] = {
            A.ASSESSMENT: (actions.argue, self.reviewer, {}),
            A.ARGUMENT: (actions.consult, self.reviewer, days | registration),
            A.CONSULTATION: (actions.decide, self.reviewer, {}),
            A.DECISION: (actions.publish, self.leader, registration),
        }
        verb, by, answers = onwards[step]
        verb(by=by, row=self.row, now=self.at(), **answers)
        self.day += timedelta(days=1)

    def _record(self, kind: StepKind) -> None:
        closes = self.row_now().closes_on
        if kind == StepKind.CONSULTATION and closes is not None:
            self.day = closes + timedelta(days=1)
        held_by, summary = SAID_IN[kind]
        actions.record_step(
            by=self.clerk, row=self.row, now=self.at(), on=self.day, held_by=held_by,
            document=f"演示〔2024〕{self.day:%m%d}号" if kind == StepKind.DECISION else "",
            document_title=f"{self.matter.title}{kind.label}文件{MARK}",
            summary=f"{summary}（虚构）", disclosed=True, file=paper(kind.label),
        )  # fmt: skip

    def _speak(self, *, answer: bool) -> None:
        """What parents say, and what the office answers the day after."""
        for stance, text, gist, reply in self.matter.opinions:
            said = Said(stance, text, name="家长（演示）")
            row = type_in_opinion(
                by=self.clerk, adjustment=self.row_now(), said=said, on=self.day, now=self.at()
            )
            if answer and gist:
                adopted = {Stance.SUPPORT: "yes", Stance.SUGGEST: "partly"}.get(Stance(stance), "no")
                answer_opinion(
                    by=self.clerk, row=row, now=self.at(), gist=gist, adopted=adopted, answer=reply
                )

    def row_now(self) -> Adjustment:
        self.row.refresh_from_db()
        return self.row

    def _drop(self) -> None:
        self.day += timedelta(days=3)
        reason = "征求意见中多数家长反对，须按新的人口数据重新评估（演示）。"
        actions.drop(by=self.reviewer, row=self.row, now=self.at(), reason=reason)


def _town(county: str) -> Town:
    return next(town for town in TOWNS if town.code == county)


def _move_estate(giver: Zone, taker: Zone, by: User, now: datetime) -> None:
    moved = giver.rules.filter(kind="estate").order_by("place__name").first()
    if moved is None:
        return
    AddressRule.objects.create(
        unit_id=taker.unit_id, zone=taker, place=moved.place, note="演示", created_at=now, updated_at=now
    )
    moved.delete()
    for zone in (giver, taker):
        area = "、".join(_places(zone))
        amend_zone(by=by, row=Zone.lock(zone.pk), values={"text": SAID.format(area=area)}, now=now)


def _places(zone: Zone) -> Iterator[str]:
    for rule in zone.rules.select_related("place").order_by("kind", "place__name"):
        yield str(rule.place)


def _move_border(
    town: Town, giver: Zone, taker: Zone, count: int, pair: tuple[int, int], by: User, now: datetime
) -> None:
    """A quarter of the giver's strip, on the side of the taker."""
    at, toward = pair
    left = at + 0.75 if toward > at else at
    part = box(town, left / count, (left + 0.25) / count)
    old, new = geometry.read(giver.polygon), geometry.read(taker.polygon)
    if old is None or new is None:
        return
    for zone, shape in ((giver, old.difference(part)), (taker, new.union(part))):
        draw_zone(by=by, zone=zone, shape=shape, note="由演示数据虚构", now=now)
