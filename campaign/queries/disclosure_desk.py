"""What disclosure puts on a desk, and whether its two deliverables are complete."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.urls import reverse

from campaign.choices.disclosure import ProspectusState
from campaign.completion import Completion
from campaign.desk import DeskItem
from campaign.models import Assignment
from campaign.models.announcements import Statement
from campaign.models.prospectuses import Prospectus
from campaign.private_schools import private_schools
from campaign.queries.disclosure import lacking
from yangguang.accounts.rights import Actor
from yangguang.tenancy.choices import Right
from yangguang.tenancy.models import Unit

SHOWN = 50  # lines of a kind on one desk


def everything_disclosed(assignment: Assignment) -> Completion:
    """I6: each active school of the county has published all five, and each is proved by a snapshot."""
    county = assignment.unit_id
    schools, missing, unproved = lacking(assignment.campaign, county)
    path = reverse("campaign:disclosure-unit", args=[county])
    if not schools:
        return Completion(False, "本县（区）还没有登记学校，请先建立学校名册。", path)
    if not missing and not unproved:
        return Completion(True, f"{schools} 所学校的五项信息都已公布，快照齐全。", path)
    words = [f"{missing} 项还没有公布"] if missing else []
    words += [f"{unproved} 项已公布但没有快照"] if unproved else []
    return Completion(False, f"{schools} 所学校中，{'，'.join(words)}，请补齐后再提交。", path)


def every_prospectus_agreed(assignment: Assignment) -> Completion:
    """A2: the county agreed to the prospectus of each of its private schools, and each is public."""
    county = assignment.unit_id
    private = private_schools(county)
    path = f"{reverse('campaign:prospectuses-list')}?unit={county}"
    if private is None:
        return Completion(True, "没有学校名册，由人工核对民办学校名单。", path, empty=True)
    public = set(
        Prospectus.objects.filter(
            campaign_id=assignment.campaign_id, unit__in=private, published=True
        ).values_list("unit_id", flat=True)
    )
    left = sorted(private - public)
    if not left:
        words = f"{len(private)} 所民办学校的简章都已审核并公布。" if private else "本县（区）没有民办学校。"
        return Completion(True, words, path, empty=not private)
    names = list(Unit.objects.filter(pk__in=left[:3]).order_by("code").values_list("name", flat=True))
    more = "等" if len(left) > len(names) else ""
    return Completion(
        False, f"还有 {len(left)} 所民办学校的简章没有审核公布：{'、'.join(names)}{more}。", path
    )


def statements_to_answer(actor: Actor, today: date) -> Iterable[DeskItem]:
    """Questions about schools that wait for a public answer."""
    reach = actor.rights.codes(Right.FILL)
    rows = Statement.objects.under(*reach).waiting().select_related("unit").order_by("due_on")
    for row in rows[:SHOWN]:
        yield DeskItem(
            kind="statement",
            title=f"回应社会关切：{row.question[:40]}",
            due_on=row.due_on,
            overdue=row.due_on < today,
            url_name="campaign:statements-detail",
            url_kwargs={"pk": str(row.pk)},
            unit_name=row.unit.name,
        )


def prospectuses_on_the_desk(actor: Actor, today: date) -> Iterable[DeskItem]:
    """Prospectuses a county must judge, and those that came back; no business of the levels above."""
    if len(actor.home) < 6:
        return
    waiting = Prospectus.objects.under(*actor.rights.codes(Right.REVIEW))
    for row in _first(waiting, ProspectusState.SUBMITTED):
        if actor.may(Right.REVIEW, row.unit.parent_code):
            yield _line("review", f"审核招生简章（第 {row.edition} 版）", row)
    back = Prospectus.objects.under(*actor.rights.codes(Right.FILL))
    for row in _first(back, ProspectusState.RETURNED):
        yield _line("returned", "招生简章被退回", row, reason=row.returned_reason)


def _first(rows: Any, state: str) -> Any:
    return rows.filter(state=state).select_related("unit").order_by("submitted_at")[:SHOWN]


def _line(kind: str, title: str, row: Prospectus, reason: str = "") -> DeskItem:
    return DeskItem(
        kind=kind,
        title=title,
        due_on=None,
        overdue=False,
        url_name="campaign:prospectuses-detail",
        url_kwargs={"pk": str(row.pk)},
        reason=reason,
        unit_name=row.unit.name,
    )
