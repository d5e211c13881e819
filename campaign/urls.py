"""Contents of ``/campaign/``; ``campaign.desk_urls`` hangs them in under the namespace ``campaign``."""

from django.urls import URLPattern, URLResolver, path

from campaign.views import checks, coverage, review, second_looks, trend
from yangguang.ledgers.urls import ledger_urls

urlpatterns: list[URLPattern | URLResolver] = [
    path("checks/", checks.units, name="checks"),
    path("checks/<str:code>/", checks.checklist, name="checks-unit"),
    path("checks/<str:code>/submit/", checks.submit, name="checks-submit"),
    path("checks/<str:code>/review/", review.review, name="checks-review"),
    path("checks/<str:code>/items/<str:item>/", checks.answer, name="checks-answer"),
    path("coverage/", coverage.coverage_page, name="coverage"),
    path("coverage/<str:code>/", coverage.county_page, name="coverage-county"),
    path("issues/trend/", trend.trend_page, name="issues-trend"),
    path("issues/repeat/", trend.repeat_page, name="issues-repeat"),
    path("second-looks/draws/", second_looks.draws_page, name="second-looks-draws"),
    *ledger_urls("campaign"),
]
