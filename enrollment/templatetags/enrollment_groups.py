"""Template vocabulary of a child's entry in a special-group ledger."""

from typing import Any

from django import template

from enrollment.models import GroupEntry
from enrollment.queries import groups as reads
from yangguang.accounts.rights import Actor

register = template.Library()


@register.simple_tag
def also_in(actor: Actor, row: GroupEntry) -> list[reads.Other]:
    """The other ledgers in which the child stands, as far as the reader sees."""
    return reads.also_in(actor, row)


@register.simple_tag
def follow_ups(row: GroupEntry) -> Any:
    """Visits, calls and lessons at home for this entry."""
    return list(reads.follow_ups_of(row))
