"""The rows of a list: one page of 50, of any number of rows, without loading what is not shown."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BooleanField, Count, F, Func, Q, QuerySet, Value, Window

from yangguang.accounts.rights import Actor
from yangguang.ledgers.choices import COUNT_CAP, PAGE_SIZE
from yangguang.ledgers.declaration import Ledger
from yangguang.ledgers.kinds import Kind, ReferenceKind, SealedKind
from yangguang.ledgers.queries.criteria import Criteria, condition, is_range

WHOLE_VALUE = 8  # characters from which a search without 汉字 may be a whole code or number


def narrowed(ledger: Ledger, actor: Actor, criteria: Criteria) -> QuerySet[Any]:
    """The rows that meet the criteria, not yet sorted."""
    rows: QuerySet[Any] = ledger.queryset(actor)
    for name, raw in criteria.filters.items():
        bare, _, bound = name.rpartition("_")
        kind = ledger.kinds.get(name)
        if kind is None or is_range(kind):
            kind = ledger.kinds[bare]
            rows = rows.filter(**condition(kind, bound, raw))
        else:
            rows = rows.filter(**condition(kind, "", raw))
    preset = ledger.preset(criteria.preset)
    if preset is not None:
        rows = preset.apply(rows)
    return rows.filter(_matches(ledger, criteria.text)) if criteria.text else rows


def _matches(ledger: Ledger, text: str) -> Q:
    """The quick search. A whole number is looked up by blind index alone, so that an index serves it;
    otherwise the text columns are searched for the words (``contains``: 汉字 have no case)."""
    whole = len(text) >= WHOLE_VALUE and text.isascii()
    found: list[Q] = []
    for name in ledger.search:
        kind = ledger.kinds[name]
        if isinstance(kind, SealedKind):
            if whole and kind.index is not None:
                found.append(Q(**{kind.index_path: kind.index.index_of(text.replace(" ", ""))}))
        elif kind.column.text and whole:
            found.append(
                Q(**{f"{kind.name}__gte": text, f"{kind.name}__lt": text[:-1] + chr(ord(text[-1]) + 1)})
            )
        elif isinstance(kind, ReferenceKind):
            found.append(Q(**{f"{kind.path}__contains": text}))
        elif not whole or not _has_sealed_search(ledger):
            found.append(Q(**{f"{kind.name}__contains": text}))
    return reduce(or_, found) if found else Q(pk__in=[])


def _has_sealed_search(ledger: Ledger) -> bool:
    return any(isinstance(ledger.kinds[name], SealedKind) for name in ledger.search)


def in_order(ledger: Ledger, criteria: Criteria, rows: QuerySet[Any]) -> QuerySet[Any]:
    """The rows sorted as asked, the key last so that pages never overlap."""
    if not criteria.sort:
        return rows.order_by(*ledger.order, "pk")
    kind = ledger.kinds[criteria.sort.removeprefix("-")]
    sign = "-" if criteria.sort.startswith("-") else ""
    return rows.order_by(f"{sign}{kind.order_path}", "pk")


def chosen(ledger: Ledger, criteria: Criteria) -> tuple[Kind, ...]:
    """The columns to show: the person's, else those declared as shown."""
    if criteria.columns:
        return tuple(ledger.kinds[name] for name in criteria.columns)
    return tuple(kind for kind in ledger.listed if kind.column.shown)


@dataclass(frozen=True)
class Page:
    """One page: keys and, per row, the values of the columns. ``count`` stops at the cap."""

    kinds: tuple[Kind, ...]
    rows: list[tuple[Any, list[Any]]]
    count: int
    number: int
    has_next: bool

    @property
    def capped(self) -> bool:
        return self.count > COUNT_CAP

    @property
    def count_text(self) -> str:
        """How many, in words: “1 万+” beyond the cap."""
        return "1 万+" if self.capped else str(self.count)

    @property
    def last(self) -> int:
        """The last page that can be reached by number."""
        return max(1, -(-min(self.count, COUNT_CAP) // PAGE_SIZE))

    @property
    def first_row(self) -> int:
        return (self.number - 1) * PAGE_SIZE + 1

    @property
    def last_row(self) -> int:
        return (self.number - 1) * PAGE_SIZE + len(self.rows)


def page(ledger: Ledger, actor: Actor, criteria: Criteria) -> Page:
    """The page the criteria ask for, in two queries, whatever the number of rows.

    Rows are counted up to the cap, and an index in the order of the list gives the page. A search has to look
    at every row anyway: it counts and sorts in one pass.
    """
    rows = narrowed(ledger, actor, criteria)
    kinds = chosen(ledger, criteria)
    base = ledger.queryset(actor)
    if criteria.text:
        start = (criteria.page - 1) * PAGE_SIZE
        counted = in_order(ledger, criteria, rows).annotate(ledger_total=Window(Count("pk")))
        keys = list(counted.values_list("pk", "ledger_total")[start : start + PAGE_SIZE + 1])
        if keys:
            found = dict(read(ledger, kinds, these(base, [key for key, _ in keys]), base))
            shown = [(key, found[key]) for key, _ in keys if key in found]
            count = min(keys[0][1], COUNT_CAP + 1)
            return Page(kinds, shown[:PAGE_SIZE], count, criteria.page, len(keys) > PAGE_SIZE)
    count = rows.order_by().values("pk")[: COUNT_CAP + 1].count()
    number = criteria.page if count > COUNT_CAP else min(criteria.page, max(1, -(-count // PAGE_SIZE)))
    start = (number - 1) * PAGE_SIZE
    window = in_order(ledger, criteria, rows)[start : start + PAGE_SIZE + 1]
    listed = list(read(ledger, kinds, window, base)) if count else []
    return Page(kinds, listed[:PAGE_SIZE], count, number, len(listed) > PAGE_SIZE)


def these(base: QuerySet[Any], keys: Sequence[Any]) -> QuerySet[Any]:
    """The rows with these keys, found by the primary key (see :class:`_Among`)."""
    return base.filter(_AmongKeys(F("pk"), Value("{" + ",".join(map(str, keys)) + "}"))).order_by()


def read(
    ledger: Ledger, kinds: Sequence[Kind], window: QuerySet[Any], base: QuerySet[Any]
) -> Iterator[tuple[Any, list[Any]]]:
    """Keys and column values of the rows of ``window``, in its order.

    Joins are left out of the part that sorts: it finds the keys, and the values of those few rows come out
    of ``base``, in one query. Model instances are made only when a column is computed from the row.
    """
    joined = any("__" in kind.path for kind in kinds)
    computed = any(not kind.path for kind in kinds)
    if not window.query.is_sliced:
        rows = window  # its few keys are known: nothing to sort first
    elif joined or computed:
        rows = base.filter(_Among(F("pk"), ArraySubquery(window.values("pk"))))
        rows = rows.order_by(*window.query.order_by)
    else:
        rows = window
    return _instances(ledger, kinds, rows) if computed else _tuples(kinds, rows)


class _Among(Func):
    """``id = ANY(ARRAY(SELECT …))``: the keys of ``window`` first, then those rows by their primary key.

    With IN the planner, which cannot know how much a scope holds, would rather read the whole scope again.
    """

    template = "(%(expressions)s))"
    arg_joiner = " = ANY("
    output_field = BooleanField()


class _AmongKeys(Func):
    """The same for keys that are known."""

    template = "(%(expressions)s::uuid[]))))"
    arg_joiner = " = ANY(ARRAY(SELECT unnest("
    output_field = BooleanField()


def _tuples(kinds: Sequence[Kind], rows: QuerySet[Any]) -> Iterator[tuple[Any, list[Any]]]:
    sealed = {index: kind for index, kind in enumerate(kinds) if isinstance(kind, SealedKind)}
    holders = list(dict.fromkeys(kind.pk_path for kind in sealed.values() if kind.pk_path != "pk"))
    paths = ["pk", *(kind.path for kind in kinds), *holders]
    end = 1 + len(kinds)
    for found in rows.values_list(*paths):
        values = list(found[1:end])
        for index, kind in sealed.items():
            at = 0 if kind.pk_path == "pk" else end + holders.index(kind.pk_path)
            values[index] = kind.from_list(found[at], values[index])
        yield found[0], values


def _instances(ledger: Ledger, kinds: Sequence[Kind], rows: QuerySet[Any]) -> Iterator[tuple[Any, list[Any]]]:
    for row in rows.select_related(*related(ledger)):
        yield row.pk, [_of(kind, row) for kind in kinds]


def _of(kind: Kind, row: Any) -> Any:
    value = kind.value(row)
    return str(value) if isinstance(kind, ReferenceKind) and value is not None else value


def related(ledger: Ledger) -> list[str]:
    """Foreign keys whose rows any column needs: loaded together with the row."""
    names = {"__".join(kind.parts[:-1]) for kind in ledger.kinds.values() if len(kind.parts) > 1}
    names |= {kind.name for kind in ledger.kinds.values() if isinstance(kind, ReferenceKind)}
    return sorted(names)
