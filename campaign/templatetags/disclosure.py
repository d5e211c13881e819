"""Template vocabulary of disclosure: an element's editions, and whether its proofs are intact."""

from dataclasses import dataclass
from hashlib import file_digest

from django import template

from campaign.models.disclosures import Disclosure, DisclosureSnapshot
from yangguang.accounts.rights import Actor
from yangguang.evidence.actions import stored_path
from yangguang.tenancy.choices import Right

register = template.Library()


@dataclass(frozen=True)
class Proof:
    """A snapshot, and whether its stored bytes still have its digest (None: not looked at)."""

    snapshot: DisclosureSnapshot
    intact: bool | None = None


@register.simple_tag
def editions_of(row: Disclosure) -> object:
    """What was published, the latest first."""
    return row.editions.select_related("by")


@register.simple_tag
def proofs_of(row: Disclosure, verify: str = "") -> list[Proof]:
    """The snapshots of an element; with ``verify`` each file is read and its digest compared."""
    found = row.snapshots.select_related("evidence", "by")
    return [Proof(snapshot, _is_intact(snapshot) if verify else None) for snapshot in found]


def _is_intact(snapshot: DisclosureSnapshot) -> bool:
    try:
        with stored_path(snapshot.evidence.file).open("rb") as content:
            return file_digest(content, "sha256").hexdigest() == snapshot.sha256
    except FileNotFoundError:
        return False


@register.simple_tag
def may_prove(actor: Actor, row: Disclosure) -> bool:
    """Whether the person may add a snapshot now."""
    return bool(row.edition) and actor.may(Right.FILL, row.unit_id)
