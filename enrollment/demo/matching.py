"""Invented lists of departments beside the ledgers of 清丰县: one being followed up, one done, the three-way
comparison, and children two counties registered. Names, numbers and departments' people are invented."""

import io
import random
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

import openpyxl
from django.core.files.uploadedfile import SimpleUploadedFile
from stdnum.cn import ric

from campaign.demo.people import Offices
from enrollment.actions import duplicates, findings, matching
from enrollment.choices import Grade
from enrollment.choices.matching import (
    DuplicateOutcome,
    Enrolment,
    FindingKind,
    FindingOutcome,
    ListKind,
)
from enrollment.models import (
    Child,
    DataAgreement,
    Disability,
    DuplicateChild,
    LeftBehind,
    MatchRound,
    School,
    Unattended,
)
from enrollment.rules.matching import Footing
from yangguang.accounts.models import User
from yangguang.common.fields import plain
from yangguang.ledgers import actions as ledger_actions
from yangguang.ledgers import registry

HOME, NEIGHBOUR, CITY = "410922", "410923", "4109"
FIRST_SERIAL = 870  # of the identity numbers: those of the draws end before
Line = Sequence[Any]


def load(*, people: dict[str, User], now: datetime) -> None:
    """Nothing twice: a county that compared already is left alone."""
    if MatchRound.objects.filter(unit=HOME).exists():
        return
    offices = Offices(people, now)
    chance = random.Random(13)  # noqa: S311 - invented data must be the same every time
    clerk = offices.clerk(HOME)
    _done(clerk, now - timedelta(days=6))
    _followed_up(clerk, now - timedelta(days=2))
    _pupils(clerk, chance, now)
    _three_way(clerk, chance, now - timedelta(days=1))
    _twice(offices, now)


def _unknown(serial: int, born: date) -> tuple[str, str]:
    """Name and number of somebody no ledger knows."""
    body = f"{HOME}{born:%Y%m%d}{FIRST_SERIAL + serial:03d}"
    return f"苗{'甲乙丙丁戊己'[serial % 6]}（演示）", body + str(ric.calc_check_digit(body + "0"))


def _sex(number: str) -> str:
    return "男" if int(number[16]) % 2 else "女"


def _workbook(title: str, headings: Line, lines: Sequence[Line]) -> SimpleUploadedFile:
    """A department's list as departments keep them: a title above, columns of its own."""
    book = openpyxl.Workbook()
    sheet: Any = book.active
    for line in ([f"{title}（演示，虚构）"], headings, *lines):
        sheet.append(list(line))
    out = io.BytesIO()
    book.save(out)
    return SimpleUploadedFile(f"{title}.xlsx", out.getvalue())


def _compared(
    clerk: User,
    kind: ListKind,
    target: str,
    upload: SimpleUploadedFile,
    columns: dict[str, int],
    now: datetime,
) -> MatchRound:
    """Upload, map, compare: the clerk's steps and the worker's."""
    agreement = DataAgreement.objects.filter(unit=HOME, department=kind).first()
    day = now.date()
    footing = Footing(agreement, "", day - timedelta(days=3), day, f"{kind.label[:-2]}经办人（演示）")
    found = matching.start_round(
        by=clerk, unit_id=HOME, kind=kind, target=target, as_of=date(2024, 6, 30), footing=footing,
        upload=upload, now=now,
    )  # fmt: skip
    matching.run(round_id=found.pk, by=clerk, now=now)
    matching.map_columns(by=clerk, row=MatchRound.objects.get(pk=found.pk), columns=columns, now=now)
    matching.run(round_id=found.pk, by=clerk, now=now)
    return MatchRound.objects.get(pk=found.pk)


def _done(clerk: User, now: datetime) -> None:
    """民政: one child had moved away; the round is closed."""
    rows = Unattended.objects.filter(unit=HOME).select_related("child").order_by("child__created_at", "pk")
    lines: list[Line] = [
        [number, r.child.name, plain(r.child.id_number)] for number, r in enumerate(rows, start=1)
    ]
    lines.append([len(lines) + 1, *_unknown(0, date(2013, 3, 4))])
    upload = _workbook("事实无人抚养儿童名单", ["序号", "姓名", "身份证号"], lines)
    columns = {"name": 1, "id_number": 2}
    found = _compared(clerk, ListKind.CIVIL_AFFAIRS, "enrollment/unattended", upload, columns, now)
    for finding in found.findings.all():
        findings.close_finding(
            by=clerk, now=now, row=finding, outcome=FindingOutcome.MOVED,
            note="电话核实，2023 年已随亲属迁往外省就读（演示）",
        )  # fmt: skip
    matching.close_round(by=clerk, row=found, now=now)


def _followed_up(clerk: User, now: datetime) -> None:
    """残联: two children nobody had entered, one name that differs, one that is ours alone."""
    rows = list(
        Disability.objects.filter(unit=HOME).select_related("child").order_by("child__created_at", "pk")
    )
    lines: list[Line] = []
    for place, row in enumerate(rows[1:]):
        number = plain(row.child.id_number)
        name = f"{row.child.name[0]}文（演示）" if place == 0 else row.child.name
        lines.append([number, "肢体", _sex(number), name])
    for serial, born in ((1, date(2014, 11, 2)), (2, date(2016, 4, 18))):
        name, number = _unknown(serial, born)
        lines.append([number, "听力", _sex(number), name])
    upload = _workbook("持证残疾儿童名单", ["证件号码", "残疾类别", "性别", "儿童姓名"], lines)
    columns = {"id_number": 0, "sex": 2, "name": 3}
    found = _compared(clerk, ListKind.DISABLED, "enrollment/disability", upload, columns, now)
    theirs = found.findings.filter(kind=FindingKind.THEIRS).order_by("row__number").first()
    if theirs is not None:
        findings.look_into(
            by=clerk, now=now, row=theirs, note="已联系仙庄镇，家长同意入户评估，约在下周（演示）"
        )


def _pupils(clerk: User, chance: random.Random, now: datetime) -> None:
    """学籍 and 在校 of 清丰县, from its left-behind children at school, with the faults lists really have."""
    entries = LeftBehind.objects.filter(unit=HOME, school__isnull=False).select_related("child", "school")
    rows = list(entries.order_by("child__created_at", "pk"))
    schools = [school.unit for school in School.objects.under(HOME).select_related("unit")]
    statuses, there = [], []
    for place, entry in enumerate(rows):
        held = _pupil(entry)
        elsewhere = next(s for s in schools if s.pk != entry.school_id)
        if entry.grade == Grade.P6 and place % 3:
            statuses.append({**held, "status": Enrolment.GRADUATED, "entered_on": date(2018, 9, 1)})
            if place % 5:
                statuses.append(_junior(held, schools))
            continue
        state = Enrolment.EXPECTED if entry.grade == Grade.P1 and place % 2 else Enrolment.REGISTERED
        statuses.append({**held, "status": state, "entered_on": None})
        if state == Enrolment.EXPECTED:
            continue
        if place % 60 == 1:
            statuses.append({**held, "school": elsewhere, "status": state, "entered_on": None})
        if place % 45 != 2:
            seen_at = elsewhere if place % 50 == 3 else entry.school
            there.append({**held, "school": seen_at, "counted_on": date(2024, 7, 1)})
    for name, values in (("student-status", statuses), ("at-school", there)):
        ledger = registry.get(f"enrollment/{name}")
        ledger_actions.create_rows(ledger, by=clerk, rows=[(HOME, each) for each in values], now=now)


def _pupil(entry: LeftBehind) -> dict[str, Any]:
    child = entry.child
    return {
        "name": child.name, "sex": child.sex, "id_number": plain(child.id_number),
        "birth_date": child.birth_date, "school": entry.school, "grade": entry.grade,
    }  # fmt: skip


def _junior(held: dict[str, Any], schools: Sequence[Any]) -> dict[str, Any]:
    """Expected by a junior secondary school in autumn."""
    junior = next((s for s in schools if "初中" in s.name), schools[0])
    return {**held, "school": junior, "grade": Grade.J1, "status": Enrolment.EXPECTED, "entered_on": None}


def _three_way(clerk: User, chance: random.Random, now: datetime) -> None:
    """公安's household list of school age: most we know, four nobody has seen; then the three together."""
    children = list(Child.objects.filter(unit=HOME).order_by("created_at", "pk"))
    known = [child for child in children if chance.random() > 0.04]
    lines: list[Line] = [[c.name, plain(c.id_number), "演示住址"] for c in known]
    lines += [[*_unknown(serial, date(2015, 2, serial)), "演示住址"] for serial in (3, 4, 5)]
    upload = _workbook("适龄儿童户籍名单", ["姓名", "公民身份号码", "户籍地址"], lines)
    columns = {"name": 0, "id_number": 1, "address": 2}
    _compared(clerk, ListKind.HOUSEHOLD, "children", upload, columns, now)
    found = matching.start_three_way(by=clerk, unit_id=HOME, now=now + timedelta(hours=1))
    matching.run(round_id=found.pk, by=clerk, now=now + timedelta(hours=1))


def _twice(offices: Offices, now: datetime) -> None:
    """Two children of 清丰县 whom 南乐县 entered too; the city has decided on one of them."""
    ledger = registry.get("enrollment/poverty")
    entries = LeftBehind.objects.filter(unit=HOME).select_related("child").order_by("child__created_at", "pk")
    for entry in entries[:2]:
        child = entry.child
        values = {
            "child__name": child.name, "child__sex": child.sex, "child__id_type": child.id_type,
            "child__id_number": plain(child.id_number), "child__birth_date": child.birth_date,
            "child__household_place": "演示户籍地", "child__living_place": "演示居住地",
            "child__guardian": f"{child.name[0]}某某", "child__guardian_relation": "grandparent",
            "child__guardian_phone": "13900029999", "school": None, "grade": entry.grade,
            "placement": "not_enrolled", "not_enrolled_reason": "刚转来，正在联系学校（演示）",
            "deferral_document": "", "deferred_until": None, "source": "township",
            "found_on": date(2024, 7, 2), "verified_on": None, "category": "unstable", "aid": "",
        }  # fmt: skip
        ledger.create(by=offices.clerk(NEIGHBOUR), unit_id=NEIGHBOUR, values=values, now=now)
    duplicates.find_duplicates(city=CITY, now=now)
    row = DuplicateChild.objects.filter(unit=CITY).order_by("pk").first()
    if row is not None:
        duplicates.resolve_duplicate(
            by=offices.reviewer(CITY), now=now, row=row, outcome=DuplicateOutcome.SAME, keeper=HOME,
            note="两县核对：户籍和学籍都在清丰县（演示）",
        )  # fmt: skip
