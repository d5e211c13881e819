"""Contents of the site. Apps hang in by name; the platform knows none of them."""

from django.urls import include, path

from yangguang.common import views

urlpatterns = [
    path("livez", views.livez, name="livez"),
    path("readyz", views.readyz, name="readyz"),
    path("accounts/", include("yangguang.accounts.urls")),
]
