"""Gatekeepers. Objects come only through these: a foreign row is 404, a missing right 403."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar
from urllib.parse import urlsplit

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from yangguang.accounts.models import Absence, Grant, User
from yangguang.accounts.queries import belongs_to, grants_under, people_under
from yangguang.accounts.rights import Actor
from yangguang.accounts.rules import CONFIRMED_FOR
from yangguang.tenancy import codes
from yangguang.tenancy.choices import Right
from yangguang.tenancy.models import TenantModel, Unit
from yangguang.tenancy.scope import scope

Row = TypeVar("Row", bound=TenantModel)
P = ParamSpec("P")
View = Callable[Concatenate[Any, P], HttpResponseBase]


def get_row(model: type[Row], actor: Actor, pk: Any, right: str = Right.VIEW, *, queryset: Any = None) -> Row:
    """The row, if the actor may see it (else 404) and holds ``right`` on its unit (else 403)."""
    rows: Any = model._default_manager.all() if queryset is None else queryset
    row: Row | None = rows.under(*actor.scope).filter(pk=pk).first()
    if row is None:
        raise Http404
    if not actor.may(right, row.unit_id):
        raise PermissionDenied
    return row


def require(actor: Actor, right: str, code: str) -> None:
    """403 unless the actor holds ``right`` on the unit; 404 when they may not even see the unit."""
    if not actor.may(Right.VIEW, code):
        raise Http404
    if not actor.may(right, code):
        raise PermissionDenied


def require_anywhere(actor: Actor, right: str) -> None:
    """403 unless the actor holds ``right`` on some unit."""
    if not actor.rights.anywhere(right):
        raise PermissionDenied


def current_user(actor: Actor) -> User:
    """The account behind the actor; 403 for the public."""
    if actor.user is None:
        raise PermissionDenied
    return actor.user


def current_account(request: HttpRequest) -> User:
    """The account of the session, whatever it still owes (an unfinished session has no actor); else 403."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user


def staff_only(right: str = Right.VIEW) -> Callable[[View[P]], View[P]]:
    """Gate of a page for people who signed in and hold ``right`` somewhere.

    Signed out → sign-in page (an htmx call is told to go there); signed in without the right → 403.
    Sets ``view.gate`` so that the URL guard can list every gate.
    """

    def decorate(view: View[P]) -> View[P]:
        @wraps(view)
        def gated(request: Any, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            refused = _sign_in_first(request)
            if refused is not None:
                return refused
            require_anywhere(request.actor, right)
            return view(request, *args, **kwargs)

        gated.gate = right  # type: ignore[attr-defined]
        return gated

    return decorate


def signed_in(view: View[P]) -> View[P]:
    """Gate of a page for anybody with an account, whatever their rights (own password, sign out)."""

    @wraps(view)
    def gated(request: Any, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        return _sign_in_first(request) or view(request, *args, **kwargs)

    gated.gate = "signed-in"  # type: ignore[attr-defined]
    return gated


def public(view: View[P]) -> View[P]:
    """Marks a page that anybody may open; the URL guard wants the decision to be visible."""
    view.gate = "public"  # type: ignore[attr-defined]
    return view


CONFIRMED = "confirmed_at"  # session key: when the password was last entered


def recently_confirmed(view: View[P]) -> View[P]:
    """The password was entered in the last half hour, else ask for it again (sudo mode, security.md C19).

    Stands under a gate. What a form had filled in is not lost when its page asked before it was shown.
    """

    @wraps(view)
    def gated(request: Any, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        entered = request.session.get(CONFIRMED)
        if entered and timezone.now() - datetime.fromisoformat(entered) < CONFIRMED_FOR:
            return view(request, *args, **kwargs)
        here = _page_of(request)
        return go_to(request, f"{reverse('accounts:confirm')}?{urlencode({'next': here})}")

    return gated


def go_to(request: HttpRequest, url: str) -> HttpResponse:
    """Send the browser to another page; an htmx call must move the whole page, not a fragment of it."""
    if request.headers.get("HX-Request"):
        response = HttpResponse(status=204)
        response["HX-Redirect"] = url
        return response
    return HttpResponseRedirect(url)


def _page_of(request: HttpRequest) -> str:
    """The page the person is looking at; where a POST came from is not repeated."""
    if request.headers.get("HX-Request"):
        parts = urlsplit(request.headers.get("HX-Current-URL", "/"))
        return f"{parts.path}?{parts.query}" if parts.query else parts.path
    return request.get_full_path() if request.method in ("GET", "HEAD") else request.path


def _sign_in_first(request: HttpRequest) -> HttpResponse | None:
    if request.user.is_authenticated:
        return None
    return go_to(request, redirect_to_login(_page_of(request)).url)


def get_person(actor: Actor, public_id: object, *, to_change: bool = False) -> User:
    """An account within the security administrator's reach, else 404.

    ``to_change``: 403 unless everything the account has to do with lies within that reach.
    """
    reach, now = actor.rights.codes(Right.GRANT), timezone.now()
    user = get_object_or_404(people_under(reach, now=now), public_id=public_id)
    if to_change and not belongs_to(user, reach, now=now):
        raise PermissionDenied
    return user


def get_grant(actor: Actor, public_id: object) -> Grant:
    """A grant on a unit within the security administrator's reach, else 404."""
    return get_object_or_404(grants_under(actor.rights.codes(Right.GRANT)), public_id=public_id)


def get_absence(actor: Actor, public_id: object) -> Absence:
    """One of the person's own absences, else 404."""
    return get_object_or_404(Absence, public_id=public_id, user=current_user(actor))


def grantable_unit(actor: Actor, code: str) -> Unit | None:
    """The unit, if the security administrator may give rights on it; None otherwise."""
    if not codes.covered_by_any(actor.rights.codes(Right.GRANT), code):
        return None
    return Unit.objects.filter(pk=code, active=True).first()


@contextmanager
def audited_scope(actor: Actor) -> Iterator[tuple[str, ...]]:
    """Open the units whose trail this auditor reads. Auditors have no VIEW, so their own scope is empty."""
    reach = actor.rights.codes(Right.AUDIT)
    if not reach:
        raise PermissionDenied
    with scope(*reach):
        yield reach
