from django.urls import path

from yangguang.notices import views

app_name = "notices"
urlpatterns = [
    path("", views.inbox, name="inbox"),
    path("sent/", views.sent, name="sent"),
    path("read/", views.read_all, name="read-all"),
    path("<uuid:pk>/open/", views.open_notice, name="open"),
]
