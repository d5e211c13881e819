"""Matching: a round with a row of their list, what it found, a duplicate and its notice, two pupils."""

from datetime import date
from uuid import uuid4

from campaign.models import Campaign
from enrollment.models import (
    AtSchool,
    Child,
    DuplicateChild,
    DuplicateNotice,
    LeftBehind,
    ListMapping,
    MatchFinding,
    MatchRound,
    MatchRow,
    StudentStatus,
)
from yangguang.accounts.models import User
from yangguang.tenancy.models import TenantModel, Unit

DAY = date(2024, 6, 5)
BORN = date(2015, 5, 12)


def rows(campaign: Campaign, unit: Unit, by: User, canary: str) -> list[TenantModel]:
    """One of each; the child found stands in the ledger meanwhile, so that its finding may be closed."""
    child = Child.objects.create(unit=unit, name=canary, sex="male", id_number=f"M{canary}", birth_date=BORN)
    LeftBehind.objects.create(
        unit=unit, child=child, placement="enrolled", source="school", found_on=DAY, away="both"
    )
    found = MatchRound.objects.create(
        unit=unit, kind="civil_affairs", target="enrollment/left-behind", as_of=DAY, by=by, state="open",
        name=f"{canary}.xlsx", basis=canary, asked_on=DAY, received_on=DAY, given_by=canary,
    )  # fmt: skip
    row = MatchRow.objects.create(
        unit=unit, round=found, number=3, name=canary, sex="male", id_number=f"M{canary}", birth_date=BORN,
        guardian=canary, phone=canary, address=canary, school=canary, child=child,
    )  # fmt: skip
    finding = MatchFinding.objects.create(unit=unit, round=found, kind="theirs", row=row, child=child)
    duplicate = DuplicateChild.objects.create(
        unit=unit, id_number_index=uuid4().hex, counties=canary, found_on=DAY
    )
    notice = DuplicateNotice.objects.create(unit=unit, child=child, duplicate=duplicate.pk, found_on=DAY)
    mapping = ListMapping.objects.create(
        unit=unit, kind="civil_affairs", digest=uuid4().hex, headings={"name": canary}
    )
    return [found, row, finding, duplicate, notice, mapping, *_pupils(unit, canary)]


def _pupils(unit: Unit, canary: str) -> list[TenantModel]:
    """In 学籍 and in the classroom."""
    shared = {
        "unit": unit, "name": canary, "sex": "male", "id_number": f"P{canary}", "birth_date": BORN,
        "school": unit, "grade": "p3",
    }  # fmt: skip
    return [StudentStatus.objects.create(**shared), AtSchool.objects.create(**shared, counted_on=DAY)]
