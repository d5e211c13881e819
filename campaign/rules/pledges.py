"""Decisions on pledges (plan 三（三）: 各级招生工作人员签署规范招生承诺书)."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from yangguang.common import clock
from yangguang.common.refusals import Refusal

TEXT_VERSION = "规范招生承诺书（2024 年版）"  # offered, not imposed: a city may issue its own


class AlreadySigned(Refusal):
    code = "ALREADY_SIGNED"
    message = "该人员已登记签订，如日期有误请点“修改”。"


class SignedInTheFuture(Refusal):
    code = "SIGNED_IN_THE_FUTURE"
    status = 422
    message = "签订日期不能晚于今天。"
    field = "signed_on"


def signed_in_the_past(values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Nobody has signed tomorrow."""
    day: date | None = values.get("signed_on")
    if day and day > clock.today():
        yield "signed_on", SignedInTheFuture.message


def signed_text_is_named(values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """A signature is under a text: which one must be said."""
    if values.get("signed_on") and not values.get("text_version"):
        yield "text_version", "已签订的请写明承诺书文本的名称或版本。"
