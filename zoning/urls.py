"""Contents of /zoning/."""

from django.urls import URLPattern, URLResolver

from yangguang.ledgers.urls import ledger_urls

app_name = "zoning"
urlpatterns: list[URLPattern | URLResolver] = [
    *ledger_urls("zoning"),
]
