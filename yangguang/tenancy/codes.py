"""Unit codes (GB/T 2260): the tree is in the code itself.

Province ``41``, city ``4109``, county ``410922``, school ``410922-3141000123``.
"""

import re

from yangguang.tenancy.choices import Level

NATION = "*"
_SHAPE = re.compile(r"\d{2}|\d{4}|\d{6}|\d{6}-[0-9A-Z]{10}")
_LEVELS = {2: Level.PROVINCE, 4: Level.CITY, 6: Level.COUNTY, 17: Level.SCHOOL}


def is_code(text: str) -> bool:
    """Whether ``text`` has the shape of a unit code (not whether such a unit exists)."""
    return _SHAPE.fullmatch(text) is not None


def level_of(code: str) -> Level:
    """The level a code stands for. ``ValueError`` for anything that is not a code."""
    if not is_code(code):
        raise ValueError(f"{code!r} is not a unit code.")
    return _LEVELS[len(code)]


def chain(code: str) -> tuple[str, ...]:
    """The code and its ancestors, nation first: ``410922`` → ``("*", "41", "4109", "410922")``."""
    return (NATION, *(code[:length] for length in (2, 4, 6) if len(code) > length), code)


def parent_of(code: str) -> str:
    """The superior unit's code; :data:`NATION` above a province."""
    return chain(code)[-2]


def county_of(code: str) -> str:
    """The county a school (or the county itself) lies in."""
    return code[:6]


def covers(scope: str, code: str) -> bool:
    """Whether a grant on ``scope`` reaches ``code``."""
    return scope in chain(code)


def covered_by_any(scopes: tuple[str, ...] | frozenset[str], code: str) -> bool:
    """Whether any of the scopes reaches ``code``."""
    return not set(chain(code)).isdisjoint(scopes)


def hull(scopes: tuple[str, ...]) -> tuple[str, str]:
    """The half-open text range ``[lo, hi)`` holding every code under ``scopes``; exact for one scope."""
    if NATION in scopes:
        return "!", "~"
    low = min(scopes)
    high = max(scope[:-1] + chr(ord(scope[-1]) + 1) for scope in scopes)
    return low, high
