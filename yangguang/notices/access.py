"""Gatekeepers of notices: one's own inbox, else 404."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any

from django.shortcuts import get_object_or_404

from yangguang.accounts.rights import Actor
from yangguang.notices.models import Notice
from yangguang.notices.queries import inbox_of, unread
from yangguang.tenancy.scope import scope


@contextmanager
def _inbox_scope(actor: Actor) -> Iterator[None]:
    """The three administrators see no unit, but what is addressed to them lies in one: open it for the inbox,
    which asks for the right as well. Everybody else has their scope already."""
    if actor.scope or not actor.rights.units:
        yield
        return
    with scope(*{code for codes in actor.rights.units.values() for code in codes}):
        yield


def with_inbox(view: Callable[..., Any]) -> Callable[..., Any]:
    """A page of one's own inbox, whoever one is. Stands under a gate."""

    @wraps(view)
    def opened(request: Any, /, *args: Any, **kwargs: Any) -> Any:
        with _inbox_scope(request.actor):
            return view(request, *args, **kwargs)

    return opened


def unread_count(actor: Actor) -> int:
    """How many notices wait for the actor: one query, for the bell."""
    with _inbox_scope(actor):
        return unread(actor).count()


def get_notice(actor: Actor, pk: object) -> Notice:
    """A notice of the actor's own inbox; 404 for any other."""
    return get_object_or_404(inbox_of(actor), pk=pk)
