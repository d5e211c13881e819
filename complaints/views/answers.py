"""Answers several doors of the public give."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from complaints.rules import TooOften


def too_often(request: HttpRequest, refusal: TooOften) -> HttpResponse:
    """429 in words, with how long to wait."""
    seconds = int(str(refusal.data["retry_after"]))
    context = {"refusal": refusal, "minutes": (seconds + 59) // 60}
    response = render(request, "complaints/too_often.html", context, status=429)
    response["Retry-After"] = str(seconds)
    return response
