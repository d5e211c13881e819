"""The trail. Its doors need the gates of accounts, which stands above audit: reached by name."""

from django.urls import include, path

app_name = "audit"
urlpatterns = [path("", include("yangguang.accounts.trail_urls"))]
