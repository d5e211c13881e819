"""One object of every model that a URL can name, for any unit, and the URL that names it.

The objects of one unit carry one canary in every text of theirs: a page that shows it has shown the unit.
"""

import pkgutil
import re
from dataclasses import dataclass
from datetime import date, datetime
from importlib import import_module
from typing import Any
from uuid import UUID, uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from campaign.actions import open_issue, start_campaign
from campaign.choices import Answer, Area, Source
from campaign.models import (
    Announcement,
    Assignment,
    Campaign,
    Check,
    ChecklistItem,
    Hotline,
    InspectionPlan,
    Issue,
    Phase,
)
from complaints.models import Case
from enrollment.models import Child, LeftBehind, Lottery, MatchFinding, MatchRound, School
from reports import actions as reports
from reports.models import Filing, Verification
from tests.architecture import belongings
from tests.architecture.belongings import seats
from tests.cast import Cast
from yangguang.accounts.models import Grant, User
from yangguang.common import clock
from yangguang.common.fields import SealedField
from yangguang.evidence.actions import attach
from yangguang.evidence.models import Evidence
from yangguang.ledgers import registry
from yangguang.ledgers.models import ImportJob, SavedView
from yangguang.notices.models import Notice
from yangguang.tenancy.choices import Level
from yangguang.tenancy.models import TenantModel, Unit
from zoning.models import Adjustment, AdjustmentStep, Zone

PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF\n"
ITEMS = {Level.COUNTY: "P05", Level.SCHOOL: "C01"}
FRIDAY = "2024-06-14"  # the first weekly report is due: the clock drafts one for every county


@dataclass
class Belongings:
    """What one unit owns; ``by`` is the account that uploaded, saved and answered."""

    unit: Unit
    by: User
    canary: str
    rows: dict[type[TenantModel], TenantModel]

    def pk(self, model: type[TenantModel]) -> UUID:
        """Of the unit's row; of no row at all where such a unit owns none."""
        row = self.rows.get(model)
        return row.pk if row is not None else uuid4()


def begin(cast: Cast) -> Campaign:
    """The campaign of the cast's city."""
    return start_campaign(by=None, now=clock.now(), city=Unit.objects.get(pk="4109"), year=2024)


def furnish(campaign: Campaign, code: str, by: User, canary: str) -> Belongings:
    """Give a county or school one row of everything. Call :func:`report` for the reports of counties."""
    unit, now = Unit.objects.get(pk=code), clock.now()
    rows: list[TenantModel] = [*_campaign_rows(campaign, unit, by, canary, now), *_children(unit, canary)]
    rows += _kept(unit, canary)
    for room in rooms():
        rows += room.rows(campaign, unit, by, canary)
    if unit.level == Level.SCHOOL:
        school = _school(unit, canary)
        rows += [school, seats.history(school, canary)]
    return Belongings(unit, by, canary, {type(row): row for row in rows})


def rooms() -> list[Any]:
    """Modules of ``belongings``: each gives a unit one row of every model it knows (``rows(…)``)."""
    names = sorted(module.name for module in pkgutil.iter_modules(belongings.__path__))
    return [import_module(f"{belongings.__name__}.{name}") for name in names]


def _campaign_rows(campaign: Campaign, unit: Unit, by: User, canary: str, now: datetime) -> list[TenantModel]:
    item = ChecklistItem.objects.get(campaign=campaign, code=ITEMS[Level(unit.level)])
    check = Check.objects.create(
        unit=unit, item=item, answer=Answer.FINE, note=canary, answered_at=now, answered_by=by
    )
    issue = open_issue(
        by=by, now=now, campaign=campaign, unit=unit, area=Area.POLICY, source=Source.INSPECTION, found=canary
    )
    paper = SimpleUploadedFile(f"{canary}.pdf", PDF, "application/pdf")
    evidence = attach(by=by, subject=issue, upload=paper, kind=canary, now=now)
    owed = Assignment.objects.filter(unit=unit).first()
    assert owed is not None
    owed.note = canary
    owed.save()
    return [check, issue, evidence, owed]


def _children(unit: Unit, canary: str) -> list[TenantModel]:
    child = Child.objects.create(
        unit=unit, name=canary, sex="male", id_number=f"X{canary}", birth_date=date(2015, 5, 12)
    )
    entry = LeftBehind.objects.create(
        unit=unit, child=child, placement="enrolled", source="school", found_on=date(2024, 6, 5), away="both",
        away_place=canary, carer=canary,
    )  # fmt: skip
    return [child, entry]


def _school(unit: Unit, canary: str) -> School:
    return School.objects.create(
        unit=unit, code=unit.pk, name=canary, stage="primary", nature="public", locality="rural"
    )


def _kept(unit: Unit, canary: str) -> list[TenantModel]:
    """A notice and a telephone; an import and a saved view per ledger are made when a URL asks for one.

    A hotline is published, so it carries no canary.
    """
    return [
        Notice.objects.create(unit=unit, key=uuid4().hex, right="view", title=canary, path="/"),
        Hotline.objects.create(unit=unit, phone="0393-0000000"),
    ]


def report(belongings: Belongings, cast: Cast, county: str) -> None:
    """Walk the county's weekly report up to the city. The PDF is not set: its content is another test's."""
    people = {role: getattr(cast, f"{county}_{role}") for role in ("clerk", "reviewer", "leader")}
    now = clock.now()
    reports.draft_due_filings(now=now)
    filing = Filing.objects.get(unit=belongings.unit)
    texts = dict.fromkeys(("work_done", "problems", "next_steps"), belongings.canary)
    filing = reports.write_narrative(
        by=people["clerk"], filing=filing, texts=texts, zero_confirmed=False, hand_over=True, now=now
    )
    filing = reports.check_filing(by=people["reviewer"], filing=filing, now=now)
    filing = reports.sign_filing(by=people["leader"], filing=filing, now=now)
    reports.render_waiting_documents(now=now)
    belongings.rows[Filing] = reports.submit_filing(by=people["clerk"], filing=filing, now=now)


# --- The URL of an object -----------------------------------------------------------------------------

PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>")
MODELS: dict[str, type[TenantModel]] = {  # where the name of the URL does not begin with a ledger's
    "campaign:draws-": InspectionPlan,
    "complaints:case-": Case,
    "campaign:public-notice": Announcement,
    "enrollment:matching-add": MatchFinding,
    "enrollment:matching-": MatchRound,
    "enrollment:public-draw": Lottery,
    "evidence:attach": Issue,
    "evidence:": Evidence,
    "notices:": Notice,
    "zoning:comparison": Adjustment,
    "zoning:draw": Zone,
    "zones:zone": Zone,
    "zones:consultation-paper": AdjustmentStep,
    "zones:consultation": Adjustment,
}


def parameters(route: str, name: str, of: Belongings) -> dict[str, str]:
    """What the URL asks for, of ``of``. ``KeyError`` for a parameter nobody knows."""
    return {part: _value(part, name, of) for part in PARAMETER.findall(route)}


def address(route: str, name: str, of: Belongings) -> str:
    """The path of the URL with the objects of ``of`` in it."""
    return reverse(name, kwargs=parameters(route, name, of))


def nowhere(name: str, kwargs: dict[str, str]) -> str:
    """The same URL with the id of a row, or the code of a unit, that nobody has."""
    nobody = {"pk": str(uuid4()), "code": "410999-3141999999" if "-" in kwargs.get("code", "") else "410999"}
    return reverse(name, kwargs={part: nobody.get(part, value) for part, value in kwargs.items()})


def names_an_object(route: str) -> bool:
    """Whether the URL names a row of a unit, or a unit."""
    # public pages; a browser's own unsent draft
    if route.startswith(
        ("verify/", "schools/", "notices/", "complaints/new/", "enrollment/draws/", "zones/")
    ):
        return False
    return bool({"pk", "code"} & set(PARAMETER.findall(route)))


def _value(part: str, name: str, of: Belongings) -> str:
    values = {
        "pk": _pk,
        "code": _code,
        "item": lambda name, of: ITEMS[Level(of.unit.level)],
        "paper": lambda name, of: of.pk(Evidence),
        "label": lambda name, of: "campaign.Issue",
        "public_id": _public_id,
        "token": lambda name, of: "abc-def",
        "column": lambda name, of: sealed_column(name),
        "verb": lambda name, of: "accept",
        "name": _step,
        "format": lambda name, of: "json",
        "year": lambda name, of: "2024",
        "number": lambda name, of: "1",
        "deliverable": lambda name, of: "A3",
        "group": lambda name, of: "orphan",
        "phase": lambda name, of: Phase.objects.order_by("number").first().pk,  # the city's, read by all
    }
    return str(values[part](name, of))


def _pk(name: str, of: Belongings) -> UUID:
    ledger = ledger_of(name)
    if ledger and name.endswith(("-import-job", "-import-file")):
        return ImportJob.objects.create(
            unit=of.unit, user=of.by, ledger=ledger, file="imports/none.xlsx", name=f"{of.canary}.xlsx"
        ).pk
    if ledger and name.endswith("-view-delete"):
        whose = {"unit": of.unit, "user": of.by, "ledger": ledger, "name": of.canary}
        return SavedView.objects.get_or_create(**whose)[0].pk
    if name == "complaints:new-drop-file":  # a file of a browser's own unsent draft
        return uuid4()
    if ledger:
        return of.pk(registry.get(ledger).model)
    return of.pk(next(model for start, model in MODELS.items() if name.startswith(start)))


def ledger_of(name: str) -> str:
    """The ledger a URL's name belongs to (``enrollment/left-behind``), or ""."""
    for ledger in registry.every():
        if name.startswith((f"{ledger.app}:{ledger.name}-", f"api:{ledger.app}-{ledger.name}-")):
            return f"{ledger.app}/{ledger.name}"
    return ""


def _code(name: str, of: Belongings) -> str:
    if not name.startswith("verify:"):
        return of.unit.pk
    line = Verification.objects.filter(unit=of.unit).first()
    return line.code if line else "A" * 16


def _public_id(name: str, of: Belongings) -> UUID:
    if name.startswith("accounts:grant"):
        return Grant.objects.get(user=of.by).public_id
    return of.by.public_id


def sealed_column(name: str) -> str:
    """The first sealed column of the ledger whose URL it is, or "none"."""
    label = ledger_of(name)
    kinds = registry.get(label).kinds if label else {}
    sealed = [key for key, kind in kinds.items() if isinstance(getattr(kind, "field", None), SealedField)]
    return sealed[0] if sealed else "none"


def _step(name: str, of: Belongings) -> str:
    if name == "complaints:new-step":
        return "kind"
    if name == "enrollment:whole-exports-ask":
        return "left-behind"
    if name == "reports:filings-step":
        return "withdraw"
    if name == "enrollment:whole-exports-ask":
        return "left-behind"
    label = ledger_of(name)
    verbs = registry.get(label).verbs if label else ()
    return verbs[0].name if verbs else "none"
