"""Export of what is on screen: same filter, same columns, same order; sealed values stay masked, and
who took which rows is noted."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from django.http import FileResponse, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase

from yangguang.accounts.access import current_user
from yangguang.accounts.middleware import ActorRequest
from yangguang.accounts.rights import Actor
from yangguang.audit.actions import note_file
from yangguang.audit.choices import Seen
from yangguang.common import clock
from yangguang.ledgers.choices import EXPORT_CAP
from yangguang.ledgers.declaration import Ledger
from yangguang.ledgers.kinds import ReferenceKind
from yangguang.ledgers.queries.criteria import Criteria, parse
from yangguang.ledgers.queries.pages import chosen, in_order, narrowed, read, these
from yangguang.ledgers.views.importing import XLSX, attachment
from yangguang.ledgers.workbooks.export import csv_lines, xlsx_file

_CHUNK = 2_000


def export(request: ActorRequest, ledger: Ledger) -> HttpResponseBase:
    """``?format=xlsx`` or ``csv`` and the list's own parameters."""
    criteria = replace(parse(ledger, request.actor, request.GET), page=1)
    kinds = chosen(ledger, criteria)
    titles = [kind.title for kind in kinds]
    preface = said(ledger, request.actor, criteria)
    keys = found_keys(ledger, request.actor, criteria)
    kind = request.GET.get("format", "xlsx")
    if kind not in ("csv", "xlsx"):
        return HttpResponse("请选择 xlsx 或 csv。", status=400, content_type="text/plain; charset=utf-8")
    if ledger.personal:
        by, now = current_user(request.actor), clock.now()
        note_file(
            by=by, unit_id=request.actor.home, how=Seen.EXPORTED, subject=ledger.label, rows=keys, now=now
        )
    rows = _rows(ledger, request.actor, criteria, keys)
    name = f"{ledger.title}{clock.today():%Y%m%d}"
    if kind == "csv":
        lines = csv_lines(preface, titles, rows)
        response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = attachment(f"{name}.csv")
        return response
    file = xlsx_file(
        ledger.title,
        preface,
        titles,
        rows,
        watermark=watermark(request.actor),
        widths=[kind.column.width for kind in kinds],
    )
    return FileResponse(file, content_type=XLSX, headers={"Content-Disposition": attachment(f"{name}.xlsx")})


def found_keys(ledger: Ledger, actor: Actor, criteria: Criteria) -> list[Any]:
    """Keys of the rows on screen, all pages; read once, so that the order holds."""
    found = in_order(ledger, criteria, narrowed(ledger, actor, criteria))
    return list(found.values_list("pk", flat=True)[:EXPORT_CAP])


def _rows(ledger: Ledger, actor: Actor, criteria: Criteria, keys: Sequence[Any]) -> Iterator[list[str]]:
    """The rows as text, two thousand at a time."""
    kinds = chosen(ledger, criteria)
    base = ledger.queryset(actor)
    for start in range(0, len(keys), _CHUNK):
        part = keys[start : start + _CHUNK]
        values = dict(read(ledger, kinds, these(base, part), base))
        for key in part:
            if key in values:
                yield [kind.show(value) for kind, value in zip(kinds, values[key], strict=True)]


def watermark(actor: Actor) -> str:
    """Who took the copy away, and when."""
    return f"{current_user(actor)}（{actor.home}）{clock.now():%Y-%m-%d %H:%M} 导出"


def said(ledger: Ledger, actor: Actor, criteria: Criteria) -> list[str]:
    """The first lines: what, by which filter, in which order, by whom and when."""
    parts = [f"查找“{criteria.text}”"] if criteria.text else []
    parts += [_filter_said(ledger, actor, name, raw) for name, raw in criteria.filters.items()]
    preset = ledger.preset(criteria.preset)
    parts += [preset.title] if preset is not None else []
    order = ledger.kinds.get(criteria.sort.removeprefix("-"))
    sorting = "默认" if order is None else f"{order.title}{'降序' if criteria.sort[0] == '-' else '升序'}"
    return [
        ledger.title,
        f"筛选条件：{'；'.join(parts) or '无'}。排序：{sorting}。",
        f"{watermark(actor)}。内部资料，注意保管，不得外传。",
    ]


def _filter_said(ledger: Ledger, actor: Actor, name: str, raw: str) -> str:
    bare, _, bound = name.rpartition("_")
    if name not in ledger.kinds:
        return f"{ledger.kinds[bare].title}{'不早于' if bound == 'from' else '不晚于'} {raw}"
    kind = ledger.kinds[name]
    if isinstance(kind, ReferenceKind):
        return f"{kind.title}为{kind.labels([raw]).get(raw, raw)}"
    labels = {str(value): label for value, label in kind.options(actor)}
    return f"{kind.title}为{labels.get(raw, raw)}"
