"""What else a summary counts beside the issue ledger: how much of each duty there was, and how much is done.

Every measure is a pair of plain counts over rows of a unit's subtree, so a city's are the sums of its
counties'. The ledgers say how it stands when the figures are taken; only issues are counted back in time.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, Q
from django.urls import reverse

from campaign.choices import AssignmentState
from campaign.choices.clues import ClueState
from campaign.choices.discipline import InterviewState, LetterState
from campaign.choices.inspections import InspectionState
from campaign.choices.opinion import RumourState
from campaign.choices.policies import CORRECTIVE
from campaign.models import (
    Accountability,
    Assignment,
    Campaign,
    Clue,
    Disclosure,
    Inspection,
    Interview,
    Letter,
    Meeting,
    Pledge,
    PolicyDocument,
    Rumour,
    Training,
)
from complaints.choices import FINAL
from complaints.models import Case
from enrollment.choices import PLACED
from enrollment.queries.groups import MODELS
from reports.choices import Measure

NOTHING = Q(pk__in=[])
Rows = Callable[[Any], Any]


@dataclass(frozen=True)
class Source:
    """Where a measure comes from: rows of a campaign, which of them are done, their ledger."""

    model: Any
    ledger: str
    of: Callable[[Campaign], Q]
    done: Q = NOTHING
    query: str = ""

    def count(self, rows: Rows, campaign: Campaign) -> list[int]:
        """How many there are, and how many of these are done: 1 query."""
        counted = rows(self.model).filter(self.of(campaign)).order_by()
        found = counted.aggregate(all=Count("pk"), done=Count("pk", filter=self.done))
        return [found["all"], found["done"]]

    def address(self, unit_code: str) -> str:
        """The rows behind the number as they stand now."""
        query = urlencode({"unit": unit_code})
        return f"{reverse(self.ledger)}?{query}{self.query}"


def _of_campaign(campaign: Campaign) -> Q:
    return Q(campaign=campaign)


def _every(campaign: Campaign) -> Q:
    return Q()


def _dated(column: str) -> Callable[[Campaign], Q]:
    return lambda campaign: Q(**{f"{column}__range": (campaign.starts, campaign.ends)})


SOURCES: dict[str, Source] = {
    Measure.DUTIES: Source(
        Assignment, "campaign:assignments-list",
        lambda campaign: Q(campaign=campaign, deliverable__retired=False),
        Q(state__in=[AssignmentState.SUBMITTED, AssignmentState.ACCEPTED]),
    ),
    Measure.MEETINGS: Source(Meeting, "campaign:meetings-list", _of_campaign),
    Measure.PLEDGES: Source(Pledge, "campaign:pledges-list", _every, Q(signed_on__isnull=False)),
    Measure.TRAININGS: Source(Training, "campaign:trainings-list", _dated("held_on")),
    Measure.POLICIES: Source(PolicyDocument, "campaign:policies-list", _every, Q(verdict__in=CORRECTIVE)),
    Measure.DISCLOSURES: Source(
        Disclosure, "campaign:disclosures-list", _of_campaign, Q(edition__gt=0)
    ),
    Measure.LETTERS: Source(
        Letter, "campaign:letters-list",
        lambda campaign: Q(campaign=campaign) & ~Q(number=""), Q(state=LetterState.VERIFIED),
    ),
    Measure.INTERVIEWS: Source(
        Interview, "campaign:interviews-list",
        lambda campaign: Q(campaign=campaign, state__in=[InterviewState.HELD, InterviewState.KEPT]),
        Q(state=InterviewState.KEPT),
    ),
    Measure.INSPECTIONS: Source(
        Inspection, "campaign:inspections-list",
        lambda campaign: Q(plan__campaign=campaign) & ~Q(state=InspectionState.PLANNED),
        Q(state=InspectionState.CLOSED),
    ),
    Measure.CLUES: Source(Clue, "campaign:clues-list", _of_campaign, Q(state=ClueState.CONCLUDED)),
    Measure.SANCTIONS: Source(Accountability, "campaign:accountability-list", _dated("decided_on")),
    Measure.RUMOURS: Source(
        Rumour, "campaign:rumours-list", _dated("found_on"),
        Q(state__in=[RumourState.PUBLISHED, RumourState.CLOSED]),
    ),
    Measure.COMPLAINTS: Source(Case, "complaints:cases-list", _dated("received_on"), Q(state__in=FINAL)),
}  # fmt: skip


def measures_under(unit_code: str, campaign: Campaign) -> dict[str, list[int]]:
    """Every measure of the unit and everything under it."""
    return _counted(lambda model: model.objects.under(unit_code), campaign)


def measures_of(unit_code: str, campaign: Campaign) -> dict[str, list[int]]:
    """The bureau's own rows only: what a city did itself, beside the sum of its counties."""
    return _counted(lambda model: model.objects.filter(unit_id=unit_code), campaign)


def _counted(rows: Rows, campaign: Campaign) -> dict[str, list[int]]:
    counts = {str(key): source.count(rows, campaign) for key, source in SOURCES.items()}
    counts[Measure.CHILDREN] = _children(rows)
    return counts


def _children(rows: Rows) -> list[int]:
    """Entries of the seven ledgers, and those whose child is at school."""
    known = placed = 0
    for model in MODELS.values():
        found = (
            rows(model)
            .order_by()
            .aggregate(all=Count("pk"), done=Count("pk", filter=Q(placement__in=PLACED)))
        )
        known, placed = known + found["all"], placed + found["done"]
    return [known, placed]


def address_of(measure: str, unit_code: str) -> str:
    """The rows behind a measure; the page of the seven ledgers for the children in them."""
    source = SOURCES.get(measure)
    return source.address(unit_code) if source else reverse("enrollment:groups")
