"""Is this PDF the one that was signed: public pages."""

from django.urls import path

from reports.views import verify

app_name = "verify"
urlpatterns = [
    path("", verify.ask, name="ask"),
    path("<slug:code>/", verify.document, name="document"),
]
