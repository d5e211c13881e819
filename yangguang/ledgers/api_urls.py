"""Contents of /api/v1/: one address per ledger, the schema and its reading room."""

from typing import Any

from django.urls import path
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView
from rest_framework.routers import SimpleRouter

from yangguang.accounts.access import signed_in
from yangguang.ledgers import registry
from yangguang.ledgers.api import viewset_of
from yangguang.ledgers.api_schema import MadeOnce

app_name = "api"

router = SimpleRouter()
for _ledger in registry.every():
    router.register(_ledger.label, viewset_of(_ledger), basename=f"{_ledger.app}-{_ledger.name}")
for _pattern in router.urls:
    _view: Any = _pattern.callback
    _view.gate = _view.cls.ledger.view

urlpatterns = [
    path("schema/", signed_in(SpectacularAPIView.as_view(generator_class=MadeOnce)), name="schema"),
    path("", signed_in(SpectacularSwaggerSplitView.as_view(url_name="api:schema")), name="docs"),
    *router.urls,
]
