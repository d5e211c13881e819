from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "yangguang.notices"
    label = "notices"
    verbose_name = "消息"
