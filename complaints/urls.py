from django.urls import path

from complaints.views import cases, figures, intake, tracking
from yangguang.ledgers.urls import ledger_urls

app_name = "complaints"
urlpatterns = [
    # The public form
    path("new/", intake.new, name="new"),
    path("new/check/", intake.check, name="new-check"),
    path("new/receipt/", intake.receipt, name="new-receipt"),
    path("new/done/", intake.done, name="new-done"),
    path("new/lost/", intake.lost, name="new-lost"),
    path("new/files/<uuid:pk>/drop/", intake.drop_file, name="new-drop-file"),
    path("new/<slug:name>/", intake.step, name="new-step"),
    # Tracking
    path("track/", tracking.track, name="track"),
    path("track/case/", tracking.track_case, name="track-case"),
    path("track/case/message/", tracking.track_message, name="track-message"),
    path("track/case/file/", tracking.track_file, name="track-file"),
    path("track/case/rating/", tracking.track_rating, name="track-rating"),
    path("track/case/appeal/", tracking.track_appeal, name="track-appeal"),
    path("track/leave/", tracking.leave, name="track-leave"),
    # The office
    path("figures/", figures.figures, name="figures"),
    path("cases/register/", cases.register, name="register"),
    path("cases/<uuid:pk>/", cases.detail, name="cases-detail"),
    path("cases/<uuid:pk>/message/", cases.message, name="case-message"),
    path("cases/<uuid:pk>/<slug:verb>/", cases.verb, name="case-verb"),
    *ledger_urls("complaints"),
]
