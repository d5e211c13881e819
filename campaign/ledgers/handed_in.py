"""The base of ledgers whose rows are handed in with a deliverable."""

from typing import Any

from campaign.contents import lock_for
from yangguang.common.refusals import Refusal
from yangguang.ledgers.declaration import Ledger


class HandedInLedger(Ledger):
    """Locked from submission on, row by row and for new rows, in the form, the import and the API.

    Derive from it and register the rows with :func:`campaign.contents.register_contents`. A ledger with
    locks of its own asks ``super().locked(row)`` first. Verbs of whoever fills: ``action=guarded(…)``.
    """

    def locked(self, row: Any) -> Refusal | None:
        """Why the row may not be edited: it was handed in."""
        return lock_for(row)

    def closed_to_new(self, unit_id: str) -> Refusal | None:
        """Why the unit may add no row: what it handed in is with its superior."""
        return lock_for((unit_id, self.label))
