"""Who is signed in, for the navigation."""

from functools import cache as once

from django.core.cache import cache
from django.http import HttpRequest

from yangguang.accounts.rights import PUBLIC
from yangguang.tenancy.models import Unit


def actor(request: HttpRequest) -> dict[str, object]:
    """``actor``; ``home_unit``: name of the unit the person works for (names are public, kept 5 minutes)."""
    who = getattr(request, "actor", PUBLIC)

    @once  # a page: a list may name it in every line
    def home_unit() -> str:
        if not who.home:
            return ""
        return (
            cache.get_or_set(f"unit-name:{who.home}", lambda: str(Unit.objects.get(pk=who.home)), 300) or ""
        )

    return {"actor": who, "home_unit": home_unit}
