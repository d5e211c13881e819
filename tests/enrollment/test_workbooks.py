"""Workbooks of children as they really come: each wrong row gets its own sentence, the good ones are safe."""

import io
from typing import Any

import openpyxl
import pytest
from django.test import Client

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
from yangguang.common import clock
from yangguang.ledgers import registry, tasks
from yangguang.ledgers.models import ImportJob
from yangguang.tenancy.scope import scope

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _media(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def client(cast: Cast) -> Client:
    return cast.client(cast.qf_clerk)


def good_rows_only(client: Client, job: ImportJob) -> ImportJob:
    answer = client.post(f"{IMPORT}{job.pk}/", {"good-only": "1"})
    assert answer.status_code == 302, answer.content.decode()
    tasks.run_import(str(job.pk), job.user_id)
    return refreshed(job)


def numbers() -> set[str]:
    with scope("*"):
        return {child.id_number.reveal() for child in Child.objects.all()}


def ending_in_x() -> int:
    """A sequence whose number has the check digit X."""
    return next(n for n in range(1, 200) if identity_number(n).endswith("X"))


# --- One row, one sentence -----------------------------------------------------------------------------

WRONG: list[tuple[str, Any, str]] = [
    ("证件号码", "410922150512003", "15 位的旧身份证号"),
    ("证件号码", 1.23e17, "末几位已丢失"),
    ("证件号码", "1.23E+17", "末几位已丢失"),
    ("证件号码", "999922201505120038", "省份代码"),
    ("证件号码", "410922209905120030", "出生日期在今天以后"),
    ("出生日期", "2015-05-13", "证号中为 2015-05-12"),
    ("性别", "女", "第 17 位不一致"),
    ("就读学校", "清丰县早已撤并小学（虚构）", "清丰县早已撤并小学（虚构）"),
]


@pytest.mark.parametrize(("title", "value", "part"), WRONG)
def test_a_wrong_row_gets_a_sentence_of_its_own(client: Client, title: str, value: Any, part: str) -> None:
    job = uploaded(client, workbook(cells(1, **{title: value}), cells(2)))
    assert {row for row, _, _ in faults(job)} == {"2"}
    assert part in "".join(message for _, _, message in faults(job))
    assert count() == 0


def test_merged_cells_are_named_one_by_one(client: Client) -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook(cells(1), cells(2), cells(3))))
    column = TITLES.index("就读学校") + 1
    book.active.merge_cells(start_row=2, end_row=4, start_column=column, end_column=column)
    out = io.BytesIO()
    book.save(out)
    job = uploaded(client, out.getvalue())
    assert job.state == "previewed", job.message
    assert [(row, title) for row, title, _ in faults(job)] == [("3", "就读学校"), ("4", "就读学校")]
    assert "请取消合并" in faults(job)[0][2]


# --- What is understood -----------------------------------------------------------------------------------


def test_a_small_x_is_taken_for_the_capital_one(client: Client) -> None:
    row = cells(ending_in_x())
    number = row[TITLES.index("证件号码")]
    row[TITLES.index("证件号码")] = number.lower()
    confirmed(client, uploaded(client, workbook(row)))
    assert numbers() == {number}


def test_a_small_x_and_a_capital_one_are_the_same_child(client: Client) -> None:
    row, again = cells(ending_in_x()), cells(ending_in_x())
    again[TITLES.index("证件号码")] = again[TITLES.index("证件号码")].lower()
    job = uploaded(client, workbook(row, again))
    assert [row for row, _, _ in faults(job)] == ["2", "3"]


@pytest.mark.parametrize("name", ["𠮷野𬀩", "㛃龘", "王䶮"])
def test_rare_characters_come_through_as_they_are(client: Client, name: str) -> None:
    confirmed(client, uploaded(client, workbook(cells(1, 姓名=name))))
    with scope("*"):
        assert Child.objects.get().name == name


@pytest.mark.parametrize("dot", "·•‧・．")
def test_every_dot_of_a_name_becomes_the_same_dot(client: Client, dot: str) -> None:
    confirmed(client, uploaded(client, workbook(cells(1, 姓名=f"阿依古丽{dot}买买提"))))
    with scope("*"):
        assert Child.objects.get().name == "阿依古丽·买买提"


# --- A child another county has ---


def test_a_child_of_another_county_is_taken_in_and_nothing_of_the_other_row_is_said(
    cast: Cast, client: Client
) -> None:
    with scope("*"):
        registry.get("enrollment/left-behind").create(
            by=cast.nl_clerk, unit_id=NL, now=clock.now(),
            values=child_values(1, child__name="赵南乐", child__guardian="赵某"),
        )  # fmt: skip
    job = confirmed(client, uploaded(client, workbook(cells(1))))
    assert job.state == "done"
    assert "赵" not in str(job.outcome)
    with scope(NL):
        assert Child.objects.get().name == "赵南乐"
    with scope(QF):
        assert Child.objects.get().name == "王小1"


# --- The good rows only ---


def test_nothing_is_written_before_somebody_decides(client: Client) -> None:
    uploaded(client, workbook(cells(1), cells(2, 性别="男")))
    assert count() == 0


def test_the_clerk_may_write_the_good_rows_only(client: Client) -> None:
    job = uploaded(client, workbook(cells(1), cells(2, 性别="男"), cells(3)))
    page = client.get(f"{IMPORT}{job.pk}/").content.decode()
    assert "只写入无误的 2 行" in page
    assert "下载标红的原表" in page
    done = good_rows_only(client, job)
    assert done.state == "done"
    assert numbers() == {identity_number(1), identity_number(3)}
    assert "有误的 1 行没有写入" in client.get(f"{IMPORT}{job.pk}/").content.decode()


def test_the_mended_workbook_then_adds_only_what_was_left_out(client: Client) -> None:
    good_rows_only(client, uploaded(client, workbook(cells(1), cells(2, 性别="男"))))
    job = uploaded(client, workbook(cells(1), cells(2)))
    assert job.outcome["counts"] == {"new": 1, "changed": 0, "unchanged": 1, "wrong": 0}


def test_of_two_rows_for_one_child_neither_is_a_good_row(client: Client) -> None:
    job = uploaded(client, workbook(cells(1), cells(2), cells(1, 姓名="王小五")))
    good_rows_only(client, job)
    assert numbers() == {identity_number(2)}


def test_a_plain_yes_to_a_preview_with_faults_writes_nothing(client: Client) -> None:
    job = uploaded(client, workbook(cells(1), cells(2, 性别="男")))
    assert client.post(f"{IMPORT}{job.pk}/", {"confirm": "1"}).status_code == 409
    assert count(LeftBehind) == 0


def test_a_file_without_one_good_row_offers_nothing_to_write(client: Client) -> None:
    job = uploaded(client, workbook(cells(2, 性别="男")))
    assert "只写入无误" not in client.get(f"{IMPORT}{job.pk}/").content.decode()
    assert client.post(f"{IMPORT}{job.pk}/", {"good-only": "1"}).status_code == 409
