"""A road of 清丰县, a school and a draft zone around it; all in the scope of the nation."""

from datetime import date
from typing import Any

import pytest

from enrollment.models import School
from tests.cast import QF, QF_SCHOOL, QF_SCHOOL_2
from yangguang.evidence.models import Evidence
from zoning.models import AddressRule, Adjustment, AdjustmentStep, Place, Zone, ZoneSchool


def place(name: str, kind: str = "road", unit: str = QF, **more: Any) -> Place:
    """A place whose only name is already normal."""
    return Place.objects.create(unit_id=unit, kind=kind, name=name, normalised=name, names=[name], **more)


def draft(name: str, *schools: str, unit: str = QF, **more: Any) -> Zone:
    """A draft of the primary schools of 2024."""
    stage, year = more.pop("stage", "primary"), more.pop("year", 2024)
    zone = Zone.objects.create(unit_id=unit, stage=stage, year=year, name=name, **more)
    for school in schools:
        ZoneSchool.objects.create(unit_id=unit, zone=zone, school_id=school)
    return zone


def rule(zone: Zone, at: Place, **numbers: Any) -> AddressRule:
    return AddressRule.objects.create(unit_id=zone.unit_id, zone=zone, place=at, **numbers)


def publish(zone: Zone, day: date = date(2024, 6, 1)) -> Zone:
    """The bare act, without the procedure."""
    zone.state, zone.shown, zone.published_on = "published", True, day
    zone.document = zone.document or "清教〔2024〕1号"
    zone.save()
    return zone


def record(adjustment: Adjustment, kind: str, on: date, *, paper: bool = True) -> AdjustmentStep:
    """The record of a step, with its document unless ``paper`` is false."""
    step = AdjustmentStep.objects.create(
        unit_id=adjustment.unit_id, adjustment=adjustment, kind=kind, on=on, held_by="县教育局",
        document_title="报告", summary="可行", disclosed=kind in ("consultation", "decision"),
    )  # fmt: skip
    if paper:
        Evidence.objects.create(
            unit_id=adjustment.unit_id, subject="zoning.AdjustmentStep", subject_id=step.pk, file="x",
            name="报告.pdf", content_type="application/pdf", size=1, sha256="0" * 64,
        )  # fmt: skip
    return step


def move(adjustment: Adjustment, state: str, **more: Any) -> Adjustment:
    """The bare step."""
    adjustment.state = state
    for field, value in more.items():
        setattr(adjustment, field, value)
    adjustment.save()
    return adjustment


@pytest.fixture
def road(cast, everywhere) -> Place:
    return place("朝阳路")


@pytest.fixture
def school(cast, everywhere) -> School:
    return School.objects.create(
        unit_id=QF_SCHOOL, code=QF_SCHOOL, name="向阳小学（虚构）", stage="primary", nature="public",
        locality="urban",
    )  # fmt: skip


@pytest.fixture
def junior(cast, everywhere) -> School:
    """A school that takes nobody into its first year of 小学."""
    return School.objects.create(
        unit_id=QF_SCHOOL_2, code=QF_SCHOOL_2, name="育才初中（虚构）", stage="junior", nature="public",
        locality="urban",
    )  # fmt: skip


@pytest.fixture
def zone(road) -> Zone:
    """Numbers 1–99 of 朝阳路 lead to the school of the cast."""
    zone = draft("向阳片区", QF_SCHOOL)
    rule(zone, road, first=1, last=99)
    return zone


@pytest.fixture
def adjustment(cast, everywhere) -> Adjustment:
    return Adjustment.objects.create(
        unit_id=QF,
        stage="primary",
        year=2024,
        title="新城片区调整",
        triggers=["new_school"],
        reason="新建学校",
    )
