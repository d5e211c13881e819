"""Door of the matrix: bureau and schools × items, on screen, on paper, as a workbook."""

from collections.abc import Sequence

from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_GET

from campaign.access import get_campaign, get_unit
from campaign.choices import Area
from campaign.models import ChecklistItem
from campaign.queries.matrix import Mark, Matrix, Row, matrix
from yangguang.accounts.access import staff_only
from yangguang.accounts.middleware import ActorRequest
from yangguang.common import clock
from yangguang.ledgers.views.exporting import watermark
from yangguang.ledgers.views.importing import XLSX, attachment
from yangguang.ledgers.workbooks.export import xlsx_file
from yangguang.tenancy.choices import Right
from yangguang.tenancy.models import Unit

# A county of 300 schools has 12,000 cells: their HTML is made once, and rows are joined, not rendered.
_CELLS = {
    mark: f'<td class="m-{mark.key}">{mark.sign}<small>{mark.text}</small></td>' if mark.sign else "<td></td>"
    for mark in Mark
}
_LINKED = frozenset({Mark.PROBLEM, Mark.RETURNED})


@require_GET
@staff_only(Right.VIEW)
def items_page(request: ActorRequest, code: str) -> HttpResponseBase:
    """``?area=conduct`` one area, ``?holes=1`` what is incomplete, ``?format=xlsx`` a workbook of it."""
    unit = get_unit(request.actor, code)
    campaign = get_campaign(code)
    area = request.GET.get("area", "")
    area = area if area in Area.values else ""
    whole = matrix(campaign, code, area)
    only_holes = bool(request.GET.get("holes"))
    shown = whole.only_holes() if only_holes else whole
    if request.GET.get("format") == "xlsx":
        return _workbook(request, unit, shown)
    context = {
        "campaign": campaign,
        "unit": unit,
        "matrix": shown,
        "total": whole.total,
        "body": _body(shown),
        "columns": list(zip(shown.items, shown.columns, strict=True)),
        "holes": whole.holes(),
        "marks": [mark for mark in Mark if mark.sign],
        "areas": Area.choices,
        "area": area,
        "only_holes": only_holes,
    }
    return render(request, "campaign/matrix.html", context)


def _body(found: Matrix) -> SafeString:
    return mark_safe("\n".join(_row(row, found.items) for row in found.rows))  # noqa: S308 - escaped in _row


def _row(row: Row, items: Sequence[ChecklistItem]) -> str:
    page = reverse("campaign:checks-unit", args=[row.unit.code])
    cells = "".join(
        _linked(mark, page, item.code) if mark in _LINKED else _CELLS[mark]
        for mark, item in zip(row.marks, items, strict=True)
    )
    total = row.total
    tone = "m-fine" if total.complete else "m-hole"
    name = conditional_escape(row.name)
    return (
        f'<tr><th scope="row"><a href="{page}">{name}</a></th>{cells}'
        f'<td class="m-sum {tone}">{total.answered}/{total.applicable}</td>'
        f'<td class="m-sum">{row.problems or ""}</td></tr>'
    )


def _linked(mark: Mark, page: str, code: str) -> str:
    said = f"{mark.sign}<small>{mark.text}</small>"
    return f'<td class="m-{mark.key}"><a href="{page}#item-{code}">{said}</a></td>'


def _workbook(request: ActorRequest, unit: Unit, found: Matrix) -> HttpResponse | FileResponse:
    """The matrix as on screen, with the totals of each column in the last line."""
    title = "检查项覆盖矩阵"
    stamp = watermark(request.actor)
    preface = [f"{unit.name}{title}", f"{stamp}。内部资料，注意保管，不得外传。"]
    titles = ["单位", *(f"{item.code} {item.text}" for item in found.items), "已检查", "应检查", "发现问题"]
    rows = [
        [
            row.name,
            *(mark.text for mark in row.marks),
            *_sums(row.total.answered, row.total.applicable, row.problems),
        ]
        for row in found.rows
    ]
    problems = sum(row.problems for row in found.rows)
    rows.append(
        [
            "合计（已检查/应检查）",
            *(f"{cell.answered}/{cell.applicable}" for cell in found.columns),
            *_sums(found.total.answered, found.total.applicable, problems),
        ]
    )
    widths = [24, *([12] * len(found.items)), 8, 8, 8]
    file = xlsx_file(title, preface, titles, rows, watermark=stamp, widths=widths)
    name = f"{unit.name}{title}{clock.today():%Y%m%d}.xlsx"
    return FileResponse(file, content_type=XLSX, headers={"Content-Disposition": attachment(name)})


def _sums(*numbers: int) -> list[str]:
    return [str(number) for number in numbers]
