"""Who is signed in, for the navigation."""

from django.http import HttpRequest

from yangguang.accounts.rights import PUBLIC


def actor(request: HttpRequest) -> dict[str, object]:
    return {"actor": getattr(request, "actor", PUBLIC)}
