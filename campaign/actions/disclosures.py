"""Verbs on the five elements a school must publish: write, publish, prove, withdraw."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction
from django.db.models import F
from django.urls import reverse

from campaign.models import Campaign
from campaign.models.disclosures import Disclosure, DisclosureEdition, DisclosureSnapshot
from campaign.queries.campaigns import current_campaign
from campaign.queries.disclosure import plan_due
from campaign.rules import ReasonMissing
from campaign.rules import disclosure as rules
from yangguang.accounts.models import User
from yangguang.accounts.rights import rights_of
from yangguang.evidence.actions import attach
from yangguang.notices.actions import tell
from yangguang.tenancy import codes
from yangguang.tenancy.choices import Level, Right
from yangguang.tenancy.models import Unit

SAID = ("text", "link", "place")  # what a reader sees: a change of it is a new edition


class Entry(NamedTuple):
    """One element to write: of which school, and what; with ``published_on`` it is public at once."""

    unit: Unit
    element: str
    text: str = ""
    link: str = ""
    place: str = ""
    due_on: date | None = None
    published_on: date | None = None


def write_disclosure(*, by: User | None, now: datetime, **entry: Any) -> Disclosure:
    """Begin one element of a school: the fields of :class:`Entry`."""
    return write_disclosures(by=by, now=now, entries=[Entry(**entry)])[0]


@transaction.atomic
def write_disclosures(*, by: User | None, now: datetime, entries: Sequence[Entry]) -> list[Disclosure]:
    """Begin elements of schools, one or a whole county's at once.

    Without ``due_on`` the plan's day holds. Raises :class:`rules.NotASchool`, :class:`rules.NoCampaign`, and
    what publishing and a due date may refuse; :class:`rules.AlreadyWritten` for an element that is there.
    """
    begun = [_begin(entry, *known, by=by, now=now) for entry, known in _with_campaigns(entries)]
    try:
        with transaction.atomic():
            Disclosure.objects.bulk_create(begun, batch_size=500)
    except IntegrityError as error:
        raise rules.AlreadyWritten from error
    DisclosureEdition.objects.bulk_create(
        [_edition(row, by=by, now=now) for row in begun if row.edition], batch_size=500
    )
    return begun


def _with_campaigns(entries: Sequence[Entry]) -> Iterator[tuple[Entry, tuple[Campaign, date]]]:
    """Each entry with the campaign of its city and the day the plan sets, read once a city."""
    known: dict[str, tuple[Campaign, date]] = {}
    for entry in entries:
        if entry.unit.level != Level.SCHOOL:
            raise rules.NotASchool
        city = entry.unit.pk[:4]
        if city not in known:
            campaign = current_campaign(city)
            if campaign is None:
                raise rules.NoCampaign
            known[city] = campaign, plan_due(campaign)
        yield entry, known[city]


def _begin(entry: Entry, campaign: Campaign, latest: date, *, by: User | None, now: datetime) -> Disclosure:
    row = Disclosure(
        unit=entry.unit, campaign=campaign, element=entry.element, text=entry.text.strip(), link=entry.link,
        place=entry.place.strip(), due_on=_due(latest, entry.unit.pk, entry.due_on, by),
        published_on=entry.published_on, created_at=now, updated_at=now,
    )  # fmt: skip
    if entry.published_on is not None:
        _make_public(row, None, now)
    return row


@transaction.atomic
def amend_disclosure(
    *, by: User | None, now: datetime, row: Disclosure, values: Mapping[str, Any]
) -> Disclosure:
    """Change the text people work on. The caller has locked the row.

    With a date in ``published_on`` the change is public at once, as a new edition of that day – of today when
    the text changed and the date did not. Without one the public goes on reading the edition before.
    """
    if values.get("element", row.element) != row.element:
        raise rules.ElementStays
    if values.get("due_on", row.due_on) != row.due_on:
        row.due_on = _due(plan_due(row.campaign), row.unit_id, values["due_on"], by)
    said = any(name in values and values[name] != getattr(row, name) for name in SAID)
    on = values.get("published_on", row.published_on)
    dated = on != row.published_on
    for name in SAID:
        setattr(row, name, values.get(name, getattr(row, name)))
    if said or dated:
        row.state = rules.DISCLOSURES.next_state("amend", row.state)
    row.published_on = now.date() if said and on is not None and not dated and row.edition else on
    row.bump(now=now)
    row.save()
    if on is not None and (said or dated):
        _publish(row, by=by, now=now)
    return row


@transaction.atomic
def publish_disclosure(*, by: User | None, now: datetime, row: Disclosure) -> Disclosure:
    """待公布 → 已公布, dated by the row or today. What the public read before is kept, and no longer shown.

    Raises :class:`rules.TextMissing`, :class:`rules.NotYetPublished` for a day to come, and
    :class:`rules.PublishedBeforeLast`.
    """
    row = Disclosure.lock(row.pk)
    rules.DISCLOSURES.next_state("publish", row.state)
    return _publish(row, by=by, now=now)


@transaction.atomic
def take_snapshot(
    *,
    by: User | None,
    now: datetime,
    row: Disclosure,
    upload: UploadedFile,
    url: str = "",
    others: bool = False,
) -> DisclosureSnapshot:
    """Keep a picture or PDF of the published page as proof: its digest and the moment can never be changed.

    The server fetches nothing; the file is what the person saw. ``others``: it shows the school's other
    public elements too, and proves those that have no proof yet. Raises :class:`rules.NothingPublic`, and
    what :func:`yangguang.evidence.actions.attach` refuses.
    """
    row = Disclosure.lock(row.pk)
    if not row.edition:
        raise rules.NothingPublic
    evidence = attach(by=by, subject=row, upload=upload, kind="公布快照", now=now)
    proved = [row, *(_unproved_beside(row) if others else ())]
    snapshots = [
        DisclosureSnapshot(
            unit_id=row.unit_id, disclosure=each, edition=each.edition, evidence=evidence,
            sha256=evidence.sha256, url=url or each.link, by=by, taken_at=now, created_at=now, updated_at=now,
        )
        for each in proved
    ]  # fmt: skip
    DisclosureSnapshot.objects.bulk_create(snapshots)
    for each in proved:
        each.proved_at = each.proved_at or now
        each.bump(now=now)
    Disclosure.objects.bulk_update(proved, ["proved_at", "version", "updated_at"])
    return snapshots[0]


def _unproved_beside(row: Disclosure) -> Any:
    """The school's other public elements without a proof, locked."""
    beside = Disclosure.objects.filter(unit_id=row.unit_id, campaign_id=row.campaign_id, proved_at=None)
    return beside.public().exclude(pk=row.pk).order_by("pk").select_for_update(of=("self",))


@transaction.atomic
def withdraw_disclosure(*, by: User | None, now: datetime, row: Disclosure, reason: str) -> Disclosure:
    """Take what the public reads off the page, with the reason: only the county may, and it is kept."""
    row = Disclosure.lock(row.pk)
    state = rules.DISCLOSURES.next_state("withdraw", row.state)
    if not row.edition:
        raise rules.NothingPublic("这一项现在没有对外展示，不需要撤回。")
    if not reason.strip():
        raise ReasonMissing
    row.editions.filter(published=True).update(
        published=False, withdrawn_reason=reason.strip(), version=F("version") + 1, updated_at=now
    )
    row.state, row.edition, row.first_published_on, row.proved_at = state, 0, None, None
    row.published_on = None
    row.bump(now=now)
    row.save()
    tell(
        unit_id=row.unit_id,
        right=Right.FILL,
        key=f"disclosure-{row.pk}-withdrawn-{row.version}",
        title=f"“{row.get_element_display()}”已被撤回：{reason.strip()[:80]}",
        path=reverse("campaign:disclosures-detail", args=[row.pk]),
        now=now,
    )
    return row


def _publish(row: Disclosure, *, by: User | None, now: datetime) -> Disclosure:
    """Put what the row says before the public, instead of what it read before."""
    _make_public(row, row.editions.order_by("-number").first(), now)
    row.editions.filter(published=True).update(published=False, version=F("version") + 1, updated_at=now)
    _edition(row, by=by, now=now).save(force_insert=True)
    row.bump(now=now)
    row.save()
    return row


def _make_public(row: Disclosure, last: DisclosureEdition | None, now: datetime) -> None:
    """Set what follows from publication after ``last``; refuse what cannot be published."""
    on = row.published_on or now.date()
    if not row.text.strip():
        raise rules.TextMissing
    if on > now.date():
        raise rules.NotYetPublished
    if on < row.campaign.starts:
        raise rules.PublishedBeforeCampaign(row.campaign.starts)
    if last is not None and on < last.published_on:
        raise rules.PublishedBeforeLast
    row.first_published_on = row.first_published_on if row.edition else on
    row.edition = last.number + 1 if last is not None else 1
    row.published_on, row.proved_at = on, None
    row.state = rules.DISCLOSURES.next_state("publish", row.state)


def _edition(row: Disclosure, *, by: User | None, now: datetime) -> DisclosureEdition:
    assert row.published_on is not None  # _make_public has set both
    assert row.first_published_on is not None
    return DisclosureEdition(
        unit_id=row.unit_id, disclosure=row, campaign_id=row.campaign_id, number=row.edition,
        element=row.element, text=row.text, link=row.link, place=row.place, published_on=row.published_on,
        first_published_on=row.first_published_on, by=by, at=now, created_at=now, updated_at=now,
    )  # fmt: skip


def _due(latest: date, school: str, asked: date | None, by: User | None) -> date:
    """The due day: the plan's, or an earlier one the county sets because registration is earlier there."""
    if asked is None or asked == latest:
        return latest
    if asked > latest:
        raise rules.DueTooLate(f"公布期限不能晚于 {latest:%Y-%m-%d}：方案要求在报名之前公布。")
    if by is not None and not rights_of(by).covers(Right.FILL, codes.county_of(school)):
        raise rules.DueIsTheCountys
    return asked
