"""Gatekeepers. Objects come only through these: a foreign row is 404, a missing right 403."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from yangguang.accounts.models import User
from yangguang.accounts.rights import Actor
from yangguang.tenancy.choices import Right
from yangguang.tenancy.models import TenantModel

Row = TypeVar("Row", bound=TenantModel)
P = ParamSpec("P")
View = Callable[Concatenate[Any, P], HttpResponseBase]


def get_row(
    model: type[Row], actor: Actor, pk: object, right: str = Right.VIEW, *, queryset: Any = None
) -> Row:
    """The row, if the actor may see it (else 404) and holds ``right`` on its unit (else 403)."""
    rows = model._default_manager.all() if queryset is None else queryset
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


def staff_only(right: str = Right.VIEW) -> Callable[[View[P]], View[P]]:
    """Gate of a page for people who signed in and hold ``right`` somewhere.

    Signed out → sign-in page (an htmx call is told to go there); signed in without the right → 403.
    Sets ``view.gate`` so that the URL guard can list every gate.
    """

    def decorate(view: View[P]) -> View[P]:
        @wraps(view)
        def gated(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            refused = _sign_in_first(request)
            if refused is not None:
                return refused
            require_anywhere(request.actor, right)  # type: ignore[attr-defined]
            return view(request, *args, **kwargs)

        gated.gate = right  # type: ignore[attr-defined]
        return gated

    return decorate


def signed_in(view: View[P]) -> View[P]:
    """Gate of a page for anybody with an account, whatever their rights (own password, sign out)."""

    @wraps(view)
    def gated(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        return _sign_in_first(request) or view(request, *args, **kwargs)

    gated.gate = "signed-in"  # type: ignore[attr-defined]
    return gated


def public(view: View[P]) -> View[P]:
    """Marks a page that anybody may open; the URL guard wants the decision to be visible."""
    view.gate = "public"  # type: ignore[attr-defined]
    return view


def _sign_in_first(request: HttpRequest) -> HttpResponse | None:
    if request.user.is_authenticated:
        return None
    if request.headers.get("HX-Request"):
        response = HttpResponse(status=204)
        response["HX-Redirect"] = redirect_to_login(request.headers.get("HX-Current-URL", "/")).url
        return response
    return redirect_to_login(request.get_full_path())
