"""Dates on paper."""

import datetime as dt

from yangguang.documents.numerals import chinese_date


def test_a_date_has_no_leading_zeros() -> None:
    assert chinese_date(dt.date(2024, 7, 2)) == "2024年7月2日"
