from django.apps import AppConfig


class EnrollmentConfig(AppConfig):
    name = "enrollment"
    verbose_name = "招生入学"

    def ready(self) -> None:
        from enrollment import receivers  # noqa: F401 - registers with the campaign
