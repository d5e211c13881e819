"""Who is behind the request, for how long a session lives, and what must be done first."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import Resolver404, resolve, reverse
from django.utils import timezone

from yangguang.accounts.access import go_to
from yangguang.accounts.actions.trail import log
from yangguang.accounts.models import User
from yangguang.accounts.queries import client_address
from yangguang.accounts.rights import PUBLIC, Actor, actor_for
from yangguang.accounts.rules import pending_step
from yangguang.audit.choices import Happening

Handler = Callable[[HttpRequest], HttpResponse]
FACTOR_DUE = "factor_due"  # session key: the person enrolled a second factor and has not shown it yet

# Pages a session with an unfinished step may open; everything else leads to the first step's page.
_STEP_PAGES = {
    "second_factor": ("accounts:second-factor", "accounts:logout"),
    "password": ("accounts:password", "accounts:logout"),
}


if TYPE_CHECKING:

    class ActorRequest(HttpRequest):
        """A request that passed :class:`ActorMiddleware`."""

        actor: Actor
else:
    ActorRequest = HttpRequest


class ActorMiddleware:
    """Sets ``request.actor``: rights are read anew on every request.

    A session that still owes its second factor or its first password has no rights at all and reaches only
    the page where it can settle that. A refused (403) request of a person is written to the security log.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        user = request.user if isinstance(request.user, User) else None
        step = self._pending(request, user)
        request.actor = actor_for(user) if user and not step else PUBLIC  # type: ignore[attr-defined]
        if step and self._page(request) not in _STEP_PAGES[step]:
            return self._to_step(request, step)
        response = self.get_response(request)
        if user is not None and response.status_code == 403:
            # The request's own transaction is over, and was rolled back: this one is its own.
            where = f"{request.method} {self._page(request) or request.path}"
            log(Happening.REFUSED, by=user, address=client_address(request), detail=where)
        return response

    @staticmethod
    def _pending(request: HttpRequest, user: User | None) -> str:
        if user is None:
            return ""
        shown = user.is_verified()  # type: ignore[attr-defined]
        due = not shown and (settings.MFA_REQUIRED or bool(request.session.get(FACTOR_DUE)))
        return pending_step(user, factor_due=due, now=timezone.now())

    @staticmethod
    def _page(request: HttpRequest) -> str:
        """The name of the page; Django has found it already when the page itself has answered."""
        try:
            return (request.resolver_match or resolve(request.path_info)).view_name
        except Resolver404:
            return ""

    @staticmethod
    def _to_step(request: HttpRequest, step: str) -> HttpResponse:
        url = reverse(_STEP_PAGES[step][0])
        if request.path.startswith("/api/"):
            message = "请先在网页上完成登录步骤。"
            return JsonResponse({"code": "SIGN_IN_UNFINISHED", "message": message}, status=403)
        return go_to(request, url)


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
