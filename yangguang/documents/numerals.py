"""Dates as official documents write them."""

import datetime as dt


def chinese_date(day: dt.date) -> str:
    """Write a day as `2024年7月12日`: Arabic numerals, no leading zeros (GB/T 9704-2012, 7.3.5.4)."""
    return f"{day.year}年{day.month}月{day.day}日"
