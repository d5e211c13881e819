"""What an import objects to: every fault at its cell, in a sentence, in the person's own workbook."""

import io
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest

from tests.cast import Cast
from tests.ledgers.sheets import (
    IMPORT,
    TITLES,
    cells,
    confirmed,
    count,
    faults,
    uploaded,
    workbook,
)
from yangguang.common.refusals import Locked
from yangguang.ledgers.declaration import Ledger

PLANTED: list[tuple[str, Any, str]] = [
    ("姓名", "", "请填写“姓名”"),
    ("姓名", "王" * 51, "最多 50 个字"),
    ("性别", "未知", "可填：男、女"),
    ("性别", "", "请填写“性别”"),
    ("证件类型", "户口簿", "没有“户口簿”这一项"),
    ("证件号码", 410922201505120038, "是数字格式，末几位已丢失"),
    ("证件号码", "", "请填写“证件号码”"),
    ("证件号码", "410922201505129991", "校验位不对"),
    ("证件号码", "4109222015", "应为 18 位"),
    ("证件号码", "4109**********0038", "打了码"),
    ("出生日期", "2015-13-40", "没有这一天"),
    ("出生日期", "五月十二", "须为日期"),
    ("出生日期", "", "请填写“出生日期”"),
    ("监护人关系", "邻居", "没有“邻居”这一项"),
    ("就读学校", "南乐县明德小学（虚构）", "没有“南乐县明德小学（虚构）”"),
    ("年级", "十年级", "没有“十年级”这一项"),
    ("安置情况", "", "请填写“安置情况”"),
    ("信息来源", "道听途说", "没有“道听途说”这一项"),
    ("首次发现日期", "2025-01-01", "不能晚于今天"),
    ("父母外出情况", "在家", "没有“在家”这一项"),
]


def planted() -> list[list[Any]]:
    """Twenty rows with one fault each, each followed by a good one."""
    rows = []
    for index, (title, value, _) in enumerate(PLANTED):
        rows.append(cells(2 * index + 1, **{title: value}))
        rows.append(cells(2 * index + 2))
    return rows


def test_twenty_planted_faults_get_twenty_marks_at_the_right_cells(cast: Cast, ledger: Ledger) -> None:
    client = cast.client(cast.qf_clerk)
    job = uploaded(client, workbook(*planted(), above=1))
    assert job.outcome["counts"]["wrong"] == 20
    assert job.outcome["fault_count"] == 20
    assert count() == 0
    for index, (title, _, part) in enumerate(PLANTED):
        row, where, message = faults(job)[index]
        assert (row, where) == (str(2 * index + 3), title)
        assert part in message
    answer = client.get(f"{IMPORT}{job.pk}/marked/")
    sheet = openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content))).worksheets[0]
    red = {
        (cell.row, TITLES[cell.column - 1])
        for cells_of_row in sheet.iter_rows(min_row=3, max_col=20)
        for cell in cells_of_row
        if cell.fill.start_color.rgb == "00FFC7CE"
    }
    assert red == {(2 * index + 3, title) for index, (title, _, _) in enumerate(PLANTED)}
    assert "错误原因" in sheet.cell(2, 21).value
    assert "最多 50 个字" in sheet.cell(5, 21).value
    assert sheet.cell(3, 1).comment.text == "请填写“姓名”。"
    refused = client.post(f"{IMPORT}{job.pk}/", {"confirm": "1"})
    assert (refused.status_code, count()) == (409, 0)


def test_the_mended_workbook_has_no_faults_left(cast: Cast, ledger: Ledger) -> None:
    client = cast.client(cast.qf_clerk)
    job = uploaded(client, workbook(*planted()))
    answer = client.get(f"{IMPORT}{job.pk}/marked/")
    book = openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content)))
    for index in range(20):
        for column, value in enumerate(cells(2 * index + 1), start=1):
            book.worksheets[0].cell(2 * index + 2, column, value)
    book.save(out := io.BytesIO())
    job = uploaded(client, out.getvalue())
    assert faults(job) == []
    assert job.outcome["unknown"] == []
    assert confirmed(client, job).state == "done"
    assert count() == 40


def test_the_marked_workbook_keeps_the_persons_other_sheets(cast: Cast, ledger: Ledger) -> None:
    client = cast.client(cast.qf_clerk)
    book = openpyxl.load_workbook(io.BytesIO(workbook(cells(1, 性别="?"))))
    book.create_sheet("我的备忘")["B2"] = "留着"
    book.save(out := io.BytesIO())
    job = uploaded(client, out.getvalue())
    answer = client.get(f"{IMPORT}{job.pk}/marked/")
    marked = openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content)))
    assert marked["我的备忘"]["B2"].value == "留着"


def test_a_csv_comes_back_as_a_marked_workbook(cast: Cast, ledger: Ledger) -> None:
    text = "\n".join([",".join(TITLES), ",".join(cells(1, 姓名="=1+1", 性别="?"))])
    client = cast.client(cast.qf_clerk)
    job = uploaded(client, text.encode(), "儿童.csv")
    answer = client.get(f"{IMPORT}{job.pk}/marked/")
    sheet = openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content))).worksheets[0]
    assert sheet.cell(2, 2).fill.start_color.rgb == "00FFC7CE"
    assert sheet.cell(2, 1).data_type == "s"


def test_a_number_twice_in_the_file_is_named_in_both_rows(cast: Cast, ledger: Ledger) -> None:
    job = uploaded(cast.client(cast.qf_clerk), workbook(cells(1), cells(2), cells(1)))
    assert faults(job) == [
        ["2", "证件号码", "“证件号码”与第 4 行重复，请保留一行。"],
        ["4", "证件号码", "“证件号码”与第 2 行重复，请保留一行。"],
    ]


def test_another_units_code_is_refused_with_its_row(cast: Cast, ledger: Ledger) -> None:
    data = workbook([*cells(1), "南乐县"], [*cells(2), "410922"], titles=[*TITLES, "所属单位"])
    job = uploaded(cast.client(cast.qf_clerk), data)
    assert len(faults(job)) == 1
    assert faults(job)[0][0] == "2"
    assert "不在您的填报范围内" in faults(job)[0][2]


def test_a_locked_row_is_refused_in_the_import(
    cast: Cast, ledger: Ledger, child: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    client = cast.client(cast.qf_clerk)
    confirmed(client, uploaded(client, workbook(cells(1), cells(2))))
    monkeypatch.setattr(ledger, "locked", lambda row: Locked("名册已上报锁定。"))
    job = uploaded(client, workbook(cells(1, 年级="四年级"), cells(2)))
    assert faults(job) == [["2", "", "名册已上报锁定。"]]
