"""Gatekeepers of notices: one's own inbox, else 404."""

from django.shortcuts import get_object_or_404

from yangguang.accounts.rights import Actor
from yangguang.notices.models import Notice
from yangguang.notices.queries import inbox_of


def get_notice(actor: Actor, pk: object) -> Notice:
    """A notice of the actor's own inbox; 404 for any other."""
    return get_object_or_404(inbox_of(actor), pk=pk)
