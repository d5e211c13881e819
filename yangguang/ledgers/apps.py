from django.apps import AppConfig


class LedgersConfig(AppConfig):
    name = "yangguang.ledgers"
    label = "ledgers"
    verbose_name = "台账工具"
