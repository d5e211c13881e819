"""Contents of the reports' pages."""

from django.urls import path

from reports import views
from yangguang.ledgers.urls import ledger_urls

app_name = "reports"
urlpatterns = [
    path("", views.home, name="home"),
    path("summaries/<str:code>/<uuid:phase>/", views.start_summary, name="summaries-start"),
    path("filings/<uuid:pk>/", views.filing_page, name="filings-detail"),
    path("filings/<uuid:pk>/narrative/", views.narrative, name="filings-narrative"),
    path("filings/<uuid:pk>/document/", views.document, name="filings-document"),
    path("filings/<uuid:pk>/pdf/", views.pdf, name="filings-pdf"),
    path("filings/<uuid:pk>/steps/<slug:name>/", views.take_step, name="filings-step"),
    *ledger_urls("reports"),
]
