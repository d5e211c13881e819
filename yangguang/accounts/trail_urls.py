"""Pages of the audit administrator, hung in under ``audit/`` (yangguang/audit/urls.py)."""

from django.urls import path

from yangguang.accounts.views import trail

urlpatterns = [
    path("history/", trail.history, name="history"),
    path("reveals/", trail.reveals, name="reveals"),
    path("events/", trail.events, name="events"),
    path("seals/", trail.seals, name="seals"),
]
