"""Contents of the campaign app at the root of the site: the portal, the desk, the dashboard, and
``campaign/``. One namespace may be included only once, so this module carries the app's own contents too."""

from django.urls import include, path

from campaign import urls
from campaign.views import dashboard, desk, opinion, portal, public

app_name = "campaign"
urlpatterns = [
    path("", portal.portal, name="portal"),
    path("desk/", desk.desk, name="desk"),
    path("dashboard/", dashboard.dashboard, name="dashboard"),
    path("dashboard/news/", dashboard.news_page, name="dashboard-news"),
    path("dashboard/seen/", dashboard.mark_seen, name="dashboard-seen"),
    path("clarifications/", opinion.clarifications_page, name="clarifications"),
    path("schools/", public.schools, name="public-schools"),
    path("schools/<str:code>/", public.school, name="public-school"),
    path("notices/", public.notices, name="public-notices"),
    path("notices/<uuid:pk>/", public.notice, name="public-notice"),
    path("questions/", public.questions, name="public-questions"),
    path("statistics/", public.statistics, name="public-statistics"),
    path("campaign/", include(urls.urlpatterns)),
]
