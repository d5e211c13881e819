"""Verbs of interviews (约谈): plan, hold, confirm what was promised, cancel."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.urls import reverse

from campaign import rules as shared
from campaign.actions.clues import enter
from campaign.choices.clues import ClueEntryKind, ClueState
from campaign.choices.discipline import InterviewState
from campaign.models import Clue, Interview
from campaign.queries.campaigns import current_campaign
from campaign.rules import interviews as rules
from campaign.rules.dates import Span, during, must_fit
from yangguang.accounts.models import User
from yangguang.accounts.rights import rights_of
from yangguang.notices.actions import tell
from yangguang.tenancy.choices import Right
from yangguang.tenancy.models import Unit


@transaction.atomic
def plan_interview(
    *, by: User | None, now: datetime, issuer: Unit, about: Unit, values: Mapping[str, Any]
) -> Interview:
    """Plan to talk to a principal of a unit below ``issuer``; the unit sees nothing of it yet.

    ``values``: ``principal post reason planned_on`` and, if known, ``place interviewer issue``
    (:class:`campaign.rules.ForeignMatter` for an issue of another unit).
    """
    rules.must_be_below(about.pk, issuer.pk)
    campaign = current_campaign(about.pk)
    if campaign is None:
        raise rules.NoCampaign
    rules.must_be_within(values["planned_on"], campaign.starts, campaign.ends)
    issue = values.get("issue")
    shared.must_concern(issue.unit_id if issue else None, about.pk)
    interview: Interview = Interview.objects.create(
        campaign=campaign, unit=issuer, issuer=issuer, about=about, planned_by=by, created_at=now,
        updated_at=now, **{name: value for name, value in values.items() if value},
    )  # fmt: skip
    return interview


@transaction.atomic
def plan_from_clue(
    *, by: User, now: datetime, row: Clue, principal: str, post: str, reason: str, planned_on: date
) -> Interview:
    """An interview out of a clue, tied to the case file that the unit talked to does not see."""
    clue = Clue.lock(row.pk)
    if clue.state != ClueState.CONCLUDED:
        clue.state = ClueState.CHECKING
        clue.bump(now=now)
        clue.save()
    values = {
        "principal": principal, "post": post, "reason": reason, "planned_on": planned_on, "issue": clue.issue
    }  # fmt: skip
    interview = plan_interview(by=by, now=now, issuer=clue.unit, about=clue.about, values=values)
    enter(clue, kind=ClueEntryKind.INTERVIEW, by=by, now=now, interview=interview)
    return interview


@transaction.atomic
def amend_interview(
    *, by: User | None, now: datetime, row: Interview, values: Mapping[str, Any]
) -> Interview:
    """Change a plan. The caller has locked the row. :class:`rules.Held` once it was held."""
    if row.state != InterviewState.PLANNED:
        raise rules.Held
    changed = {name for name, value in values.items() if getattr(row, name) != value}
    for name in changed:
        setattr(row, name, values[name])
    rules.must_be_within(row.planned_on, row.campaign.starts, row.campaign.ends)
    _must_concern(row)
    return _saved(row, now) if changed else row


@transaction.atomic
def hold_interview(
    *,
    by: User,
    now: datetime,
    row: Interview,
    held_on: date,
    roster: str,
    minutes: str,
    commitments: str,
    commitments_due: date,
) -> Interview:
    """拟约谈 → 已约谈: the record; from now on the unit talked to reads it."""
    interview = Interview.lock(row.pk)
    state = rules.INTERVIEWS.next_state("hold", interview.state)
    rules.must_be_a_record(held_on, now.date(), minutes, commitments, commitments_due)
    span = Span(interview.campaign.starts, interview.campaign.ends)
    must_fit(during, "held_on", "约谈日期", held_on, [span])
    must_fit(during, "commitments_due", "承诺期限", commitments_due, [span])
    _must_concern(interview)
    interview.state, interview.unit, interview.held_by = state, interview.about, by
    interview.held_on, interview.roster, interview.minutes = held_on, roster.strip(), minutes.strip()
    interview.commitments, interview.commitments_due = commitments.strip(), commitments_due
    _saved(interview, now)
    title = f"约谈记录已登记，请在 {commitments_due:%Y-%m-%d} 前落实整改承诺"
    _tell(interview, title, "held", now)
    return interview


@transaction.atomic
def keep_promise(*, by: User, now: datetime, row: Interview, text: str = "") -> Interview:
    """已约谈 → 承诺已落实, confirmed by the unit that held it."""
    interview = Interview.lock(row.pk)
    state = rules.INTERVIEWS.next_state("keep", interview.state)
    if not rights_of(by).covers(Right.SUPERVISE, interview.issuer_id):
        raise rules.NotYours
    interview.state, interview.kept_by, interview.kept_at = state, by, now
    interview.opinion = text.strip()
    _saved(interview, now)
    _tell(interview, "约谈的整改承诺已核实落实", "kept", now)
    return interview


@transaction.atomic
def cancel_interview(*, by: User, now: datetime, row: Interview, reason: str) -> Interview:
    """拟约谈 → 已取消, with the reason."""
    interview = Interview.lock(row.pk)
    interview.state = rules.INTERVIEWS.next_state("cancel", interview.state)
    if not reason.strip():
        raise shared.ReasonMissing
    interview.opinion = reason.strip()
    return _saved(interview, now)


def _must_concern(interview: Interview) -> None:
    """Once it is held the unit talked to reads the record, with the issue it names."""
    shared.must_concern(interview.issue.unit_id if interview.issue else None, interview.about_id)


def _saved(interview: Interview, now: datetime) -> Interview:
    interview.bump(now=now)
    interview.save()
    return interview


def _tell(interview: Interview, title: str, key: str, now: datetime) -> None:
    path = reverse("campaign:interviews-detail", args=[interview.pk])
    tell(
        unit_id=interview.unit_id,
        right=Right.FILL,
        key=f"interview-{interview.pk}-{key}",
        title=title,
        path=path,
        now=now,
    )
