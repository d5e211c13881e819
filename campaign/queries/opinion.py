"""Reads for the page of public opinion: who is on duty, what waits for an answer, which risks stand out."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from campaign.choices.opinion import IncidentState, RiskState, RumourState
from campaign.desk import DeskItem
from campaign.models import DutyShift, Incident, Risk, Rumour
from yangguang.accounts.rights import Actor
from yangguang.tenancy.choices import Level, Right
from yangguang.tenancy.models import Unit

LIMIT = 10


@dataclass(frozen=True)
class Opinion:
    """What the page shows; ``grid`` counts watched risks by (likelihood, impact)."""

    duty: list[DutyShift]
    unmanned: list[Unit]  # counties without anybody on duty today
    rumours: list[Rumour]
    incidents: list[Incident]
    risks: list[Risk]
    grid: dict[tuple[int, int], int]


def opinion(actor: Actor, today: date) -> Opinion:
    """Everything under the actor's scope: five queries."""
    risks = list(Risk.objects.under(*actor.scope).filter(state=RiskState.WATCHED).select_related("unit"))
    grid: dict[tuple[int, int], int] = {}
    for risk in risks:
        key = (risk.likelihood, risk.impact)
        grid[key] = grid.get(key, 0) + 1
    duty = list(DutyShift.objects.under(*actor.scope).filter(day=today).select_related("unit"))
    counties = Unit.objects.under(*actor.scope).filter(level=Level.COUNTY, active=True).order_by("code")
    return Opinion(
        duty=duty,
        unmanned=list(counties.exclude(pk__in={shift.unit_id for shift in duty})),
        rumours=list(
            Rumour.objects.under(*actor.scope)
            .unanswered()
            .select_related("unit")
            .order_by("answer_by")[:LIMIT]
        ),
        incidents=list(
            Incident.objects.under(*actor.scope).open().select_related("unit").order_by("-found_on")[:LIMIT]
        ),
        risks=sorted(risks, key=lambda risk: (-risk.score, risk.review_on))[:LIMIT],
        grid=grid,
    )


def clarifications() -> list[Rumour]:
    """What the bureaus answered in public, latest first."""
    return list(
        Rumour.objects.filter(published_on__isnull=False)
        .exclude(statement="")
        .select_related("unit")
        .order_by("-published_on")[:100]
    )


def opinion_on_the_desk(actor: Actor, today: date) -> Iterator[DeskItem]:
    """Rumours to check or to answer, and incidents the superior may close, each for whose turn it is."""
    turns = [(RumourState.FOUND, Right.FILL, "核查传言"), (RumourState.CHECKED, Right.REVIEW, "回应传言")]
    for state, right, what in turns:
        # The bureau's own work: a city is not asked to answer what its counties are to answer.
        held = Rumour.objects.filter(unit_id__in=actor.rights.codes(right))
        for rumour in held.filter(state=state).select_related("unit")[:LIMIT]:
            yield DeskItem(
                kind="rumour", title=f"{what}：{rumour.claim[:40]}", due_on=rumour.answer_by,
                overdue=rumour.answer_by < today, url_name="campaign:rumours-detail",
                url_kwargs={"pk": str(rumour.pk)}, unit_name=rumour.unit.name,
            )  # fmt: skip
    for incident in Incident.objects.under(*actor.rights.codes(Right.REVIEW)).filter(
        state=IncidentState.CALM
    ).select_related("unit")[:LIMIT]:  # fmt: skip
        if actor.may(Right.REVIEW, incident.unit.parent_code):
            yield DeskItem(
                kind="verify", title=f"办结舆情：{incident.title}", due_on=None, overdue=False,
                url_name="campaign:incidents-detail", url_kwargs={"pk": str(incident.pk)},
                unit_name=incident.unit.name,
            )  # fmt: skip
