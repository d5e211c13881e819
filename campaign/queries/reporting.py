"""Who has reported and who is silent: units × deliverables due so far, and the list of those who owe."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

from django.db.models import Q

from campaign.choices.workgroup import PostRole
from campaign.models import Assignment, Campaign, Deliverable, GroupMember
from campaign.queries.slices import BELOW, NEAR, OWN, RIGHT_BELOW, Slice
from campaign.queries.standing import Standing, standing
from yangguang.tenancy.choices import Level
from yangguang.tenancy.models import Unit

SILENT_SHOWN = 200  # lines of the list; the ledger holds the rest


@dataclass(frozen=True)
class Duty:
    """One assignment that has fallen due."""

    pk: UUID
    unit: Unit
    deliverable: Deliverable
    due_on: date
    standing: Standing
    nothing: bool


@dataclass
class Tally:
    """Sums over duties."""

    due: int = 0
    done: int = 0
    in_time: int = 0
    zero: int = 0
    silent: int = 0

    @property
    def left(self) -> int:
        """Due today and not handed in: neither done nor silent yet."""
        return self.due - self.done - self.silent

    def add(self, duty: Duty) -> None:
        handed = not duty.standing.overdue and duty.standing.tone in ("ok", "busy")
        self.due += 1
        self.done += handed
        self.in_time += handed and not duty.standing.late
        self.zero += handed and duty.nothing
        self.silent += duty.standing.overdue


@dataclass
class BoardCell:
    """What one unit owes of one deliverable so far; several for weekly and monthly ones."""

    duties: list[Duty] = field(default_factory=list)
    slice: Slice | None = None  # of several: all of them

    @property
    def shown(self) -> Duty:
        """The one to open: the longest late, else the last."""
        late = [duty for duty in self.duties if duty.standing.overdue]
        return late[0] if late else self.duties[-1]

    @property
    def text(self) -> str:
        """In words; of several, how many were handed in."""
        if len(self.duties) == 1:
            return self.shown.standing.text
        tally = Tally()
        for duty in self.duties:
            tally.add(duty)
        said = f"已报 {tally.done} / {tally.due}"
        return f"{said}，{tally.silent} 次未报" if tally.silent else said


@dataclass
class BoardRow:
    unit: Unit
    cells: list[BoardCell | None]
    tally: Tally
    slice: Slice


@dataclass
class BoardGroup:
    """Units that owe the same things: the unit itself, those under it."""

    title: str
    columns: list[tuple[Deliverable, Tally]]
    rows: list[BoardRow]
    slice: Slice
    total: Tally = field(default_factory=Tally)

    @property
    def sums(self) -> list[tuple[Tally, Slice]]:
        """The bottom line, each with the rows it counts; the last over all deliverables."""
        parts = [(tally, replace(self.slice, deliverable=each.code)) for each, tally in self.columns]
        return [*parts, (self.total, self.slice)]


@dataclass
class Silent:
    """A duty nobody has met, with who to call."""

    duty: Duty
    contact: str


@dataclass
class Reporting:
    unit: Unit
    groups: list[BoardGroup]
    total: Tally
    slice: Slice
    silent: list[Silent]
    more: int  # silent ones beyond those listed


def reporting(
    campaign: Campaign, unit: Unit, today: date, *, deliverable: str = "", phase: int = 0
) -> Reporting:
    """The board of ``unit`` and the units right under it. Three queries and one for the telephones."""
    units = {each.pk: each for each in _units(unit)}
    duties = list(_duties(campaign, units, today, deliverable, phase))
    total = Tally()
    for duty in duties:
        total.add(duty)
    own = [duty for duty in duties if duty.unit.pk == unit.pk]
    below = [duty for duty in duties if duty.unit.pk != unit.pk]
    wanted = Slice(unit.pk, campaign.year, NEAR, phase, deliverable)
    groups = [
        _group(title, part, replace(wanted, reach=reach))
        for title, part, reach in (("本单位", own, OWN), ("下级单位", below, RIGHT_BELOW))
        if part
    ]
    silent = sorted((d for d in duties if d.standing.overdue), key=lambda d: (d.due_on, d.unit.pk))
    return Reporting(
        unit,
        groups,
        total,
        wanted,
        _with_contacts(silent[:SILENT_SHOWN]),
        max(len(silent) - SILENT_SHOWN, 0),
    )


def _group(title: str, duties: list[Duty], wanted: Slice) -> BoardGroup:
    """The matrix of these duties: only units and deliverables that stand in it."""
    columns = [(each, Tally()) for each in sorted({d.deliverable for d in duties}, key=lambda e: e.position)]
    place = {each.pk: at for at, (each, _) in enumerate(columns)}
    units = {duty.unit.pk: duty.unit for duty in duties}
    rows = {
        pk: BoardRow(units[pk], [None] * len(columns), Tally(), replace(wanted, unit=pk, reach=OWN))
        for pk in sorted(units)
    }
    group = BoardGroup(title, columns, list(rows.values()), wanted)
    for duty in duties:
        row, at = rows[duty.unit.pk], place[duty.deliverable.pk]
        cell = row.cells[at] = row.cells[at] or BoardCell(
            slice=replace(row.slice, deliverable=duty.deliverable.code)
        )
        cell.duties.append(duty)
        for tally in (row.tally, columns[at][1], group.total):
            tally.add(duty)
    return group


def _units(unit: Unit) -> Iterable[Unit]:
    """The unit itself, then those right under it."""
    below = Q(level=BELOW[len(unit.pk)]) if len(unit.pk) in BELOW else Q(pk="")
    return Unit.objects.under(unit.pk).filter(Q(pk=unit.pk) | below, active=True).order_by("code")


def _duties(
    campaign: Campaign, units: dict[str, Unit], today: date, deliverable: str, phase: int
) -> Iterable[Duty]:
    """What the units owe that has fallen due until today."""
    shown = {
        each.code: each
        for each in campaign.deliverables.filter(retired=False).select_related("phase")
        if (not deliverable or each.code == deliverable) and (not phase or each.phase.number == phase)
    }
    rows = Assignment.objects.filter(
        unit_id__in=units, deliverable__code__in=shown, deliverable__retired=False, due_on__lte=today
    ).order_by("due_on")
    # A province has the campaigns of several cities, which ask for the same under the same code.
    whole = any(len(code) == 2 for code in units)
    rows = rows.filter(campaign__year=campaign.year) if whole else rows.filter(campaign=campaign)
    fields = ("pk", "unit_id", "deliverable__code", "due_on", "state", "submitted_at", "nothing_to_report")
    known: dict[tuple[object, ...], Standing] = {}
    for pk, unit_id, code, due_on, state, at, nothing in rows.values_list(*fields):
        key = (state, due_on, at.date() if at else None, nothing)
        if key not in known:
            known[key] = standing(state, due_on, today, at, nothing)
        yield Duty(pk, units[unit_id], shown[code], due_on, known[key], nothing)


def _with_contacts(silent: list[Duty]) -> list[Silent]:
    """The head of the office of the working group, or whoever of it is known."""
    offices = {duty.unit.pk[:6] for duty in silent}
    order = {PostRole.OFFICE: 0, PostRole.DEPUTY: 1, PostRole.LEADER: 2}
    found: dict[str, GroupMember] = {}
    members = GroupMember.objects.filter(unit_id__in=offices, role__in=list(order)) if offices else ()
    for member in sorted(members, key=lambda each: order[PostRole(each.role)]):
        found.setdefault(member.unit_id, member)
    return [Silent(duty, _said(found.get(duty.unit.pk[:6]), duty.unit)) for duty in silent]


def _said(member: GroupMember | None, unit: Unit) -> str:
    if member is None:
        return ""
    where = "县（区）" if unit.level == Level.SCHOOL else ""
    return f"{where}{member.get_role_display()} {member.name} {member.phone}".strip()
