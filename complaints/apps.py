from django.apps import AppConfig


class ComplaintsConfig(AppConfig):
    name = "complaints"
    verbose_name = "投诉举报"

    def ready(self) -> None:
        from complaints import receivers  # noqa: F401 - hears who reads a file
