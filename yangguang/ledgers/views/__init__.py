"""The pages every ledger has: name, route below the ledger, view, right, and which ledgers have it."""

from collections.abc import Callable
from typing import Any

from yangguang.ledgers.declaration import Ledger
from yangguang.ledgers.views import detail, editing, exporting, importing, listing, saved, verbs

Entry = tuple[str, str, Callable[..., Any], str, Callable[[Ledger], bool]]


def _always(ledger: Ledger) -> bool:
    return True


def _writable(ledger: Ledger) -> bool:
    return ledger.writable


def _importable(ledger: Ledger) -> bool:
    return ledger.writable and ledger.importable


PAGES: tuple[Entry, ...] = (
    ("list", "", listing.listing, "view", _always),
    ("views", "views/", saved.save, "view", _always),
    ("view-delete", "views/<uuid:pk>/delete/", saved.delete, "view", _always),
    ("verb", "verbs/<slug:name>/", verbs.verb, "view", _always),
    ("add", "add/", editing.add, "fill", _writable),
    ("template", "template/", importing.template, "fill", _importable),
    ("import", "import/", importing.start, "fill", _importable),
    ("import-job", "import/<uuid:pk>/", importing.job, "fill", _importable),
    ("import-file", "import/<uuid:pk>/marked/", importing.marked, "fill", _importable),
    ("export", "export/", exporting.export, "view", _always),
    ("detail", "<uuid:pk>/", detail.detail, "view", _always),
    ("edit", "<uuid:pk>/edit/", editing.edit, "fill", _writable),
    ("reveal", "<uuid:pk>/reveal/<slug:column>/", detail.reveal, "reveal", _always),
)
