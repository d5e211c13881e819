"""Reads on accounts: who is administered by whom, where a request comes from."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest

from yangguang.accounts.choices import Role
from yangguang.accounts.models import Grant, User
from yangguang.tenancy import codes
from yangguang.tenancy.models import Unit


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


def unit_choices(scopes: tuple[str, ...]) -> list[Unit]:
    """Units a person may be put in, schools left out (their code is typed)."""
    return list(Unit.objects.under(*scopes).exclude(level="school").order_by("code"))


def locked_usernames(usernames: list[str]) -> set[str]:
    """Which of the names are locked out from at least one address."""
    from axes.models import AccessAttempt

    attempts: Any = AccessAttempt.objects.filter(
        username__in=usernames, failures_since_start__gte=settings.AXES_FAILURE_LIMIT
    )
    return set(attempts.values_list("username", flat=True))
