"""Invented schools and children of the demo; every one says so. Loaded through people's own actions."""

import random
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from stdnum.cn import ric

from enrollment.actions.schools import register_school
from enrollment.choices import Away, Grade, Locality, Nature, Placement, Relation, Source, Stage
from enrollment.demo import admission, groups, matching, registers, seats
from yangguang.accounts.models import User
from yangguang.ledgers import actions as ledger_actions
from yangguang.ledgers import registry
from yangguang.tenancy.choices import Level
from yangguang.tenancy.models import Unit

# Areas with a ``load(*, people, now)``, in this order.
ROOMS: tuple[Any, ...] = (seats, groups, admission, registers, matching)
MARK = "（演示）"
CHILDREN = 2000

# County → invented school names; about seven a county, sixty in all.
SCHOOLS: dict[str, list[str]] = {
    "410902": ["晨光小学", "育英小学", "实验初中", "华苑小学", "启明中学", "民办博雅学校", "清河路小学"],
    "410922": [
        "向阳小学",
        "朝阳路小学",
        "育才初中",
        "柳格镇中心小学",
        "仙庄镇中心小学",
        "民办文华学校",
        "马庄桥初中",
    ],
    "410923": [
        "明德小学",
        "元村镇中心小学",
        "新华初中",
        "福堪镇中心小学",
        "民办启航学校",
        "张果屯小学",
        "昌州初中",
    ],
    "410926": ["新区小学", "濮城镇中心小学", "范县育英初中", "龙王庄小学", "民办致远学校", "王楼镇初中"],
    "410927": ["台前实验小学", "侯庙镇中心小学", "孙口初中", "打渔陈小学", "民办弘毅学校", "吴坝小学"],
    "410928": [
        "濮阳县城关小学",
        "柳屯镇中心小学",
        "文留镇初中",
        "庆祖小学",
        "八公桥初中",
        "民办东方学校",
        "徐镇小学",
    ],
    "410971": ["工业园小学", "昌湖初中", "园区实验学校", "昌湖小学", "工业园第二小学", "民办求是学校"],
    "410972": ["开州小学", "皇甫路小学", "濮上初中", "新习镇小学", "王助初中", "民办开元学校", "昆吾小学"],
    "410973": [
        "龙湖小学",
        "示范区实验初中",
        "龙湖第二小学",
        "文岩小学",
        "民办兰亭学校",
        "盘锦路初中",
        "春晓小学",
    ],
}

SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
GIVEN = {
    True: ["梓轩", "浩然", "宇航", "思远", "明轩", "天佑", "博文", "俊杰", "嘉豪", "家乐"],
    False: ["子涵", "雨桐", "欣怡", "佳琪", "诗雅", "可馨", "若曦", "语嫣", "晨曦", "依诺"],
}
AWAY_PLACES = [
    "广东省东莞市",
    "浙江省义乌市",
    "江苏省苏州市",
    "北京市",
    "上海市",
    "河北省雄安新区",
    "福建省晋江市",
]


def load_schools(*, now: datetime) -> list[Unit]:
    """Register the invented schools of the nine counties; what exists is left alone."""
    units = []
    for number, (county, name) in enumerate(_named_schools(), start=1):
        code = f"{county}-3141{number:06d}"
        existing = Unit.objects.filter(pk=code).first()
        units.append(existing or _register(county, code, name, number, now).unit)
    return units


def _named_schools() -> Iterator[tuple[str, str]]:
    for county, names in SCHOOLS.items():
        for name in names:
            yield county, f"{name}{MARK}"


def _register(county: str, code: str, name: str, number: int, now: datetime) -> Any:
    private = name.startswith("民办")
    rural = any(word in name for word in ("镇", "庄", "屯", "坝", "渔"))
    stage = Stage.JUNIOR if teaches(name, Grade.J1) else Stage.PRIMARY
    if name.endswith(f"学校{MARK}"):
        stage = Stage.NINE_YEAR
    return register_school(
        by=None,
        county=county,
        now=now,
        values={
            "code": code,
            "name": name,
            "stage": stage,
            "nature": Nature.PRIVATE if private else Nature.PUBLIC,
            "locality": Locality.RURAL if rural else Locality.URBAN,
            "operator": "社会力量举办" if private else "县（区）教育局",
            "approval_unit": Unit.objects.get(pk=county) if private else None,
            "hot_spot": number % 9 == 0,
            "leader": f"{SURNAMES[number % 20]}校长",
            "phone": f"0393-55{number:05d}",
            "place": "演示地址，并非真实校址",
        },
    )


def load_children(*, people: dict[str, User], now: datetime, count: int = CHILDREN) -> int:
    """Enter ``count`` invented left-behind children, a seventh of them still without a school."""
    chance = random.Random(2024)  # noqa: S311 - invented data must be the same every time
    ledger = registry.get("enrollment/left-behind")
    schools: dict[str, list[Unit]] = {}
    for unit in Unit.objects.filter(level=Level.SCHOOL, code__in=_codes()):
        schools.setdefault(unit.county_code, []).append(unit)
    counties = list(SCHOOLS)
    rows = []
    for serial in range(count):
        county = counties[serial % len(counties)]
        rows.append((county, _child(chance, county, serial, schools[county])))
    ledger_actions.create_rows(ledger, by=None, rows=rows, now=now)
    return count


def _codes() -> list[str]:
    return [f"{county}-3141{n:06d}" for n, (county, _) in enumerate(_named_schools(), start=1)]


def teaches(school: str, grade: str) -> bool:
    """Whether an invented school of that name has the grade."""
    if school.endswith(f"学校{MARK}"):
        return True
    return grade.startswith("j") == ("初中" in school or "中学" in school)


def _child(chance: random.Random, county: str, serial: int, schools: list[Unit]) -> dict[str, Any]:
    born = date(2009, 9, 1) + timedelta(days=chance.randrange(0, 9 * 365))
    male = chance.random() < 0.52
    body = f"{county}{born:%Y%m%d}{(serial // 9 * 2 + male) % 1000:03d}"
    age = (date(2024, 9, 1) - born).days // 365
    grade = Grade.values[min(max(age - 6, 0), 8)]
    placed = chance.random() > 0.14
    surname = chance.choice(SURNAMES)
    found = date(2024, 6, 1) + timedelta(days=chance.randrange(0, 30))
    return {
        "child__name": surname + chance.choice(GIVEN[male]),
        "child__sex": "male" if male else "female",
        "child__id_type": "identity",
        "child__id_number": body + ric.calc_check_digit(body + "0"),
        "child__birth_date": born,
        "child__household_place": "演示户籍地",
        "child__living_place": "演示居住地",
        "child__guardian": surname + "某某",
        "child__guardian_relation": chance.choice(Relation.values),
        "child__guardian_phone": f"1390000{serial:04d}",
        "school": chance.choice([s for s in schools if teaches(s.name, grade)]) if placed else None,
        "grade": grade,
        "placement": Placement.ENROLLED if placed else Placement.NOT_ENROLLED,
        "not_enrolled_reason": "" if placed else "随父母临时外出，正在核实去向",
        "source": chance.choice([Source.SCHOOL, Source.TOWNSHIP, Source.CIVIL_AFFAIRS]),
        "found_on": found,
        "verified_on": found + timedelta(days=7) if chance.random() < 0.8 else None,
        "away": chance.choice(Away.values),
        "away_place": chance.choice(AWAY_PLACES),
        "carer": surname + "奶奶",
    }


def load_rooms(*, people: dict[str, User], now: datetime) -> None:
    """What the other areas of enrolment invent on top of the schools and children."""
    for room in ROOMS:
        room.load(people=people, now=now)
