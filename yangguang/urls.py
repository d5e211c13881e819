"""Contents of the site. Apps hang in by name; the platform knows none of them."""

from importlib.util import find_spec

from django.urls import include, path

from yangguang.common import views

urlpatterns = [
    path("livez", views.livez, name="livez"),
    path("readyz", views.readyz, name="readyz"),
]
for prefix, module in [
    ("", "campaign.desk_urls"),  # carries campaign/ too: a namespace is included once
    ("clock/", "yangguang.clock_urls"),
    ("accounts/inbox/", "yangguang.notices.urls"),
    ("accounts/", "yangguang.accounts.urls"),
    ("audit/", "yangguang.audit.urls"),
    ("evidence/", "yangguang.evidence.urls"),
    ("api/v1/", "yangguang.ledgers.api_urls"),
    ("enrollment/", "enrollment.urls"),
    ("complaints/", "complaints.urls"),
    ("reports/", "reports.urls"),
    ("verify/", "reports.verify_urls"),
    ("", "django_prometheus.urls"),
]:
    if find_spec(module):
        urlpatterns.append(path(prefix, include(module)))
