"""随机录取: the draws of private schools and the children registered for them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.urls import reverse

from enrollment.actions import applicants as applicant_actions
from enrollment.actions import lotteries as actions
from enrollment.choices import IdType
from enrollment.choices.lotteries import LOTTERY_TONES, SETTLED, LotteryState
from enrollment.forms.lotteries import ConfirmForm, CorrectForm, DeclineForm, EnterForm
from enrollment.models import Applicant, Lottery
from enrollment.queries import lotteries as reads
from enrollment.rules import identity
from enrollment.rules import lotteries as rules
from enrollment.rules.lotteries import LOTTERIES
from yangguang.accounts.models import User
from yangguang.accounts.rights import Actor
from yangguang.common import clock
from yangguang.common.refusals import Refusal
from yangguang.ledgers.declaration import Column, Ledger, Preset, Problem, Verb
from yangguang.ledgers.links import Link, register_link
from yangguang.ledgers.registry import register
from yangguang.tenancy import codes
from yangguang.tenancy.choices import Level, Right
from yangguang.tenancy.models import TenantModel, Unit

_BASIS = "实施方案 二（一）；民办学校报名人数超过招生计划的，实行电脑随机录取"


def _comes_later(values: Mapping[str, Any]) -> Iterable[Problem]:
    return rules.comes_later(values, today=clock.today())


class LotteryLedger(Ledger):
    """Every step is a verb, so page and API are one door; a step that lies behind is 403 and logged."""

    app = "enrollment"
    name = "lotteries"
    title = "电脑随机录取"
    model = Lottery
    basis = _BASIS
    key = ("year", "grade")
    order = ("-year", "unit", "grade")
    search = ("title",)
    levels = (Level.SCHOOL,)
    importable = False
    rules = (_comes_later,)
    detail_template = "enrollment/lottery_detail.html"
    unsaid = frozenset({"seed", "content", "witnesses", "file", "verify_code"})
    columns = (
        Column("title", form=False, width=34),
        Column("unit", "学校", form=False, filter=True),
        Column("state", form=False, filter=True, tone=lambda value: LOTTERY_TONES.get(value, "none")),
        Column("year", filter=True, example="2024"),
        Column("grade", filter=True),
        Column("plan", help="审批地教育局核定的计划，冻结后不能再改。", example="90"),
        Column("opens_on", shown=False, example="2024-07-01"),
        Column("closes_on", help="截止以后才能冻结名单。", example="2024-07-10"),
        Column(
            "seed_source", shown=False, width=36, example="中国福利彩票双色球 2024-07-21 开奖号码",
            help="事先写明、谁也不能左右、公众都能查到的号码；写清哪一种、哪一期，遇停售怎样顺延。号码越多越好。",
        ),
        Column("seed_on", help="须晚于冻结名单的日期。", example="2024-07-21"),
        Column("draw_on", help="当天照公告录入号码，见证人到场。", example="2024-07-22"),
        Column(
            "child_count", "报名人数", form=False, excel=False, sort=False, value=reads.children_of,
        ),
        Column("drawn_at", form=False, excel=False, shown=False),
    )  # fmt: skip
    presets = (
        Preset("waiting", "待录入随机数", lambda rows: rows.filter(state=LotteryState.FROZEN)),
        Preset("settled", "已有结果", lambda rows: rows.filter(state__in=SETTLED)),
    )
    verbs = (
        Verb.of(
            LOTTERIES, "freeze", action=actions.freeze_lottery,
            confirm="冻结后名单、计划、随机数来源和日期立即公布，任何人都不能再改。请确认名单已核对无误。",
        ),
        Verb.of(
            LOTTERIES, "admit", action=actions.admit_all,
            confirm="报名人数没有超过计划，全部录取，名单立即公布，不再抽取。",
        ),
        Verb.of(LOTTERIES, "enter", action=actions.enter_seed, form=EnterForm),
        Verb.of(LOTTERIES, "confirm", action=actions.confirm_seed, form=ConfirmForm),
        Verb.of(LOTTERIES, "correct", action=actions.correct_seed, form=CorrectForm),
        Verb.of(LOTTERIES, "decline", action=actions.decline, form=DeclineForm),
    )  # fmt: skip

    def queryset(self, actor: Actor) -> Any:
        rows = super().queryset(actor)
        return reads.counted(rows.select_related("unit", "county", "entered_by", "drawn_by", "frozen_by"))

    def create(
        self, *, by: User | None, unit_id: str, values: Mapping[str, Any], now: datetime
    ) -> TenantModel:
        unit = Unit.objects.get(pk=unit_id)
        return actions.open_lottery(by=by, now=now, unit=unit, values=values)

    def update(
        self, *, by: User | None, row: Lottery, values: Mapping[str, Any], now: datetime
    ) -> TenantModel:
        return actions.amend_lottery(by=by, now=now, row=row, values=values)

    def locked(self, row: Lottery) -> Refusal | None:
        """Sealed once frozen; an attempt is 403 and stands in the security log."""
        return actions.refusal_in(row, LotteryState.REGISTERING)

    def not_now(self, verb: Verb, row: Lottery) -> Refusal:
        """A step that lies behind is a second draw: refused as a breach, whatever the door."""
        wanted = next(iter(verb.step.moves)) if verb.step else LotteryState.REGISTERING
        return actions.refusal_in(row, wanted) or super().not_now(verb, row)

    def why_not(self, verb: Verb, row: Lottery) -> str:
        if verb.step is None:
            return super().why_not(verb, row)
        return f"{verb.step.hint}；现在是“{LotteryState(row.state).label}”。"


# --- Applicants --------------------------------------------------------------------------------------------


def _lotteries(actor: Actor) -> Sequence[tuple[Any, str]]:
    """Where this person registers children: every draw of the own schools, so that an attempt at a frozen one
    is refused by its rule and not by a list that hides it."""
    rows = Lottery.objects.under(*actor.rights.codes(Right.FILL)).order_by("-year", "title")
    return list(rows.values_list("pk", "title"))


def _counties(actor: Actor) -> Sequence[tuple[Any, str]]:
    """Every county the system knows: one outside is refused with its own sentence. Those of the own city come
    first: there are three thousand, and many share a name."""
    city = actor.home[:4]
    rows = Unit.objects.filter(level=Level.COUNTY).order_by("code").values_list("code", "name")
    return sorted(rows, key=lambda row: not (city and row[0].startswith(city)))


def number_is_valid(values: Mapping[str, Any]) -> Iterable[Problem]:
    """The check digit of an identity number; 生僻字 and “·” in names are nobody's fault."""
    number = values.get("id_number")
    if number and values.get("id_type", IdType.IDENTITY) == IdType.IDENTITY:
        fault = identity.identity_number_fault(str(number), today=clock.today())
        if fault:
            yield "id_number", fault


def recruits_here(values: Mapping[str, Any]) -> Iterable[Problem]:
    lottery, county = values.get("lottery"), values.get("county")
    if lottery is None or county is None:
        return ()
    return rules.recruits_here(county.pk, county.name, lottery.county_id, lottery.county.name)


class ApplicantLedger(Ledger):
    app = "enrollment"
    name = "applicants"
    title = "随机录取报名登记"
    model = Applicant
    basis = _BASIS
    key = ("lottery", "id_number")
    order = ("number",)
    search = ("number", "id_number")
    rules = (number_is_valid, recruits_here)
    columns = (
        Column("number", form=False, excel=False, width=10),
        Column("unit", "学校", form=False, shown=False),
        Column(
            "lottery", options=_lotteries, filter=True, width=34, help="填随机录取的名称",
            example="2024 年某某学校一年级",
        ),
        Column("name", help="与户口簿一致；加密保存，公示时只显示姓", example="王小明", width=12),
        Column("id_type", help="没有身份证的填“其他证件”", shown=False),
        Column(
            "id_number", text=True, width=22, example="410922201705120036",
            help="18 位，末位 X 请大写；加密保存，不公布", basis="GB 11643；学籍信息采集表",
        ),
        Column(
            "county", options=_counties, lookup="code", filter=True, width=14, example="410922",
            help="民办学校只在审批地招生，填县（区）名称或代码",
        ),
        Column(
            "tie", width=14, example="",
            help="多胞胎填同一个标记（如 A1），合为一张票、一起录取；其他孩子留空", required=False,
        ),
        Column("withdrawn", filter=True, example="否", help="家长在冻结前撤回报名的填“是”"),
    )  # fmt: skip

    def queryset(self, actor: Actor) -> Any:
        return super().queryset(actor).select_related("lottery", "county", "unit")

    def named(self, row: Any) -> str:
        return f"{row.number} {row.listed}"

    def unit_of(self, unit_id: str, values: Mapping[str, Any]) -> str:
        return str(values["lottery"].unit_id)

    def closed_to_row(self, values: Mapping[str, Any]) -> Refusal | None:
        frozen = values["lottery"].state != LotteryState.REGISTERING
        return rules.ListFrozen() if frozen else None

    def locked(self, row: Applicant) -> Refusal | None:
        return rules.ListFrozen() if row.lottery.state != LotteryState.REGISTERING else None

    def create(
        self, *, by: User | None, unit_id: str, values: Mapping[str, Any], now: datetime
    ) -> TenantModel:
        rows = applicant_actions.register_applicants(
            by=by, now=now, lottery=values["lottery"], children=[values]
        )
        return rows[0]

    def create_many(
        self, *, by: User | None, rows: Sequence[tuple[str, Mapping[str, Any]]], now: datetime
    ) -> None:
        """An import, in bulk: one numbering per lottery, in the order of the sheet."""
        by_lottery: dict[Any, list[Mapping[str, Any]]] = {}
        lotteries = {values["lottery"].pk: values["lottery"] for _, values in rows}
        for _, values in rows:
            by_lottery.setdefault(values["lottery"].pk, []).append(values)
        for pk, children in by_lottery.items():
            applicant_actions.register_applicants(by=by, now=now, lottery=lotteries[pk], children=children)

    def update(
        self, *, by: User | None, row: Applicant, values: Mapping[str, Any], now: datetime
    ) -> TenantModel:
        return applicant_actions.change_applicant(by=by, now=now, row=row, values=values)


def _children(actor: Actor, row: Lottery) -> Link:
    """From a draw to its children."""
    return Link("报名名单", f"{reverse('enrollment:applicants-list')}?lottery={row.pk}")


def _public_page(actor: Actor, row: Lottery) -> Link | None:
    """From a draw to what anybody sees of it."""
    if row.state == LotteryState.REGISTERING:
        return None
    return Link("公示页", reverse("enrollment:public-draw", args=[row.pk]))


def _of_school(actor: Actor, row: Any) -> Link | None:
    """From a private school to its draws."""
    if not Lottery.objects.filter(unit_id=row.unit_id).exists():
        return None
    return Link("随机录取", f"{reverse('enrollment:lotteries-list')}?unit={codes.county_of(row.unit_id)}")


register(LotteryLedger)
register(ApplicantLedger)
register_link("enrollment/lotteries", _children)
register_link("enrollment/lotteries", _public_page)
register_link("enrollment/schools", _of_school)
