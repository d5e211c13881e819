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
from django.test import Client
from django.test.utils import CaptureQueriesContext

from enrollment.models import Child, LeftBehind
from tests.cast import NL, QF, Cast
from tests.ledgers.conftest import child_values, identity_number
from yangguang.accounts.actions import grant_role
from yangguang.accounts.models import User
from yangguang.common import clock
from yangguang.common.refusals import Locked
from yangguang.ledgers import tasks
from yangguang.ledgers.declaration import Ledger
from yangguang.ledgers.models import ImportJob
from yangguang.tenancy.models import Unit
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
    for index, value in enumerate(cells(1), start=1):
        sheet.cell(4, index, value)
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


# --- Faults ----------------------------------------------------------------------------------------------

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


def test_a_number_twice_in_the_file_names_the_first_row(cast: Cast, ledger: Ledger) -> None:
    job = uploaded(cast.client(cast.qf_clerk), workbook(cells(1), cells(2), cells(1)))
    assert faults(job) == [["4", "证件号码", "“证件号码”与第 2 行重复，请保留一行。"]]


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
