"""Verbs of the checklist itself: begin, add, amend, retire, reinstate. Each change is a version.

Nothing is ever deleted, and an answered item keeps its wording: see :class:`campaign.models.ChecklistItem`.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.urls import reverse

from campaign.choices.items import ItemChange
from campaign.models import Campaign, Check, ChecklistItem, ChecklistVersion, ItemBasis, LegalBasis
from campaign.rules import ReasonMissing
from campaign.rules import items as rules
from yangguang.accounts.models import User
from yangguang.accounts.rights import rights_of
from yangguang.notices.actions import tell
from yangguang.tenancy.choices import Level, Right
from yangguang.tenancy.models import Unit

_COPIED = ("area", "prohibition", "applies_to", "text", "evidence", "basis", "lines", "step", "position")
_ASKS_AGAIN = {ItemChange.ADDED, ItemChange.REWORDED, ItemChange.REINSTATED}


@transaction.atomic
def load_bases(*, now: datetime, city: Unit, rows: Iterable[Mapping[str, str]]) -> int:
    """Put the documents of the template into the city's library; what is there stays. How many were new."""
    known = set(LegalBasis.objects.filter(unit=city).values_list("short", "clause"))
    fresh = [
        LegalBasis(
            unit=city, short=row["short"], clause=row["clause"], title=row["title"], summary=row["summary"],
            issued_by=row["issued_by"], link=row["link"], created_at=now, updated_at=now,
            issued_on=date.fromisoformat(row["issued_on"]) if row["issued_on"] else None,
        )
        for row in rows
        if (row["short"], row["clause"]) not in known
    ]  # fmt: skip
    LegalBasis.objects.bulk_create(fresh)
    return len(fresh)


@transaction.atomic
def load_items(
    *, by: User | None, now: datetime, campaign: Campaign, rows: Iterable[Mapping[str, str]]
) -> ChecklistVersion | None:
    """Copy the template's items that are missing, with what they cite; the version that came of it."""
    present = set(campaign.items.values_list("code", flat=True))
    fresh = [
        ChecklistItem(
            campaign=campaign, unit_id=campaign.unit_id, position=position, code=row["code"],
            area=row["area"], prohibition=int(row["prohibition"]) if row["prohibition"] else None,
            applies_to=row["applies_to"], text=row["text"], evidence=row["evidence"], basis=row["basis"],
            lines=row.get("lines", ""), step=row.get("step", ""), created_at=now, updated_at=now,
        )
        for position, row in enumerate(rows, start=1)
        if row["code"] not in present
    ]  # fmt: skip
    if not fresh:
        return None
    ChecklistItem.objects.bulk_create(fresh)
    _cite(fresh, now=now)
    changes = [_change(item, ItemChange.ADDED) for item in fresh]
    return _record(campaign, by=by, now=now, changes=changes, reason="按模板带入")


def copy_items(
    *, by: User | None, now: datetime, campaign: Campaign, source: Campaign
) -> ChecklistVersion | None:
    """The items of another year's campaign that are in force, with what they cite, under today's wording."""
    rows = [
        {**{name: str(getattr(item, name) or "") for name in _COPIED}, "code": item.code}
        for item in source.items.in_force().order_by("position", "code")
    ]
    return load_items(by=by, now=now, campaign=campaign, rows=rows)


@transaction.atomic
def create_item(
    *, by: User | None, now: datetime, campaign: Campaign, values: Mapping[str, Any]
) -> ChecklistItem:
    """A new item; units that handed their checklist in see it as a hole."""
    _must_be_the_city(by, campaign.unit_id)
    given = {name: value for name, value in values.items() if value is not None}
    given.setdefault("position", (campaign.items.aggregate(last=Max("position"))["last"] or 0) + 1)
    item = ChecklistItem(campaign=campaign, unit_id=campaign.unit_id, created_at=now, updated_at=now, **given)
    _cite_one(item, now=now, before_saving=True)
    item.save(force_insert=True)
    _cite_one(item, now=now)
    _record(campaign, by=by, now=now, changes=[_change(item, ItemChange.ADDED)])
    return item


@transaction.atomic
def amend_item(
    *, by: User | None, now: datetime, row: ChecklistItem, values: Mapping[str, Any]
) -> ChecklistItem:
    """Change an item; what it asks (:data:`rules.MEANING`) changes only while nobody answered it, else a new
    item takes its code and the old one stays with its answers. Returns the item in force."""
    _must_be_the_city(by, row.unit_id)
    if row.retired_on is not None:
        raise rules.ItemRetired
    if values.get("code", row.code) != row.code:
        raise rules.CodeStays
    given = {name: value for name, value in values.items() if name != "position" or value is not None}
    before = {name: getattr(row, name) for name in rules.TITLES}
    names = rules.changed(before, given)
    if not names:
        return row
    said = _details(row, before, given, names)
    if set(names) & set(rules.MEANING) and Check.objects.filter(item=row).exists():
        fresh = _reword(row, given, now=now)
        _record(row.campaign, by=by, now=now, changes=[_change(fresh, ItemChange.REWORDED, said)])
        return fresh
    for name in names:
        setattr(row, name, given[name])
    _cite_one(row, now=now)
    row.bump(now=now)
    row.save()
    _record(row.campaign, by=by, now=now, changes=[_change(row, ItemChange.AMENDED, said)])
    return row


@transaction.atomic
def retire_item(*, by: User | None, now: datetime, row: ChecklistItem, reason: str) -> ChecklistItem:
    """Nobody is asked this any more; answers and issues stay."""
    _must_be_the_city(by, row.unit_id)
    item = ChecklistItem.lock(row.pk)
    if item.retired_on is not None:
        raise rules.ItemRetired
    if not reason.strip():
        raise ReasonMissing("请写明停用原因，各单位会看到。")
    item.retired_on, item.retired_reason = now.date(), reason.strip()[:300]
    item.bump(now=now)
    item.save()
    changes = [_change(item, ItemChange.RETIRED, [item.retired_reason])]
    _record(item.campaign, by=by, now=now, changes=changes, reason=item.retired_reason)
    return item


@transaction.atomic
def reinstate_item(*, by: User | None, now: datetime, row: ChecklistItem) -> ChecklistItem:
    """Ask it again, with the answers it had; not once a new wording took its place."""
    _must_be_the_city(by, row.unit_id)
    item = ChecklistItem.lock(row.pk)
    if item.superseded_by_id is not None:
        raise rules.ReplacedAlready
    if item.retired_on is None:
        return item
    item.retired_on, item.retired_reason = None, ""
    item.bump(now=now)
    item.save()
    _record(item.campaign, by=by, now=now, changes=[_change(item, ItemChange.REINSTATED)])
    return item


def _must_be_the_city(by: User | None, city: str) -> None:
    if by is not None and not rights_of(by).covers(Right.REVIEW, city):
        raise rules.NotTheCity


def _reword(row: ChecklistItem, given: Mapping[str, Any], *, now: datetime) -> ChecklistItem:
    fresh = ChecklistItem(
        campaign=row.campaign, unit_id=row.unit_id, code=row.code, edition=row.edition + 1,
        created_at=now, updated_at=now, **{**{name: getattr(row, name) for name in _COPIED}, **given},
    )  # fmt: skip
    _cite_one(fresh, now=now, before_saving=True)
    row.code = f"{row.code}-{row.edition}"
    row.retired_on, row.retired_reason, row.superseded_by_id = now.date(), "文字换版", fresh.pk
    row.bump(now=now)
    row.save()
    fresh.save(force_insert=True)
    _cite_one(fresh, now=now)
    return fresh


def _cite_one(item: ChecklistItem, *, now: datetime, before_saving: bool = False) -> None:
    """Bring the item's citations in line with its text; ``before_saving`` only asks whether they can be."""
    if before_saving:
        _cited(item, _library(item.unit_id))
        return
    wanted = {basis.pk for basis in _cited(item, _library(item.unit_id))}
    present = {link.basis_id: link for link in ItemBasis.objects.filter(item=item)}
    for key, link in present.items():
        if key not in wanted:
            link.delete()
    _link([(item, key) for key in wanted - set(present)], now)


def _cite(items: list[ChecklistItem], *, now: datetime) -> None:
    library = _library(items[0].unit_id)
    _link([(item, basis.pk) for item in items for basis in _cited(item, library)], now)


def _link(pairs: Iterable[tuple[ChecklistItem, Any]], now: datetime) -> None:
    ItemBasis.objects.bulk_create(
        ItemBasis(item=item, basis_id=key, unit_id=item.unit_id, created_at=now, updated_at=now)
        for item, key in pairs
    )


def _library(city: str) -> dict[tuple[str, str], LegalBasis]:
    return {(basis.short, basis.clause): basis for basis in LegalBasis.objects.filter(unit_id=city)}


def _cited(item: ChecklistItem, library: Mapping[tuple[str, str], LegalBasis]) -> list[LegalBasis]:
    found, unknown = rules.cited(item.basis, library)
    if unknown:
        raise rules.BasisUnknown(rules.unknown_bases(unknown))
    if not found:
        raise rules.BasisMissing
    return [library[pair] for pair in found]


def _details(
    row: ChecklistItem, before: Mapping[str, Any], after: Mapping[str, Any], names: Iterable[str]
) -> list[str]:
    """“应备材料：旧 → 新”, choices by their words."""

    def said(name: str, value: Any) -> str:
        field: Any = row._meta.get_field(name)
        choices = dict(field.flatchoices)
        return str(choices.get(value, value if value is not None else "") or "（空）")

    return [f"{rules.TITLES[name]}：{said(name, before[name])} → {said(name, after[name])}" for name in names]


def _change(item: ChecklistItem, kind: ItemChange, details: Iterable[str] = ()) -> dict[str, Any]:
    return {"code": item.code, "kind": kind.value, "text": item.text, "details": list(details)}


def _record(
    campaign: Campaign, *, by: User | None, now: datetime, changes: list[dict[str, Any]], reason: str = ""
) -> ChecklistVersion:
    """Write the next version down; what one person does in one act (an import) is one version."""
    Campaign.lock(campaign.pk)  # two who change at once get two numbers
    last: ChecklistVersion | None = campaign.checklist_versions.first()
    if last is not None and (last.at, last.by_id) == (now, by.pk if by else None):
        last.changes = [*last.changes, *changes]
        last.bump(now=now)
        last.save()
        return last
    version = ChecklistVersion.objects.create(
        campaign=campaign, unit_id=campaign.unit_id, number=last.number + 1 if last else 1, by=by, at=now,
        reason=reason, changes=changes, created_at=now, updated_at=now,
    )  # fmt: skip
    if last is not None and any(change["kind"] in _ASKS_AGAIN for change in changes):
        _tell_counties(version, now=now)
    return version


def _tell_counties(version: ChecklistVersion, *, now: datetime) -> None:
    path = reverse("campaign:checklist-versions")
    title = f"检查清单已更新到第 {version.number} 版，新增的检查项请补查"
    for code in (
        Unit.objects.under(version.unit_id)
        .filter(level=Level.COUNTY, active=True)
        .values_list("pk", flat=True)
    ):
        key = f"checklist-{version.campaign_id}-{version.number}"
        tell(unit_id=code, right=Right.FILL, key=f"{key}-{code}", title=title, path=path, now=now)
