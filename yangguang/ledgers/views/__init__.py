"""The pages every ledger has: name, route below the ledger, view, right, and which ledgers have it."""

from collections.abc import Callable
from typing import Any

from yangguang.ledgers.declaration import Ledger

Entry = tuple[str, str, Callable[..., Any], str, Callable[[Ledger], bool]]

PAGES: tuple[Entry, ...] = ()
