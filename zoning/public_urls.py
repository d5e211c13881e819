"""Contents of /zones/: what every parent may read."""

from django.urls import path

from zoning.views import lookup

app_name = "zones"
urlpatterns = [
    path("", lookup.ask, name="lookup"),
    path("suggest/", lookup.suggest, name="suggest"),
    path("map/", lookup.outlines, name="map"),
    path("all/", lookup.every_zone, name="all"),
    path("<uuid:pk>/", lookup.zone, name="zone"),
]
