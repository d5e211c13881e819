"""Invented children, any number of them: values of a ledger row, the same at every run."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from enrollment.choices import Away, Grade, Placement, Relation, Source

SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
GIVEN = ("子涵", "梓轩", "雨桐", "浩然", "欣怡", "宇航", "思远", "佳琪", "明轩", "诗雅", "天佑", "可馨")
FIRST_DAY = date(2009, 9, 1)
DAYS = 3_000
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def identity_number(county: str, born: date, order: int) -> str:
    """An identity number with its check digit (GB 11643); ``order`` 0 … 999, odd for a boy."""
    body = f"{county}{born:%Y%m%d}{order:03d}"
    return body + "10X98765432"[sum(int(d) * w for d, w in zip(body, WEIGHTS, strict=True)) % 11]


def children(county: str, schools: Sequence[str], count: int, start: int = 0) -> Iterator[dict[str, Any]]:
    """``count`` rows of 农村留守儿童台账 by column name; a tenth has no school.

    At most 1,500,000 a county.
    """
    for i in range(start, start + count):
        born = FIRST_DAY + timedelta(days=i % DAYS)
        male = i % 2
        placed = i % 10 != 7
        surname = SURNAMES[i * 7 % len(SURNAMES)]
        yield {
            "child__name": surname + GIVEN[i // 3 % len(GIVEN)],
            "child__sex": "male" if male else "female",
            "child__id_type": "identity",
            "child__id_number": identity_number(county, born, i // DAYS * 2 + male),
            "child__birth_date": born,
            "child__household_place": f"演示镇{i % 40}村{i % 300}组",
            "child__living_place": f"演示镇{i % 40}村{i % 300}组",
            "child__guardian": surname + "某某",
            "child__guardian_relation": Relation.values[i % len(Relation.values)],
            "child__guardian_phone": f"139{i % 100_000_000:08d}",
            "school": schools[i % len(schools)] if placed and schools else None,
            "grade": Grade.values[i % len(Grade.values)],
            "placement": Placement.ENROLLED if placed and schools else Placement.NOT_ENROLLED,
            "not_enrolled_reason": "" if placed and schools else "随父母临时外出，正在核实去向",
            "source": Source.values[i % 3],
            "found_on": date(2024, 6, 1) + timedelta(days=i % 30),
            "verified_on": date(2024, 7, 1) if i % 5 else None,
            "away": Away.values[i % 2],
            "away_place": "浙江省义乌市" if i % 2 else "广东省东莞市",
            "carer": surname + "奶奶",
        }
