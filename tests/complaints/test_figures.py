"""Counts that give nobody away."""

import random

import pytest

from complaints import queries
from tests.cast import QF, QF_SCHOOL, QF_SCHOOL_2


def test_an_outsider_does_not_see_small_counts():
    rows, _ = queries.suppressed({"a": [5, 2, 9], "b": [4, 7, 1]}, {"a": False, "b": False})
    assert rows["a"][2] == "<3"
    assert rows["b"][3] == "<3"


def test_the_own_office_sees_its_figures_whole():
    rows, _ = queries.suppressed({"a": [1, 2], "b": [4, 7]}, {"a": True, "b": False})
    assert rows["a"] == [3, 1, 2]


def test_the_parts_of_a_sum_of_one_or_two_are_hidden_whole():
    rows, sums = queries.suppressed({"a": [1, 1, 0], "b": [8, 9, 7]}, {"a": False, "b": False})
    assert rows["a"] == ["<3", "—", "—", "—"]
    assert "<3" not in rows["b"]
    assert [rows["b"][0], sums[0]] == ["—", 26]


@pytest.mark.parametrize("seed", range(40))
def test_no_hidden_count_follows_from_a_sum(seed):
    chance = random.Random(seed)
    table = {str(y): [chance.choice([0, 0, 1, 2, 3, 8]) for _ in range(4)] for y in range(4)}
    rows, sums = queries.suppressed(table, dict.fromkeys(table, False))
    lines = [*rows.values(), sums]
    for line in [*lines, *zip(*lines, strict=True)]:
        hidden = [cell for cell in line if isinstance(cell, str)]
        others = [cell for cell in line if not isinstance(cell, str)]
        assert len(hidden) != 1 or not any(others), (table, lines)


def test_the_city_sees_counts_with_small_ones_hidden(filed, cast):
    for about in (QF_SCHOOL, QF_SCHOOL, QF_SCHOOL_2):
        filed(about=about, files=[])
    filed(about=QF_SCHOOL, kind="enquiry", files=[])
    page = cast.client(cast.py_reviewer).get("/complaints/figures/")
    row = next(row for row in page.context["table"].rows if row.unit.pk == QF)
    assert row.cells["enquiry"] in ("<3", "—")


def test_the_county_reviewer_sees_the_own_figures_exactly(filed, cast):
    filed(files=[])
    page = cast.client(cast.qf_reviewer).get("/complaints/figures/")
    assert page.context["table"].rows[0].cells["complaint"] == 1


def test_a_school_sees_no_figures(filed, cast):
    assert cast.client(cast.qf_school).get("/complaints/figures/").status_code == 403


def test_unknown_axes_fall_back_to_kinds(cast):
    assert cast.client(cast.py_reviewer).get("/complaints/figures/?by=name").context["by"] == "kind"
