"""Pages about the installation: is it alive, is it ready, why a form was refused."""

from collections.abc import Callable

from django.contrib import messages
from django.core.cache import cache
from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render

from yangguang.common import clock
from yangguang.common.actions import move_training_clock
from yangguang.common.forms import ClockForm
from yangguang.common.refusals import Refusal


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


def training_clock(request: HttpRequest) -> HttpResponse:
    """Show the training date and move it. Its gate stands in ``yangguang.clock_urls``."""
    form = ClockForm(request.POST or None, initial={"today": clock.today()})
    if request.method == "POST" and form.is_valid():
        try:
            move_training_clock(today=form.cleaned_data["today"])
        except Refusal as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, f"演练日期已改为 {form.cleaned_data['today']}，各处在一秒之内生效。")
            return redirect("common:clock")
    context = {"form": form, "is_training": clock.training_date() is not None}
    return render(request, "common/clock.html", context, status=422 if form.errors else 200)
