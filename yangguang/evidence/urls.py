from django.urls import path

from yangguang.evidence import views

app_name = "evidence"
urlpatterns = [
    path("<uuid:pk>/", views.download, name="download"),
    path("<uuid:pk>/remove/", views.remove_file, name="remove"),
    path("<str:label>/<uuid:pk>/attach/", views.attach_file, name="attach"),
]
