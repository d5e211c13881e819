"""Who is behind the request, and for how long a session lives."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from yangguang.accounts.models import User
from yangguang.accounts.rights import PUBLIC, Actor, actor_for

Handler = Callable[[HttpRequest], HttpResponse]


if TYPE_CHECKING:

    class ActorRequest(HttpRequest):
        """A request that passed :class:`ActorMiddleware`."""

        actor: Actor
else:
    ActorRequest = HttpRequest


class ActorMiddleware:
    """Sets ``request.actor``: rights are read anew on every request."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        user = request.user
        request.actor = actor_for(user) if isinstance(user, User) else PUBLIC  # type: ignore[attr-defined]
        return self.get_response(request)


class SessionLimits:
    """Ends a session after 30 minutes idle or 12 hours in all, real time (security.md C18)."""

    STARTED, SEEN = "started_at", "seen_at"

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated and self._is_over(request):
            logout(request)
        return self.get_response(request)

    def _is_over(self, request: HttpRequest) -> bool:
        now = timezone.now()
        started = datetime.fromisoformat(request.session.setdefault(self.STARTED, now.isoformat()))
        seen = datetime.fromisoformat(request.session.get(self.SEEN, now.isoformat()))
        over = now - seen > settings.SESSION_IDLE_LIMIT or now - started > settings.SESSION_ABSOLUTE_LIMIT
        if (now - seen).total_seconds() > 60 or self.SEEN not in request.session:
            request.session[self.SEEN] = now.isoformat()  # once a minute is exact enough
        return over
