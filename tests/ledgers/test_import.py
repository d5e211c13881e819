"""From an uploaded workbook to rows in the ledger."""

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from enrollment.models import Child, LeftBehind
from tests.cast import NL, QF, Cast
from tests.ledgers.conftest import child_values, identity_number
from tests.ledgers.sheets import (
    IMPORT,
    TITLES,
    cells,
    confirmed,
    count,
    faults,
    refreshed,
    uploaded,
    workbook,
)
from yangguang.accounts.actions import grant_role
from yangguang.accounts.models import User
from yangguang.common import clock
from yangguang.ledgers import tasks
from yangguang.ledgers.declaration import Ledger
from yangguang.tenancy.models import Unit
from yangguang.tenancy.scope import scope


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


# --- What people really upload -----------------------------------------------------------------------


def test_merged_titles_blank_rows_wide_digits_and_own_order_are_understood(
    cast: Cast, ledger: Ledger
) -> None:
    row = cells(1)
    row[TITLES.index("证件号码")] = "".join(
        chr(ord(c) + 0xFEE0) if c.isdigit() else c for c in identity_number(1)
    )
    row[TITLES.index("姓名")] = "　阿卜杜拉·买买提 "
    titles = [f"{title}*\n（必填）" if title == "性别" else f" {title}＊" for title in TITLES]
    titles[1] = "性 别*"
    data = workbook(row, [None] * 20, [""] * 25, titles=[*titles, "备注"], above=2)
    job = uploaded(cast.client(cast.qf_clerk), data)
    assert job.outcome["faults"] == []
    assert job.outcome["counts"]["new"] == 1
    assert job.outcome["unknown"] == ["备注"]
    assert job.outcome["fresh"][0][:2] == ["4", "阿卜杜拉·买买提"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk"])
def test_csv_is_imported_in_every_encoding(cast: Cast, ledger: Ledger, encoding: str) -> None:
    text = "\r\n".join([",".join(TITLES), ",".join(cells(1)), ""])
    client = cast.client(cast.qf_clerk)
    job = uploaded(client, text.encode(encoding), "儿童.csv")
    assert confirmed(client, job).state == "done", job.message


def test_the_filled_template_comes_back_without_its_example(cast: Cast, ledger: Ledger) -> None:
    client = cast.client(cast.qf_clerk)
    book = openpyxl.load_workbook(io.BytesIO(client.get("/enrollment/left-behind/template/").content))
    sheet = book.worksheets[0]
    filled = dict(zip(TITLES, cells(1), strict=True))
    for head in sheet[2]:
        sheet.cell(4, head.column, filled.get(head.value.removesuffix("*"), ""))
    out = io.BytesIO()
    book.save(out)
    job = uploaded(client, out.getvalue())
    assert job.outcome["faults"] == []
    assert job.outcome["counts"] == {"new": 1, "changed": 0, "unchanged": 0, "wrong": 0}


def test_an_old_template_is_refused_with_the_link_to_the_new_one(cast: Cast, ledger: Ledger) -> None:
    client = cast.client(cast.qf_clerk)
    book = openpyxl.load_workbook(io.BytesIO(client.get("/enrollment/left-behind/template/").content))
    book["字典"]["A1"] = "yangguang-template enrollment/left-behind 0123456789ab"
    out = io.BytesIO()
    book.save(out)
    job = uploaded(client, out.getvalue())
    assert job.state == "refused"
    assert "旧版本" in job.message
    page = client.get(f"{IMPORT}{job.pk}/").content.decode()
    assert "/enrollment/left-behind/template/" in page
    book["字典"]["A1"] = "yangguang-template enrollment/schools 0123456789ab"
    book.save(out := io.BytesIO())
    assert "另一个台账的模板" in uploaded(client, out.getvalue()).message


@pytest.mark.parametrize(
    ("titles", "part"),
    [
        ([t for t in TITLES if t != "证件号码"], "缺少必需的列：证件号码"),
        ([*TITLES, "姓名"], "两列都叫“姓名”"),
        (["甲", "乙"], "没有找到表头"),
    ],
)
def test_a_wrong_header_is_one_sentence(cast: Cast, ledger: Ledger, titles: list[str], part: str) -> None:
    job = uploaded(cast.client(cast.qf_clerk), workbook(cells(1), titles=titles))
    assert (job.state, count()) == ("refused", 0)
    assert part in job.message


def test_a_header_without_rows_is_refused(cast: Cast, ledger: Ledger) -> None:
    assert "没有数据" in uploaded(cast.client(cast.qf_clerk), workbook()).message


@pytest.mark.parametrize("name", ["儿童.xls", "儿童.et", "儿童.pdf"])
def test_other_kinds_of_file_are_refused_at_once(cast: Cast, name: str) -> None:
    answer = cast.client(cast.qf_clerk).post(IMPORT, {"file": SimpleUploadedFile(name, b"x")})
    assert answer.status_code == 422
    assert "xlsx" in str(answer.context["form"].errors["file"])


def test_a_refused_file_is_deleted(
    cast: Cast, ledger: Ledger, settings: Any, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=False):
        client = cast.client(cast.qf_clerk)
        answer = client.post(IMPORT, {"file": SimpleUploadedFile("a.xlsx", workbook(titles=["甲"]))})
    pk = answer["Location"].rstrip("/").rpartition("/")[2]
    assert len(list(Path(settings.MEDIA_ROOT).glob("imports/*"))) == 1
    with django_capture_on_commit_callbacks(execute=True):
        tasks.run_import(pk, cast.qf_clerk.pk)
    assert list(Path(settings.MEDIA_ROOT).glob("imports/*")) == []


# --- All or nothing, safe to repeat ---------------------------------------------------------------------


def test_running_a_task_twice_writes_once(cast: Cast, ledger: Ledger) -> None:
    client = cast.client(cast.qf_clerk)
    job = confirmed(client, uploaded(client, workbook(cells(1), cells(2))))
    tasks.run_import(str(job.pk), job.user_id)
    tasks.run_waiting_jobs()
    assert (refreshed(job).state, count()) == ("done", 2)


def test_the_tick_finds_a_job_whose_wake_up_was_lost(cast: Cast, ledger: Ledger) -> None:
    client = cast.client(cast.qf_clerk)
    answer = client.post(IMPORT, {"file": SimpleUploadedFile("a.xlsx", workbook(cells(1)))})
    tasks.run_waiting_jobs()
    assert "检查无误" in client.get(answer["Location"]).content.decode()


def test_a_crash_in_the_middle_leaves_nothing(
    cast: Cast, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = cast.client(cast.qf_clerk)
    job = uploaded(client, workbook(cells(1), cells(2)))
    client.post(f"{IMPORT}{job.pk}/", {"confirm": "1"})

    def crash(*args: Any, **kwargs: Any) -> None:
        ledger.create(by=None, unit_id=QF, values=kwargs["rows"][0][1], now=kwargs["now"])
        raise RuntimeError("power cut")

    monkeypatch.setattr(ledger, "create_many", crash)
    tasks.run_import(str(job.pk), job.user_id)
    job = refreshed(job)
    assert (job.state, count(), count(Child)) == ("failed", 0, 0)
    assert "没有写入任何数据" in job.message


def test_what_moved_since_the_preview_is_shown_anew(
    cast: Cast, ledger: Ledger, child: Callable[..., Any]
) -> None:
    client = cast.client(cast.qf_clerk)
    job = uploaded(client, workbook(cells(1), cells(2)))
    child(1)
    job = confirmed(client, job)
    assert job.state == "previewed"
    assert "数据有变化" in job.message
    assert count() == 1


def test_rights_are_read_again_when_the_worker_runs(cast: Cast, ledger: Ledger) -> None:
    client = cast.client(cast.qf_clerk)
    job = uploaded(client, workbook(cells(1)))
    client.post(f"{IMPORT}{job.pk}/", {"confirm": "1"})
    User.objects.filter(pk=cast.qf_clerk.pk).update(is_active=False)
    tasks.run_import(str(job.pk), job.user_id)
    assert count() == 0


def test_giving_up_writes_nothing(cast: Cast, ledger: Ledger) -> None:
    client = cast.client(cast.qf_clerk)
    job = uploaded(client, workbook(cells(1)))
    client.post(f"{IMPORT}{job.pk}/", {"give-up": "1"})
    assert (refreshed(job).state, count()) == ("refused", 0)


def test_a_preview_nobody_confirms_is_forgotten_after_a_day(
    cast: Cast, ledger: Ledger, at: Callable[[str], None]
) -> None:
    job = uploaded(cast.client(cast.qf_clerk), workbook(cells(1)))
    at("2024-07-14")
    tasks.run_waiting_jobs()
    assert refreshed(job).state == "refused"


def test_a_workbook_of_many_rows_takes_few_queries(cast: Cast, ledger: Ledger) -> None:
    client = cast.client(cast.qf_clerk)
    job = uploaded(client, workbook(*(cells(number) for number in range(1, 121))))
    client.post(f"{IMPORT}{job.pk}/", {"confirm": "1"})
    with CaptureQueriesContext(connection) as queries:
        tasks.run_import(str(job.pk), job.user_id)
    assert count() == 120
    assert len(queries) < 60
    with scope("*"):
        assert LeftBehind.objects.get(child__name="王小77").events.count() == 1


def test_who_fills_several_counties_says_which_one_in_each_row(cast: Cast, ledger: Ledger) -> None:
    grant_role(by=None, user=cast.qf_clerk, unit=Unit.objects.get(pk=NL), role="clerk", now=clock.now())
    client = cast.client(cast.qf_clerk)
    book = openpyxl.load_workbook(io.BytesIO(client.get("/enrollment/left-behind/template/").content))
    assert book.worksheets[0].cell(2, 1).value == "所属单位*"
    assert "缺少“所属单位”列" in uploaded(client, workbook(cells(1))).message
    rows = [["南乐县", *cells(1)], ["410922", *cells(2)], ["", *cells(3)]]
    job = uploaded(client, workbook(*rows, titles=["所属单位", *TITLES]))
    assert [fault[2] for fault in faults(job)] == ["请填写“所属单位”。"]
    job = confirmed(client, uploaded(client, workbook(*rows[:2], titles=["所属单位", *TITLES])))
    with scope("*"):
        assert sorted(LeftBehind.objects.values_list("unit_id", flat=True)) == [QF, NL]
