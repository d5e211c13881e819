"""DRF's door: a refusal answers with its status, code and sentence."""

from typing import Any

from rest_framework.response import Response
from rest_framework.views import exception_handler as drf_handler
from rest_framework.views import set_rollback

from yangguang.common.refusals import Refusal


def exception_handler(exc: Exception, context: dict[str, Any]) -> Response | None:
    """Refusals as ``{"code", "message", "field"}`` (``fields`` for a body); everything else as DRF does."""
    if isinstance(exc, Refusal):
        set_rollback()
        said: dict[str, Any] = {"code": exc.code, "message": exc.message, "field": exc.field}
        if "fields" in exc.data:  # what is wrong with the body, column by column
            said["fields"] = exc.data["fields"]
        return Response(said, status=exc.status)
    return drf_handler(exc, context)
