"""Verbs of clues (问题线索). Each leaves an entry in the clue's case file."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.urls import reverse

from campaign import rules as shared
from campaign.actions.issues import open_issue
from campaign.choices.clues import ClueEntryKind, ClueOutcome
from campaign.models import Clue, ClueEntry, Issue
from campaign.queries.campaigns import current_campaign
from campaign.rules import clues as rules
from yangguang.accounts.models import User
from yangguang.common import clock
from yangguang.common.numbering import next_number
from yangguang.notices.actions import tell
from yangguang.tenancy.choices import Right
from yangguang.tenancy.models import TenantModel, Unit
from yangguang.tenancy.scope import scope


@transaction.atomic
def open_clue(
    *,
    by: User | None,
    now: datetime,
    about: Unit,
    source: str,
    text: str,
    origin: TenantModel | None = None,
    area: str = "",
    found_on: date | None = None,
) -> Clue:
    """Register a clue about a unit with the superior that handles it; the unit itself never sees it.

    ``origin``: the row it came from (an inspection, an incident); a second call for the same row returns the
    first clue. ``text`` names no complainant. Anybody may report upwards: the row is written in the scope of
    the handling unit, which the reporter need not be able to read. Raises :class:`rules.TextMissing`,
    :class:`rules.FoundInTheFuture`, :class:`rules.NobodyAbove`.
    """
    if not text.strip():
        raise rules.TextMissing
    handler, day = rules.handling_unit(about.pk, about.level), found_on or now.date()
    if day > now.date():
        raise rules.FoundInTheFuture
    label, pk = (origin._meta.label, origin.pk) if origin is not None else ("", None)
    with scope(handler):
        known = Clue.objects.filter(unit_id=handler, origin_label=label, origin_id=pk).first() if pk else None
        if known is not None:
            return known
        clue = Clue(
            unit_id=handler, campaign=current_campaign(about.pk), about=about, source=source, area=area,
            text=text.strip(), found_on=day, due_on=clock.add_working_days(day, rules.WORKING_DAYS),
            origin_label=label, origin_id=pk, created_at=now, updated_at=now,
        )  # fmt: skip
        clue.number = rules.clue_number(now.year, handler, next_number(f"clue-{now.year}-{handler}"))
        clue.save(force_insert=True)
        enter(clue, kind=ClueEntryKind.OPENED, by=by, now=now)
        _tell(clue, key="opened", title=f"新的问题线索 {clue.number}，请核查", now=now)
    return clue


@transaction.atomic
def amend_clue(*, by: User | None, now: datetime, row: Clue, values: Mapping[str, Any]) -> Clue:
    """Change what the clue says while it has no outcome. The caller has locked the row."""
    rules.CLUES.next_state("note", row.state)
    changed = {name for name, value in values.items() if getattr(row, name) != value}
    about = values.get("about", row.about)
    if rules.handling_unit(about.pk, about.level) != row.unit_id:
        raise rules.NotYourClue("涉及单位须由本单位直接办理；要改成别的层级，请另行登记线索。")
    for name in changed:
        setattr(row, name, values[name])
    if not row.text.strip():
        raise rules.TextMissing
    if row.found_on > now.date():
        raise rules.FoundInTheFuture
    row.due_on = clock.add_working_days(row.found_on, rules.WORKING_DAYS)
    return _saved(row, now) if changed else row


@transaction.atomic
def check_clue(*, by: User, now: datetime, row: Clue) -> Clue:
    """待核查 → 核查中."""
    clue = Clue.lock(row.pk)
    clue.state = rules.CLUES.next_state("check", clue.state)
    enter(clue, kind=ClueEntryKind.CHECKING, by=by, now=now)
    return _saved(clue, now)


@transaction.atomic
def note_clue(*, by: User, now: datetime, row: Clue, text: str) -> Clue:
    """Write down what the inquiry did; it is under way from then on."""
    clue = Clue.lock(row.pk)
    clue.state = rules.CLUES.next_state("note", clue.state)
    if not text.strip():
        raise shared.ReasonMissing("请写明核查做了什么。", field="text")
    enter(clue, kind=ClueEntryKind.NOTE, by=by, now=now, text=text)
    return _saved(clue, now)


@transaction.atomic
def conclude_clue(
    *, by: User, now: datetime, row: Clue, outcome: str, finding: str, area: str = "", found: str = ""
) -> Clue:
    """核查中 → 已有结论. 转问题整改 opens the issue (``area``, ``found``: what its ledger says, never the
    finding, which is the case file's); an outcome that names somebody needs that person in the accountability
    ledger first."""
    clue = Clue.lock(row.pk)
    state = rules.CLUES.next_state("conclude", clue.state)
    if outcome not in ClueOutcome.values:
        raise rules.OutcomeMissing
    if not finding.strip():
        raise rules.FindingMissing
    if outcome == ClueOutcome.ISSUE:
        clue.issue = _issue_of(clue, by=by, now=now, area=area or clue.area, found=found)
    elif outcome in rules.NAMES_SOMEBODY and not clue.accountability.exists():
        raise rules.NobodyNamed
    clue.state, clue.outcome, clue.finding = state, outcome, finding.strip()
    clue.concluded_by, clue.concluded_at = by, now
    label = ClueOutcome(outcome).label
    enter(clue, kind=ClueEntryKind.CONCLUDED, by=by, now=now, text=f"{label}：{clue.finding}")
    return _saved(clue, now)


@transaction.atomic
def reopen_clue(*, by: User, now: datetime, row: Clue, reason: str) -> Clue:
    """已有结论 → 核查中, by the superior of the unit that concluded, with the reason."""
    clue = Clue.lock(row.pk)
    clue.state = rules.CLUES.next_state("reopen", clue.state)
    if not reason.strip():
        raise shared.ReasonMissing
    clue.outcome, clue.concluded_at, clue.concluded_by = "", None, None
    clue.due_on = clock.add_working_days(now.date(), rules.WORKING_DAYS)
    enter(clue, kind=ClueEntryKind.REOPENED, by=by, now=now, text=reason)
    clue = _saved(clue, now)
    _tell(
        clue, key=f"reopened-{clue.version}", title=f"线索 {clue.number} 须重新核查：{reason[:60]}", now=now
    )
    return clue


def enter(
    clue: Clue, *, kind: str, by: User | None, now: datetime, text: str = "", **found: TenantModel
) -> ClueEntry:
    """One more entry in the case file; ``letter`` and ``interview`` tie what came out of the clue to it."""
    entry: ClueEntry = ClueEntry.objects.create(
        clue=clue, unit_id=clue.unit_id, step=clue.entries.count() + 1, kind=kind, text=text.strip(), by=by,
        at=now, created_at=now, updated_at=now, **found,
    )  # fmt: skip
    return entry


def _issue_of(clue: Clue, *, by: User, now: datetime, area: str, found: str) -> Issue:
    if clue.issue is not None:  # reopened and concluded again: the issue is there already
        return clue.issue
    if not area:
        raise rules.AreaMissing
    if not found.strip():
        raise rules.FoundMissing
    if clue.campaign is None:
        raise rules.NoCampaign
    source = rules.ISSUE_SOURCES[clue.source]  # type: ignore[index]
    return open_issue(
        by=by, now=now, campaign=clue.campaign, unit=clue.about, area=area, source=source, found=found
    )


def _saved(clue: Clue, now: datetime) -> Clue:
    clue.bump(now=now)
    clue.save()
    return clue


def _tell(clue: Clue, *, key: str, title: str, now: datetime) -> None:
    path = reverse("campaign:clues-detail", args=[clue.pk])
    tell(
        unit_id=clue.unit_id,
        right=Right.SUPERVISE,
        key=f"clue-{clue.pk}-{key}",
        title=title,
        path=path,
        now=now,
    )
