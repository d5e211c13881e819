"""Remember what set-up has done, by a digest of what it was done with."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from yangguang.embedded.places import CACHE


def digest(files: Iterable[Path], *facts: str) -> str:
    """Return a digest of the contents of ``files`` and of further facts the outcome depends on."""
    total = hashlib.sha256("\0".join(facts).encode())
    for path in files:
        total.update(path.read_bytes())
    return total.hexdigest()


def matches(name: str, value: str) -> bool:
    """Return whether step ``name`` was last finished with ``value``."""
    note = CACHE / "stamps" / name
    return note.exists() and note.read_text(encoding="ascii") == value


def write(name: str, value: str) -> None:
    """Note that step ``name`` is finished. Call last: a step cut short is then done again."""
    note = CACHE / "stamps" / name
    note.parent.mkdir(parents=True, exist_ok=True)
    note.write_text(value, encoding="ascii")
