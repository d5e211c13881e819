"""Workbooks of left-behind children as people upload them, and the import they start."""

import io
from typing import Any

import openpyxl
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from enrollment.models import LeftBehind
from tests.ledgers.conftest import identity_number
from yangguang.ledgers import tasks
from yangguang.ledgers.models import ImportJob
from yangguang.tenancy.scope import scope

IMPORT = "/enrollment/left-behind/import/"
TITLES = ["姓名", "性别", "证件类型", "证件号码", "出生日期", "户籍地", "居住地", "监护人", "监护人关系"]
TITLES += ["监护人电话", "就读学校", "年级", "安置情况", "未入学原因", "信息来源", "首次发现日期", "核实日期"]
TITLES += ["父母外出情况", "外出务工地", "实际照料人"]


def cells(sequence: int, **changes: Any) -> list[Any]:
    """One row as a clerk fills it."""
    row = [
        f"王小{sequence}",
        "男" if sequence % 2 else "女",
        "居民身份证",
        identity_number(sequence),
        "2015-05-12",
        "清丰县城关镇",
        "",
        "王建国",
        "祖父母（外祖父母）",
        "13800001234",
        "清丰县向阳小学（虚构）",
        "三年级",
        "在校",
        "",
        "学校摸排",
        "2024-06-05",
        "",
        "父母双方外出",
        "",
        "",
    ]
    for title, value in changes.items():
        row[TITLES.index(title)] = value
    return row


def workbook(*rows: list[Any], titles: list[str] = TITLES, above: int = 0) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    for number in range(above):
        sheet.append([f"标题 {number}"])
        sheet.merge_cells(start_row=number + 1, start_column=1, end_row=number + 1, end_column=6)
    sheet.append(titles)
    for row in rows:
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def uploaded(client: Client, data: bytes, name: str = "儿童.xlsx", *, to: str = IMPORT) -> ImportJob:
    """The job after upload and the worker's first pass."""
    answer = client.post(to, {"file": SimpleUploadedFile(name, data)})
    assert answer.status_code == 302, answer.content.decode()
    pk = answer["Location"].rstrip("/").rpartition("/")[2]
    with scope("*"):
        job = ImportJob.objects.get(pk=pk)
    tasks.run_import(pk, job.user_id)
    return refreshed(job)


def refreshed(job: ImportJob) -> ImportJob:
    with scope("*"):
        return ImportJob.objects.get(pk=job.pk)


def confirmed(client: Client, job: ImportJob) -> ImportJob:
    answer = client.post(f"{IMPORT}{job.pk}/", {"confirm": "1"})
    assert answer.status_code == 302, answer.content.decode()
    tasks.run_import(str(job.pk), job.user_id)
    return refreshed(job)


def faults(job: ImportJob) -> list[list[str]]:
    return job.outcome["faults"]


def count(model: Any = LeftBehind) -> int:
    with scope("*"):
        return int(model.objects.count())
