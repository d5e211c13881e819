"""More time asked for, one submission returned thing by thing and mended, one change by the city (虚构)."""

from datetime import date, datetime, timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from campaign import actions
from campaign.actions import setup
from campaign.actions.extensions import ask_extension, grant_extension, refuse_extension
from campaign.choices import AssignmentState
from campaign.demo.checks import paper
from campaign.demo.people import Offices
from campaign.models import Assignment, Campaign
from yangguang.common import clock
from yangguang.evidence.actions import attach, remove
from yangguang.evidence.models import Evidence

# County, deliverable, asked until, why, and what the city said: "" = still to decide.
ASKED = (
    ("410928", "A3", date(2024, 8, 30), "两所民办学校的派位推迟到 8 月下旬（虚构）", "同意，请提前公告。"),
    ("410923", "A3", date(2024, 9, 13), "公证机构档期冲突，派位日期未定（虚构）", ""),
    ("410927", "A7", date(2024, 10, 18), "一处校舍改造工程要到 10 月完工（虚构）", "no"),
)  # fmt: skip
MENDED, WAITING = "410928", "410972"  # counties whose detailed rules came back


def load(*, campaign: Campaign, offices: Offices, now: datetime) -> None:
    """Run after everything due was handed in."""
    _ask(campaign, offices, now)
    for county in (MENDED, WAITING):
        _return(campaign, offices, now, county)
    _change(campaign, offices, now)


def _ask(campaign: Campaign, offices: Offices, now: datetime) -> None:
    for county, code, until, why, answer in ASKED:
        row = _owed(campaign, county, code)
        told: dict[str, Any] = {"by": offices.reviewer(campaign.unit_id), "now": now}
        asked = ask_extension(
            by=offices.clerk(county), now=now - timedelta(days=2), row=row, wanted_on=until, reason=why
        )
        if answer == "no":
            refuse_extension(**told, row=asked, reason="销号以 9 月 30 日为限，未完工的请说明原因。")
        elif answer:
            grant_extension(**told, row=asked, text=answer)


def _return(campaign: Campaign, offices: Offices, now: datetime, county: str) -> None:
    """Send the detailed rules back for one file; one county replaces it and hands in again."""
    row = _owed(campaign, county, "M2")
    file = Evidence.objects.of(row).first()
    if file is None or row.state not in (AssignmentState.SUBMITTED, AssignmentState.ACCEPTED):
        return
    day = clock.add_working_days(row.due_on, 6)
    sent_back = now.replace(month=day.month, day=day.day, hour=9, minute=30)
    actions.return_assignment(
        by=offices.reviewer(campaign.unit_id), now=sent_back, row=row,
        marks={f"f-{file.pk}": "扫描件缺第 3 页，且没有盖章，请换盖章件。"},
    )  # fmt: skip
    if county == WAITING:
        return
    clerk, later = offices.clerk(county), sent_back + timedelta(days=1)
    remove(by=clerk, evidence=file, now=later)
    attach(by=clerk, subject=row, upload=_stamped("实施细则盖章件"), kind="报送材料", now=later)
    actions.submit_assignment(by=clerk, now=later, row=row, note="已换盖章件。（演示）")


def _stamped(name: str) -> SimpleUploadedFile:
    """Another paper than the first: the submission shows that it was replaced."""
    plain = paper(name)
    return SimpleUploadedFile(plain.name or name, plain.read() + b"% stamped\n", "application/pdf")


def _change(campaign: Campaign, offices: Offices, now: datetime) -> None:
    """The city words one demand more exactly: the campaign has a second edition."""
    row = campaign.deliverables.get(code="A3")
    setup.save_deliverable(
        by=offices.reviewer(campaign.unit_id), now=now - timedelta(days=3), campaign=campaign,
        deliverable=row,
        values={
            "title": row.title, "due": row.due, "levels": row.levels.split(), "phase": row.phase,
            "note": "报名超计划的民办学校，附派位公告和见证材料",
        },
        reason="各县（区）询问应附哪些材料（虚构）",
    )  # fmt: skip


def _owed(campaign: Campaign, county: str, code: str) -> Assignment:
    found: Assignment = Assignment.objects.select_related("deliverable").get(
        campaign=campaign, unit_id=county, deliverable__code=code
    )
    return found
