"""Verbs of inspections by 双随机: freeze, draw, inspect, answer, close (decision 0015)."""

import secrets
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.urls import reverse

from campaign.actions.issues import open_issue
from campaign.choices import Answer, AppliesTo, Source
from campaign.choices.inspections import LEAST_SHARE, ListKind, PlanState
from campaign.models import (
    Campaign,
    Inspection,
    InspectionFinding,
    InspectionList,
    InspectionPlan,
    Inspector,
    Recusal,
)
from campaign.rules import inspections as rules
from campaign.rules.dates import Span, during, must_fit
from yangguang.accounts.models import User
from yangguang.common import draws
from yangguang.evidence.models import Evidence
from yangguang.notices.actions import tell
from yangguang.tenancy import codes
from yangguang.tenancy.choices import Level, Right
from yangguang.tenancy.models import Unit


@transaction.atomic
def open_plan(
    *,
    by: User | None,
    now: datetime,
    campaign: Campaign,
    unit: Unit,
    title: str,
    seed_source: str,
    seed_on: date,
    share: int = LEAST_SHARE,
) -> InspectionPlan:
    """Draft a plan of the city. :class:`rules.PlansAreTheCitys` for any other unit,
    :class:`rules.ShareOutside` for a share below a tenth or above the whole."""
    if unit.level != Level.CITY:
        raise rules.PlansAreTheCitys
    _check_share(share)
    return InspectionPlan.objects.create(
        campaign=campaign, unit=unit, title=title, seed_source=seed_source, seed_on=seed_on, share=share,
        created_at=now, updated_at=now,
    )  # fmt: skip


@transaction.atomic
def amend_plan(
    *, by: User | None, now: datetime, row: InspectionPlan, values: Mapping[str, Any]
) -> InspectionPlan:
    """Change a plan whose lists are not frozen; :class:`rules.PlanSealed` afterwards."""
    plan = InspectionPlan.lock(row.pk)
    _must_be(plan, PlanState.DRAFTED)
    for name, value in values.items():
        setattr(plan, name, value)
    _check_share(plan.share)
    return _saved(plan, now)


def _check_share(share: int | None) -> None:
    if share is None or any(rules.share_is_enough({"share": share})):
        raise rules.ShareOutside


def _token() -> str:
    return secrets.token_hex(4)


@transaction.atomic
def freeze_plan(
    *, by: User | None, now: datetime, row: InspectionPlan, token: Callable[[], str] = _token
) -> InspectionPlan:
    """拟定中 → 名单已冻结: all schools in use and everybody available, with their hashes.

    The units below are told the hashes, the source of randomness and its day. Raises
    :class:`rules.SeedTooEarly` unless the randomness comes on a later day, :class:`rules.NobodyLeft` when a
    school could not be given two inspectors without conflict.
    """
    plan = InspectionPlan.lock(row.pk)
    _must_be(plan, PlanState.DRAFTED)
    if plan.seed_on <= now.date():
        raise rules.SeedTooEarly(
            f"随机数须在名单冻结之后产生：公布日期 {plan.seed_on:%Y-%m-%d} 不晚于今天，请先改为以后的日期。",
            field="seed_on",
        )
    schools, inspectors = _schools(plan, token), _inspectors(plan)
    if not schools:
        raise rules.TooFewSchools
    rules.enough_inspectors(schools, inspectors)
    lines = {
        ListKind.SCHOOLS: [school.line for school in schools],
        ListKind.INSPECTORS: [inspector.line for inspector in inspectors],
    }
    for kind, listed in lines.items():
        InspectionList.objects.create(
            unit_id=plan.unit_id, plan=plan, kind=kind, content=draws.listing(listed).decode(),
            created_at=now, updated_at=now,
        )  # fmt: skip
    plan.schools_hash = draws.digest(lines[ListKind.SCHOOLS])
    plan.inspectors_hash = draws.digest(lines[ListKind.INSPECTORS])
    plan.school_count, plan.inspector_count = len(schools), len(inspectors)
    plan.frozen_by, plan.frozen_at, plan.frozen_on = by, now, now.date()
    plan.state = rules.PLANS.next_state("freeze", plan.state)
    _saved(plan, now)
    _tell_counties(plan, now)
    return plan


@transaction.atomic
def draw_plan(
    *,
    by: User | None,
    now: datetime,
    row: InspectionPlan,
    seed: str,
    witnesses: str,
    seed_link: str = "",
    planned_on: date | None = None,
) -> InspectionPlan:
    """名单已冻结 → 已抽取, once: the published numbers decide about schools and inspectors.

    Raises :class:`rules.AlreadyDrawn`, :class:`rules.BadSeed`, :class:`rules.SeedTooEarly` before the day
    named, :class:`rules.WitnessesMissing`.
    """
    plan = InspectionPlan.lock(row.pk)
    _must_be(plan, PlanState.FROZEN)
    if now.date() < plan.seed_on:
        raise rules.SeedTooEarly(
            f"“{plan.seed_source}”于 {plan.seed_on:%Y-%m-%d} 公布，请在公布之后录入。", field="seed"
        )
    rules.seed_is_read(seed)
    if not witnesses.strip():
        raise rules.WitnessesMissing
    listed = {each.kind: each.lines for each in plan.lists.all()}
    result = rules.drawn(
        listed[ListKind.SCHOOLS], listed[ListKind.INSPECTORS], seed=seed.strip(), share=plan.share
    )
    _must_be_in_time(plan, planned_on)
    _appoint(plan, result, planned_on, now)
    plan.seed, plan.seed_link, plan.witnesses = seed.strip(), seed_link.strip(), witnesses.strip()
    plan.drawn_by, plan.drawn_at, plan.drawn_on = by, now, now.date()
    plan.drawn_count = len(result)
    plan.state = rules.PLANS.next_state("draw", plan.state)
    return _saved(plan, now)


@transaction.atomic
def finish_plan(*, by: User | None, now: datetime, row: InspectionPlan) -> InspectionPlan:
    """已抽取 → 已完成 when every school was inspected; the lists are published and all can recompute."""
    plan = InspectionPlan.lock(row.pk)
    _must_be(plan, PlanState.DRAWN)
    left = plan.inspections.waiting().count()
    if left:
        raise rules.NotAllInspected(left)
    for listed in plan.lists.all():
        listed.published = True
        listed.bump(now=now)
        listed.save()
    plan.finished_at = now
    plan.state = rules.PLANS.next_state("finish", plan.state)
    return _saved(plan, now)


@transaction.atomic
def schedule_inspection(*, by: User | None, now: datetime, row: Inspection, planned_on: date) -> Inspection:
    """Say when the inspectors go."""
    inspection = Inspection.lock(row.pk)
    inspection.state = rules.INSPECTIONS.next_state("schedule", inspection.state)
    if planned_on < _drawn_on(inspection.plan):
        raise rules.DoneOutsideTime("计划检查日期不能早于抽取日期，请核对。", field="planned_on")
    _must_be_in_time(inspection.plan, planned_on)
    inspection.planned_on = planned_on
    return _saved_inspection(inspection, now)


@transaction.atomic
def record_inspection(
    *,
    by: User | None,
    now: datetime,
    row: Inspection,
    done_on: date,
    result: str,
    answers: Mapping[str, tuple[str, str]],
) -> Inspection:
    """待检查 → 已检查 with the result sheet ``{item code: (answer, text)}``; the school sees it from now on.

    Raises :class:`rules.ResultMissing`, :class:`rules.ProblemWithoutText`, :class:`rules.DoneOutsideTime`.
    """
    inspection = Inspection.lock(row.pk)
    inspection.state = rules.INSPECTIONS.next_state("record", inspection.state)
    plan = inspection.plan
    if not _drawn_on(plan) <= done_on <= now.date() or done_on > plan.campaign.ends:
        raise rules.DoneOutsideTime
    if not result.strip() or not answers:
        raise rules.ResultMissing
    known = {item.code: item for item in plan.campaign.items.in_force().exclude(applies_to=AppliesTo.BUREAU)}
    rules.result_sheet(answers, known.keys())
    files = Evidence.objects.of(inspection)
    inspection.unit_id = inspection.school_id
    inspection.done_on, inspection.result, inspection.done_by = done_on, result.strip(), by
    _saved_inspection(inspection, now)
    InspectionFinding.objects.bulk_create(
        InspectionFinding(
            unit_id=inspection.unit_id, inspection=inspection, item=known[code], answer=answer,
            text=text.strip(), created_at=now, updated_at=now,
        )
        for code, (answer, text) in answers.items()
    )  # fmt: skip
    files.update(unit_id=inspection.unit_id)
    _tell_school(inspection, "checked", f"《{plan.title}》的检查结果已登记，请查看并反馈", now)
    return inspection


@transaction.atomic
def open_issues(*, by: User | None, now: datetime, row: Inspection) -> Inspection:
    """One issue in the ledger of the school for each problem that has none yet."""
    inspection = Inspection.lock(row.pk)
    inspection.state = rules.INSPECTIONS.next_state("issues", inspection.state)
    findings = inspection.findings.filter(answer=Answer.PROBLEM, issue=None).select_related("item")
    if not findings:
        raise rules.NothingToOpen
    for finding in findings:
        finding.issue = open_issue(
            by=by, now=now, campaign=inspection.plan.campaign, unit=inspection.school, area=finding.item.area,
            source=Source.INSPECTION, found=finding.text, item=finding.item, found_on=inspection.done_on,
        )  # fmt: skip
        finding.bump(now=now)
        finding.save()
    return _saved_inspection(inspection, now)


@transaction.atomic
def reply_to_inspection(*, by: User | None, now: datetime, row: Inspection, reply: str) -> Inspection:
    """已检查 → 已反馈: what the school says to the result; it may add to it until it is closed."""
    inspection = Inspection.lock(row.pk)
    inspection.state = rules.INSPECTIONS.next_state("reply", inspection.state)
    inspection.reply, inspection.replied_by, inspection.replied_at = reply.strip(), by, now
    return _saved_inspection(inspection, now)


@transaction.atomic
def close_inspection(*, by: User | None, now: datetime, row: Inspection) -> Inspection:
    """已检查 / 已反馈 → 已办结, when every problem found stands in the issue ledger."""
    inspection = Inspection.lock(row.pk)
    inspection.state = rules.INSPECTIONS.next_state("close", inspection.state)
    if inspection.findings.filter(answer=Answer.PROBLEM, issue=None).exists():
        raise rules.FindingsWithoutIssue
    inspection.closed_by, inspection.closed_at = by, now
    return _saved_inspection(inspection, now)


def _must_be(plan: InspectionPlan, state: PlanState) -> None:
    """:class:`rules.PlanSealed` / :class:`rules.AlreadyDrawn` for what is past, else the machine's."""
    if plan.state == state:
        return
    order = list(PlanState)
    if order.index(PlanState(plan.state)) > order.index(state):
        raise rules.PlanSealed if plan.state == PlanState.FROZEN else rules.AlreadyDrawn
    verb = {PlanState.FROZEN: "draw", PlanState.DRAWN: "finish"}[state]
    rules.PLANS.next_state(verb, plan.state)


def _appoint(plan: InspectionPlan, result: list[rules.Drawn], planned_on: date | None, now: datetime) -> None:
    """One inspection for each school that was drawn."""
    Inspection.objects.bulk_create(
        Inspection(
            unit_id=plan.unit_id, plan=plan, school_id=found.school.code,
            county=codes.county_of(found.school.code), position=position, planned_on=planned_on,
            first_name=found.inspectors[0].name, first_home_id=found.inspectors[0].home,
            second_name=found.inspectors[1].name, second_home_id=found.inspectors[1].home,
            created_at=now, updated_at=now,
        )
        for position, found in enumerate(result, start=1)
    )  # fmt: skip


def _must_be_in_time(plan: InspectionPlan, planned_on: date | None) -> None:
    """Inspectors go while the campaign is on: the result sheet takes no later day."""
    span = Span(plan.campaign.starts, plan.campaign.ends)
    must_fit(during, "planned_on", "计划检查日期", planned_on, [span])


def _drawn_on(plan: InspectionPlan) -> date:
    assert plan.drawn_on is not None  # an inspection comes from a draw alone: the database says so
    return plan.drawn_on


def _schools(plan: InspectionPlan, token: Callable[[], str]) -> list[rules.ListedSchool]:
    units = Unit.objects.under(plan.unit_id).filter(level=Level.SCHOOL, active=True).order_by("code")
    return [rules.ListedSchool(token(), unit.code, unit.name) for unit in units]


def _inspectors(plan: InspectionPlan) -> list[rules.ListedInspector]:
    pool = Inspector.objects.filter(unit_id=plan.unit_id, available=True).order_by("home_id", "name")
    avoided: dict[Any, set[str]] = {}
    for inspector, school in Recusal.objects.filter(unit_id=plan.unit_id).values_list("inspector", "school"):
        avoided.setdefault(inspector, set()).add(school)
    return [
        rules.ListedInspector(
            f"{number:03d}", one.name, codes.county_of(one.home_id), frozenset(avoided.get(one.pk, ()))
        )
        for number, one in enumerate(pool, start=1)
    ]


def _saved(plan: InspectionPlan, now: datetime) -> InspectionPlan:
    plan.bump(now=now)
    plan.save()
    return plan


def _saved_inspection(inspection: Inspection, now: datetime) -> Inspection:
    inspection.bump(now=now)
    inspection.save()
    return inspection


def _tell_counties(plan: InspectionPlan, now: datetime) -> None:
    path = reverse("campaign:draws-detail", args=[plan.pk])
    for county in Unit.objects.under(plan.unit_id).counties().filter(active=True):
        tell(
            unit_id=county.pk, right=Right.VIEW, key=f"plan-{plan.pk}-{county.pk}",
            title=f"《{plan.title}》名单已冻结，校验值和随机数来源已公布", path=path, now=now,
        )  # fmt: skip


def _tell_school(inspection: Inspection, key: str, title: str, now: datetime) -> None:
    tell(
        unit_id=inspection.school_id, right=Right.FILL, key=f"inspection-{inspection.pk}-{key}", title=title,
        path=reverse("campaign:inspections-detail", args=[inspection.pk]), now=now,
    )  # fmt: skip


__all__ = [
    "amend_plan",
    "close_inspection",
    "draw_plan",
    "finish_plan",
    "freeze_plan",
    "open_issues",
    "open_plan",
    "record_inspection",
    "reply_to_inspection",
    "schedule_inspection",
]
