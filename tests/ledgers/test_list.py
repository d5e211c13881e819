"""The list of a ledger."""

from collections.abc import Callable
from typing import Any

from tests.cast import Cast
from tests.ledgers.conftest import identity_number

LIST = "/enrollment/left-behind/"


def test_the_list_shows_the_rows_of_the_county_masked(cast: Cast, child: Callable[..., Any]) -> None:
    child(1)
    page = cast.client(cast.qf_clerk).get(LIST)
    text = page.content.decode()
    assert page.status_code == 200
    assert "王小1" in text
    assert identity_number(1) not in text
    assert f"4109**********{identity_number(1)[-4:]}" in text
