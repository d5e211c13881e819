"""Patrol rounds: who was visited, who was not, by county."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from campaign.choices.education import InstitutionState
from campaign.models import Campaign, Institution, Patrol, PatrolRound, WarningCase
from yangguang.tenancy import codes
from yangguang.tenancy.choices import Level
from yangguang.tenancy.models import Unit


@dataclass
class RoundLine:
    """One round of one county; ``left`` names the objects nobody has visited in it."""

    round: PatrolRound
    objects: int
    visited: int = 0
    clues: int = 0
    left: list[str] = field(default_factory=list)

    def tone(self, today: date) -> str:
        """Complete, to come, under way, or over with holes."""
        if not self.left:
            return "ok"
        if today < self.round.starts:
            return "wait"
        return "late" if today > self.round.ends else "busy"


@dataclass
class CountyPatrols:
    """One county with its rounds; none is a hole."""

    unit: Unit
    objects: int = 0
    rounds: list[RoundLine] = field(default_factory=list)


def patrol_board(campaign: Campaign, scope_codes: Sequence[str], *, until: date) -> list[CountyPatrols]:
    """Every county under the codes and its rounds begun by ``until``: 5 queries."""
    counties = {
        unit.pk: CountyPatrols(unit)
        for unit in Unit.objects.under(*scope_codes).counties().filter(active=True).order_by("code")
    }
    objects = _objects(scope_codes)
    visits: dict[object, dict[str, str]] = defaultdict(dict)
    for round_id, school, institution, finding in (
        Patrol.objects.under(*scope_codes)
        .filter(round__campaign=campaign)
        .values_list("round_id", "school_id", "institution_id", "finding")
    ):
        visits[round_id][school or str(institution)] = finding
    for code, county in counties.items():
        county.objects = len(objects[code])
    rounds = PatrolRound.objects.under(*scope_codes).filter(campaign=campaign, starts__lte=until)
    for each in rounds.order_by("unit_id", "-number"):
        if each.unit_id in counties:
            counties[each.unit_id].rounds.append(_line(each, objects[each.unit_id], visits[each.pk]))
    return list(counties.values())


def _line(each: PatrolRound, objects: dict[str, str], visits: dict[str, str]) -> RoundLine:
    left = [name for key, name in objects.items() if key not in visits]
    clues = sum(finding == "clue" for finding in visits.values())
    return RoundLine(each, len(objects), len(objects) - len(left), clues, left)


def _objects(scope_codes: Sequence[str]) -> dict[str, dict[str, str]]:
    """County → key → name of what has to be visited: schools in use, institutions that are not closed."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    schools = Unit.objects.under(*scope_codes).filter(level=Level.SCHOOL, active=True)
    for code, name in schools.values_list("pk", "name"):
        found[codes.county_of(code)][code] = name
    working = Institution.objects.under(*scope_codes).exclude(state=InstitutionState.CLOSED)
    for pk, unit_id, name in working.values_list("pk", "unit_id", "name"):
        found[unit_id][str(pk)] = name
    return found


def cases_to_read() -> list[WarningCase]:
    """Cases the scope in force shows: the own ones, and those a superior has published; newest first."""
    return list(WarningCase.objects.select_related("unit").order_by("-created_at")[:200])
