"""Issues from a workbook go the same road as issues from the form."""

import io
from datetime import date
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from campaign.models import Campaign, Issue
from tests.cast import QF, QF_SCHOOL, Cast
from yangguang.ledgers import tasks
from yangguang.ledgers.models import ImportJob
from yangguang.ledgers.workbooks.headings import UNIT_TITLE
from yangguang.tenancy.scope import scope

IMPORT = "/campaign/issues/import/"
CELLS = {
    UNIT_TITLE: QF_SCHOOL,
    "整治领域": "招生行为",
    "发现的问题": "",
    "整改期限": "2024-07-30",
    "来源": "抽查",
    "发现日期": "2024-07-01",
    "检查项": "C11",
    "整改类型": "限期整改",
    "整改措施": "",
}


def row(found: str, **changes: Any) -> list[Any]:
    """One row as a clerk fills it; an unknown title is an error of the test."""
    assert set(changes) <= set(CELLS)
    return list({**CELLS, "发现的问题": found, **changes}.values())


def imported(client: Client, *rows: list[Any]) -> ImportJob:
    """The job after upload, the worker's check and, when nothing is wrong, the yes."""
    book = openpyxl.Workbook()
    for cells in (list(CELLS), *rows):
        book.active.append(cells)
    out = io.BytesIO()
    book.save(out)
    answer = client.post(IMPORT, {"file": SimpleUploadedFile("问题.xlsx", out.getvalue())})
    pk = answer["Location"].rstrip("/").rpartition("/")[2]
    job = ImportJob.objects.get(pk=pk)
    tasks.run_import(pk, job.user_id)
    client.post(f"{IMPORT}{pk}/", {"confirm": "1"})
    tasks.run_import(pk, job.user_id)
    job.refresh_from_db()
    return job


@pytest.fixture
def client(cast: Cast, campaign: Campaign) -> Client:
    return cast.client(cast.qf_clerk)


def test_imported_issues_get_numbers_and_a_first_entry(client: Client, cast: Cast) -> None:
    job = imported(client, row("编班没有见证"), row("宣传升学率", 所属单位=QF, 检查项="C09", 整改期限=""))
    assert job.state == "done", (job.message, job.outcome)
    issues = list(Issue.objects.order_by("number"))
    assert [issue.number for issue in issues] == ["2024-410922-001", "2024-410922-002"]
    assert [issue.unit_id for issue in issues] == [QF_SCHOOL, QF]
    assert [issue.prohibition for issue in issues] == [8, 9]
    assert issues[1].due_on == date(2024, 7, 29), "20 working days after it was found"
    assert [issue.progress.get().by for issue in issues] == [cast.qf_clerk] * 2


def test_the_same_workbook_again_opens_nothing_twice(client: Client) -> None:
    imported(client, row("编班没有见证"))
    job = imported(client, row("编班没有见证"), row("宣传升学率", 检查项="C09"))
    assert job.outcome["counts"] == {"new": 1, "changed": 0, "unchanged": 1, "wrong": 0}
    assert Issue.objects.count() == 2


def test_wrong_cells_are_named_and_nothing_is_written(client: Client) -> None:
    job = imported(
        client,
        row("好的一行"),
        row("", 整治领域="招生"),
        row("日期倒了", 整改期限="2024-06-01"),
        row("还没发生", 发现日期="2024-07-20"),
        row("对不上", 检查项="P01"),
        row("没有这项", 检查项="Z99"),
    )
    assert not Issue.objects.exists()
    marked = sorted(f"{fault[0]} {fault[1]}" for fault in job.outcome["faults"])
    assert marked == ["3 发现的问题", "3 整治领域", "4 整改期限", "5 发现日期", "6 检查项", "7 检查项"]


def test_another_countys_school_is_refused(client: Client) -> None:
    with scope("*"):
        job = imported(client, row("越界", 所属单位="410923-3141000001"))
    assert job.outcome["fault_count"] == 1
    assert not Issue.objects.exists()
