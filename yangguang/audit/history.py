"""``@audited``: database triggers write every insert, update and delete of a row into its history table.

Triggers see imports and raw SQL too. Inserts and deletes are written once a statement, over all its rows:
once a row they took most of the time of an import (docs/performance.md). Updates are written row by row,
because a statement's old and new rows are paired by their key, and a key that is changed must be seen. The
history table carries the same policy as its row, and the runtime role may only insert and read it
(``tenancy.privileges``).
"""

from collections.abc import Callable
from typing import TypeVar

import pghistory
from django.db import models

from yangguang.tenancy.policy import ScopePolicy

Model = TypeVar("Model", bound=type[models.Model])


def audited(model: Model) -> Model:
    """Class decorator of every tenant model: ``<Model>Event`` is its history."""
    policy = next(c for c in model._meta.constraints if isinstance(c, ScopePolicy))
    name = f"{model._meta.app_label}_{model._meta.model_name}event_scope"
    copy = ScopePolicy(name=name, column=policy.column, secret=policy.secret)
    track: Callable[[Model], Model] = pghistory.track(
        pghistory.InsertEvent(level=pghistory.Statement),
        pghistory.UpdateEvent(level=pghistory.Row),
        pghistory.DeleteEvent(level=pghistory.Statement),
        meta={"constraints": [copy]},
    )
    return track(model)


def forget_who_asks() -> None:
    """Somebody signed in writes what the public may write without a name: the history of this request names
    nobody. What pghistory notes of a request stays as last set until the request ends.
    """
    with pghistory.context(user=None, name=""):
        pass
