"""What people see of filings: their own, those handed in from below, what waits for them."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Q
from django.urls import reverse

from campaign.choices import Area
from campaign.models import Assignment
from reports.choices import HANDED_IN, NARRATIVES, SHOWN_COUNTS, State
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
        {"label": label, "before": before.word(name), "after": filing.word(name)}
        for name, label in NARRATIVES[filing.kind].items()
        if before.word(name) != filing.word(name)
    ]
    then = {row["area"]: row for row in before.figures["areas"]}
    for row in filing.figures["areas"]:
        for name, label in SHOWN_COUNTS[filing.kind].items():
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
        when = "系统会自动取数建立草稿，也可以在“报告上报”页面提前起草，请届时填写。"
        if not assignment.is_phase_report:
            when = "系统将在到期当天自动取数并建立周报草稿，请届时填写。"
        return False, when, reverse("reports:home")
    path = reverse("reports:filings-detail", args=[filing.pk])
    done = filing.state in HANDED_IN
    text = f"{filing}：{filing.get_state_display()}"
    return done, text if done else f"{text}。请在报告页面完成填写、审核、签发并上报。", path


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
