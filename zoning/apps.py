from django.apps import AppConfig


class ZoningConfig(AppConfig):
    name = "zoning"
    verbose_name = "招生片区"

    def ready(self) -> None:
        from zoning import receivers  # noqa: F401 - registers with the campaign
