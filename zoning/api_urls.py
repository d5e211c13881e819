"""Contents of /api/v1/zones/."""

from django.urls import path

from yangguang.accounts.access import public
from zoning.api import LookUp

app_name = "zones-api"
urlpatterns = [path("lookup", public(LookUp.as_view()), name="lookup")]
