"""What each special-group ledger asks of its own fields, as tables."""

from datetime import date
from typing import Any

import pytest

from enrollment.rules import groups as rules
from tests.enrollment.entries import number

TODAY = date(2024, 7, 12)


def fields(found: Any) -> list[str]:
    return [name for name, _ in found]


@pytest.mark.parametrize(
    ("document", "until", "objected"),
    [
        ("清教〔2024〕1 号", date(2025, 8, 31), []),
        ("", date(2025, 8, 31), ["deferral_document"]),
        ("清教〔2024〕1 号", None, ["deferred_until"]),
        ("清教〔2024〕1 号", date(2024, 6, 1), ["deferred_until"]),
        ("", None, ["deferral_document", "deferred_until"]),
    ],
)
def test_a_deferral_has_its_paper_and_its_end(document: str, until: date | None, objected: list[str]) -> None:
    values = {
        "placement": "deferred", "deferral_document": document, "deferred_until": until,
        "found_on": date(2024, 6, 5),
    }  # fmt: skip
    assert fields(rules.deferral_is_approved(values)) == objected


@pytest.mark.parametrize(
    ("left", "returned", "placement", "objected"),
    [
        (date(2024, 5, 6), date(2024, 6, 18), "enrolled", []),
        (None, date(2024, 6, 18), "enrolled", []),
        (date(2024, 5, 6), None, "not_enrolled", []),
        (date(2024, 5, 6), date(2024, 5, 5), "enrolled", ["returned_on"]),
        (date(2024, 5, 6), date(2024, 7, 13), "enrolled", ["returned_on"]),
        (date(2024, 7, 13), None, "not_enrolled", ["left_on"]),
        (date(2024, 5, 6), date(2024, 6, 18), "not_enrolled", ["placement"]),
    ],
)
def test_a_return_is_after_leaving_and_to_a_school(
    left: date | None, returned: date | None, placement: str, objected: list[str]
) -> None:
    values = {"left_on": left, "returned_on": returned, "placement": placement}
    assert fields(rules.return_is_sound(values, today=TODAY)) == objected


@pytest.mark.parametrize(
    ("placement", "seat", "objected"),
    [("enrolled", "public", []), ("enrolled", "", ["seat"]), ("not_enrolled", "", [])],
)
def test_a_placed_migrant_child_has_a_seat(placement: str, seat: str, objected: list[str]) -> None:
    assert fields(rules.seat_is_named({"placement": placement, "seat": seat})) == objected


@pytest.mark.parametrize(
    ("until", "objected"),
    [
        (date(2025, 7, 31), []),
        (None, []),
        (date(2023, 8, 1), ["permit_valid_until"]),
        (date(2023, 7, 1), ["permit_valid_until"]),
    ],
)
def test_a_permit_ends_after_it_was_issued(until: date | None, objected: list[str]) -> None:
    values = {"permit_issued_on": date(2023, 8, 1), "permit_valid_until": until}
    assert fields(rules.permit_lasts(values)) == objected


@pytest.mark.parametrize(("year", "sound"), [(2014, True), (2025, True), (2013, False), (2026, False)])
def test_an_entry_year_lies_within_nine_grades(year: int, sound: bool) -> None:
    assert list(rules.entry_year_is_sound({"entry_year": year}, today=TODAY)) is not sound


@pytest.mark.parametrize(
    ("tail", "objected"),
    [
        ("52", []),
        ("52B1", []),
        ("12", ["kind"]),
        ("53", ["level"]),
        ("5", ["certificate_number"]),
        ("52X1", ["certificate_number"]),
        ("52B", ["certificate_number"]),
    ],
)
def test_a_certificate_agrees_with_kind_and_grade(tail: str, objected: list[str]) -> None:
    values = {
        "certificate_number": number(3) + tail, "kind": "5", "level": "2", "child__id_number": number(3),
    }  # fmt: skip
    assert fields(rules.certificate_agrees(values)) == objected


def test_a_certificate_is_the_childs_own_and_comes_with_a_grade() -> None:
    values = {
        "certificate_number": f"{number(5)}52", "kind": "5", "level": "", "child__id_number": number(3),
    }  # fmt: skip
    assert fields(rules.certificate_agrees(values)) == ["level", "certificate_number"]
    assert not list(rules.certificate_agrees({"certificate_number": ""}))


@pytest.mark.parametrize(
    ("reason", "placement", "document", "objected"),
    [
        ("approved", "not_enrolled", "", ["deferral_document"]),
        ("approved", "not_enrolled", "清教〔2024〕1 号", []),
        ("elsewhere", "not_enrolled", "", []),
        ("elsewhere", "enrolled", "", ["lawful_reason"]),
        ("", "enrolled", "", []),
    ],
)
def test_a_lawful_reason_is_proven_and_only_for_who_is_absent(
    reason: str, placement: str, document: str, objected: list[str]
) -> None:
    values = {"lawful_reason": reason, "placement": placement, "deferral_document": document}
    assert fields(rules.lawful_reason_is_proven(values)) == objected
