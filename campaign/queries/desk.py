"""What a person owes today, from this app and from those that registered with :mod:`campaign.desk`."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Count, Min, Q
from django.db.models.functions import Substr

from campaign.choices import CHECKLIST_CODE, AssignmentState, IssueState
from campaign.desk import DeskItem, covered, sources
from campaign.models import Assignment, Check, Issue
from yangguang.accounts.rights import Actor
from yangguang.tenancy import codes
from yangguang.tenancy.choices import Level, Right

LOOK_AHEAD = timedelta(days=10)  # what falls due later does not belong on today's desk
_BELOW = {2: Level.CITY, 4: Level.COUNTY, 6: Level.SCHOOL}  # length of a code → the level it reviews
AT_MOST = 100  # lines of one kind; the ledgers hold the rest


def desk_items(actor: Actor, today: date) -> list[DeskItem]:
    """Everything that waits for the actor: overdue first, then by date. At most 6 queries of our own."""
    items = [
        *_assignments(actor, today),
        *_returned_checks(actor),
        *_issues_to_rectify(actor, today),
        *_issues_to_verify(actor, today),
        *_submissions_to_review(actor, today),
    ]
    for source in sources():
        items.extend(source(actor, today))
    return sorted(items, key=lambda item: (not item.overdue, item.due_on or date.max))


def _assignments(actor: Actor, today: date) -> Iterator[DeskItem]:
    """Owed by the very units the actor fills in for, not by every school under them."""
    own = actor.rights.codes(Right.FILL)
    if not own:
        return
    soon = Q(due_on__lte=today + LOOK_AHEAD) | Q(state=AssignmentState.RETURNED)
    rows = Assignment.objects.filter(unit_id__in=own).unfinished().filter(soon).exclude(covered(today))
    for row in rows.select_related("deliverable", "unit").order_by("due_on")[:AT_MOST]:
        is_checklist = row.deliverable.code == CHECKLIST_CODE
        yield DeskItem(
            kind="returned" if row.state == AssignmentState.RETURNED else "assignment",
            title=row.deliverable.title,
            due_on=row.due_on,
            overdue=row.is_late(today),
            url_name="campaign:checks-unit" if is_checklist else "campaign:assignments-detail",
            url_kwargs={"code": row.unit_id} if is_checklist else {"pk": str(row.pk)},
            reason=row.reason if row.state == AssignmentState.RETURNED else "",
            unit_name=row.unit.name,
        )


def _returned_checks(actor: Actor) -> Iterator[DeskItem]:
    own = actor.rights.codes(Right.FILL)
    if not own:
        return
    rows = Check.objects.filter(unit_id__in=own).exclude(returned_reason="")
    for row in rows.select_related("item", "unit").order_by("unit_id", "item__position")[:AT_MOST]:
        yield DeskItem(
            kind="returned",
            title=f"检查项 {row.item.code} 被退回",
            due_on=None,
            overdue=False,
            url_name="campaign:checks-unit",
            url_kwargs={"code": row.unit_id},
            reason=row.returned_reason,
            unit_name=row.unit.name,
        )


def _issues_to_rectify(actor: Actor, today: date) -> Iterator[DeskItem]:
    """The unit's own issues that are due soon or returned, and overdue ones of the schools under it."""
    own = actor.rights.codes(Right.FILL)
    if not own:
        return
    mine = Q(unit_id__in=own) & (Q(due_on__lte=today + LOOK_AHEAD) | ~Q(returned_reason=""))
    rows = (
        Issue.objects.under(*own)
        .filter(mine | Q(due_on__lt=today), state__in=[IssueState.PENDING, IssueState.RECTIFYING])
        .select_related("unit")
    )
    for row in rows.order_by("due_on")[:AT_MOST]:
        yield _issue_line("issue", row, today, reason=row.returned_reason)


def _issues_to_verify(actor: Actor, today: date) -> Iterator[DeskItem]:
    """At the county's gate for reviewers of the county, at the city's for reviewers of the city."""
    granted = actor.rights.codes(Right.REVIEW)
    counties = [code for code in granted if len(code) == 6]
    cities = [code for code in granted if len(code) <= 4]
    waiting = Q()
    if counties:
        waiting |= Q(state=IssueState.COUNTY_CHECK, county__in=counties)
    if cities:
        waiting |= Q(state=IssueState.CITY_CHECK)
    if not waiting:
        return
    rows = Issue.objects.under(*granted).annotate(county=Substr("unit_id", 1, 6)).filter(waiting)
    me = actor.user.pk if actor.user else None
    rows = rows.exclude(rectified_by_id=me, rectified_by_id__isnull=False)
    for row in rows.select_related("unit").order_by("due_on")[:AT_MOST]:
        yield _issue_line("verify", row, today)


def _submissions_to_review(actor: Actor, today: date) -> Iterator[DeskItem]:
    """What units directly below handed in: one line per deliverable, not one per unit."""
    granted = actor.rights.codes(Right.REVIEW)
    below = Q()
    for code in granted:
        if len(code) in _BELOW:
            low, high = codes.hull((code,))
            below |= Q(unit_id__gte=low, unit_id__lt=high, unit__level=_BELOW[len(code)])
    if not below:
        return
    rows = (
        Assignment.objects.under(*granted)
        .filter(below, state=AssignmentState.SUBMITTED)
        .exclude(covered(today))
        .order_by()
        .values("deliverable__title", "deliverable__code")
        .annotate(units=Count("unit_id", distinct=True), due=Min("due_on"))
    )
    for row in rows:
        is_checklist = row["deliverable__code"] == CHECKLIST_CODE
        yield DeskItem(
            kind="review",
            title=f"待审核：{row['deliverable__title']}（{row['units']} 个单位已提交）",
            due_on=row["due"],
            overdue=False,
            url_name="campaign:checks" if is_checklist else "campaign:assignments-list",
            query="state=submitted" if is_checklist else "preset=submitted",
        )


def _issue_line(kind: str, row: Issue, today: date, reason: str = "") -> DeskItem:
    return DeskItem(
        kind=kind,
        title=f"{row.number} {row.found[:40]}",
        due_on=row.due_on,
        overdue=row.is_overdue(today),
        url_name="campaign:issues-detail",
        url_kwargs={"pk": str(row.pk)},
        reason=reason,
        unit_name=row.unit.name,
    )
