"""Verbs on grants. Rights change here and nowhere else."""

from datetime import datetime

from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from guardian.models import UserObjectPermission

from yangguang.accounts.actions.trail import log
from yangguang.accounts.choices import ROLE_LEVELS, Role, kind_of
from yangguang.accounts.models import Grant, User
from yangguang.accounts.refusals import EndsInThePast, NotYourself, RoleDoesNotFit, RoleLevelMismatch
from yangguang.accounts.rights import rights_of_roles
from yangguang.audit.choices import Happening
from yangguang.tenancy.models import Unit


@transaction.atomic
def grant_role(
    *,
    by: User | None,
    user: User,
    unit: Unit,
    role: str,
    now: datetime,
    until: datetime | None = None,
    reason: str = "",
) -> Grant:
    """Give ``user`` a role on ``unit``. ``by`` None: the installation itself (demo, first administrators).

    A role already in force is renewed: its term and reason are replaced.
    """
    if by is not None and by.pk == user.pk:
        raise NotYourself
    if kind_of(role) != user.kind:
        raise RoleDoesNotFit
    if unit.level not in ROLE_LEVELS.get(role, {unit.level}):
        raise RoleLevelMismatch
    if until is not None and until <= now:
        raise EndsInThePast
    values = {"until": until, "reason": reason, "granted_by": by, "granted_at": now, "user_kind": user.kind}
    grant, _ = Grant.objects.update_or_create(
        user=user, unit=unit, role=role, revoked_at=None, defaults=values
    )
    _write_permissions(user=user, unit_id=unit.pk, now=now)
    term = f"，至 {until:%Y-%m-%d %H:%M}" if until else ""
    if by is not None:  # what the installation gives its first people is in no person's name
        log(Happening.GRANTED, by=by, about=user, detail=f"{unit.pk} {Role(role).label}{term}")
    return grant


@transaction.atomic
def revoke_grant(*, by: User | None, grant: Grant, now: datetime) -> Grant:
    """Take a grant back; the person's next request no longer has it. Repeating it changes nothing."""
    grant = Grant.objects.select_for_update(of=("self",)).select_related("user").get(pk=grant.pk)
    if by is not None and by.pk == grant.user_id:
        raise NotYourself
    if grant.revoked_at is None:
        grant.revoked_at, grant.revoked_by = now, by
        grant.save(update_fields=["revoked_at", "revoked_by"])
        _write_permissions(user=grant.user, unit_id=grant.unit_id, now=now)
        log(Happening.REVOKED, by=by, about=grant.user, detail=f"{grant.unit_id} {Role(grant.role).label}")
    return grant


@transaction.atomic
def end_expired_grants(*, now: datetime) -> int:
    """Remove the permissions of grants whose term is over; they already counted for nothing."""
    expired = Grant.objects.select_for_update(skip_locked=True, of=("self",)).filter(
        until__lte=now, revoked_at=None
    )
    count = 0
    for grant in expired.select_related("user"):
        grant.revoked_at = grant.until
        grant.save(update_fields=["revoked_at"])
        _write_permissions(user=grant.user, unit_id=grant.unit_id, now=now)
        count += 1
    return count


def _write_permissions(*, user: User, unit_id: str, now: datetime) -> None:
    """Make guardian's rows for (user, unit) equal to what the grants in force allow."""
    roles = list(Grant.objects.active(now).filter(user=user, unit_id=unit_id).values_list("role", flat=True))
    unit_type = ContentType.objects.get_for_model(Unit)
    wanted = set(
        Permission.objects.filter(content_type=unit_type, codename__in=rights_of_roles(roles)).values_list(
            "pk", flat=True
        )
    )
    rows = UserObjectPermission.objects.filter(user=user, content_type=unit_type, object_pk=unit_id)
    rows.exclude(permission_id__in=wanted).delete()
    present = set(rows.values_list("permission_id", flat=True))
    UserObjectPermission.objects.bulk_create(
        UserObjectPermission(user=user, content_type=unit_type, object_pk=unit_id, permission_id=permission)
        for permission in wanted - present
    )
