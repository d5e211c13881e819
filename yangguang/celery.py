"""The Celery application. Tasks are doors: ids in, scope first, one call, safe to repeat."""

from celery import Celery

app = Celery("yangguang")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
