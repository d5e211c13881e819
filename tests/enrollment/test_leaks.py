"""Identity number, phone and guardian come in by every door and are readable nowhere (security.md C21–C28).

The canaries are planted through the product's own doors, in one run; then everything that stays is searched:
all tables as their owner sees them, the log, every Redis database, every stored and every exported file.
"""

import io
import logging
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import redis
from django.conf import settings as django_settings
from django.core.files.uploadedfile import SimpleUploadedFile

from enrollment.actions.applicants import register_applicants
from enrollment.models import LeftBehind, Lottery, MatchRound
from enrollment.tasks import find_duplicates, run_matching
from tests.cast import NL, QF, QF_SCHOOL, Cast, assemble
from tests.conftest import redis_database
from tests.dump import tables
from tests.enrollment.matching.conftest import COLUMNS, FOOTING, HEADINGS, START
from tests.ledgers.conftest import child_values, identity_number, typed
from tests.ledgers.sheets import IMPORT, cells, uploaded, workbook
from yangguang.common import clock
from yangguang.ledgers import tasks
from yangguang.tenancy.models import Unit
from yangguang.tenancy.scope import scope

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "owner"])

NUMBERS = [identity_number(serial, born="20150317") for serial in (901, 903, 905, 907)]
PHONE, GUARDIAN = "13877776666", "鹂雀监护人"
CANARIES = [*NUMBERS, PHONE, GUARDIAN]
SAID = {"child__birth_date": "2015-03-17", "child__guardian": GUARDIAN, "child__guardian_phone": PHONE}
LEDGERS = ("left-behind", "student-status", "at-school", "applicants", "match-findings", "duplicate-notices")


@pytest.fixture
def cast(transactional_db: None, settings: Any, tmp_path: Path) -> Cast:
    settings.MEDIA_ROOT = tmp_path
    return assemble()


@pytest.fixture
def planted(cast: Cast, caplog: pytest.LogCaptureFixture) -> Cast:
    """By form, API, workbook, list of a department, registration for a draw; revealed and searched once."""
    caplog.set_level(logging.DEBUG)
    client = cast.client(cast.qf_clerk)
    with scope("*"):
        values = typed(child_values(1, child__id_number=NUMBERS[0], **SAID))
    assert client.post("/enrollment/left-behind/add/", values).status_code == 302
    assert cast.client(cast.nl_clerk).post("/enrollment/left-behind/add/", {
        **{name: value for name, value in values.items() if name != "school"},
        "placement": "not_enrolled", "not_enrolled_reason": "核实中",
    }).status_code == 302  # fmt: skip
    _import(client)
    _pupils(client)
    _match(client, cast)
    _register(cast)
    find_duplicates()
    with scope("*"):
        row = LeftBehind.objects.filter(unit=QF).latest("created_at")
    shown = client.post(
        f"/enrollment/left-behind/{row.pk}/reveal/child__id_number/", {"reason": "与户口簿核对"}
    )
    assert found_in(shown.content.decode())  # it was there to be leaked
    client.post("/enrollment/left-behind/", {"q": NUMBERS[0]})
    return cast


def _import(client: Any) -> None:
    """One good row, one with a fault: the fault's sentence and the preview are kept."""
    given = {"出生日期": "2015-03-17", "监护人": GUARDIAN, "监护人电话": PHONE}
    good = cells(1, 证件号码=NUMBERS[1], **given)
    wrong = cells(1, 证件号码=NUMBERS[2], **{**given, "性别": "女"})
    job = uploaded(client, workbook(good, wrong))
    assert client.post(f"{IMPORT}{job.pk}/", {"good-only": "1"}).status_code == 302
    tasks.run_import(str(job.pk), job.user_id)


def _pupils(client: Any) -> None:
    pupil = {
        "name": "王小一", "sex": "male", "id_number": NUMBERS[0], "birth_date": "2015-03-17",
        "school": QF_SCHOOL, "grade": "p3",
    }  # fmt: skip
    status = client.post("/enrollment/student-status/add/", {**pupil, "status": "registered"})
    there = client.post("/enrollment/at-school/add/", {**pupil, "counted_on": "2024-07-01"})
    assert (status.status_code, there.status_code) == (302, 302)


def _match(client: Any, cast: Cast) -> None:
    """Their list: one we have, one we do not, one row nobody can read."""
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.append(list(HEADINGS))
    for serial, number in enumerate((NUMBERS[0], NUMBERS[3], NUMBERS[2][:-1])):
        sheet.append([serial, f"王小{serial}", "男", number, GUARDIAN, PHONE, ""])
    out = io.BytesIO()
    book.save(out)
    said = {"kind": "civil_affairs", "target": "enrollment/left-behind", "as_of": "2024-07-01", **FOOTING}
    sent = client.post(START, {**said, "file": SimpleUploadedFile("名单.xlsx", out.getvalue())})
    key = sent["Location"].rstrip("/").rpartition("/")[2]
    run_matching(key, cast.qf_clerk.pk)
    for verb in ({"verb": "map", **COLUMNS}, {"verb": "go-on"}):
        client.post(f"/enrollment/matching/{key}/step/", verb)
        run_matching(key, cast.qf_clerk.pk)
    with scope("*"):
        found = MatchRound.objects.get(pk=key)
        assert (found.state, found.outcome["fault_count"]) == ("open", 1)
        finding = found.findings.get(kind="theirs")
    assert client.get(f"/enrollment/match-findings/{finding.pk}/add/").status_code == 200


def _register(cast: Cast) -> None:
    with scope("*"):
        day = clock.today()
        lottery = Lottery.objects.create(
            unit_id=QF_SCHOOL, title="某校（虚构）", year=2024, grade="p1", county_id=QF, plan=1,
            opens_on=day, closes_on=day, seed_source="彩票", seed_on=day, draw_on=day,
        )  # fmt: skip
        child = {
            "name": GUARDIAN, "id_type": "identity", "id_number": NUMBERS[3], "tie": "", "withdrawn": False,
            "county": Unit.objects.get(pk=QF),
        }  # fmt: skip
        register_applicants(by=cast.qf_clerk, now=clock.now(), lottery=lottery, children=[child])


def found_in(text: str) -> list[str]:
    return [canary for canary in CANARIES if canary in text]


def unpacked(data: bytes) -> str:
    """What a file says; a workbook is a zip of texts."""
    if not data.startswith(b"PK"):
        return data.decode("utf-8", "ignore")
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return "".join(packed.read(name).decode("utf-8", "ignore") for name in packed.namelist())


def test_no_table_holds_a_canary_whoever_reads_it(planted: Cast) -> None:
    faults = [(table, found_in(text)) for table, text in tables() if found_in(text)]
    assert faults == []


def test_neither_logs_nor_redis_nor_stored_files_hold_one(
    planted: Cast, caplog: pytest.LogCaptureFixture
) -> None:
    logged = [record.getMessage() for record in caplog.get_records("setup")]
    assert logged
    assert found_in("\n".join(logged)) == []
    stored = [path for path in Path(django_settings.MEDIA_ROOT).rglob("*") if path.is_file()]
    assert [(path.name, found_in(unpacked(path.read_bytes()))) for path in stored] == []
    for number in range(16):
        with redis.Redis.from_url(redis_database(django_settings.REDIS_URL, number)) as client:
            kept = b"".join(client.dump(key) or b"" for key in client.scan_iter())
        assert found_in(kept.decode("utf-8", "ignore")) == []


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_no_exported_file_holds_one(planted: Cast, kind: str) -> None:
    client = planted.client(planted.qf_clerk)
    for name in LEDGERS:
        answer = client.get(f"/enrollment/{name}/export/?format={kind}")
        assert answer.status_code == 200, name
        said = unpacked(b"".join(answer.streaming_content) if answer.streaming else answer.content)
        assert (name, found_in(said)) == (name, [])
        assert ("000001" if name == "applicants" else "王小") in said, name  # the rows are in it


def test_no_list_page_and_no_answer_of_the_api_shows_one(planted: Cast) -> None:
    for user in (planted.qf_clerk, planted.py_reviewer):
        client = planted.client(user)
        for name in LEDGERS:
            pages = [client.get(f"/enrollment/{name}/"), client.get(f"/api/v1/enrollment/{name}/")]
            assert [found_in(page.content.decode()) for page in pages] == [[], []]


def test_another_county_finds_nothing_by_the_number(planted: Cast) -> None:
    with scope(NL):
        assert LeftBehind.objects.count() == 1
