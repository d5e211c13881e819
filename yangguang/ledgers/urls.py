"""The pages of a ledger. An app adds them to its own ``urlpatterns``: ``*ledger_urls("enrollment")``."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http.response import HttpResponseBase
from django.urls import URLPattern, URLResolver, include, path

from yangguang.accounts.access import staff_only
from yangguang.accounts.middleware import ActorRequest
from yangguang.ledgers import registry
from yangguang.ledgers.declaration import Ledger
from yangguang.ledgers.queries.rows import offers_adding
from yangguang.ledgers.views import PAGES

Page = Callable[..., HttpResponseBase]


def ledger_urls(app: str) -> list[URLResolver]:
    """Every page of every ledger the app registered; names are ``<ledger>-<page>``.

    A branch for each ledger: an address is compared with the names of ledgers, not with every page of each.
    """
    return [path(f"{ledger.name}/", include(_pages(ledger))) for ledger in registry.of_app(app)]


def _pages(ledger: Ledger) -> list[URLPattern]:
    return [
        path(route, _bound(view, ledger, right, name), name=f"{ledger.name}-{name}")
        for name, route, view, right, offered in PAGES
        if offered(ledger)
    ]


_ADDING = frozenset({"add", "template", "import"})


def _bound(view: Page, ledger: Ledger, right: str, name: str) -> Page:
    """The view of one ledger behind the gate of the right it needs (``view`` or ``fill`` of the ledger)."""

    @staff_only({"view": ledger.view, "fill": ledger.fill}.get(right, right))
    def page(request: ActorRequest, /, **kwargs: Any) -> HttpResponseBase:
        if name in _ADDING and not offers_adding(ledger, request.actor):
            raise PermissionDenied
        return view(request, ledger, **kwargs)

    return page
