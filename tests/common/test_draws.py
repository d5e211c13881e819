"""The draw engine against the RFC's own example and against chance."""

import hashlib
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yangguang.common import draws

# RFC 3797 §6, “Fully Worked Example”: sources, key, the first sixteen digests and who was selected by them.
SOURCES = [9319, [2, 5, 12, 8, 10], [9, 18, 26, 34, 41, 45]]
KEY = "9319./2.5.8.10.12./9.18.26.34.41.45./"
WORKED = """
990DD0A5692A029A98B5E01AA28F3459 17
3691E55CB63FCC37914430B2F70B5EC6 7
FE814EDF564C190AC1D25753979990FA 2
1863CCACEB568C31D7DDBDF1D4E91387 16
F4AB33DF4889F0AF29C513905BE1D758 25
13EAEB529F61ACFB9A29D0BA3A60DE4A 23
992DB77C382CA2BDB9727001F3CDCCD9 8
63AB4258ECA922976811C7F55C383CE7 24
DFBC5AC97CED01B3A6E348E3CC63F40D 19
31CB111C4A4EBE9287CEAE16FE51B909 13
07FA46C122F164C215BBC72793B189A3 22
AC52F8D75CCBE2E61AFEB3387637D501 5
53306F73E14FC0B2FBF434218D25948E 18
B5D1403501A81F9A47318BE7893B347C 9
85B10B356AA06663EF1B1B407765100A 1
3269E6CE559ABD57E2BA6AAB495EB9BD 4
"""
ROWS = [line.split() for line in WORKED.split("\n") if line]
keys = st.lists(st.text("abc學校0123-", min_size=1, max_size=6), unique=True, max_size=40)
seeds = st.lists(st.integers(0, 10**6), min_size=1, max_size=7).map(lambda found: " ".join(map(str, found)))


def test_the_worked_example_gives_its_key() -> None:
    assert draws.key_string(SOURCES) == KEY
    assert draws.key_string(draws.sources_of("9319 / 2,5,12,8,10 / 9、18、26、34、41、45")) == KEY


def test_the_worked_example_gives_its_digests() -> None:
    found = [f"{value:032X}" for value, _ in zip(draws.stream(KEY), ROWS, strict=False)]

    assert found == [digest for digest, _ in ROWS]


def test_the_worked_example_selects_its_volunteers() -> None:
    assert draws.selection(SOURCES, 25, 16) == [int(selected) for _, selected in ROWS]


@pytest.mark.parametrize(
    ("source", "canonical"),
    [
        ("Dow Jones é", "DOWJONESE/"),
        (Decimal("0.10"), "0.1/"),
        (Decimal("42.000"), "42./"),
        ([Decimal("1.25"), 0], "0.1.25/"),
        ([30, 4], "4.30./"),
    ],
)
def test_sources_are_written_as_the_rfc_says(source: draws.Source, canonical: str) -> None:
    assert draws.key_string([source]) == canonical


@pytest.mark.parametrize("text", ["", " / ", "三七一", "12/开奖", "—"])
def test_randomness_that_would_be_dropped_in_silence_is_refused(text: str) -> None:
    with pytest.raises(draws.BadDraw):
        draws.sources_of(text)


@pytest.mark.parametrize("text", ["０４ １７/Ａ股", "4,17 / W 4-1"])
def test_full_width_digits_count_as_digits_and_chinese_words_do_not(text: str) -> None:
    if "股" in text:
        with pytest.raises(draws.BadDraw):
            draws.sources_of(text)
    else:
        assert draws.key_string(draws.sources_of(text)) == "4.17./W41/"


def test_more_than_there_are_cannot_be_drawn() -> None:
    with pytest.raises(draws.BadDraw):
        draws.selection([1], 3, 4)


@pytest.mark.parametrize("listed", [["a", "a"], ["a", ""], ["a\nb"]])
def test_a_list_with_a_doubtful_key_is_no_list(listed: list[str]) -> None:
    with pytest.raises(draws.BadDraw):
        draws.ranking(listed, "1")
    with pytest.raises(draws.BadDraw):
        draws.digest(listed)


@given(keys, seeds)
def test_a_ranking_is_a_permutation_and_the_same_again(listed: list[str], seed: str) -> None:
    ranked = draws.ranking(listed, seed)

    assert sorted(ranked) == sorted(listed)
    assert ranked == draws.ranking(listed, seed)


@given(keys, seeds, st.randoms(use_true_random=False))
def test_the_order_of_the_list_does_not_matter(listed: list[str], seed: str, dice: object) -> None:
    mixed = list(listed)
    dice.shuffle(mixed)  # type: ignore[attr-defined]

    assert draws.ranking(mixed, seed) == draws.ranking(listed, seed)
    assert draws.digest(mixed) == draws.digest(listed)


@given(seeds)
def test_a_canonical_key_gives_itself_again(seed: str) -> None:
    key = draws.key_string(draws.sources_of(seed))

    assert draws.key_string(draws.sources_of(key)) == key


@given(st.integers(0, 60), st.data(), seeds)
def test_nobody_is_drawn_twice(size: int, data: st.DataObject, seed: str) -> None:
    count = data.draw(st.integers(0, size))
    drawn = draws.selection(draws.sources_of(seed), size, count)

    assert len(set(drawn)) == count
    assert set(drawn) <= set(range(1, size + 1))
    assert drawn == draws.selection(draws.sources_of(seed), size, size)[:count]


def test_another_seed_gives_another_order() -> None:
    listed = [f"{number:03d}" for number in range(200)]

    assert draws.ranking(listed, "3 7 1") != draws.ranking(listed, "3 7 2")


def test_every_place_has_its_chance() -> None:
    first = [draws.selection([seed], 5, 1)[0] for seed in range(2000)]

    assert all(320 < first.count(place) < 480 for place in range(1, 6))  # 400 expected, 4.5 deviations


def test_pools_of_more_than_two_bytes_do_not_come_round_again() -> None:
    digests = [value for value, _ in zip(draws.stream("1./"), range((1 << 16) + 10), strict=False)]

    assert digests[0] != digests[1 << 16]
    assert len(set(digests)) == len(digests)


def test_a_pool_in_blocks_is_drawn_as_one_list() -> None:
    """The RFC's own way, over the border between two blocks."""
    left = list(range(1, 10_001))
    one_list = [
        left.pop(digest % len(left)) for _, digest in zip(range(10_000), draws.stream("2.7./"), strict=False)
    ]

    assert draws.selection([[2, 7]], 10_000, 10_000) == one_list


def test_the_digest_is_the_sum_of_the_published_file() -> None:
    assert draws.listing(["乙", "甲"]) == "乙\n甲\n".encode()
    assert draws.digest(["乙", "甲"]) == hashlib.sha256("乙\n甲\n".encode()).hexdigest()
