from django.apps import AppConfig


class CampaignConfig(AppConfig):
    name = "campaign"
    verbose_name = "专项行动"

    def ready(self) -> None:
        from campaign import receivers  # noqa: F401 - connects them
        from campaign.models import (
            Assignment,
            Check,
            Incident,
            Inspection,
            Issue,
            Patrol,
            Pledge,
            Rumour,
            Training,
        )
        from campaign.models.policies import PolicyDocument, PreferenceCategory, SpecialAdmission
        from campaign.models.systems import PlatformUse, SystemDocument
        from yangguang.evidence.access import attachable
        from yangguang.tenancy.choices import Right

        attachable(Assignment)
        attachable(Check)
        attachable(Inspection, right=Right.SUPERVISE)
        attachable(Patrol)
        attachable(Pledge)
        attachable(Training)
        attachable(Issue)
        attachable(Rumour)
        attachable(Incident)
        attachable(PolicyDocument)
        attachable(PreferenceCategory)
        attachable(SpecialAdmission)
        attachable(SystemDocument)
        attachable(PlatformUse)

        from campaign.desk import register_desk_source
        from campaign.models import SecondLook
        from campaign.queries.issue_desk import looks_to_take, silent_issues

        attachable(SecondLook, right=Right.SUPERVISE)
        register_desk_source(looks_to_take)
        register_desk_source(silent_issues)

        from campaign.choices.disclosure import DISCLOSURE_CODE, PROSPECTUS_CODE
        from campaign.completion import register_completion
        from campaign.models import Announcement, Prospectus, Publicity, Statement
        from campaign.queries import disclosure_desk

        for model in (Announcement, Prospectus, Publicity, Statement):
            attachable(model)
        register_completion(DISCLOSURE_CODE, disclosure_desk.everything_disclosed)
        register_completion(PROSPECTUS_CODE, disclosure_desk.every_prospectus_agreed)
        register_desk_source(disclosure_desk.statements_to_answer)
        register_desk_source(disclosure_desk.prospectuses_on_the_desk)

        from campaign.queries.opinion import opinion_on_the_desk

        register_desk_source(opinion_on_the_desk)

        from campaign.models import Accountability, Interview, Letter, Meeting
        from campaign.queries.clue_desk import clues_on_the_desk, interviews_on_the_desk
        from campaign.queries.letters import letters_on_the_desk

        attachable(Letter)
        attachable(Interview)
        attachable(Meeting)
        attachable(Accountability, right=Right.SUPERVISE)
        register_desk_source(letters_on_the_desk)
        register_desk_source(clues_on_the_desk)
        register_desk_source(interviews_on_the_desk)

        from campaign.queries.checklist_desk import added_items, crosschecks_on_the_desk

        register_desk_source(added_items)
        register_desk_source(crosschecks_on_the_desk)

        from campaign.queries.extension_desk import extensions_to_decide

        register_desk_source(extensions_to_decide)
