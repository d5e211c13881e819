"""The ledgers of this installation: apps register theirs, the toolkit serves them."""

from yangguang.ledgers.declaration import Ledger

_ledgers: dict[tuple[str, str], Ledger] = {}


def register(declaration: type[Ledger]) -> Ledger:
    """Serve the ledger; ``ValueError`` when app and name are taken by another one."""
    key = (declaration.app, declaration.name)
    known = _ledgers.get(key)
    if known is not None and type(known) is not declaration:
        raise ValueError(f"Two ledgers are called {key}.")
    return _ledgers.setdefault(key, declaration())


def every() -> tuple[Ledger, ...]:
    """All ledgers, in order of registration."""
    return tuple(_ledgers.values())


def of_app(app: str) -> tuple[Ledger, ...]:
    """The ledgers an app registered."""
    return tuple(ledger for (owner, _), ledger in _ledgers.items() if owner == app)


def get(label: str) -> Ledger:
    """The ledger called ``app/name``; ``KeyError`` when nobody registered it."""
    app, _, name = label.partition("/")
    return _ledgers[app, name]
