from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class CommonConfig(AppConfig):
    name = "yangguang.common"
    label = "common"
    verbose_name = "基础"

    def ready(self) -> None:
        # The Celery app must exist before any @shared_task is called, in every process.
        from yangguang import celery  # noqa: F401

        autodiscover_modules("navigation")
