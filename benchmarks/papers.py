"""The weekly report of a city as PDF, warm, beside WeasyPrint alone on the same page."""

import gc
from datetime import date
from functools import partial
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string

from benchmarks.measure import Case, Line, Result, interleaved
from campaign.choices import Area
from reports.choices import COLUMNS, COUNTS
from reports.queries import printed
from yangguang.documents.fonts import role_css
from yangguang.documents.pdf import STYLESHEET, pdf_available, render_pdf

COUNTIES = ("华龙区", "清丰县", "南乐县", "范县", "台前县", "濮阳县", "工业园区", "经开区", "示范区")


def measured(rounds: int) -> list[Line]:
    """One report of nine counties; nothing on a machine without Pango or fonts."""
    if not pdf_available():
        return []
    context, template = printed.context(content(), "0" * 64), printed.template_of(content())
    alone = partial(_alone, render_to_string(template, context))
    ours, bound = interleaved([Case(partial(render_pdf, template, context)), Case(alone)], rounds, warm=2)
    note = "template, PDF/A-3u, tags, closed fetcher"
    return [
        Result("weekly report of a city as PDF, warm", "WeasyPrint alone, gc off", ours, bound, 1.2, note)
    ]


def _alone(html: str) -> None:
    """WeasyPrint as its manual says, the garbage collector off; it parses the style sheet each time."""
    import weasyprint

    css = (settings.BASE_DIR / "static" / STYLESHEET).read_text(encoding="utf-8")
    gc.disable()
    try:
        weasyprint.HTML(string=html).write_pdf(stylesheets=[weasyprint.CSS(string=role_css() + css)])
    finally:
        gc.enable()


def _counts(seed: int) -> dict[str, int]:
    return {name: (seed * 7 + place * 3) % 40 for place, name in enumerate(COUNTS)}


def _figures(seed: int) -> dict[str, Any]:
    counts = {area: _counts(seed + n) for n, area in enumerate(Area.values)}
    areas = [{"area": area, **found} for area, found in counts.items()]
    total = {name: sum(found[name] for found in counts.values()) for name in COUNTS}
    return {"areas": areas, "total": total, "coverage": {"answered": 180 + seed, "applicable": 240}}


def content() -> dict[str, Any]:
    """What a signature would freeze, invented."""
    lines = [
        {"unit": f"4109{n:02d}", "name": name, "filing": "", "number": f"演示〔2024〕{n}号", **_figures(n)}
        for n, name in enumerate(COUNTIES)
    ]
    words = "各县（区）逐校核对问题整改台账，对未销号的问题逐一明确措施、时限和责任人。（演示）\n" * 3
    return {
        "title": "濮阳市教育局\n义务教育阳光招生专项行动第5期周报",
        "issuer": "濮阳市教育局",
        "unit": "4109",
        "unit_name": "濮阳市",
        "recipient": "河南省教育厅",
        "number": "濮教阳光〔2024〕5号",
        "edition": 1,
        "ordinal": 5,
        "campaign": "濮阳市2024年义务教育阳光招生专项行动",
        "period_start": date(2024, 7, 6).isoformat(),
        "period_end": date(2024, 7, 12).isoformat(),
        "signed_on": date(2024, 7, 12).isoformat(),
        "signer": "演示领导",
        "zero": False,
        **dict.fromkeys(COLUMNS, words),
        "figures": {
            **_figures(3),
            "lines": lines,
            "missing": [],
            "as_of": "2024-07-12T16:05:00+08:00",
            "previous": None,
        },
        "verify_code": "ABCDEFGHJKMNPQRS",
        "history_seal": "2024-07-11 " + "0" * 32,
        "training": True,
    }
