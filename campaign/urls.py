"""Contents of ``/campaign/``; ``campaign.desk_urls`` hangs them in under the namespace ``campaign``."""

from django.urls import URLPattern, URLResolver, path

from campaign.views import (
    checks,
    coverage,
    disclosure,
    draws,
    items,
    opinion,
    phases,
    registers,
    review,
    second_looks,
    trend,
)
from yangguang.ledgers.urls import ledger_urls

urlpatterns: list[URLPattern | URLResolver] = [
    path("checks/", checks.units, name="checks"),
    path("checks/<str:code>/", checks.checklist, name="checks-unit"),
    path("checks/<str:code>/submit/", checks.submit, name="checks-submit"),
    path("checks/<str:code>/review/", review.review, name="checks-review"),
    path("checks/<str:code>/items/<str:item>/", checks.answer, name="checks-answer"),
    path("checklist/", items.versions, name="checklist-versions"),
    path("coverage/", coverage.coverage_page, name="coverage"),
    path("coverage/<str:code>/", coverage.county_page, name="coverage-county"),
    path("opinion/", opinion.opinion_page, name="opinion"),
    path("phases/", phases.phases_page, name="phases"),
    path("phases/close/", phases.close, name="phases-close"),
    path("phases/<str:code>/", phases.unit_page, name="phases-unit"),
    path("registers/", registers.hub, name="registers"),
    path("registers/systems/", registers.systems, name="registers-systems"),
    path("registers/processes/", registers.processes, name="registers-processes"),
    path("draws/", draws.draws, name="draws"),
    path("draws/<uuid:pk>/", draws.draw, name="draws-detail"),
    path("draws/<uuid:pk>/freeze/", draws.freeze, name="draws-freeze"),
    path("draws/<uuid:pk>/draw/", draws.decide, name="draws-draw"),
    path("draws/<uuid:pk>/finish/", draws.finish, name="draws-finish"),
    path("draws/<uuid:pk>/schools.csv", draws.schools_file, name="draws-schools"),
    path("draws/<uuid:pk>/inspectors.csv", draws.inspectors_file, name="draws-inspectors"),
    path("draws/<uuid:pk>/protocol.pdf", draws.protocol, name="draws-protocol"),
    path("inspections/<uuid:pk>/sheet/", draws.sheet, name="inspections-sheet"),
    path("issues/trend/", trend.trend_page, name="issues-trend"),
    path("issues/repeat/", trend.repeat_page, name="issues-repeat"),
    path("second-looks/draws/", second_looks.draws_page, name="second-looks-draws"),
    path("disclosure/", disclosure.disclosure_page, name="disclosure"),
    path("disclosure/<str:code>/", disclosure.unit_page, name="disclosure-unit"),
    path("disclosures/<uuid:pk>/snapshot/", disclosure.snapshot, name="disclosures-snapshot"),
    *ledger_urls("campaign"),
]
