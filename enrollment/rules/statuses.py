"""What a row of 学籍 or of 在校 must say."""

from collections.abc import Iterator, Mapping
from typing import Any

from enrollment.rules.identity import Finding, birth_date_agrees, identity_number_fault
from yangguang.common import clock

_DAYS = {"entered_on": "入学日期", "counted_on": "点名日期"}


def number_is_valid(values: Mapping[str, Any]) -> Iterator[Finding]:
    """The identity number has its check digit."""
    number = values.get("id_number")
    if number:
        fault = identity_number_fault(str(number), today=clock.today())
        if fault:
            yield "id_number", fault


def person_agrees(values: Mapping[str, Any]) -> Iterator[Finding]:
    """Birth date and sex say what the number says."""
    said = {f"child__{name}": values.get(name) for name in ("id_number", "birth_date", "sex")}
    for name, sentence in birth_date_agrees(said):
        yield name.removeprefix("child__"), sentence


def days_are_past(values: Mapping[str, Any]) -> Iterator[Finding]:
    """Nobody was counted tomorrow."""
    for name, title in _DAYS.items():
        if values.get(name) and values[name] > clock.today():
            yield name, f"{title}不能晚于今天（{clock.today():%Y-%m-%d}）。"
