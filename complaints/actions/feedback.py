"""What the complainant does with an answer: rate it once, appeal against it once."""

from datetime import datetime

from django.db import transaction

from complaints import rules
from complaints.actions.intake import Story, one_at_a_time, write_case
from complaints.actions.records import tell_office
from complaints.choices import Kind
from complaints.models import Case, CaseRating
from yangguang.audit.history import forget_who_asks
from yangguang.tenancy import codes
from yangguang.tenancy.scope import scope


@transaction.atomic
def rate_case(*, case: Case, key: str, score: int, reason: str, now: datetime) -> CaseRating:
    """Keep what the complainant says of the answer; nobody learns it of a single case."""
    rules.refuse_rating(case, score, reason)
    forget_who_asks()
    with scope(secret=key):
        one_at_a_time(key)
        if CaseRating.objects.filter(case=case).exists():
            raise rules.AlreadyRated
        day = rules.whole_day(now)
        rating = CaseRating(
            unit_id=case.unit_id,
            case=case,
            secret_hash=case.secret_hash,
            score=score,
            day=now.date(),
            created_at=day,
            updated_at=day,
        )
        rating.reason = reason.strip()
        rating.save(force_insert=True)
        return rating


@transaction.atomic
def appeal_case(*, case: Case, key: str, text: str, now: datetime) -> Case:
    """Ask the unit above to look again (复查): a case of its own there, opened with the same code."""
    rules.refuse_appeal(case, now.date())
    forget_who_asks()
    story = Story(about=case.about, kind=Kind.APPEAL, text=text)
    with scope(secret=key):
        one_at_a_time(key)
        if Case.objects.filter(appeal_of=case).exists():
            raise rules.AppealedAlready
        above = codes.parent_of(case.unit_id)
        appeal = write_case(above, key, story, named=not case.anonymous, now=now, appeal_of=case)
    title = f"收到对下级答复的申诉，请在{rules.day(appeal.accept_by)}前决定是否受理复查"
    tell_office(appeal, f"case-received-{appeal.pk}", title, now=now)
    return appeal
