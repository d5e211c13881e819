"""Contents of the site. Apps hang in by name; the platform knows none of them."""

from django.urls import include, path

from yangguang.common import views

urlpatterns = [
    # the installation
    path("livez", views.livez, name="livez"),
    path("readyz", views.readyz, name="readyz"),
    path("", include("django_prometheus.urls")),
    path("clock/", include("yangguang.clock_urls")),
    # front page, desk, dashboard, campaign/
    path("", include("campaign.desk_urls")),
    # people
    path("accounts/inbox/", include("yangguang.notices.urls")),
    path("accounts/", include("yangguang.accounts.urls")),
    path("audit/", include("yangguang.audit.urls")),
    path("evidence/", include("yangguang.evidence.urls")),
    # work
    path("enrollment/", include("enrollment.urls")),
    path("zoning/", include("zoning.urls")),
    path("zones/", include("zoning.public_urls")),
    path("complaints/", include("complaints.urls")),
    path("reports/", include("reports.urls")),
    path("verify/", include("reports.verify_urls")),
    path("api/v1/zones/", include("zoning.api_urls")),
    path("api/v1/", include("yangguang.ledgers.api_urls")),
]
