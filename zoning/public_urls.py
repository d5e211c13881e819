"""Contents of /zones/: what every parent may read."""

from django.urls import path

from zoning.views import consultations, lookup

app_name = "zones"
urlpatterns = [
    path("", lookup.ask, name="lookup"),
    path("suggest/", lookup.suggest, name="suggest"),
    path("map/", lookup.outlines, name="map"),
    path("all/", lookup.every_zone, name="all"),
    path("<uuid:pk>/", lookup.zone, name="zone"),
    path("consultations/", consultations.index, name="consultations"),
    path("consultations/sent/", consultations.receipt, name="opinion-receipt"),
    path("consultations/answer/", consultations.answer, name="opinion-answer"),
    path("consultations/papers/<uuid:pk>/<uuid:paper>/", consultations.paper, name="consultation-paper"),
    path("consultations/<uuid:pk>/", consultations.consultation, name="consultation"),
]
