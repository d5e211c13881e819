"""Checklists of the demo: who answered what, when, and how far each unit came."""

import random
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.core.files.uploadedfile import SimpleUploadedFile

from campaign.actions import (
    Reply,
    accept_assignment,
    answer_check,
    answer_checks,
    attach_to_check,
    return_checks,
    submit_checklist,
)
from campaign.choices import Answer, DeadlineKind
from campaign.demo.people import Offices
from campaign.demo.texts import FINDS, LEADERS, MARK, NOT_APPLICABLE, PERSONS, RETURN_REASONS
from campaign.models import Assignment, Campaign, Check, ChecklistItem
from campaign.queries.checks import applies, assignment_of
from campaign.queries.coverage import answering_units
from yangguang.accounts.models import User
from yangguang.tenancy import codes
from yangguang.tenancy.choices import Level
from yangguang.tenancy.models import Unit


@dataclass(frozen=True)
class Fate:
    """How far a checklist comes: holes left, the June day it is handed in (0 = not), what follows."""

    holes: int = 0
    day: int = 6
    then: str = "accepted"  # submitted, returned, mended (returned, mended and accepted), accepted


BUREAUS = {
    "410902": Fate(),
    "410922": Fate(holes=4, day=0),
    "410923": Fate(day=7, then="returned"),
    "410926": Fate(holes=13, day=0),
    "410927": Fate(day=14, then="submitted"),
    "410928": Fate(day=5, then="mended"),
    "410971": Fate(),
    "410972": Fate(day=7, then="submitted"),
    "410973": Fate(holes=3, day=0),
}
# Schools that are not simply accepted, by their place in the county's list.
SCHOOLS: dict[tuple[str, int], Fate] = {
    ("410922", 2): Fate(day=7, then="submitted"),
    ("410922", 4): Fate(holes=2, day=0),
    ("410923", 3): Fate(day=7, then="submitted"),
    ("410926", 0): Fate(holes=99, day=0),
    ("410926", 2): Fate(holes=21, day=0),
    ("410926", 3): Fate(holes=99, day=0),
    ("410926", 4): Fate(holes=6, day=0),
    ("410927", 1): Fate(day=13, then="submitted"),
    ("410928", 5): Fate(day=6, then="mended"),
    ("410972", 2): Fate(day=7, then="returned"),
    ("410973", 4): Fate(holes=9, day=0),
}


KINDS = (DeadlineKind.IMMEDIATE, *[DeadlineKind.LIMITED] * 4, DeadlineKind.LASTING)


def paper(name: str) -> SimpleUploadedFile:
    """A one-page PDF that says what it is."""
    words = b"BT /F1 18 Tf 72 760 Td (Demo evidence - invented, proves nothing) Tj ET"
    body = (
        b"%%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 "
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>endobj\n"
        b"4 0 obj<</Length %d>>stream\n%s\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%%%EOF\n"
    )  # fmt: skip
    return SimpleUploadedFile(f"{name}{MARK}.pdf", body % (len(words), words), "application/pdf")


def answer_everything(*, campaign: Campaign, offices: Offices, now: datetime) -> None:
    """Answer every unit's checklist as far as its fate says."""
    items = list(campaign.items.in_force().order_by("position"))
    place: dict[str, int] = {}
    for unit in answering_units(campaign.unit_id):
        if unit.level == Level.COUNTY:
            fate = BUREAUS.get(unit.code, Fate())
        else:
            county = codes.county_of(unit.code)
            index = place[county] = place.get(county, -1) + 1
            fate = SCHOOLS.get((county, index), Fate())
            if unit.code in offices.schools_with_a_clerk():
                fate = Fate(day=7, then="returned")
        _Checklist(campaign, unit, fate, offices, now).walk(items)


class _Checklist:
    """One unit's way through its checklist."""

    def __init__(self, campaign: Campaign, unit: Unit, fate: Fate, offices: Offices, now: datetime) -> None:
        self.campaign, self.unit, self.fate, self.now = campaign, unit, fate, now
        self.draw = random.Random(unit.code)  # noqa: S311 - a demo, the same every time
        is_county = unit.level == Level.COUNTY
        self.clerk: User = offices.clerk(unit.code) if is_county else offices.school(unit.code)
        self.judge: User = offices.reviewer(unit.parent_code)

    def at(self, day: int, hour: int = 10) -> datetime:
        """That hour of that day of June; never later than now."""
        moment = self.now.replace(month=6, day=1, hour=hour, minute=self.draw.randrange(60))
        return min(moment + timedelta(days=day - 1), self.now)

    def walk(self, items: list[ChecklistItem]) -> None:
        """Answer, hand in, and what follows."""
        mine = [item for item in items if applies(item, self.unit.level)]
        left = set(self.draw.sample([item.code for item in mine], min(self.fate.holes, len(mine))))
        answered = [item for item in mine if item.code not in left]
        if not answered:
            return
        problems = self._problems(answered)
        day = self.draw.randint(3, 5)
        parts = (answered[::2], answered[1::2]) if self.unit.level == Level.COUNTY else (answered,)
        for part, chunk in enumerate(parts):
            replies = [self._reply(item, item.code in problems) for item in chunk]
            answer_checks(by=self.clerk, now=self.at(day + part), unit=self.unit, replies=replies)
        for item in answered:
            if item.code in problems:
                self._attach(item, self.at(day + 1, 15))
        if self.fate.day:
            self._hand_in([item.code for item in answered if item.code not in problems])

    def _problems(self, answered: list[ChecklistItem]) -> set[str]:
        known = [item.code for item in answered if item.code in FINDS]
        count = (
            self.draw.choice((2, 3, 3, 4))
            if self.unit.level == Level.COUNTY
            else self.draw.choice((0, 1, 1, 1, 2))
        )
        return set(self.draw.sample(known, min(count, len(known))))

    def _reply(self, item: ChecklistItem, problem: bool) -> Reply:
        if problem:
            found, measures = self.draw.choice(FINDS[item.code])
            kind = self.draw.choice(KINDS)
            day = self.draw.randint(26, 70)
            issue = {
                "measures": measures,
                "leader": self.draw.choice(LEADERS),
                "person": self.draw.choice(PERSONS),
                "deadline_kind": kind,
                "due_on": date(2024, 6, 1) + timedelta(days=day) if kind == DeadlineKind.LIMITED else None,
            }
            return Reply(item, Answer.PROBLEM, found=f"{found}{MARK}", issue=issue)
        if item.code in NOT_APPLICABLE and self.draw.random() < 0.6:
            return Reply(item, Answer.NOT_APPLICABLE, reason=NOT_APPLICABLE[item.code])
        return Reply(item, Answer.FINE, note="已逐项核对。" if self.draw.random() < 0.3 else "")

    def _attach(self, item: ChecklistItem, now: datetime) -> None:
        upload = paper(item.evidence.split("、")[0] or "佐证材料")
        attach_to_check(by=self.clerk, now=now, unit=self.unit, item=item, upload=upload)

    def _hand_in(self, fine: list[str]) -> None:
        assignment = assignment_of(self.unit, self.campaign)
        if assignment is None:
            raise LookupError(f"{self.unit} owes no checklist.")
        submit_checklist(by=self.clerk, now=self.at(self.fate.day, 16), assignment=assignment)
        if self.fate.then in ("returned", "mended"):
            self._send_back(assignment, self.draw.sample(fine, 2))
        if self.fate.then in ("accepted", "mended"):
            accept_assignment(by=self.judge, now=self.at(self.fate.day + 11, 11), row=assignment)

    def _send_back(self, assignment: Assignment, wrong: list[str]) -> None:
        marks = {code: self.draw.choice(RETURN_REASONS) for code in wrong}
        return_checks(by=self.judge, now=self.at(self.fate.day + 4), assignment=assignment, items=marks)
        if self.fate.then == "returned":
            return
        for check in Check.objects.filter(unit=self.unit, item__code__in=wrong).select_related("item"):
            now = self.at(self.fate.day + 6)
            answer_check(
                by=self.clerk, now=now, unit=self.unit, item=check.item, answer=check.answer,
                reason=check.reason, note="已按要求补充材料，注明文号和公布日期。",
            )  # fmt: skip
            self._attach(check.item, now)
        submit_checklist(by=self.clerk, now=self.at(self.fate.day + 7), assignment=assignment)
