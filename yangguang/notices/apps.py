from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class NoticesConfig(AppConfig):
    name = "yangguang.notices"
    label = "notices"
    verbose_name = "消息"

    def ready(self) -> None:
        from yangguang.notices.receivers import listen

        autodiscover_modules("reminders")
        listen()
