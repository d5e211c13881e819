"""A child in a ledger, and the same child wherever the product keeps children."""

from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import caches
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connections

from enrollment.models import (
    Applicant,
    AtSchool,
    Child,
    DuplicateChild,
    DuplicateNotice,
    FollowUp,
    LeftBehind,
    Lottery,
    MatchFinding,
    MatchRound,
    MatchRow,
    StudentStatus,
)
from tests.cast import PY, QF, QF_SCHOOL, assemble
from yangguang.common import clock
from yangguang.evidence.actions import attach
from yangguang.ledgers.models import ImportJob
from yangguang.tenancy.scope import owners_scope, scope

BORN = date(2015, 5, 12)  # compulsory education ends in summer 2030
NUMBER = "410922201505120038"
NAME, CARER, NOTE = "留存金丝雀", "金丝雀奶奶", "金丝雀家访情况"
LAST_DAY, DAY_AFTER = "2033-08-31", "2033-09-01"


@pytest.fixture
def cast(transactional_db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return assemble()


@pytest.fixture
def child(cast):
    """A child in a ledger, changed once, so that there is a history."""
    with scope("*"):
        row = Child.objects.create(
            unit_id=QF, name=NAME, sex="male", id_number=NUMBER, birth_date=BORN, guardian="王建国",
            guardian_phone="13800005678", living_place=NAME,
        )  # fmt: skip
        entry = LeftBehind.objects.create(
            unit_id=QF, child=row, placement="enrolled", source="school", found_on=date(2024, 6, 1),
            away="both", carer=CARER,
        )  # fmt: skip
        row.living_place = f"{NAME}新居"
        row.bump(now=clock.now())
        row.save()
    return entry


@pytest.fixture
def everything(cast, child):
    """The same child wherever the product keeps children; the index of its number."""
    with scope("*"):
        in_class(child)
        in_a_list(cast, child)
        in_two_counties(child)
        in_a_draw()
        in_files(cast, child)
    return child.child.id_number_index


def in_class(child):
    FollowUp.objects.create(
        unit_id=QF, child=child.child, group="left-behind", kind="visit", on=date(2024, 6, 9),
        person="班主任", outcome="other", note=NOTE,
    )  # fmt: skip
    pupil = {
        "unit_id": QF, "name": NAME, "sex": "male", "id_number": NUMBER, "birth_date": BORN,
        "school_id": QF_SCHOOL, "grade": "p3",
    }  # fmt: skip
    StudentStatus.objects.create(**pupil)
    AtSchool.objects.create(**pupil, counted_on=date(2024, 7, 1))


def in_a_list(cast, child):
    found = MatchRound.objects.create(
        unit_id=QF, kind="police", as_of=date(2024, 7, 1), by=cast.qf_clerk, basis="函",
        asked_on=date(2024, 7, 1), received_on=date(2024, 7, 1), given_by="公安局", state="open",
    )  # fmt: skip
    row = MatchRow.objects.create(
        unit_id=QF, round=found, number=2, name=NAME, id_number=NUMBER, birth_date=BORN, child=child.child
    )
    MatchFinding.objects.create(
        unit_id=QF, round=found, kind="differing", row=row, child=child.child, state="looked", note=NOTE,
        by=cast.qf_clerk, at=clock.now(),
    )  # fmt: skip


def in_two_counties(child):
    index = child.child.id_number_index
    duplicate = DuplicateChild.objects.create(
        unit_id=PY, id_number_index=index, counties="清丰县", found_on=date(2024, 7, 1)
    )
    DuplicateNotice.objects.create(
        unit_id=QF, child=child.child, duplicate=duplicate.pk, found_on=date(2024, 7, 1)
    )


def in_a_draw():
    lottery = Lottery.objects.create(
        unit_id=QF_SCHOOL, title="某校", year=2024, grade="p1", county_id=QF, plan=1,
        opens_on=date(2024, 6, 1), closes_on=date(2024, 6, 9), seed_source="彩票",
        seed_on=date(2024, 6, 20), draw_on=date(2024, 6, 21),
    )  # fmt: skip
    Applicant.objects.create(
        unit_id=QF_SCHOOL, lottery=lottery, number="000001", name=NAME, listed="留**", id_number=NUMBER,
        county_id=QF,
    )  # fmt: skip


def in_files(cast, child):
    ImportJob.objects.create(
        unit_id=QF, user=cast.qf_clerk, ledger="enrollment/left-behind", file="", name="台账.xlsx",
        outcome={"fresh": [["2", NAME]]},
    )  # fmt: skip
    paper = SimpleUploadedFile("走访.pdf", b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF\n")
    attach(by=cast.qf_clerk, subject=child, upload=paper, kind=NAME, now=clock.now())


def as_owner(statement):
    with owners_scope(), connections["owner"].cursor() as cursor:
        cursor.execute(statement)


def in_redis():
    client = caches["default"]._cache.get_client()
    return b"".join(client.dump(key) or b"" for key in client.keys("*"))


def files():
    return [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]


def kept():
    with scope("*"):
        return Child.objects.exists()
