"""What can be due: the registry where upper apps name their rows, and the tick reminds of them.

An app says once, in ``AppConfig.ready`` (its ``receivers`` or ``reminders`` module), what it owes::

    register_dues(
        Dues("assignment", "任务", lambda: Assignment.objects.unfinished(),
             title=F("deliverable__title"), url_name="campaign:assignments-detail")
    )

``rows()`` gives every row whose cause still stands, whatever its date; the tick picks those on a rung of
the ladder (:data:`yangguang.notices.rules.LADDER`) in one statement for all of them. A row that is no
longer among ``rows()``, or has another date, has its reminders cancelled by the same tick.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, F, QuerySet, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, Concat
from django.urls import reverse

from yangguang.common import clock
from yangguang.tenancy.choices import Right

_NOBODY = "00000000-0000-0000-0000-000000000000"


@dataclass(frozen=True)
class Dues:
    """One kind of thing that can be due.

    ``kind``: one ASCII word of at most 20 letters, part of each reminder's key: never change it.
    ``noun``: what people call it. ``rows``: the rows still owed, without a scope (the tick opens one) and
    without dates. ``title``: an expression in the database: what is owed, no names of persons (it is mailed).
    ``url_name``: the page of the row, by its ``pk``; or ``path``: an expression that gives the address.
    ``page_above``: the address for the desks above, where they may not open the row itself.
    ``due``: the column or expression with the day. ``unit``: the column or expression with the code of the
    unit that must act; ``right``: held by whoever must act there.
    """

    kind: str
    noun: str
    rows: Callable[[], "QuerySet[Any]"]
    title: Combinable | str
    url_name: str = ""
    path: Combinable | None = None
    page_above: Callable[[], str] | None = None
    due: Combinable | str = "due_on"
    unit: Combinable | str = "unit_id"
    right: str = Right.FILL
    ends: str = ""  # the column with the last day on which anybody is reminded; "" = for ever

    def query(self) -> "QuerySet[Any]":
        """The rows as ``due_subject, due_unit, due_day, due_title, due_path, due_path_above``."""
        path = self.path if self.path is not None else self._address()
        columns = {
            "due_subject": F("pk"),
            "due_unit": Cast(_expression(self.unit), CharField()),
            "due_day": _expression(self.due),
            "due_title": Cast(_expression(self.title), CharField()),
            "due_path": path,
            "due_path_above": Value(self.page_above()) if self.page_above is not None else path,
        }
        rows = self.rows().filter(**{f"{self.ends}__gte": clock.today()}) if self.ends else self.rows()
        return rows.order_by().annotate(**columns).values(*columns)

    def _address(self) -> Concat:
        before, _, after = reverse(self.url_name, kwargs={"pk": _NOBODY}).partition(_NOBODY)
        return Concat(Value(before), Cast("pk", CharField()), Value(after), output_field=CharField())


def _expression(value: Combinable | str) -> Combinable:
    return F(value) if isinstance(value, str) else value


_registered: dict[str, Dues] = {}


def register_dues(dues: Dues) -> None:
    """Remind of these rows from now on; ``ValueError`` when another app has taken the kind."""
    if _registered.setdefault(dues.kind, dues).rows is not dues.rows:
        raise ValueError(f"Reminders of {dues.kind!r} are registered already.")


def registered() -> tuple[Dues, ...]:
    """Everything that can be due, in order of registration."""
    return tuple(_registered.values())


def noun_of(kind: str) -> str:
    """What people call a kind; the kind itself when its app is gone."""
    return _registered[kind].noun if kind in _registered else kind
