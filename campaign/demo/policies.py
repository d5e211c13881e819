"""Invented policies, systems, working groups, platforms and steps (issue 3 point 6).

范县 has holes everywhere, 示范区 uses the wrong platform, 清丰县 recruits artists without approval.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from campaign.actions import policies as actions
from campaign.choices.systems import SystemKind
from campaign.demo.people import Offices
from campaign.ledgers.platforms import PlatformLedger, ProcessLedger
from campaign.ledgers.policies import PreferenceLedger, SpecialTypeLedger
from campaign.ledgers.systems import DutyLedger, SystemLedger, WorkgroupLedger
from campaign.models import Campaign, PolicyDocument, PreferenceCategory, SpecialAdmission, SystemDocument
from campaign.rules.platforms import platform_of
from yangguang.accounts.models import User
from yangguang.evidence.actions import attach
from yangguang.tenancy.choices import Level
from yangguang.tenancy.models import TenantModel, Unit

PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF\n"
HOLED, WRONG, UNPUBLISHED = "410926", "410973", "410923"
SURNAMES = "韩杨朱秦尤许何吕施张"

POSTS = (
    ("leader", "党组书记、局长", "教育局", "全面负责专项行动"),
    ("deputy", "副局长", "教育局", "具体负责招生入学工作"),
    ("office", "基础教育科科长", "基础教育科", "牵头日常工作，汇总上报"),
    ("member", "督导室主任", "督导室", "抽查检查、督办提醒"),
)
DUTIES = (
    ("公安局", "提供适龄儿童户籍和居住证信息，打击招生诈骗"),
    ("民政局", "提供留守、孤儿、事实无人抚养儿童信息"),
    ("残疾人联合会", "提供残疾儿童信息，参与入学评估"),
    ("乡镇人民政府（街道办事处）", "劝返疑似辍学学生，送达入学通知"),
    ("网信办、宣传部", "网络舆情监测和正面引导"),
)
STEPS = (
    ("网上报名", 6, 2, 3, 1, 2, 0, True, "户籍、居住证信息由系统共享"),
    ("材料核验", 4, 0, 5, 2, 1, 0, True, "与公安、不动产信息自动比对"),
    ("录取通知", 1, 0, 2, 1, 1, 0, True, "电子通知书"),
    ("随迁子女现场复核", 5, 2, 7, 3, 2, 1, False, "以居住证为主要依据"),
)
PREFERENCES = (
    (
        "烈士和因公牺牲人员子女",
        "退役军人事务、教育部门联合文件第四条",
        "持证人员的适龄子女",
        "凭有效证件办理",
    ),
    ("高层次人才子女", "人才工作领导小组文件第六条", "经认定的 A、B 类人才的适龄子女", "在本地工作满一年"),
)


def load(*, campaign: Campaign, offices: Offices, now: datetime) -> None:
    """Everything as it stood on the day before the self-check ended."""
    now = now.replace(month=6, day=5, hour=16, minute=0, second=0, microsecond=0)
    city = Unit.objects.get(pk=campaign.unit_id)
    counties = list(Unit.objects.under(city.pk).filter(level=Level.COUNTY, active=True).order_by("code"))
    _groups([city, *counties], now)
    _systems(counties, offices, now)
    _preferences(counties, offices, now)
    _platforms(counties, now)
    for county in counties:
        _policies(county, offices.clerk(county.pk), now)
    _special(campaign, offices, now)


def _groups(units: list[Unit], now: datetime) -> None:
    """Four people and five departments each; telephones begin with 0, so nobody can be called."""
    people, departments = [], []
    for place, unit in enumerate(units):
        for at, (role, post, department, duty) in enumerate(POSTS):
            name = f"{SURNAMES[(place + at) % len(SURNAMES)]}某（虚构）"
            people.append(
                (unit.pk, {"role": role, "name": name, "post": post, "department": department,
                           "phone": f"0393-00002{place:02}", "duty": duty})
            )  # fmt: skip
        departments += [
            (unit.pk, {"department": department, "duty": duty, "phone": f"0393-00003{at:02}"})
            for at, (department, duty) in enumerate(DUTIES)
        ]
    WorkgroupLedger().create_many(by=None, rows=people, now=now)
    DutyLedger().create_many(by=None, rows=departments, now=now)


def _systems(counties: list[Unit], offices: Offices, now: datetime) -> None:
    issued = {"issued_on": date(2024, 5, 29), "in_force_from": date(2024, 6, 1)}
    rows = [
        (county.pk, {"kind": kind.value, "title": f"{county.name}{kind.label}（虚构）",
                     "number": f"{county.name[:1]}教〔2024〕{number}号", **issued})
        for county in counties
        for number, kind in enumerate(SystemKind, start=11)
        if (county.pk, kind) != (HOLED, SystemKind.ACCOUNTABILITY)
    ]  # fmt: skip
    SystemLedger().create_many(by=None, rows=rows, now=now)
    codes = [county.pk for county in counties]
    for row in SystemDocument.objects.filter(unit_id__in=codes):
        if (row.unit_id, row.kind) != ("410927", SystemKind.PLAN):
            _file(row, offices.clerk(row.unit_id), "制度文件", now)


def _preferences(counties: list[Unit], offices: Offices, now: datetime) -> None:
    rows: list[tuple[str, Mapping[str, Any]]] = []
    for county in counties:
        for at, (group, basis, scope, conditions) in enumerate(PREFERENCES):
            public = not (county.pk in (UNPUBLISHED, HOLED) and at)
            published = {"published_on": date(2024, 5, 30), "link": "https://example.org/preferences"}
            rows.append(
                (county.pk, {"group": group, "basis": basis, "scope": scope, "conditions": conditions,
                             "procedure": "本人申请，单位审核，教育局复核，公示五个工作日",
                             "number": f"{county.name[:1]}教〔2024〕{at + 21}号", "public": public,
                             **(published if public else {})})
            )  # fmt: skip
    PreferenceLedger().create_many(by=None, rows=rows, now=now)
    for row in PreferenceCategory.objects.filter(unit_id__in=[county.pk for county in counties]):
        if row.public:
            _file(row, offices.clerk(row.unit_id), "优待政策文件", now)


def _platforms(counties: list[Unit], now: datetime) -> None:
    uses = [
        (county.pk, {"platform": "province" if county.pk == WRONG else platform_of(county.pk).value,
                     "used_since": date(2024, 5, 20), "online_rate": 92 if county.pk == HOLED else 100})
        for county in counties
    ]  # fmt: skip
    PlatformLedger().create_many(by=None, rows=uses, now=now)
    names = ("step", "materials_before", "materials_after", "days_before", "days_after", "visits_before",
             "visits_after", "online", "note")  # fmt: skip
    steps = [
        (county.pk, {"position": at, **dict(zip(names, step, strict=True))})
        for county in counties
        for at, step in enumerate(STEPS, start=1)
        if county.pk != HOLED or at < 3
    ]
    ProcessLedger().create_many(by=None, rows=steps, now=now)


def _policies(county: Unit, clerk: User, now: datetime) -> None:
    """Two kept, one repealed by its notice, one to be amended; 范县 is behind."""
    short, holed = county.name[:1], county.pk == HOLED
    common = {"kind": "notice", "scope": "county", "office": f"{county.name}教育局"}
    lines: list[dict[str, Any]] = [
        {"title": "义务教育招生入学工作办法（虚构）", "number": f"{short}教〔2023〕15号",
         "issued_on": date(2023, 5, 20), "verdict": "keep", "reason": "与义务教育法和省级规定一致"},
        {"title": "民办学校同步招生规定（虚构）", "number": f"{short}教〔2022〕9号",
         "issued_on": date(2022, 6, 1), "verdict": "" if holed else "keep"},
        {"title": "随迁子女入学办法（虚构）", "number": f"{short}教〔2021〕7号",
         "issued_on": date(2021, 5, 18), "verdict": "amend",
         "reason": "要求提供社保证明，与以居住证为主要依据不符",
         "done_by": date(2024, 6, 28) if holed else date(2024, 8, 30)},
        {"title": "关于收取借读费的通知（虚构）", "number": f"{short}教〔2009〕3号",
         "issued_on": date(2009, 8, 1), "verdict": "repeal", "reason": "与义务教育法第二条不符",
         "done_by": date(2024, 6, 7)},
    ]  # fmt: skip
    row: PolicyDocument | None = None
    for line in lines:
        row = actions.register_policy(by=clerk, now=now, unit_id=county.pk, values={**common, **line})
    if row is not None and not holed:
        _file(row, clerk, "废止通知", now)
        actions.complete_policy(
            by=clerk, now=now, row=row, notice_number=f"{short}教〔2024〕30号", done_on=now.date()
        )


def _special(campaign: Campaign, offices: Offices, now: datetime) -> None:
    """One approved by the province, one that is not."""
    ledger = SpecialTypeLedger()
    for county, approval in (
        ("410902", {"number": "豫教基〔2024〕0号（虚构）", "approved_on": date(2024, 4, 10)}),
        ("410922", {}),
    ):
        school = Unit.objects.under(county).filter(level=Level.SCHOOL, active=True).order_by("code").first()
        if school is None:
            continue
        values = {"year": campaign.year, "kind": "art", "quota": 30, "admitted": 28, **approval}
        made = ledger.create(by=offices.clerk(county), unit_id=school.pk, values=values, now=now)
        if approval:
            row = SpecialAdmission.objects.get(pk=made.pk)
            _file(row, offices.clerk(county), "省级批准文件", now)
            actions.approve_special(by=offices.clerk(county), now=now, row=row)


def _file(row: TenantModel, by: User, kind: str, now: datetime) -> None:
    paper = SimpleUploadedFile(f"{kind}（虚构）.pdf", PDF, "application/pdf")
    attach(by=by, subject=row, upload=paper, kind=kind, now=now)
