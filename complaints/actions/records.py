"""What a verb leaves behind: a line the complainant reads, a message, a word to the office."""

from datetime import datetime

from django.db import transaction
from django.urls import reverse

from complaints import rules
from complaints.choices import State
from complaints.models import Case, CaseMessage, CaseStep
from yangguang.notices.actions import tell
from yangguang.tenancy.choices import Right
from yangguang.tenancy.scope import scope


def write_step(case: Case, *, now: datetime, sentence: str = "") -> CaseStep:
    """Add the state just reached to the public timeline, or what else the complainant is to know."""
    return CaseStep.objects.create(
        unit_id=case.unit_id,
        case=case,
        secret_hash=case.secret_hash,
        position=case.steps.count() + 1,
        day=now.date(),
        state=State(case.state),
        sentence=sentence or rules.sentence(case),
        created_at=rules.whole_day(now),
        updated_at=rules.whole_day(now),
    )


@transaction.atomic
def write_message(*, case: Case, sender: str, text: str, now: datetime) -> CaseMessage:
    """Add a message to the case; :class:`rules.NotNow` when it is over."""
    if not rules.admits(case, "message"):
        raise rules.NotNow("这件事已经办完，不能再留言。如有新情况，请重新提交一次。")
    return CaseMessage.objects.create(
        unit_id=case.unit_id,
        case=case,
        secret_hash=case.secret_hash,
        position=case.messages.count() + 1,
        day=now.date(),
        sender=sender,
        text=text,
        created_at=rules.whole_day(now),
        updated_at=rules.whole_day(now),
    )


def tell_office(case: Case, key: str, title: str, *, now: datetime) -> None:
    """Tell who handles, from inside the office's own scope (the public has none); no word of the case."""
    with scope(case.unit_id):
        tell(
            unit_id=case.unit_id,
            right=Right.HANDLE,
            key=key,
            title=title,
            path=reverse("complaints:cases-detail", args=[case.pk]),
            now=rules.whole_day(now),
        )
