"""What the campaign offers to the registries: whose rows take files, what a desk shows, who judges a
deliverable complete."""

from campaign import models
from campaign.choices.disclosure import DISCLOSURE_CODE, PROSPECTUS_CODE
from campaign.completion import register_completion
from campaign.desk import register_desk_source
from campaign.queries import checklist_desk, clue_desk, disclosure_desk, extension_desk, issue_desk, opinion
from campaign.queries import letters as letter_desk
from yangguang.evidence.access import attachable
from yangguang.tenancy.choices import Right

TAKE_FILES = (
    models.Announcement,
    models.Assignment,
    models.Check,
    models.Incident,
    models.Interview,
    models.Issue,
    models.Letter,
    models.Meeting,
    models.Patrol,
    models.PlatformUse,
    models.Pledge,
    models.PolicyDocument,
    models.PreferenceCategory,
    models.Prospectus,
    models.Publicity,
    models.Rumour,
    models.SpecialAdmission,
    models.Statement,
    models.SystemDocument,
    models.Training,
)
TAKE_FILES_OF_SUPERVISORS = (models.Accountability, models.Inspection, models.SecondLook)
ON_THE_DESK = (
    issue_desk.looks_to_take,
    issue_desk.silent_issues,
    disclosure_desk.statements_to_answer,
    disclosure_desk.prospectuses_on_the_desk,
    opinion.opinion_on_the_desk,
    letter_desk.letters_on_the_desk,
    clue_desk.clues_on_the_desk,
    clue_desk.interviews_on_the_desk,
    checklist_desk.added_items,
    checklist_desk.crosschecks_on_the_desk,
    extension_desk.extensions_to_decide,
)

for _model in TAKE_FILES:
    attachable(_model)
for _supervised in TAKE_FILES_OF_SUPERVISORS:
    attachable(_supervised, right=Right.SUPERVISE)
for _source in ON_THE_DESK:
    register_desk_source(_source)
register_completion(DISCLOSURE_CODE, disclosure_desk.everything_disclosed)
register_completion(PROSPECTUS_CODE, disclosure_desk.every_prospectus_agreed)
