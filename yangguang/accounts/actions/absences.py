"""Verbs on absences: who receives what is due while somebody is away."""

from datetime import date, datetime

from django.db import transaction

from yangguang.accounts.actions.trail import log
from yangguang.accounts.models import Absence, User
from yangguang.accounts.queries import acting_rights, missing_rights, stand_ins_between
from yangguang.accounts.refusals import (
    AbsenceIsOver,
    AbsenceOverlaps,
    DatesReversed,
    StandsInForYou,
    SubstituteLacksRights,
)
from yangguang.accounts.rights import rights_of
from yangguang.audit.choices import Happening
from yangguang.tenancy.choices import Right
from yangguang.tenancy.models import Unit


@transaction.atomic
def enter_absence(
    *, by: User, substitute: User, starts: date, ends: date, now: datetime, reason: str = ""
) -> Absence:
    """Say that ``by`` is away and who receives reminders and mail meanwhile. It gives no right.

    Raises :class:`SubstituteLacksRights`, :class:`StandsInForYou` for a ring of substitutes,
    :class:`AbsenceOverlaps`, :class:`DatesReversed`, :class:`AbsenceIsOver`.
    """
    if ends < starts:
        raise DatesReversed
    if ends < now.date():
        raise AbsenceIsOver
    # Everybody who enters one waits here: two people naming each other at once would make a ring.
    list(User.objects.select_for_update().filter(pk__in=[by.pk, substitute.pk]).order_by("pk"))
    other = Absence.objects.filter(user=by, ended_at=None, starts__lte=ends, ends__gte=starts).first()
    if other is not None:
        raise AbsenceOverlaps(f"您已登记 {other.starts} 至 {other.ends} 外出，请先结束那一条，或改期。")
    _must_hold_the_same(by, substitute)
    if by.pk == substitute.pk or by.pk in stand_ins_between(substitute, starts, ends):
        raise StandsInForYou(f"{substitute.name}在这段时间也外出，并由您（或您的代收人）代收，请另选一人。")
    absence = Absence.objects.create(
        user=by, substitute=substitute, starts=starts, ends=ends, reason=reason.strip(), entered_at=now
    )
    detail = f"外出 {starts} 至 {ends}，代收 {substitute.username}"
    log(Happening.ACCOUNT_CHANGED, by=by, about=by, detail=detail)
    return absence


@transaction.atomic
def end_absence(*, by: User, absence: Absence, now: datetime) -> Absence:
    """Back earlier, or not going at all; repeating it changes nothing."""
    absence = Absence.objects.select_for_update().get(pk=absence.pk)
    if absence.ended_at is None:
        absence.ended_at = now
        absence.save(update_fields=["ended_at"])
        log(Happening.ACCOUNT_CHANGED, by=by, about=by, detail=f"外出 {absence.starts} 的代收已结束")
    return absence


def _must_hold_the_same(by: User, substitute: User) -> None:
    missing = missing_rights(acting_rights(rights_of(by)), rights_of(substitute))
    if not substitute.is_active or missing:
        right, code = missing[0] if missing else (Right.VIEW, by.unit_id or "")
        unit = Unit.objects.filter(pk=code).first()
        raise SubstituteLacksRights(
            f"{substitute.name}在{unit or '您的单位'}没有“{Right(right).label}”权限，不能代收；"
            "请另选一人，或请安全管理员先为其授权。"
        )
