"""双随机, pledges, cases, trainings, patrols. A unit's own plan is a draft: a frozen one is read below."""

from datetime import timedelta

from campaign.models import (
    Campaign,
    ChecklistItem,
    Inspection,
    InspectionFinding,
    InspectionList,
    InspectionPlan,
    Inspector,
    Institution,
    Patrol,
    PatrolRound,
    Pledge,
    Recusal,
    Training,
    WarningCase,
)
from yangguang.accounts.models import User
from yangguang.common import clock
from yangguang.tenancy import codes
from yangguang.tenancy.choices import Level
from yangguang.tenancy.models import TenantModel, Unit

ELSEWHERE, CITY = "410902", "4109"


def rows(campaign: Campaign, unit: Unit, by: User, canary: str) -> list[TenantModel]:
    """One of each; the inspection of a school is done, that of a county is not."""
    day = clock.today()
    school = Unit.objects.filter(level=Level.SCHOOL).under(unit.pk).order_by("code").first()
    assert school is not None
    return [
        *_draw(campaign, unit, school, canary),
        Pledge.objects.create(unit=unit, name=canary, post=canary, signed_on=day, text_version=canary),
        WarningCase.objects.create(unit=unit, title=canary, area="conduct", text=canary),
        Training.objects.create(
            unit=unit, kind="warning", held_on=day, title=canary, expected=2, present=1, note=canary
        ),
        *_patrol(campaign, unit, canary),
    ]


def _draw(campaign: Campaign, unit: Unit, school: Unit, canary: str) -> list[TenantModel]:
    later = clock.today() + timedelta(days=9)
    inspector = Inspector.objects.create(unit=unit, name=canary, home_id=ELSEWHERE)
    recusal = Recusal.objects.create(unit=unit, inspector=inspector, school=school, reason=canary)
    plan = InspectionPlan.objects.create(
        unit=unit, campaign=campaign, title=canary, seed_source=canary, seed_on=later
    )
    listed = InspectionList.objects.create(unit=unit, plan=plan, kind="schools", content=canary)
    done = unit.level == Level.SCHOOL
    inspection = Inspection.objects.create(
        unit=unit, plan=_frozen(campaign), school=school, county=codes.county_of(school.pk), position=1,
        first_name=canary, first_home_id=ELSEWHERE, second_name=canary, second_home_id=CITY,
        state="checked" if done else "planned", done_on=clock.today() if done else None,
        result=canary if done else "",
    )  # fmt: skip
    item = ChecklistItem.objects.get(campaign=campaign, code="C01")
    finding = InspectionFinding.objects.create(
        unit=unit, inspection=inspection, item=item, answer="problem", text=canary
    )
    return [inspector, recusal, plan, listed, inspection, finding]


def _frozen(campaign: Campaign) -> InspectionPlan:
    """The city's plan, as everybody below may see it."""
    day = clock.today()
    plan, made = InspectionPlan.objects.get_or_create(
        unit_id=campaign.unit_id, campaign=campaign, title="抽查", seed_source="号码",
        defaults={"seed_on": day + timedelta(days=9)},
    )  # fmt: skip
    if made:
        plan.state, plan.frozen_on, plan.schools_hash = "frozen", day, "0" * 64
        plan.save()
    return plan


def _patrol(campaign: Campaign, unit: Unit, canary: str) -> list[TenantModel]:
    day = clock.today()
    institution = Institution.objects.create(unit=unit, name=canary, leader=canary)
    span = PatrolRound.objects.create(unit=unit, campaign=campaign, number=1, starts=day, ends=day)
    visit = Patrol.objects.create(
        unit=unit, round=span, kind="institution", institution=institution, visited_on=day,
        visited_by=canary, finding="clue", text=canary,
    )  # fmt: skip
    return [institution, span, visit]
