"""Pages about the installation: is it alive, is it ready, why a form was refused."""

from collections.abc import Callable

from django.core.cache import cache
from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render


def livez(request: HttpRequest) -> HttpResponse:
    """The process answers. Nothing else is asked, so a slow database does not kill the process."""
    return HttpResponse("ok", content_type="text/plain; charset=utf-8")


def readyz(request: HttpRequest) -> JsonResponse:
    """Whether the parts a request needs answer: ``{"database": true, "redis": true}``; 503 if not."""
    parts = {"database": _answers(_ask_database), "redis": _answers(_ask_redis)}
    return JsonResponse(parts, status=200 if all(parts.values()) else 503)


def _answers(question: Callable[[], None]) -> bool:
    try:
        question()
    except Exception:  # noqa: BLE001 - any failure of a part means "not ready", whatever its class
        return False
    return True


def _ask_database() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


def _ask_redis() -> None:
    cache.set("readyz", 1, 5)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form was open too long or cookies are off: say so, lose nothing silently."""
    return render(request, "common/csrf_failure.html", status=403)
