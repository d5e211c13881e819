from django.apps import AppConfig


class CampaignConfig(AppConfig):
    name = "campaign"
    verbose_name = "专项行动"

    def ready(self) -> None:
        from campaign import receivers  # noqa: F401 - connects them
        from campaign.models import Check, Issue
        from yangguang.evidence.access import attachable

        attachable(Check)
        attachable(Issue)
