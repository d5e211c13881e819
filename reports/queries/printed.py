"""From the frozen content of a signed report to what its PDF shows. A function of the content alone."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.urls import reverse

from campaign.choices import Area
from complaints.queries import SMALL
from reports.choices import ANNEX_LIMIT, MEASURES_DONE, NARRATIVES, SHOWN_COUNTS, Kind, Measure
from reports.models import FilingDocument
from yangguang.common import clock
from yangguang.common.templatetags.yg import percent
from yangguang.documents.charts import ChartRow, bar_chart
from yangguang.documents.issued import SEAL, SHORT, TRAINING_NOTICE
from yangguang.documents.numerals import chinese_date
from yangguang.documents.official import OfficialDocument, Verification

ANNEXES = ("截至统计时点尚未销号的问题",)


def template_of(content: dict[str, Any]) -> str:
    """The template of a report's PDF; those signed before there were summaries name no kind."""
    return "reports/weekly_pdf.html" if kind_of(content) == Kind.WEEKLY else "reports/summary_pdf.html"


def kind_of(content: dict[str, Any]) -> str:
    """The kind of the report that was signed."""
    return str(content.get("kind", Kind.WEEKLY))


def is_training() -> bool:
    """Whether documents must say that they are not real."""
    return clock.training_date() is not None


def path_of(document: FilingDocument) -> Path:
    """Where the PDF lies; the name was drawn at random when the report was signed."""
    return Path(settings.MEDIA_ROOT) / "filings" / document.file


def verify_url(code: str) -> str:
    """The address in the QR code, as the outside world reaches it."""
    return settings.SITE_URL + reverse("verify:document", args=[code])


def context(content: dict[str, Any], content_hash: str) -> dict[str, Any]:
    """The context of :func:`template_of`."""
    figures, kind = content["figures"], kind_of(content)
    annex = annex_of(figures)
    return {
        "document": _official(content, content_hash, ANNEXES if annex else ()),
        "content": content,
        "start": chinese_date(date.fromisoformat(content["period_start"])),
        "end": chinese_date(date.fromisoformat(content["period_end"])),
        "cut_off": cut_off(figures),
        "figures": figures,
        "counts": SHOWN_COUNTS[kind],
        "rows": area_rows(figures),
        "total": figures["total"],
        "compared": compared(figures),
        "uneven": uneven(figures),
        "lines": figures.get("lines"),
        "missing": figures.get("missing", []),
        "measures": measure_rows(figures.get("measures", {})),
        "own": measure_rows(figures.get("own", {}), only_counted=True),
        "annex": annex[:ANNEX_LIMIT],
        "annex_rest": len(annex[ANNEX_LIMIT:]),
        "charts": _charts(figures),
        "paragraphs": {name: _paragraphs(content[name]) for name in NARRATIVES[kind]},
        "sections": _sections(content, kind),
    }


def _sections(content: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    """The six rectifications of a summary: heading, figures, words; [] for a weekly report."""
    headings = NARRATIVES[kind]
    return [
        {
            "mark": mark,
            "title": headings[f"on_{row['area']}"],
            "figures": row,
            "paragraphs": _paragraphs(content[f"on_{row['area']}"]),
        }
        for mark, row in zip("一二三四五六", area_rows(content["figures"]), strict=True)
        if f"on_{row['area']}" in headings
    ]


def measure_rows(measures: dict[str, list[int]], *, only_counted: bool = False) -> list[dict[str, Any]]:
    """Measures as the tables show them; ``only_counted`` leaves out what there was nothing of."""
    return [
        {"key": key, "label": Measure(key).label, "word": MEASURES_DONE.get(key, ""),
         **_shown(key, *measures[key])}
        for key in Measure.values
        if key in measures and (measures[key][0] or not only_counted)
    ]  # fmt: skip


def _shown(key: str, count: int, done: int) -> dict[str, Any]:
    """The two numbers and the share. Of complaints one or two are not told apart: beside other papers they
    could give away who complained (the figures of complaints hide them too)."""
    if key == Measure.COMPLAINTS and any(0 < part < SMALL for part in (count, done, count - done)):
        return {"all": count if count >= SMALL else f"少于{SMALL}", "done": "—", "share": "—"}
    return {"all": count, "done": done, "share": percent(done, count)}


def annex_of(figures: dict[str, Any]) -> list[dict[str, str]]:
    """What was still open: a county's issues, a city's those of the reports it sums."""
    rows = figures.get("annex")
    if rows is None:
        rows = [row for line in figures.get("lines", ()) for row in line.get("annex", ())]
    return [{**row, "label": Area(row["area"]).label} for row in rows]


def _official(content: dict[str, Any], content_hash: str, annexes: Sequence[str]) -> OfficialDocument:
    return OfficialDocument(
        title=content["title"],
        issuer=content["issuer"],
        dated=date.fromisoformat(content["signed_on"]),
        number=content["number"],
        signed_by=content["signer"],
        recipient=content["recipient"],
        annexes=annexes,
        notice=TRAINING_NOTICE if content["training"] else "",
        verification=Verification(
            url=verify_url(content["verify_code"]),
            short_hash=content_hash[:SHORT],
            history_seal=content["history_seal"][:SEAL],
        ),
    )


def cut_off(figures: dict[str, Any]) -> str:
    """数据截止时间, such as 2024年7月12日 16:05."""
    moment = datetime.fromisoformat(figures["as_of"])
    return f"{chinese_date(moment.date())}{moment:%H:%M}"


def area_rows(figures: dict[str, Any]) -> list[dict[str, Any]]:
    """The six areas with their Chinese names, as the tables show them."""
    return [{**row, "label": Area(row["area"]).label} for row in figures["areas"]]


def compared(figures: dict[str, Any]) -> list[dict[str, Any]]:
    """与上期比: each count now, a period ago, and the difference; [] without a report before."""
    before = figures.get("previous")
    if not before:
        return []
    return [
        {"label": label, "now": figures["total"][name], "then": before["total"][name],
         "change": signed(figures["total"][name] - before["total"][name])}
        for name, label in SHOWN_COUNTS[Kind.WEEKLY].items()
    ]  # fmt: skip


def uneven(figures: dict[str, Any]) -> str:
    """A warning when the two sums of a comparison hold different numbers of units; "" otherwise."""
    before = figures.get("previous")
    now, then = len(figures.get("lines", ())), before.get("units", 0) if before else 0
    if not before or now == then:
        return ""
    return f"本期汇总{now}个单位，上期汇总{then}个单位，增减含单位数变化。"


def signed(difference: int) -> str:
    """``+3``, ``-2``, ``持平``."""
    return f"{difference:+d}" if difference else "持平"


def _charts(figures: dict[str, Any]) -> list[dict[str, Any]]:
    def chart(rows: list[tuple[str, dict[str, int]]], title: str) -> dict[str, Any]:
        bars = [ChartRow(name, [row["closed_total"], row["open"]]) for name, row in rows]
        return {
            "title": title,
            "svg": bar_chart(bars, ["已销号", "未销号"], title=title, unit="个", stacked=True),
        }

    charts = [chart([(Area(r["area"]).label, r) for r in figures["areas"]], "六个方面问题整改情况")]
    if figures.get("lines"):
        charts.append(
            chart([(line["name"], line["total"]) for line in figures["lines"]], "各县（区）问题整改情况")
        )
    return charts


def _paragraphs(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
