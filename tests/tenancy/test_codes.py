"""The unit tree is in the code itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yangguang.tenancy import codes

CODES = ["41", "4109", "410922", "410922-3141000123"]
code = st.sampled_from(
    [*CODES, "4101", "410923", "410923-3141000123", "11", "1101", "410922-3141000124", "42", "420000"]
)


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("41", ("*", "41")),
        ("4109", ("*", "41", "4109")),
        ("410922", ("*", "41", "4109", "410922")),
        ("410922-3141000123", ("*", "41", "4109", "410922", "410922-3141000123")),
    ],
)
def test_chain_names_every_superior(text, chain):
    assert codes.chain(text) == chain


@pytest.mark.parametrize(
    ("text", "level"), [*zip(CODES, ["province", "city", "county", "school"], strict=True)]
)
def test_level_follows_from_the_length(text, level):
    assert codes.level_of(text) == level


def test_what_is_no_code_has_no_level():
    with pytest.raises(ValueError, match="unit code"):
        codes.level_of("41092")


@given(code, code)
def test_a_single_scope_hull_is_exact(scope, other):
    low, high = codes.hull((scope,))
    assert (low <= other < high) == codes.covers(scope, other)


@given(st.lists(code, min_size=1, max_size=4), code)
def test_the_hull_of_several_scopes_loses_nothing(scopes, other):
    low, high = codes.hull(tuple(scopes))
    assert low <= other < high or not codes.covered_by_any(tuple(scopes), other)


def test_the_nation_covers_everything():
    low, high = codes.hull((codes.NATION,))
    assert all(low <= text < high for text in CODES)
