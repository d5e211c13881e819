"""Exports and templates."""

import csv
import io
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cast import Cast
from tests.ledgers.conftest import identity_number
from yangguang.ledgers.declaration import Ledger
from yangguang.ledgers.workbooks.export import LEADS, harmless
from yangguang.ledgers.workbooks.headings import stamp_of

EXPORT = "/enrollment/left-behind/export/"
PAYLOADS = ["=1+1", "==1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1+1", " =1+1", "=HYPERLINK(0)", "＠x"]


def sheet_of(answer: Any) -> Any:
    body = b"".join(answer.streaming_content)
    return openpyxl.load_workbook(io.BytesIO(body)).worksheets[0]


def csv_of(answer: Any) -> list[list[str]]:
    body = b"".join(answer.streaming_content).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(body, newline="")))


def test_the_export_has_the_rows_and_columns_of_the_screen(cast: Cast, child: Callable[..., Any]) -> None:
    child(1)
    child(2)
    child(3)
    query = "?format=xlsx&child__sex=male&sort=-child__name&col=child__name&col=child__id_number"
    sheet = sheet_of(cast.client(cast.qf_clerk).get(EXPORT + query))
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert rows[0][0] == "农村留守儿童台账"
    assert "性别为男" in rows[1][0]
    assert "姓名降序" in rows[1][0]
    assert cast.qf_clerk.name in rows[2][0]
    assert rows[3][:2] == ["姓名", "证件号码"]
    assert [row[0] for row in rows[4:]] == ["王小3", "王小1"]
    assert rows[4][1] == f"4109**********{identity_number(3)[-4:]}"


def test_sealed_values_stay_masked_in_both_formats(cast: Cast, child: Callable[..., Any]) -> None:
    child(1)
    client = cast.client(cast.qf_clerk)
    columns = "&col=child__id_number&col=child__guardian&col=child__guardian_phone"
    text = str(csv_of(client.get(f"{EXPORT}?format=csv{columns}")))
    text += str([[c.value for c in r] for r in sheet_of(client.get(f"{EXPORT}?format=xlsx{columns}"))])
    for secret in (identity_number(1), "王建国", "13800001234"):
        assert secret not in text


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_cell_of_an_export_is_carried_out(cast: Cast, child: Callable[..., Any], payload: str) -> None:
    child(1, away_place=payload)
    client = cast.client(cast.qf_clerk)
    columns = "&col=away_place&col=child__name"
    for row in sheet_of(client.get(f"{EXPORT}?format=xlsx{columns}")).iter_rows():
        assert all(cell.data_type != "f" for cell in row)
    for cells in csv_of(client.get(f"{EXPORT}?format=csv{columns}")):
        assert not any(cell.lstrip().startswith(LEADS) for cell in cells)


@settings(max_examples=100, deadline=None)
@given(st.text())
def test_no_text_at_all_leads_a_formula(text: str) -> None:
    assert not harmless(text).lstrip().startswith(LEADS)


def test_the_export_leaves_other_counties_out(cast: Cast, child: Callable[..., Any]) -> None:
    child(1)
    assert len(csv_of(cast.client(cast.nl_clerk).get(f"{EXPORT}?format=csv"))) == 4


def test_an_unknown_format_is_refused(cast: Cast) -> None:
    assert cast.client(cast.qf_clerk).get(f"{EXPORT}?format=exe").status_code == 400


def test_the_template_has_drop_downs_text_columns_example_notes_and_stamp(cast: Cast, ledger: Ledger) -> None:
    answer = cast.client(cast.qf_clerk).get("/enrollment/left-behind/template/")
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    data, notes, hidden = book.worksheets
    head = [cell.value for cell in data[2]]
    assert head[0] == "姓名*"
    assert data.cell(3, 1).value.startswith("示例：")
    letter = data.cell(2, head.index("证件号码*") + 1).column_letter
    assert data.column_dimensions[letter].width > 20
    assert len(data.data_validations.dataValidation) >= 8
    assert all("字典" in check.formula1 for check in data.data_validations.dataValidation)
    assert (hidden.title, hidden.sheet_state) == ("字典", "hidden")
    assert hidden["A1"].value == stamp_of(ledger)
    assert notes.title == "填表说明"
    assert "GB 11643" in str([[cell.value for cell in row] for row in notes.iter_rows()])


def test_identity_columns_of_the_template_are_text(cast: Cast) -> None:
    answer = cast.client(cast.qf_clerk).get("/enrollment/left-behind/template/")
    data = openpyxl.load_workbook(io.BytesIO(answer.content)).worksheets[0]
    head = {cell.value: cell.column_letter for cell in data[2]}
    assert data.column_dimensions[head["证件号码*"]].number_format == "@"
    assert data.column_dimensions[head["监护人电话"]].number_format == "@"


def test_people_who_may_not_fill_get_no_template(cast: Cast) -> None:
    assert cast.client(cast.qf_reviewer).get("/enrollment/left-behind/template/").status_code == 403
