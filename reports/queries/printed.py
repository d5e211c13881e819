"""From the frozen content of a signed report to what its PDF shows. A function of the content alone."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.urls import reverse

from campaign.choices import Area
from reports.choices import COUNTS, NARRATIVE
from reports.models import FilingDocument
from yangguang.common import clock
from yangguang.documents.charts import ChartRow, bar_chart
from yangguang.documents.issued import SEAL, SHORT, TRAINING_NOTICE
from yangguang.documents.numerals import chinese_date
from yangguang.documents.official import OfficialDocument, Verification

TEMPLATE = "reports/weekly_pdf.html"


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
    """The context of :data:`TEMPLATE`."""
    figures = content["figures"]
    return {
        "document": _official(content, content_hash),
        "content": content,
        "start": chinese_date(date.fromisoformat(content["period_start"])),
        "end": chinese_date(date.fromisoformat(content["period_end"])),
        "cut_off": cut_off(figures),
        "figures": figures,
        "rows": area_rows(figures),
        "total": figures["total"],
        "compared": compared(figures),
        "uneven": uneven(figures),
        "lines": figures.get("lines"),
        "missing": figures.get("missing", []),
        "charts": _charts(figures),
        "paragraphs": {name: _paragraphs(content[name]) for name in NARRATIVE},
    }


def _official(content: dict[str, Any], content_hash: str) -> OfficialDocument:
    return OfficialDocument(
        title=content["title"],
        issuer=content["issuer"],
        dated=date.fromisoformat(content["signed_on"]),
        number=content["number"],
        signed_by=content["signer"],
        recipient=content["recipient"],
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
    """与上期比: each count now, a period ago, and the difference with its sign; [] for a first report."""
    before = figures.get("previous")
    if not before:
        return []
    return [
        {"label": label, "now": figures["total"][name], "then": before["total"][name],
         "change": signed(figures["total"][name] - before["total"][name])}
        for name, label in COUNTS.items()
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
