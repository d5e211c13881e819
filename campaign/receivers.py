"""What happens elsewhere and concerns a campaign: files come and go on what it asks for."""

from datetime import datetime
from typing import Any

from django.dispatch import receiver

from campaign import rules
from campaign.actions import submissions
from campaign.choices import IssueState
from campaign.choices.discipline import InterviewState, LetterState
from campaign.choices.inspections import InspectionState
from campaign.choices.second_looks import LookState
from campaign.completion import register_completion
from campaign.contents import lock_for_file
from campaign.models import Assignment, Check, Inspection, Interview, Issue, Letter, SecondLook
from campaign.models.disclosures import Disclosure, DisclosureSnapshot
from campaign.models.prospectuses import Prospectus
from campaign.queries import checks
from campaign.queries.meetings import mobilised
from campaign.rules import disclosure, second_looks
from campaign.rules.meetings import MEETING_CODE
from yangguang.accounts.models import User
from yangguang.accounts.rights import rights_of
from yangguang.common.refusals import Locked
from yangguang.evidence.events import attaching, removing
from yangguang.evidence.models import Evidence
from yangguang.tenancy.choices import Right
from yangguang.tenancy.models import TenantModel


@receiver([attaching, removing], sender=Check)
def keep_handed_in_checks(sender: Any, subject: Check | None, **kwargs: Any) -> None:
    """The lock of a checklist holds for its files too."""
    if subject is None:
        return
    assignment = checks.assignment_of(subject.unit, subject.item.campaign)
    if assignment is not None and not checks.is_open(assignment, subject):
        raise checks.lock_of(assignment)


@receiver(attaching, sender=Issue)
def keep_closed_issues(sender: Any, subject: Issue, **kwargs: Any) -> None:
    """A closed issue takes no more files."""
    if subject.state == IssueState.CLOSED:
        raise Locked("该问题已销号，不能再上传材料；如情况有变，请联系市级审核人。")


@receiver(removing, sender=Issue)
def keep_judged_files(sender: Any, subject: Issue | None, **kwargs: Any) -> None:
    """What a verifier judges by cannot be taken away from under them."""
    if subject is not None and not rules.ISSUES.may("progress", subject.state):
        raise Locked("该问题已报请验收，材料不能删除；退回后方可修改。")


@receiver([attaching, removing], sender=Inspection)
def keep_result_sheets(sender: Any, subject: Inspection | None, **kwargs: Any) -> None:
    """Photographs and records belong to the sheet: none comes or goes once the result stands."""
    if subject is not None and subject.state != InspectionState.PLANNED:
        raise Locked("检查结果已登记，材料不能再增减。")


@receiver(attaching)
def keep_handed_in_files(
    sender: Any, subject: TenantModel, by: User | None, now: datetime, **kwargs: Any
) -> None:
    """What was handed in takes no more files, be it the assignment or a row it consists of."""
    if isinstance(subject, Assignment):
        Assignment.lock(subject.pk)  # whoever hands it in meanwhile waits, and hands this file in too
    refusal = lock_for_file(subject)
    if refusal is not None:
        raise refusal
    if isinstance(subject, Assignment):
        submissions.begin(by=by, now=now, row=subject)


@receiver(removing)
def keep_files_from_going(
    sender: Any, subject: TenantModel | None, evidence: Evidence, **kwargs: Any
) -> None:
    """… and loses none."""
    if isinstance(subject, Assignment):
        Assignment.lock(subject.pk)
    refusal = lock_for_file(subject, evidence) if subject is not None else None
    if refusal is not None:
        raise refusal


@receiver(removing)
def keep_papers_of_decisions(sender: Any, subject: Any, evidence: Evidence, **kwargs: Any) -> None:
    """The notice that repeals a document and the approval of the province stay where they were named."""
    if subject is not None and evidence.pk in (
        getattr(subject, "notice_id", None),
        getattr(subject, "approval_id", None),
    ):
        raise Locked("该文件是办理结果的依据，不能删除；如有误，请由审核人先撤回办理结果。")


@receiver([attaching, removing], sender=SecondLook)
def keep_finished_looks(sender: Any, subject: SecondLook | None, by: User | None, **kwargs: Any) -> None:
    """Files of a second look come from the city, while the look lasts."""
    if subject is None:
        return
    if subject.state != LookState.WAITING:
        raise Locked("回头看结果已经登记，材料不能再增减。")
    if by is not None and not rights_of(by).covers(Right.SUPERVISE, subject.unit_id[:4]):
        raise second_looks.NotOfTheCity


@receiver(removing, sender=Disclosure)
def keep_snapshots(sender: Any, evidence: Evidence, **kwargs: Any) -> None:
    """The proof that something was public stays."""
    if DisclosureSnapshot.objects.filter(evidence=evidence).exists():
        raise disclosure.SnapshotStays


@receiver(removing, sender=Prospectus)
def keep_judged_prospectuses(sender: Any, subject: Prospectus | None, **kwargs: Any) -> None:
    """The files the county judges by cannot be taken away from under it."""
    refusal = disclosure.prospectus_lock(subject.state) if subject is not None else None
    if refusal is not None:
        raise refusal


@receiver([attaching, removing], sender=Letter)
def keep_answered_letters(sender: Any, subject: Letter | None, **kwargs: Any) -> None:
    """Papers of an answer come and go until the answer is given; a returned one opens them again."""
    if subject is not None and subject.state not in (LetterState.SENT, LetterState.RECEIVED):
        raise Locked("函件不在“待签收”或“待回复”，材料不能再增减；回复被退回后方可补充。")


@receiver(removing, sender=Interview)
def keep_papers_of_talks(sender: Any, subject: Interview | None, **kwargs: Any) -> None:
    """What the issuer judges by stays once the promise was confirmed."""
    if subject is not None and subject.state == InterviewState.KEPT:
        raise Locked("承诺已核实落实，材料不能删除。")


register_completion(MEETING_CODE, mobilised)
