"""What people see of filings: their own, those handed in from below, the matrix of who is silent."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q
from django.urls import reverse

from campaign.choices import Area
from campaign.models import Assignment
from reports.choices import COUNTS, HANDED_IN, NARRATIVE, Kind, State
from reports.models import Filing, Verification
from reports.queries.figures import WEEKLY
from yangguang.accounts.rights import Actor
from yangguang.tenancy import codes
from yangguang.tenancy.choices import Level, Right
from yangguang.tenancy.models import Unit

_BELOW = {2: Level.CITY, 4: Level.COUNTY}  # length of a code → the level that reports to it


def visible_filings(actor: Actor) -> Any:
    """Every edition the actor may see, with what lists show."""
    return Filing.objects.visible_to(actor.scope).select_related("unit", "campaign")


def own_filings(actor: Actor) -> Any:
    """The newest editions of the units the actor works for."""
    return visible_filings(actor).filter(unit_id__in=actor.scope).last_editions()


@dataclass(frozen=True)
class Cell:
    """One unit × one week of the matrix: what came in, or whether it is missing or late."""

    filing: Filing | None
    due_on: date
    late: bool

    @property
    def word(self) -> str:
        """The state as the superior calls it."""
        if self.filing is None:
            return "未报"
        return "待接收" if self.filing.state == State.SUBMITTED else self.filing.get_state_display()


@dataclass(frozen=True)
class Matrix:
    """Units below × due dates, newest first."""

    weeks: list[date]
    rows: list[tuple[Unit, list[Cell]]]

    def silent(self) -> list[Unit]:
        """Units that owe a report of a day that is over."""
        return [unit for unit, cells in self.rows if any(cell.late for cell in cells)]

    def waiting(self) -> list[Filing]:
        """Reports that came in and nobody has accepted or returned yet."""
        cells = (cell for _, row in self.rows for cell in row)
        return [c.filing for c in cells if c.filing is not None and c.filing.state == State.SUBMITTED]


def matrix(actor: Actor, today: date, *, weeks: int = 6) -> Matrix:
    """What the units directly below the actor's own have handed in."""
    filings = visible_filings(actor).filter(kind=Kind.WEEKLY, state__in=HANDED_IN).defer("figures")
    level = _BELOW.get(len(actor.home), "")
    owed = _owed_below(actor, level, today)
    days = sorted({due for _, due in owed}, reverse=True)[:weeks]
    latest: dict[tuple[str, date], Filing] = {}
    for filing in filings.filter(unit__level=level, due_on__in=days).order_by("edition"):
        latest[filing.unit_id, filing.due_on] = filing
    units = Unit.objects.filter(pk__in={code for code, _ in owed})
    rows = [(unit, [_cell(unit.code, day, owed, latest, today) for day in days]) for unit in units]
    return Matrix(days, rows)


def _owed_below(actor: Actor, level: str, today: date) -> set[tuple[str, date]]:
    due = Assignment.objects.under(*actor.scope).filter(**WEEKLY, due_on__lte=today)
    if level == Level.COUNTY:
        return set(due.filter(unit__level=level).values_list("unit_id", "due_on"))
    if level == Level.CITY:
        return set(due.values_list("campaign__unit_id", "due_on").distinct())
    return set()


def _cell(
    code: str,
    day: date,
    owed: Collection[tuple[str, date]],
    latest: dict[tuple[str, date], Filing],
    today: date,
) -> Cell:
    filing = latest.get((code, day))
    handed_in = filing is not None and filing.state != State.RETURNED
    return Cell(filing, day, late=not handed_in and day < today and (code, day) in owed)


def superior_of(filing: Filing) -> Unit | None:
    """The unit a report goes to."""
    parent = codes.parent_of(filing.unit_id)
    return None if parent == codes.NATION else Unit.objects.filter(pk=parent).first()


def editions(actor: Actor, filing: Filing) -> list[Filing]:
    """All editions of the same report the actor may see, newest first."""
    same = visible_filings(actor).filter(
        unit_id=filing.unit_id, campaign_id=filing.campaign_id, kind=filing.kind, period_end=filing.period_end
    )
    return list(same.defer("figures").order_by("-edition"))


def difference(filing: Filing) -> list[dict[str, Any]]:
    """What changed since the edition this one replaces: label, before, after. [] for a first edition."""
    before = filing.replaces
    if before is None:
        return []
    changes = [
        {"label": label, "before": getattr(before, name), "after": getattr(filing, name)}
        for name, label in NARRATIVE.items()
        if getattr(before, name) != getattr(filing, name)
    ]
    then = {row["area"]: row for row in before.figures["areas"]}
    for row in filing.figures["areas"]:
        for name, label in COUNTS.items():
            if then[row["area"]][name] != row[name]:
                title = f"{Area(row['area']).label} · {label}"
                changes.append({"label": title, "before": then[row["area"]][name], "after": row[name]})
    return changes


def verification(code: str) -> Verification | None:
    """The public line about one PDF."""
    return Verification.objects.filter(code=code.upper()).first()


def standing_of(assignment: Assignment) -> tuple[bool, str, str]:
    """Whether the report of an assignment went up, how it stands, and where it is."""
    filing = Filing.objects.filter(assignment=assignment).in_force().defer("figures").first()
    if filing is None:
        return False, "系统将在到期当天自动取数并建立周报草稿，请届时填写。", reverse("reports:home")
    path = reverse("reports:filings-detail", args=[filing.pk])
    done = filing.state in HANDED_IN
    text = f"{filing}：{filing.get_state_display()}"
    return done, text if done else f"{text}。请在周报页面完成填写、审核、签发并上报。", path


def not_drafted_yet(actor: Actor, today: date) -> Any:
    """Due reports of the units the actor fills in for, of which the clock has made no draft (yet)."""
    own = actor.rights.codes(Right.FILL)
    due = Assignment.objects.filter(**WEEKLY, unit_id__in=own, due_on__lte=today, filings=None)
    return due.select_related("deliverable", "unit") if own else Assignment.objects.none()


def waiting_for(actor: Actor) -> Iterator[tuple[str, str, Filing]]:
    """(kind, what to do, filing) of every report whose next step is the actor's: 2 queries at most."""
    own = _waiting_at_home(actor)
    if own:
        rows = (
            Filing.objects.filter(own)
            .select_related("unit", "replaces")
            .defer("figures", "replaces__figures")
        )
        for filing in rows.order_by("due_on"):
            yield *_what_to_do(filing), filing
    above = Q()
    for code in actor.rights.codes(Right.REVIEW):
        level = _BELOW.get(len(code))
        if level:
            low, high = codes.hull((code,))
            above |= Q(unit_id__gte=low, unit_id__lt=high, unit__level=level)
    if above:
        rows = Filing.objects.filter(above, state=State.SUBMITTED).select_related("unit").defer("figures")
        for filing in rows.order_by("due_on"):
            yield "review", f"待接收：{filing.unit.name}{filing}", filing


def _waiting_at_home(actor: Actor) -> Q:
    """Filings of the very units the actor holds a right on, in the state that asks for this right."""
    granted = actor.rights.codes
    waiting = Q()
    if granted(Right.FILL):
        mine = Q(state=State.SIGNED) | Q(state=State.DRAFT, written_at=None)
        waiting |= Q(mine, unit_id__in=granted(Right.FILL))
    if granted(Right.REVIEW):
        waiting |= Q(unit_id__in=granted(Right.REVIEW), state=State.DRAFT, written_at__isnull=False)
    if granted(Right.SIGN):
        waiting |= Q(unit_id__in=granted(Right.SIGN), state=State.CHECKED)
    return waiting


def _what_to_do(filing: Filing) -> tuple[str, str]:
    if filing.state == State.SIGNED:
        return "filing", f"待上报：{filing}"
    if filing.state == State.CHECKED:
        return "sign", f"待签发：{filing}"
    if filing.written_at is not None:
        return "review", f"待审核：{filing}"
    if filing.replaces_id or filing.sent_back:
        return "returned", f"退回修改：{filing}"
    return "filing", f"待填写：{filing}"
