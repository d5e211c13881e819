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

        from campaign.desk import register_desk_source
        from campaign.models import SecondLook
        from campaign.queries.issue_desk import looks_to_take, silent_issues
        from yangguang.tenancy.choices import Right

        attachable(SecondLook, right=Right.SUPERVISE)
        register_desk_source(looks_to_take)
        register_desk_source(silent_issues)
