"""Reads of notices."""

from datetime import datetime

from django.db.models import Q, QuerySet

from yangguang.accounts.choices import ROLE_RIGHTS
from yangguang.accounts.models import Grant
from yangguang.accounts.rights import Actor
from yangguang.notices.models import Notice


def inbox_of(actor: Actor) -> QuerySet[Notice]:
    """Notices to the units the actor works for, by the rights held there; not those of units below."""
    wanted = Q(pk__in=[])
    for right, codes in actor.rights.units.items():
        wanted |= Q(right=right, unit_id__in=codes)
    return Notice.objects.filter(wanted)


def unread_count(actor: Actor) -> int:
    """How many notices wait for the actor: one query."""
    return inbox_of(actor).filter(read_at=None).count()


def addresses_for(notice: Notice, *, now: datetime) -> list[str]:
    """E-mail addresses of the people who hold the notice's right on its unit, where they gave one."""
    roles = [role for role, rights in ROLE_RIGHTS.items() if notice.right in rights]
    held = Grant.objects.active(now).filter(unit_id=notice.unit_id, role__in=roles, user__is_active=True)
    return sorted(set(held.exclude(user__email="").values_list("user__email", flat=True)))
