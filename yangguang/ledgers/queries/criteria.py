"""What a person asks of a list: search, filters, sort, columns. Parsed from an address and written back."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import ValidationError
from django.http import QueryDict

from yangguang.accounts.rights import Actor
from yangguang.common import crypto
from yangguang.ledgers.declaration import UNIT, Ledger
from yangguang.ledgers.kinds import ChoiceKind, DateKind, FlagKind, Kind, MomentKind, ReferenceKind
from yangguang.tenancy import codes

TEXT_CAP = 100


@dataclass(frozen=True)
class Criteria:
    """One state of a list. ``filters`` holds the raw words of the address, checked against the columns."""

    text: str = ""
    filters: dict[str, str] = field(default_factory=dict)
    preset: str = ""
    sort: str = ""
    columns: tuple[str, ...] = ()
    page: int = 1
    sealed_text: str = ""  # ``text`` as it stands in the address

    def pairs(self) -> list[tuple[str, str]]:
        """Names and values of the address; the search stands in it sealed, for names are personal."""
        found = [("s", self.sealed_text)] if self.sealed_text else []
        found += self.filters.items()
        found += [("preset", self.preset)] if self.preset else []
        found += [("sort", self.sort)] if self.sort else []
        found += [("col", name) for name in self.columns]
        return found + ([("page", str(self.page))] if self.page > 1 else [])

    def query(self, **changes: Any) -> str:
        """The address's query with some parts changed: ``criteria.query(page=2)``."""
        return urlencode(replace(self, **changes).pairs())

    @property
    def narrowed(self) -> bool:
        """Whether anything hides rows."""
        return bool(self.text or self.filters or self.preset)


def parse(ledger: Ledger, actor: Actor, params: QueryDict) -> Criteria:
    """The criteria of an address; what names no column or makes no sense is left out."""
    sealed_text = params.get("s", "")
    text = _opened(actor, sealed_text) if sealed_text else params.get("q", "").strip()[:TEXT_CAP]
    names = {kind.name for kind in ledger.listed}
    sort = params.get("sort", "")
    kind = ledger.kinds.get(sort.removeprefix("-"))
    return Criteria(
        text=text,
        sealed_text=sealed_text if text and sealed_text else (seal_text(actor, text) if text else ""),
        filters=dict(_filters(ledger, params)),
        preset=chosen.name if (chosen := ledger.preset(params.get("preset", ""))) else "",
        sort=sort if kind is not None and kind.order_path else "",
        columns=tuple(dict.fromkeys(name for name in params.getlist("col") if name in names)),
        page=_page_number(params.get("page", "")),
    )


def seal_text(actor: Actor, text: str) -> str:
    """A search as it may stand in an address: readable to this person's requests only."""
    return crypto.seal(text, bound_to=_bound(actor)) if text else ""


def _opened(actor: Actor, token: str) -> str:
    try:
        return crypto.unseal(token, bound_to=_bound(actor))[:TEXT_CAP]
    except (crypto.CannotOpen, ValueError):
        return ""  # somebody else's address, or a broken one: no search


def _bound(actor: Actor) -> str:
    return f"search·{actor.user.pk if actor.user else ''}"


def _page_number(raw: str) -> int:
    return max(1, min(int(raw), 100_000)) if raw.isascii() and raw.isdigit() and len(raw) < 7 else 1


def _filters(ledger: Ledger, params: QueryDict) -> Iterator[tuple[str, str]]:
    for kind in ledger.kinds.values():
        if not kind.column.filter:
            continue
        names = (f"{kind.name}_from", f"{kind.name}_to") if is_range(kind) else (kind.name,)
        for name in names:
            raw = params.get(name, "").strip()[:TEXT_CAP]
            if raw and _understood(kind, raw):
                yield name, raw


def is_range(kind: Kind) -> bool:
    """Whether the column is filtered by from and to."""
    return kind.numeric or isinstance(kind, (DateKind, MomentKind))


def _understood(kind: Kind, raw: str) -> bool:
    try:
        condition(kind, "", raw)
    except (ValueError, ValidationError):
        return False
    return True


def condition(kind: Kind, bound: str, raw: str) -> dict[str, Any]:
    """ORM conditions of one filter; ``bound`` is “from”, “to” or "". ``ValueError`` for nonsense."""
    if kind.name == UNIT:
        if not codes.is_code(raw):
            raise ValueError(raw)
        low, high = codes.hull((raw,))
        return {"unit_id__gte": low, "unit_id__lt": high}
    if isinstance(kind, (DateKind, MomentKind)):
        suffix = "__date" if isinstance(kind, MomentKind) else ""
        return {f"{kind.name}{suffix}__{'lte' if bound == 'to' else 'gte'}": date.fromisoformat(raw)}
    if kind.numeric:
        return {f"{kind.name}__{'lte' if bound == 'to' else 'gte'}": float(raw)}
    if isinstance(kind, FlagKind):
        return {kind.name: {"True": True, "False": False}[raw]} if raw in ("True", "False") else _none(raw)
    if isinstance(kind, ReferenceKind):
        return {f"{kind.name}_id": kind.related._meta.pk.to_python(raw)}
    if isinstance(kind, ChoiceKind):
        assert kind.field is not None
        return {kind.name: kind.field.to_python(raw)}
    return {f"{kind.name}__contains": raw}


def _none(raw: str) -> dict[str, Any]:
    raise ValueError(raw)
