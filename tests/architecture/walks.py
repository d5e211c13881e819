"""How a row of each state machine comes into the world, and how people lead it from state to state."""

from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile

from campaign.actions import crosschecks
from campaign.actions.interviews import plan_interview
from campaign.actions.letters import draft_letter
from campaign.models import (
    Announcement,
    Assignment,
    Campaign,
    Clue,
    CrossCheck,
    Disclosure,
    Extension,
    Incident,
    Interview,
    Issue,
    Letter,
    PolicyDocument,
    Prospectus,
    Question,
    Rumour,
    SecondLook,
    SecondLookDraw,
    SpecialAdmission,
    Statement,
)
from complaints.actions import handling
from complaints.models import CaseExtension
from enrollment.models import Expansion, MatchFinding, WholeExport
from tests.architecture import adjustments, draws, lotteries
from tests.architecture.world import PDF, Belongings
from tests.cast import NL, QF, QF_SCHOOL, Cast
from yangguang.accounts.models import User
from yangguang.accounts.rights import rights_of
from yangguang.common import clock
from yangguang.evidence.actions import attach
from yangguang.ledgers.declaration import Ledger, Verb
from yangguang.tenancy.models import TenantModel
from yangguang.tenancy.states import every

# Everybody of 清丰县 and of its school, a clerk of another county, the city, the province.
PEOPLE = [
    "qf.clerk", "qf.reviewer", "qf.leader", "qf.school", "qf.handler", "nl.clerk",
    "py.reviewer", "py.leader", "py.supervisor", "hn.viewer",
]  # fmt: skip

World = dict[str, Belongings]


@dataclass(frozen=True)
class Walk:
    """``begin`` makes a row in the first state (inside a scope over the nation)."""

    ledger: str
    begin: Callable[[Cast, World], Any]
    ways: Mapping[str, list[str]] = field(default_factory=dict)  # where the shortest way is not open


def _issue(cast: Cast, world: World) -> Issue:
    found = world[QF_SCHOOL].rows[Issue]
    assert isinstance(found, Issue)
    return found


def _look(cast: Cast, world: World) -> SecondLook:
    """A look that waits, at an issue nobody of the city has touched."""
    drawn, today = world[QF].rows[SecondLookDraw], clock.today()
    return SecondLook.objects.create(
        unit_id=QF_SCHOOL, draw_id=drawn.pk, issue=_issue(cast, world), closed_at=clock.now(), drawn_on=today,
        due_on=today,
    )  # fmt: skip


def _assignment(cast: Cast, world: World) -> Assignment:
    return Assignment.objects.get(unit=QF_SCHOOL, deliverable__code="M6")


def _policy(cast: Cast, world: World) -> PolicyDocument:
    found = world[QF_SCHOOL].rows[PolicyDocument]
    assert isinstance(found, PolicyDocument)
    return found


def _special(cast: Cast, world: World) -> SpecialAdmission:
    found = world[QF_SCHOOL].rows[SpecialAdmission]
    assert isinstance(found, SpecialAdmission)
    return found


def _of_county(model: type[TenantModel]) -> Callable[[Cast, World], Any]:
    """The county's own row of the model."""
    return lambda cast, world: world[QF].rows[model]


def _of_school(model: type[TenantModel]) -> Callable[[Cast, World], Any]:
    """The school's own row of the model."""
    return lambda cast, world: world[QF_SCHOOL].rows[model]


def _letter(cast: Cast, world: World) -> Letter:
    """A draft of 清丰县 to its school."""
    values = {"subject": "规范招生", "facts": "情况", "reply_by": clock.add_working_days(clock.today(), 5)}
    return draft_letter(
        by=cast.qf_reviewer, now=clock.now(), issuer=world[QF].unit, addressee=world[QF_SCHOOL].unit,
        values=values,
    )  # fmt: skip


def _case_extension(cast: Cast, world: World) -> CaseExtension:
    """More time for a case of 清丰县 that its handler accepted."""
    row = world[QF].rows[CaseExtension]
    assert isinstance(row, CaseExtension)
    handling.accept(by=cast.qf_handler, row=row.case, now=clock.now())
    return row


def _interview(cast: Cast, world: World) -> Interview:
    """清丰县 will talk to the head of its school."""
    values = {"principal": "王某", "post": "校长", "reason": "提醒", "planned_on": clock.today()}
    return plan_interview(
        by=cast.qf_reviewer, now=clock.now(), issuer=world[QF].unit, about=world[QF_SCHOOL].unit,
        values=values,
    )  # fmt: skip


def _clue(cast: Cast, world: World) -> Clue:
    """A clue 清丰县 handles, with somebody in the accountability ledger."""
    found = world[QF].rows[Clue]
    assert isinstance(found, Clue)
    return found


def _crosscheck(cast: Cast, world: World) -> CrossCheck:
    return crosschecks.assign(
        by=cast.py_reviewer, now=clock.now(), campaign=Campaign.objects.get(), unit=world[QF].unit,
        checker=world[NL].unit, until=clock.today(),
    )  # fmt: skip


WALKS: dict[str, Walk] = {
    "disclosure": Walk("campaign/disclosures", _of_school(Disclosure)),
    "prospectus": Walk("campaign/prospectuses", _of_school(Prospectus)),
    "announcement": Walk("campaign/announcements", _of_school(Announcement)),
    "question": Walk("campaign/questions", _of_school(Question)),
    "statement": Walk("campaign/statements", _of_school(Statement)),
    "assignment": Walk("campaign/assignments", _assignment),
    "policy": Walk("campaign/policies", _policy),
    "special": Walk("campaign/special-types", _special),
    "issue": Walk("campaign/issues", _issue),
    "second_look": Walk("campaign/second-looks", _look),
    "extension": Walk("campaign/extensions", _of_school(Extension)),
    "case_extension": Walk("complaints/extensions", _case_extension),
    "letter": Walk("campaign/letters", _letter),
    "interview": Walk("campaign/interviews", _interview),
    "clue": Walk("campaign/clues", _clue),
    # A rumour that proved wrong is closed after it was answered.
    "rumour": Walk("campaign/rumours", _of_county(Rumour), ways={"closed": ["check", "publish", "close"]}),
    "incident": Walk("campaign/incidents", _of_county(Incident)),
    "crosscheck": Walk("campaign/crosschecks", _crosscheck),
    "expansion": Walk("enrollment/expansions", _of_county(Expansion)),
    "match_finding": Walk("enrollment/match-findings", _of_county(MatchFinding)),
    "whole export": Walk("enrollment/whole-exports", _of_county(WholeExport)),
    "inspection plan": Walk("campaign/inspection-plans", draws.plan),
    "inspection": Walk("campaign/inspections", draws.inspection),
    "lottery": Walk("enrollment/lotteries", lotteries.lottery),
    "adjustment": Walk("zoning/adjustments", adjustments.adjustment),
}

PAGES = draws.PAGES | lotteries.PAGES | adjustments.PAGES


def path_to(machine: str, start: str, target: str) -> list[str]:
    """The shortest way: verbs from ``start`` to ``target``; ``LookupError`` when there is none."""
    steps = next(m for m in every() if m.name == machine).steps.values()
    waiting: deque[tuple[str, list[str]]] = deque([(start, [])])
    seen = {start}
    while waiting:
        state, verbs = waiting.popleft()
        if state == target:
            return verbs
        for step in steps:
            after = step.moves.get(state)
            if after is not None and after not in seen:
                seen.add(after)
                waiting.append((after, [*verbs, step.verb]))
    raise LookupError(f"No way leads {machine} from {start} to {target}.")


def perform(ledger: Ledger, name: str, row: Any, cast: Cast) -> None:
    """Do the step ``name`` as somebody who may and has not touched the row yet."""
    verb = next((v for v in ledger.verbs if v.step is not None and v.step.verb == name), None)
    row.refresh_from_db()
    if (ledger.label, name) in PAGES:  # a page of its own, or answers that must fit
        PAGES[ledger.label, name](row)
        row.refresh_from_db()
        return
    if verb is None:  # no button leads there: work on something else does (the first answer of a checklist)
        machine = next(v.machine for v in ledger.verbs if v.machine is not None and name in v.machine.steps)
        row.state = machine.next_state(name, row.state)
        row.save()
        return
    done = getattr(row, "walked_by", set())
    able = [user for user in _people(cast) if verb.offered_to(rights_of(user), row)]
    user = next((u for u in able if u.pk not in done), able[0])
    if verb.step is not None and verb.step.right == "fill":
        paper = SimpleUploadedFile("佐证.pdf", PDF, "application/pdf")
        attach(by=user, subject=row, upload=paper, kind="佐证材料", now=clock.now())
    data = _cleaned(verb)
    verb.action(by=user, row=row, now=clock.now(), **data)
    row.refresh_from_db()
    row.walked_by = {*done, user.pk}


def _people(cast: Cast) -> list[User]:
    return [cast.people[name.replace(".", "_")] for name in PEOPLE]


def _cleaned(verb: Verb) -> dict[str, Any]:
    if verb.form is None:
        return {}
    form = verb.form(sample(verb))
    assert form.is_valid(), form.errors
    return form.cleaned_data


def sample(verb: Verb) -> dict[str, str]:
    """An answer to everything the verb asks."""
    fields = verb.form().fields if verb.form is not None else {}
    return {name: _answer(field) for name, field in fields.items()} | _past(fields)


def _past(fields: dict[str, forms.Field]) -> dict[str, str]:
    """Days on which something was done are over, those by which it is due are not."""
    return {name: clock.today().isoformat() for name in fields if name.startswith(("held_", "delivered_"))}


def _answer(field: forms.Field) -> str:
    if isinstance(field, forms.ChoiceField):
        return next(str(value) for value, _ in field.choices if value)
    if isinstance(field, forms.DateField):
        return clock.add_working_days(clock.today(), 5).isoformat()
    if isinstance(field, forms.URLField):
        return "https://www.example.cn/notice"
    if isinstance(field, forms.IntegerField):
        return "1"
    return "情况属实，已经核查。"


__all__ = ["PEOPLE", "WALKS", "Walk", "path_to", "perform", "sample"]
