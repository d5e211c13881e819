"""Draws anybody can recompute: RFC 3797, publicly verifiable random selection.

The list is frozen and its :func:`digest` published first, then public randomness that nobody could know or
steer (lottery numbers of a later day) decides. The same list and the same randomness give the same result on
any computer; ``docs/verify_draw.py`` does it without this program.

Nothing here is secret, so MD5 is what the RFC asks for and no weakness: it only spreads the randomness.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

Number = int | Decimal
Source = str | Number | Sequence[Number]

# The RFC counts its digests in two bytes. A larger pool goes on in four (decision 0015).
_TWO_BYTES = 1 << 16
_BLOCK = 4096


class BadDraw(ValueError):
    """A draw that cannot be: an empty or repeated key, a source without content, more than there are."""


def key_string(sources: Iterable[Source]) -> str:
    """The canonical key of RFC 3797 §4: ``9319./2.5.8.10.12./9.18.26.34.41.45./``.

    A source is a word, a number, or several numbers of one drawing, whose order does not count. Words keep
    their Latin letters, in capitals, and digits. Raises :class:`BadDraw` when a source or all of them are
    empty.
    """
    parts = [_canonical(source) for source in sources]
    if not parts or not all(parts):
        raise BadDraw("A source of randomness is empty.")
    return "".join(f"{part}/" for part in parts)


def _canonical(source: Source) -> str:
    if isinstance(source, str):
        bare = unicodedata.normalize("NFKD", source).upper()
        return re.sub(r"[^A-Z0-9]", "", bare)
    values = [source] if isinstance(source, int | Decimal) else sorted(source)
    return "".join(map(_number, values))


def _number(value: Number) -> str:
    """Decimal, no needless zeros, always with its point: ``7.``, ``0.25``."""
    whole, _, fraction = f"{value:f}".partition(".")
    return f"{whole}.{fraction.rstrip('0')}"


def sources_of(text: str) -> list[Source]:
    """Sources as people type them: ``/`` parts the drawings, whole numbers stand apart in any way.

    ``"9319 / 2,5,12,8,10"`` → ``[[9319], [2, 5, 12, 8, 10]]``; a part with a letter in it is a word. A
    canonical key string gives itself again. Raises :class:`BadDraw` for nothing, or for letters that are not
    Latin: they would be dropped in silence.
    """
    plain = unicodedata.normalize("NFKC", text)
    parts = [part for part in plain.split("/") if part.strip()]
    if not parts:
        raise BadDraw("There is no randomness.")
    return [_source(part) for part in parts]


def _source(part: str) -> Source:
    if re.search(r"[^\W\d_]", part):
        if re.search(r"[^\W\d_A-Za-z]", part):
            raise BadDraw("A source holds letters that the canonical form does not know.")
        return part
    numbers = [int(digits) for digits in re.findall(r"[0-9]+", part)]
    if not numbers:
        raise BadDraw("A source holds no number.")
    return numbers


def stream(key: str) -> Iterator[int]:
    """The endless digests of RFC 3797 §4 as numbers: MD5 of the counter, the key, and the counter again."""
    body, number = key.encode(), 0
    while True:
        counter = number.to_bytes(2 if number < _TWO_BYTES else 4, "big")
        yield int.from_bytes(hashlib.md5(counter + body + counter, usedforsecurity=False).digest(), "big")
        number += 1


def selection(sources: Iterable[Source], pool_size: int, count: int) -> list[int]:
    """``count`` of the numbers 1 … ``pool_size`` in the order they are drawn, none twice (RFC 3797 §4).

    Raises :class:`BadDraw` when more are wanted than there are.
    """
    return _drawn(key_string(sources), pool_size, count)


def _drawn(key: str, pool_size: int, count: int) -> list[int]:
    if not 0 <= count <= pool_size:
        raise BadDraw(f"{count} cannot be drawn out of {pool_size}.")
    # Whoever is drawn leaves the list, and those behind move up: the RFC's own way. The list lies in blocks,
    # so that few move in the computer's memory: half the time of one list for 100,000.
    blocks = [
        list(range(first, min(first + _BLOCK, pool_size + 1))) for first in range(1, pool_size + 1, _BLOCK)
    ]
    drawn = []
    for left, digest in zip(range(pool_size, pool_size - count, -1), stream(key), strict=False):
        place = digest % left
        for block in blocks:
            if place < len(block):
                drawn.append(block.pop(place))
                break
            place -= len(block)
    return drawn


def ranking(keys: Sequence[str], seed: str) -> list[str]:
    """All ``keys`` in the order they are drawn: admitted first, then the waiting list.

    The pool is the sorted list (by code points), so the order in which it was kept does not matter. ``seed``
    is read by :func:`sources_of`. Raises :class:`BadDraw` for a key that is empty or stands twice.
    """
    pool = _sorted(keys)
    places = selection(sources_of(seed), len(pool), len(pool))
    return [pool[place - 1] for place in places]


def digest(keys: Sequence[str]) -> str:
    """SHA-256 of the frozen list: the sorted keys, one a line, each line ended, in UTF-8. 64 hex digits.

    The list as a file has this very sum (``sha256sum list.csv``), which is why it is not SM3: everybody's
    computer can do SHA-256. Raises :class:`BadDraw` as :func:`ranking` does.
    """
    return hashlib.sha256(listing(keys)).hexdigest()


def listing(keys: Sequence[str]) -> bytes:
    """The file whose SHA-256 is :func:`digest`."""
    return "".join(f"{key}\n" for key in _sorted(keys)).encode()


def _sorted(keys: Sequence[str]) -> list[str]:
    pool = sorted(keys)
    if any(not key or "\n" in key or "\r" in key for key in pool):
        raise BadDraw("A key is empty or longer than a line.")
    if any(one == other for one, other in pairwise(pool)):
        raise BadDraw("A key stands twice in the list.")
    return pool
