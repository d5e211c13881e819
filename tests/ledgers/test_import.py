"""From an uploaded workbook to rows in the ledger."""

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from enrollment.models import Child, LeftBehind
from tests.cast import NL, QF, Cast
from tests.ledgers.conftest import child_values, identity_number
from yangguang.ledgers import tasks
from yangguang.ledgers.declaration import Ledger
from yangguang.ledgers.models import ImportJob
from yangguang.tenancy.scope import scope

IMPORT = "/enrollment/left-behind/import/"
TITLES = ["姓名", "性别", "证件类型", "证件号码", "出生日期", "户籍地", "居住地", "监护人", "监护人关系"]
TITLES += ["监护人电话", "就读学校", "年级", "安置情况", "未入学原因", "信息来源", "首次发现日期", "核实日期"]
TITLES += ["父母外出情况", "外出务工地", "实际照料人"]


@pytest.fixture(autouse=True)
def _media(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


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


def test_a_good_workbook_is_previewed_and_then_written_whole(cast: Cast, ledger: Ledger) -> None:
    client = cast.client(cast.qf_clerk)
    job = uploaded(client, workbook(cells(1), cells(2), cells(3)))
    assert job.state == "previewed", job.message
    assert job.outcome["faults"] == []
    assert job.outcome["counts"] == {"new": 3, "changed": 0, "unchanged": 0, "wrong": 0}
    assert count() == 0
    job = confirmed(client, job)
    assert job.state == "done", job.message
    assert count() == 3
    with scope(QF):
        row = LeftBehind.objects.select_related("child", "school").get(child__name="王小1")
        assert row.child.id_number.reveal() == identity_number(1)
        assert row.child.birth_date == date(2015, 5, 12)
        assert row.school.name == "清丰县向阳小学（虚构）"
        assert row.unit_id == row.child.unit_id == QF
        assert row.events.count() == 1


def test_the_same_workbook_again_changes_nothing(cast: Cast, ledger: Ledger) -> None:
    client = cast.client(cast.qf_clerk)
    data = workbook(cells(1), cells(2))
    confirmed(client, uploaded(client, data))
    job = uploaded(client, data)
    assert job.outcome["counts"] == {"new": 0, "changed": 0, "unchanged": 2, "wrong": 0}
    assert client.post(f"{IMPORT}{job.pk}/", {"confirm": "1"}).status_code == 409
    with scope("*"):
        assert LeftBehind.objects.filter(version=1).count() == 2


def test_a_changed_cell_is_shown_old_and_new_and_written_alone(cast: Cast, ledger: Ledger) -> None:
    client = cast.client(cast.qf_clerk)
    confirmed(client, uploaded(client, workbook(cells(1), cells(2))))
    changed = workbook(cells(1, 年级="四年级", 居住地="清丰县马庄桥镇"), cells(2), cells(3))
    job = uploaded(client, changed)
    assert job.outcome["counts"] == {"new": 1, "changed": 1, "unchanged": 1, "wrong": 0}
    assert ["年级", "三年级", "四年级"] in job.outcome["changed"][0][2]
    assert ["居住地", "", "清丰县马庄桥镇"] in job.outcome["changed"][0][2]
    assert confirmed(client, job).state == "done"
    with scope("*"):
        assert LeftBehind.objects.get(child__name="王小1").version == 2
        assert Child.objects.get(name="王小1").living_place == "清丰县马庄桥镇"
        assert LeftBehind.objects.get(child__name="王小2").version == 1


def test_nobody_sees_anothers_import(cast: Cast, ledger: Ledger) -> None:
    job = uploaded(cast.client(cast.qf_clerk), workbook(cells(1)))
    assert cast.client(cast.nl_clerk).get(f"{IMPORT}{job.pk}/").status_code == 404


def test_the_outcome_holds_no_sealed_value(cast: Cast, ledger: Ledger) -> None:
    job = uploaded(cast.client(cast.qf_clerk), workbook(cells(1), cells(2, 性别="男")))
    assert identity_number(1) not in str(job.outcome)
    assert "13800001234" not in str(job.outcome)


def test_a_row_of_another_county_with_the_same_number_is_not_touched(
    cast: Cast, ledger: Ledger, child: Callable[..., Any]
) -> None:
    child(1, unit=NL)
    client = cast.client(cast.qf_clerk)
    job = confirmed(client, uploaded(client, workbook(cells(1))))
    assert job.state == "done"
    with scope("*"):
        assert LeftBehind.objects.filter(unit_id=NL, version=1).count() == 1
        assert LeftBehind.objects.filter(unit_id=QF).count() == 1
    assert child_values(1)["child__id_number"] == identity_number(1)
