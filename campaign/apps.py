from django.apps import AppConfig


class CampaignConfig(AppConfig):
    name = "campaign"
    verbose_name = "专项行动"

    def ready(self) -> None:
        from campaign import offers, receivers  # noqa: F401 - each connects what it holds
