"""Invented lists of materials, apps that collect data, agreements with departments; every text says so."""

from datetime import date, datetime

from campaign.demo.people import Offices
from enrollment.actions.registers import judge_collector
from enrollment.choices.matching import ListKind
from enrollment.choices.registers import Asked, Audience, Collector, CollectorVerdict
from enrollment.models import DataAgreement, DataCollector, RequiredMaterial, School
from yangguang.accounts.models import User
from yangguang.tenancy.models import Unit

CITY = "4109"
SILENT = "410927"  # the county that has not said what it asks
STRICT = "410923"  # still asks for a paper no list names
SINCE = date(2024, 5, 20)

# Audience → papers the city's list names, with their basis.
LISTED = {
    Audience.LOCAL: [
        ("户口簿", "《义务教育法》第十二条"),
        ("预防接种证", "《疫苗管理法》第四十八条"),
    ],
    Audience.MIGRANT: [
        ("户口簿", "《义务教育法》第十二条"),
        ("居住证", "《居住证暂行条例》第十二条"),
    ],
}
# What counties asked for beside the list, and what became of it.
SPARED = {
    Audience.LOCAL: [("房屋产权证明", Asked.SHARED), ("出生医学证明", Asked.CUT)],
    Audience.MIGRANT: [("社保缴费证明", Asked.SHARED), ("务工合同", Asked.CUT), ("租房合同", Asked.SHARED)],
}
AGREEMENTS = {
    ListKind.DISABLED: ("残联", "6—15 周岁持证残疾儿童姓名、证件号码", "《残疾人教育条例》第十七条"),
    ListKind.CIVIL_AFFAIRS: (
        "民政局",
        "孤儿、事实无人抚养儿童姓名、证件号码",
        "《未成年人保护法》第八十一条",
    ),
    ListKind.HOUSEHOLD: ("公安局", "适龄儿童户籍信息", "《义务教育法》第十三条"),
}
# Name, form, what it collects, purpose, filing, whether it asks again, verdict.
APPS = (
    (
        "家校通（演示）", Collector.MINI, "姓名、身份证号、家长电话", "发布通知", "", True,
        CollectorVerdict.MENDING,
    ),
    (
        "云课表（演示）", Collector.APP, "班级、课程", "查看课表", "教APP备演示001号", False,
        CollectorVerdict.ALLOWED,
    ),
    (
        "入学意向问卷（演示）", Collector.FORM, "姓名、住址、家长单位", "摸底", "", True,
        CollectorVerdict.WAITING,
    ),
)  # fmt: skip


def load(*, people: dict[str, User], now: datetime) -> None:
    """Lists of the city and of all counties but one; three agreements and three apps of 清丰县 and 华龙区."""
    offices = Offices(people, now)
    _listed(CITY, now)
    for county in Unit.objects.counties().filter(code__startswith=CITY).exclude(pk=SILENT):
        _listed(county.pk, now)
        _spared(county.pk, now)
    for code in ("410922", "410902"):
        _agreements(Unit.objects.get(pk=code), now)
        _apps(code, offices, now)


def _listed(unit: str, now: datetime) -> None:
    for audience, papers in LISTED.items():
        for name, basis in papers:
            _material(unit, audience, name, basis, Asked.KEPT, now)


def _spared(county: str, now: datetime) -> None:
    for audience, papers in SPARED.items():
        for name, state in papers:
            kept = county == STRICT and name == "务工合同"
            _material(county, audience, name, "原县级规定（演示）", Asked.KEPT if kept else state, now)


def _material(unit: str, audience: str, name: str, basis: str, state: str, now: datetime) -> None:
    RequiredMaterial.objects.get_or_create(
        unit_id=unit, audience=audience, name=name,
        defaults={
            "basis": basis, "state": state, "changed_on": None if state == Asked.KEPT else SINCE,
            "created_at": now, "updated_at": now,
        },
    )  # fmt: skip


def _agreements(county: Unit, now: datetime) -> None:
    for kind, (department, content, basis) in AGREEMENTS.items():
        DataAgreement.objects.get_or_create(
            unit=county, department=kind, title=f"{county.name}教育局与{department}数据共享协议（演示）",
            defaults={
                "content": content, "basis": basis, "signed_on": SINCE, "valid_until": date(2027, 5, 19),
                "contact": f"{department}办公室（演示）", "created_at": now, "updated_at": now,
            },
        )  # fmt: skip


def _apps(county: str, offices: Offices, now: datetime) -> None:
    schools = [school.unit_id for school in School.objects.under(county).order_by("code")[:2]]
    units = [*schools, county][-len(APPS) :]
    for unit, (name, kind, collects, purpose, filed, again, verdict) in zip(units, APPS, strict=True):
        row, made = DataCollector.objects.get_or_create(
            unit_id=unit, name=name,
            defaults={
                "kind": kind, "operator": "某某科技有限公司（虚构）", "collects": collects,
                "purpose": purpose, "filed_number": filed, "again": again, "created_at": now,
                "updated_at": now,
            },
        )  # fmt: skip
        if made and verdict != CollectorVerdict.WAITING:
            found = (
                "与学籍信息采集表对照，没有重复采集。"
                if not again
                else "身份证号、电话学籍中已有，7 月底前删去。"
            )
            judge_collector(
                by=offices.reviewer(county), now=now, row=row, verdict=verdict, finding=f"{found}（演示）"
            )
