"""Every change of a request is in the history with who and from which page."""

from collections.abc import Callable

import pghistory
from django.http import HttpRequest, HttpResponse

Handler = Callable[[HttpRequest], HttpResponse]


class HistoryContext:
    """Attaches the person and the path (never the query string) to what this request changes."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method in ("GET", "HEAD", "OPTIONS"):
            return self.get_response(request)
        user = request.user
        who = {"user": user.pk, "name": str(user)} if user.is_authenticated else {"user": None}
        with pghistory.context(**who, path=request.path):
            return self.get_response(request)
