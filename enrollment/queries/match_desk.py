"""What matching puts on people's desks, and the buttons of a finding."""

from collections.abc import Iterable
from datetime import date

from django.urls import reverse
from django.utils.http import urlencode

from campaign.choices import Area
from campaign.desk import DeskItem
from enrollment.choices.matching import (
    LIST_KINDS,
    DuplicateState,
    FindingKind,
    FindingState,
    ListKind,
    RoundState,
)
from enrollment.models import DuplicateChild, DuplicateNotice, MatchFinding
from enrollment.queries.matching import unfinished_by_round
from enrollment.rules import targets
from enrollment.rules.matching import ADDABLE
from yangguang.accounts.rights import Actor
from yangguang.ledgers.links import Link
from yangguang.tenancy.choices import Right


def matching_on_the_desk(actor: Actor, today: date) -> Iterable[DeskItem]:
    """Rounds with findings nobody closed, for who fills; duplicates nobody decided, for the city."""
    for found, left in unfinished_by_round(*_counties(actor)):
        yield DeskItem(
            kind="matching",
            title=f"{found}：还有 {left} 条没有办结" if left else f"{found}：已全部办结，请结束本轮",
            due_on=None,
            overdue=False,
            url_name="enrollment:matching-round",
            url_kwargs={"pk": str(found.pk)},
            unit_name=found.unit.name,
        )
    yield from _duplicates(actor)


def _counties(actor: Actor) -> list[str]:
    """Counties whose lists this person works through themselves."""
    return [code for code in actor.rights.codes(Right.FILL) if len(code) == 6]


def _duplicates(actor: Actor) -> Iterable[DeskItem]:
    cities = [code for code in actor.rights.codes(Right.REVIEW) if len(code) == 4]
    waiting = DuplicateChild.objects.under(*cities).filter(state=DuplicateState.OPEN).count()
    if waiting:
        yield _line(f"{waiting} 名儿童在多个县（区）重复登记，请核对", "enrollment:duplicates-list", "open")
    advised = DuplicateNotice.objects.under(*_counties(actor)).filter(state=DuplicateState.OPEN).count()
    if advised:
        yield _line(
            f"{advised} 名儿童在别处也有登记，市级正在核对", "enrollment:duplicate-notices-list", "open"
        )


def _line(title: str, url_name: str, state: str) -> DeskItem:
    return DeskItem(
        kind="duplicate", title=title, due_on=None, overdue=False, url_name=url_name, query=f"state={state}"
    )


def add_of_finding(actor: Actor, row: MatchFinding) -> Link | None:
    """“补登入台账”: while it is not closed and the list is there."""
    offered = row.kind in ADDABLE and row.state != FindingState.CLOSED and row.row is not None
    if not offered or not targets.takes(row.round.target) or not actor.may(Right.FILL, row.unit_id):
        return None
    return None if row.round.state != RoundState.OPEN else Link("补登入台账", _address(row))


def _address(row: MatchFinding) -> str:
    return reverse("enrollment:matching-add", args=[row.pk])


_FOUND = {
    FindingKind.THEIRS: "1 名儿童在名单里，我方台账没有",
    FindingKind.OURS: "1 名儿童在我方台账里，名单没有",
    FindingKind.DIFFERING: "1 名儿童在名单里的内容与我方台账不同",
}


def issue_of_finding(actor: Actor, row: MatchFinding) -> Link | None:
    """“转为问题”: the issue's form with what can be said without naming the child."""
    if row.state == FindingState.CLOSED or not actor.may(Right.FILL, row.unit_id):
        return None
    held, there = row.status, row.pupil
    school = there or held
    words = [f"{row.round.as_of:%Y-%m-%d}{ListKind(row.round.kind).label}发现"]
    if held is not None:
        words.append(f"学籍在{held.school.name}")
    if there is not None:
        words.append(f"在校在{there.school.name}")
    words.append(_FOUND.get(FindingKind(row.kind)) or f"1 名学生{FindingKind(row.kind).label}")
    area = Area.SPECIAL_GROUPS if row.kind in LIST_KINDS else Area.STUDENT_STATUS
    given = {
        "unit": school.school_id if school is not None else row.unit_id,
        "area": area.value,
        "found": f"{'，'.join(words)}，请核实整改。",
    }
    return Link("转为问题", f"{reverse('campaign:issues-add')}?{urlencode(given)}")
