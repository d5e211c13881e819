"""Contents of /zoning/."""

from django.urls import path

from yangguang.ledgers.urls import ledger_urls
from zoning.views import adjustments, checks, comparison, drawing, exports, maps, uploads

app_name = "zoning"
urlpatterns = [
    path("checks/", checks.counties, name="checks-counties"),
    path("checks/<str:code>/", checks.county, name="checks"),
    path("checks/<str:code>/zones.geojson", exports.zones, name="geojson"),
    path("checks/<str:code>/upload/", uploads.zones, name="upload"),
    path("checks/<str:code>/outline/", uploads.outline, name="outline"),
    path("map/", maps.counties, name="maps"),
    path("map/<str:code>/", maps.county, name="map"),
    path("map/<str:code>/shapes/", maps.shapes, name="map-shapes"),
    path("adjustments/<uuid:pk>/record/", adjustments.record, name="adjustments-record"),
    path("adjustments/<uuid:pk>/zones/", adjustments.choose, name="adjustments-zones"),
    path("adjustments/<uuid:pk>/comparison/", comparison.page, name="comparison"),
    path("adjustments/<uuid:pk>/comparison/count/", comparison.count, name="comparison-count"),
    path("zones/<uuid:pk>/draw/", drawing.page, name="draw"),
    *ledger_urls("zoning"),
]
