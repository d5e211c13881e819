from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class LedgersConfig(AppConfig):
    name = "yangguang.ledgers"
    label = "ledgers"
    verbose_name = "台账工具"

    def ready(self) -> None:
        # Apps declare ledgers in <app>/ledgers.py; they stand in the registry before any URL is made.
        autodiscover_modules("ledgers")
