"""Contents of /enrollment/."""

from yangguang.ledgers.urls import ledger_urls

app_name = "enrollment"
urlpatterns = [*ledger_urls("enrollment")]
