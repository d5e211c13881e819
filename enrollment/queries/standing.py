"""What became of schools: who is no more, who took over, what is still open there."""

from dataclasses import dataclass

from django.db.models import Q

from campaign.models import Issue
from enrollment.choices.standing import Standing
from enrollment.models import School, SchoolChange
from enrollment.rules import standing as rules
from yangguang.tenancy.choices import Level
from yangguang.tenancy.models import Unit


def gone(*codes: str) -> list[rules.Gone]:
    """Schools under the codes that are no more, each with who teaches its children now: 3 queries.

    The register says what became of a school to whoever may read its entry; of others only that it is closed.
    """
    units = list(Unit.objects.under(*codes).filter(level=Level.SCHOOL, active=False))
    if not units:
        return []
    known = {row.unit_id: row for row in School.objects.filter(unit__in=units)}
    successors = {code: row.successor_id for code, row in known.items()}
    heirs = {code: rules.last_heir(code, successors) for code in successors}
    names = dict(Unit.objects.filter(pk__in=set(heirs.values())).values_list("code", "name"))
    found = []
    for unit in units:
        row = known.get(unit.pk)
        heir = names.get(heirs.get(unit.pk, ""), "")
        standing, since = (row.standing, row.standing_since) if row else (Standing.CLOSED, None)
        found.append(rules.Gone(unit.pk, unit.name, standing, since, heir))
    return found


def refusal_of(code: str) -> rules.SchoolClosed:
    """Why nobody may be placed at that school, with who took over."""
    home = code[:6]
    every = {each.code: each for each in gone(home)}
    return rules.SchoolClosed(every[code].sentence) if code in every else rules.SchoolClosed()


def must_be_open(unit: Unit) -> None:
    """Nobody is placed at a school that is no more (:class:`rules.SchoolClosed`)."""
    if unit.level == Level.SCHOOL and not unit.active:
        raise refusal_of(unit.pk)


@dataclass(frozen=True)
class Story:
    """What a school's page tells beside its entry."""

    changes: list[SchoolChange]
    issues: list[Issue]
    absorbed: list[School]  # schools whose children it took over
    sentence: str


def story_of(school: School) -> Story:
    """History, what is still open, whom it took over: 3 queries, more for a closed school."""
    changes = list(school.changes.select_related("successor", "recorded_by"))
    issues = list(Issue.objects.filter(unit_id=school.unit_id).open().order_by("due_on"))
    absorbed = list(School.objects.filter(Q(successor_id=school.unit_id)).order_by("standing_since"))
    sentence = "" if school.standing == Standing.OPEN else refusal_of(school.unit_id).message
    return Story(changes, issues, absorbed, sentence)


def groups(*codes: str) -> dict[str, list[School]]:
    """教育集团 → its schools, open ones: 1 query."""
    found: dict[str, list[School]] = {}
    rows = (
        School.objects.under(*codes).exclude(group="").filter(standing=Standing.OPEN).select_related("unit")
    )
    for school in rows.order_by("group", "code"):
        found.setdefault(school.group, []).append(school)
    return found
