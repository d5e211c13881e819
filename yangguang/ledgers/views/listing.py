"""The list of a ledger: filter, search, sort, columns, saved views, 50 rows a page."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe

from yangguang.accounts.middleware import ActorRequest
from yangguang.accounts.rights import Actor
from yangguang.ledgers.declaration import UNIT, Ledger, Preset, Verb
from yangguang.ledgers.kinds import Kind, ReferenceKind
from yangguang.ledgers.queries.criteria import Criteria, is_range, parse, seal_text
from yangguang.ledgers.queries.pages import page
from yangguang.ledgers.queries.rows import offers_adding
from yangguang.ledgers.queries.views import default_view, saved_views
from yangguang.ledgers.views.cells import rows
from yangguang.tenancy.choices import Level, Right

SELECTED = mark_safe(" selected")


def listing(request: ActorRequest, ledger: Ledger) -> HttpResponse:
    """The list page, or its table alone for htmx. A search is posted, so that no name enters an address."""
    if request.method == "POST":
        return _search(request, ledger)
    views = saved_views(ledger, request.actor)
    params = request.GET
    view = default_view(views, request.actor) if not params else None
    if view is not None:
        params = QueryDict(view.query)
    criteria = parse(ledger, request.actor, params)
    context = table_context(ledger, request.actor, criteria)
    if request.headers.get("HX-Target") == "table":
        return render(request, "ledgers/table.html", context)
    context |= {
        "filters": list(_filters(ledger, request.actor, criteria)),
        "saved_views": views,
        "default_view": view,
        "chooser": [(kind, kind in context["page"].kinds) for kind in ledger.listed],
        "kept": [pair for pair in replace(criteria, page=1).pairs() if pair[0] not in ("s", "col")],
        "can_fill": offers_adding(ledger, request.actor),
    }
    return render(request, "ledgers/list.html", context)


def _search(request: ActorRequest, ledger: Ledger) -> HttpResponse:
    text = request.POST.get("q", "").strip()[:100]
    criteria = parse(ledger, request.actor, request.GET)
    criteria = replace(criteria, text=text, sealed_text=seal_text(request.actor, text), page=1)
    return HttpResponseRedirect(f"{ledger.url('list')}?{criteria.query() or 'view=none'}")


def table_context(ledger: Ledger, actor: Actor, criteria: Criteria) -> dict[str, Any]:
    """What ``ledgers/table.html`` needs."""
    found = page(ledger, actor, criteria)
    verbs = bulk_verbs(ledger, actor)
    return {
        "ledger": ledger,
        "criteria": criteria,
        "may_take_whole": bool(ledger.whole_url) and actor.rights.anywhere(Right.REVEAL),
        "page": found,
        "head": [_heading(kind, criteria) for kind in found.kinds],
        "rows": rows(ledger, found, selectable=bool(verbs)),
        "verbs": verbs,
        "here": replace(criteria, page=1).query(),
        "stand": criteria.query(page=found.number) or "view=none",  # to come back to just this
        "previous": criteria.query(page=found.number - 1) if found.number > 1 else "",
        "next": criteria.query(page=found.number + 1) if found.has_next else "",
        "presets": [
            (preset.title, criteria.query(preset="" if on else preset.name, page=1), on)
            for preset in _presets(ledger, criteria)
            for on in [preset.name == criteria.preset]
        ],
    }


def _presets(ledger: Ledger, criteria: Criteria) -> list[Preset]:
    """The declared ones, and the one in force if a link named another."""
    chosen = ledger.preset(criteria.preset)
    return list(dict.fromkeys([*ledger.presets, *([chosen] if chosen else [])]))


def bulk_verbs(ledger: Ledger, actor: Actor) -> list[Verb]:
    """Verbs this person may use on several rows."""
    return [verb for verb in ledger.verbs if verb.bulk and actor.rights.anywhere(verb.right)]


@dataclass(frozen=True)
class Heading:
    """One column head: its title, where a click leads, and how it is sorted now."""

    title: str
    query: str
    sorted: str  # "ascending", "descending" or ""


def _heading(kind: Kind, criteria: Criteria) -> Heading:
    if not kind.order_path:
        return Heading(kind.title, "", "")
    now = {kind.name: "ascending", f"-{kind.name}": "descending"}.get(criteria.sort, "")
    then = f"-{kind.name}" if now == "ascending" else kind.name
    return Heading(kind.title, criteria.query(sort=then, page=1), now)


@dataclass(frozen=True)
class Filter:
    """One control of the filter bar."""

    name: str
    title: str
    options: str  # what a select offers, as markup; empty for from and to
    low: str = ""
    high: str = ""
    date: bool = False
    text: str = ""


def _filters(ledger: Ledger, actor: Actor, criteria: Criteria) -> Iterator[Filter]:
    for kind in ledger.kinds.values():
        if not kind.column.filter:
            continue
        name, chosen = kind.name, criteria.filters.get(kind.name, "")
        if is_range(kind):
            low, high = (criteria.filters.get(f"{name}_{end}", "") for end in ("from", "to"))
            yield Filter(name, kind.title, "", low, high, date=not kind.numeric)
        else:
            yield Filter(name, kind.title, _options(_choices(kind, actor), chosen), text=chosen)


def _options(choices: list[tuple[Any, str]], chosen: str) -> SafeString:
    """As markup: a province has two hundred offices, and a loop in the template took a fifth of the page."""
    return format_html_join(
        "",
        '<option value="{}"{}>{}</option>',
        ((value, SELECTED if str(value) == chosen else "", label) for value, label in choices),
    )


def _choices(kind: Kind, actor: Actor) -> list[tuple[Any, str]]:
    """The options of a filter; for the unit the offices, not every school."""
    if kind.name == UNIT and isinstance(kind, ReferenceKind) and not kind.column.options:
        units = kind.rows(actor).values_list("code", "name")
        offices = list(units.exclude(level=Level.SCHOOL))
        return offices if len(offices) > 1 else list(units)
    return kind.options(actor)
