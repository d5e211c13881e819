from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "reports"
    verbose_name = "逐级上报"

    def ready(self) -> None:
        from reports import receivers  # noqa: F401 - registers with the campaign
