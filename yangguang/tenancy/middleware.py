"""One transaction and one scope around every request (architecture.md §3)."""

from collections.abc import Callable, Iterator
from typing import Any

from django.db import transaction
from django.http import FileResponse, HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase

from yangguang.tenancy.scope import scope

Handler = Callable[[HttpRequest], HttpResponseBase]


class ScopeMiddleware:
    """Opens the transaction and sets the actor's scope; an exception or a 5xx leaves nothing written.

    Views' exceptions become responses before they reach a middleware, so ``atomic`` alone would commit
    what a failed view wrote: :meth:`process_exception` marks the transaction for rollback.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        codes = request.actor.scope  # type: ignore[attr-defined]
        with scope(*codes):
            response = self.get_response(request)
            if response.status_code >= 500:
                transaction.set_rollback(True)
        if isinstance(response, StreamingHttpResponse) and not isinstance(response, FileResponse):
            response.streaming_content = _within(codes, response.streaming_content)
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        transaction.set_rollback(True)


def _within(codes: tuple[str, ...], content: Any) -> Iterator[bytes]:
    """A stream runs after the request's scope has closed; give it its own."""
    with scope(*codes):
        yield from content
