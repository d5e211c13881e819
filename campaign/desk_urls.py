"""Contents of the campaign app at the root of the site: the portal, the desk, the dashboard, and
``campaign/``. One namespace may be included only once, so this module carries the app's own contents too."""

from django.urls import include, path

from campaign import urls
from campaign.views import dashboard, desk, portal

app_name = "campaign"
urlpatterns = [
    path("", portal.portal, name="portal"),
    path("desk/", desk.desk, name="desk"),
    path("dashboard/", dashboard.dashboard, name="dashboard"),
    path("campaign/", include(urls.urlpatterns)),
]
