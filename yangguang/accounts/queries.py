"""Reads on accounts: who is administered by whom, where a request comes from, who receives for whom."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest

from yangguang.accounts.choices import ROLE_RIGHTS, Role
from yangguang.accounts.models import Absence, Grant, User
from yangguang.accounts.rights import Rights
from yangguang.tenancy import codes
from yangguang.tenancy.choices import Right
from yangguang.tenancy.models import Unit

# Rights by which things land on a desk; to see or to reveal is nothing one is reminded of.
ACTING = (Right.FILL, Right.REVIEW, Right.SIGN, Right.HANDLE, Right.SUPERVISE)

Pair = tuple[str, str]  # right, unit code


def client_address(request: HttpRequest) -> str | None:
    """The address a request comes from. Behind our own proxy: the entry the proxy itself wrote (the last)."""
    if settings.SECURE_PROXY_SSL_HEADER:
        forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip()
        if forwarded:
            return forwarded
    return request.META.get("REMOTE_ADDR") or None


def under(scopes: tuple[str, ...], column: str) -> Q:
    """Condition: the code in ``column`` lies under one of the scopes."""
    wanted = Q(pk__in=[])
    for scope in scopes:
        low, high = codes.hull((scope,))
        wanted |= Q(**{f"{column}__gte": low, f"{column}__lt": high})
    return wanted


def people_under(scopes: tuple[str, ...], *, now: datetime) -> QuerySet[User]:
    """Accounts that belong to a unit under the scopes, or hold a grant there."""
    granted = Grant.objects.active(now).filter(under(scopes, "unit_id"), user_id=OuterRef("pk"))
    return User.objects.filter(under(scopes, "unit_id") | Exists(granted)).select_related("unit")


def grants_under(scopes: tuple[str, ...]) -> QuerySet[Grant]:
    """Grants on units under the scopes, the taken back included."""
    return Grant.objects.filter(under(scopes, "unit_id")).select_related(
        "user", "unit", "granted_by", "revoked_by"
    )


def belongs_to(user: User, scopes: tuple[str, ...], *, now: datetime) -> bool:
    """Whether every unit the account has to do with lies under the scopes: only then may it be changed."""
    held = Grant.objects.active(now).filter(user=user).values_list("unit_id", flat=True)
    wanted = {*held, *([user.unit_id] if user.unit_id else [])}
    return all(codes.covered_by_any(scopes, code) for code in wanted)


def unit_of(user: User | None, *, now: datetime) -> str:
    """The unit a security event about ``user`` belongs to; for nobody, the unit of the chief auditor.

    "" when there is neither (an installation without an auditor keeps no log of strangers).
    """
    if user is not None and user.unit_id:
        return user.unit_id
    held = Grant.objects.active(now)
    held = held.filter(role=Role.ADMIN_AUDIT) if user is None else held.filter(user=user)
    found = sorted(held.values_list("unit_id", flat=True), key=lambda code: (len(code), code))
    if not found and user is not None:
        return unit_of(None, now=now)
    return found[0] if found else ""


def unit_choices(scopes: tuple[str, ...]) -> QuerySet[Unit]:
    """Units a person may be put in, schools left out (their code is typed)."""
    return Unit.objects.under(*scopes).exclude(level="school").order_by("code")


def locked_usernames(usernames: list[str]) -> set[str]:
    """Which of the names are locked out from at least one address."""
    from axes.models import AccessAttempt

    attempts: Any = AccessAttempt.objects.filter(
        username__in=usernames, failures_since_start__gte=settings.AXES_FAILURE_LIMIT
    )
    return set(attempts.values_list("username", flat=True))


def acting_rights(rights: Rights) -> tuple[Pair, ...]:
    """What somebody's substitute must hold too; who only looks needs somebody who may look."""
    found = tuple((right, code) for right in ACTING for code in rights.codes(right))
    return found or tuple((Right.VIEW, code) for code in rights.codes(Right.VIEW))


def missing_rights(wanted: Iterable[Pair], rights: Rights) -> list[Pair]:
    """Which of them the other's rights do not cover."""
    return [(right, code) for right, code in wanted if not rights.covers(right, code)]


def stand_ins(day: date) -> dict[int, int]:
    """Of everybody away on ``day``: who receives at the end of the chain; one query.

    A ring (it cannot be entered) leaves everybody in it their own.
    """
    named = dict(Absence.objects.on(day).order_by("-pk").values_list("user_id", "substitute_id"))
    found = {person: _end_of_chain(person, named) for person in named}
    return {person: end for person, end in found.items() if end != person}


def _end_of_chain(person: int, named: Mapping[int, int]) -> int:
    seen, end = {person}, person
    while end in named:
        end = named[end]
        if end in seen:
            return person
        seen.add(end)
    return end


def stand_ins_between(user: User, starts: date, ends: date) -> set[int]:
    """Everybody who may receive for ``user`` on some day of the span, directly or by the chain."""
    edges: dict[int, set[int]] = {}
    absences = Absence.objects.filter(ended_at=None, starts__lte=ends, ends__gte=starts)
    for away, substitute in absences.values_list("user_id", "substitute_id"):
        edges.setdefault(away, set()).add(substitute)
    found: set[int] = set()
    waiting = [user.pk]
    while waiting:
        fresh = edges.get(waiting.pop(), set()) - found
        found |= fresh
        waiting += fresh
    return found


def principals_of(user: User, day: date) -> list[int]:
    """Of whom the person receives the reminders on ``day``."""
    return sorted(person for person, end in stand_ins(day).items() if end == user.pk)


def held_pairs(people: Iterable[int], now: datetime) -> list[tuple[str, str, User]]:
    """(right, unit, person) of the grants in force of active people: one query."""
    grants = Grant.objects.active(now).filter(user__in=list(people), user__is_active=True)
    return [
        (right, grant.unit_id, grant.user)
        for grant in grants.select_related("user")
        for right in ROLE_RIGHTS[grant.role]
    ]


def may_substitute(user: User, rights: Rights, now: datetime) -> QuerySet[User]:
    """Active accounts whose grants cover everything the person acts on."""
    found = User.objects.filter(is_active=True, kind=user.kind).exclude(pk=user.pk)
    for right, code in acting_rights(rights):
        roles = [role for role, allowed in ROLE_RIGHTS.items() if right in allowed]
        held = Grant.objects.active(now).filter(unit_id__in=codes.chain(code), role__in=roles)
        found = found.filter(pk__in=held.values("user_id"))
    return found.select_related("unit").order_by("name")
