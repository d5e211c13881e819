"""A left-behind ledger of 清丰县, and lists of another department beside it."""

import io
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from stdnum.cn import ric

from enrollment.models import Child, LeftBehind, MatchRound
from enrollment.tasks import run_matching
from tests.cast import QF, Cast
from yangguang.tenancy.scope import scope

HEADINGS = ("序号", "儿童姓名", "性别", "身份证号码", "监护人姓名", "联系电话", "备注")
FOOTING = {
    "basis": "清教函〔2024〕12号", "asked_on": "2024-07-01", "received_on": "2024-07-05",
    "given_by": "县民政局办公室",
}  # fmt: skip
START = "/enrollment/matching/start/"


def number(serial: int, *, born: date = date(2015, 5, 12)) -> str:
    """The identity number of invented boy ``serial``."""
    body = f"410922{born:%Y%m%d}{(serial * 2 + 1) % 1000:03d}"
    return body + str(ric.calc_check_digit(body + "0"))


def line(serial: int, name: str = "", *, sex: str = "男", identity: Any = None) -> list[Any]:
    """A line of their list."""
    given = number(serial) if identity is None else identity
    return [serial, name or f"王小{serial}", sex, given, "王建国", "13800005678", "演示"]


def workbook(lines: Sequence[Sequence[Any]], *, headings: Sequence[str] = HEADINGS, above: int = 1) -> bytes:
    """Their list as they keep it: titles above the headings, columns of their own."""
    book = openpyxl.Workbook()
    sheet: Any = book.active
    for _ in range(above):
        sheet.append(["清丰县民政局留守儿童名单（虚构）"])
    sheet.append(list(headings))
    for each in lines:
        sheet.append(list(each))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.fixture
def entered(cast: Cast) -> Callable[..., LeftBehind]:
    """Enter boy ``serial`` into the left-behind ledger of a county."""

    def enter(serial: int, *, name: str = "", unit: str = QF, school: str = "") -> LeftBehind:
        with scope("*"):
            child = Child.objects.create(
                unit_id=unit, name=name or f"王小{serial}", sex="male", id_number=number(serial),
                birth_date=date(2015, 5, 12), guardian="王建国", guardian_phone="13800005678",
            )  # fmt: skip
            return LeftBehind.objects.create(
                unit_id=unit, child=child, placement="not_enrolled", not_enrolled_reason="在核实",
                source="township", found_on=date(2024, 6, 1), away="both", school_id=school or None,
            )  # fmt: skip

    return enter


@pytest.fixture
def upload(
    cast: Cast, settings: Any, tmp_path: Path, django_capture_on_commit_callbacks: Any
) -> Callable[..., MatchRound]:
    """Upload a list the way the page does; a worker has read its headings."""
    settings.MEDIA_ROOT = tmp_path

    def send(
        data: bytes, *, name: str = "名单.xlsx", kind: str = "civil_affairs",
        target: str = "enrollment/left-behind", by: Any = None,
    ) -> MatchRound:  # fmt: skip
        client = cast.client(by or cast.qf_clerk)
        answer = client.post(
            START,
            {
                "kind": kind, "target": target, "as_of": "2024-07-01",
                "file": SimpleUploadedFile(name, data), **FOOTING,
            },
        )  # fmt: skip
        assert answer.status_code == 302, answer.content.decode()
        with django_capture_on_commit_callbacks(execute=True):
            return worked(answer["Location"].rstrip("/").rpartition("/")[2])

    return send


@pytest.fixture
def step(cast: Cast, django_capture_on_commit_callbacks: Any) -> Callable[..., MatchRound]:
    """Press a button of a round's page; a worker does what follows."""

    def press(found: MatchRound, verb: str, *, by: Any = None, **fields: Any) -> MatchRound:
        client: Client = cast.client(by or cast.qf_clerk)
        client.post(f"/enrollment/matching/{found.pk}/step/", {"verb": verb, **fields})
        with django_capture_on_commit_callbacks(execute=True):
            return worked(found.pk)

    return press


@pytest.fixture
def compared(upload: Any, step: Any) -> Callable[..., MatchRound]:
    """Upload a list, take the guessed columns, compare."""

    def both(lines: Sequence[Sequence[Any]], **options: Any) -> MatchRound:
        return step(upload(workbook(lines, **options)), "map", **COLUMNS)  # type: ignore[no-any-return]

    return both


COLUMNS = {"name": "1", "sex": "2", "id_number": "3", "guardian": "4", "phone": "5"}


def worked(pk: Any) -> MatchRound:
    """The round after the worker had its turn."""
    run_matching(str(pk), fresh(pk).by_id)
    return fresh(pk)


def fresh(pk: Any) -> MatchRound:
    with scope("*"):
        return MatchRound.objects.get(pk=pk)
