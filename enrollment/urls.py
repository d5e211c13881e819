"""Contents of /enrollment/."""

from django.urls import path

from enrollment.views import (
    duplicates,
    exports,
    groups,
    lotteries,
    matching,
    registers,
    retention,
    school_groups,
    seats,
)
from yangguang.ledgers.urls import ledger_urls

app_name = "enrollment"
urlpatterns = [
    path("seats/", seats.heat_table, name="seats"),
    path("seats/alarms/", seats.alarm_page, name="seats-alarms"),
    path("seats/<str:code>/", seats.county_page, name="seats-county"),
    path("school-groups/", school_groups.group_page, name="school-groups"),
    path("groups/", groups.groups_page, name="groups"),
    path("groups/dropout/", groups.dropout_page, name="groups-dropout"),
    path("groups/migrants/", groups.migrants_page, name="groups-migrants"),
    path("groups/materials/", registers.materials_page, name="groups-materials"),
    path("groups/retention/", retention.retention_page, name="groups-retention"),
    path("groups/fields/", groups.fields_page, name="groups-fields"),
    path("groups/<str:code>/", groups.county_page, name="groups-county"),
    path("groups/<str:code>/nobody/<slug:group>/", groups.nobody, name="groups-nobody"),
    path("status/", registers.status_page, name="status"),
    path("draws/", lotteries.draws, name="public-draws"),
    path("draws/how/", lotteries.how, name="public-draws-how"),
    path("draws/verify_draw.py", lotteries.script, name="public-draws-script"),
    path("draws/<uuid:pk>/", lotteries.draw, name="public-draw"),
    path("draws/<uuid:pk>/tickets.csv", lotteries.tickets_file, name="public-draw-tickets"),
    path("draws/<uuid:pk>/ranking.csv", lotteries.ranking_file, name="public-draw-ranking"),
    path("draws/<uuid:pk>/result.csv", lotteries.result_file, name="public-draw-result"),
    path("lotteries/<uuid:pk>/protocol.pdf", lotteries.protocol, name="lotteries-protocol"),
    path("matching/", matching.rounds, name="matching"),
    path("matching/start/", matching.start, name="matching-start"),
    path("matching/three-way/", matching.three_way, name="matching-three-way"),
    path("matching/<uuid:pk>/", matching.round_page, name="matching-round"),
    path("matching/<uuid:pk>/step/", matching.step, name="matching-step"),
    path("match-findings/<uuid:pk>/add/", matching.add, name="matching-add"),
    path("duplicates/look/", duplicates.look, name="duplicates-look"),
    path("duplicates/<uuid:pk>/resolve/", duplicates.resolve, name="duplicates-resolve"),
    path("whole-exports/ask/<slug:name>/", exports.ask, name="whole-exports-ask"),
    path("whole-exports/<uuid:pk>/file/", exports.fetch, name="whole-exports-file"),
    *ledger_urls("enrollment"),
]
