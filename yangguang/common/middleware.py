"""Request plumbing that belongs to no tenant."""

from collections.abc import Callable

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers
from django.utils.deprecation import MiddlewareMixin

from yangguang.common.refusals import Refusal

Handler = Callable[[HttpRequest], HttpResponse]


def no_store(get_response: Handler) -> Handler:
    """Nothing dynamic is kept by browsers or proxies (security.md C27); static files are not touched."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        add_never_cache_headers(response)
        response["Cache-Control"] = "no-store"
        return response

    return middleware


class refusals(MiddlewareMixin):  # noqa: N801 - listed in MIDDLEWARE beside its function siblings
    """A refusal no view caught becomes a page with its sentence and its status, never a 500.

    htmx gets the sentence alone and puts it on top of the page, whatever the request had aimed at.
    """

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, Refusal):
            return None
        if transaction.get_connection().in_atomic_block:
            transaction.set_rollback(True)  # a view that did two things leaves neither; the page says so
        if not request.headers.get("HX-Request"):
            return render(request, "common/refusal.html", {"refusal": exception}, status=exception.status)
        context = {"refusal": exception}
        response = render(request, "common/refusal_fragment.html", context, status=exception.status)
        response["HX-Retarget"], response["HX-Reswap"] = "#messages", "innerHTML"
        return response
