"""Which schools need attention: upper apps say here what else marks one (a hot spot, complaints)."""

from collections.abc import Callable

# Codes of the person's scope in, codes of marked schools out.
Sign = Callable[[tuple[str, ...]], frozenset[str]]
_signs: dict[str, Sign] = {}


def register_sign(name: str, sign: Sign) -> None:
    """``name`` is shown beside a marked school, such as 热点学校; ``ValueError`` for a second sign of it."""
    if _signs.setdefault(name, sign) is not sign:
        raise ValueError(f"The sign {name} is registered already.")


def signs() -> dict[str, Sign]:
    """The registered signs by name, in order of registration."""
    return dict(_signs)
