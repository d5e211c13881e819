"""What else was due until now: documents, meetings, pledges, ledgers. Reports are the reports app's."""

from contextlib import suppress
from datetime import datetime, time, timedelta

from campaign import actions, rules
from campaign.actions import submissions
from campaign.choices import CHECKLIST_CODE, DeliverableKind
from campaign.demo.checks import paper
from campaign.demo.people import Offices
from campaign.models import Assignment, Campaign
from yangguang.common import clock
from yangguang.evidence.actions import attach
from yangguang.tenancy.choices import Level

# Who is silent (county, deliverable): the desks need something that is late.
SILENT = {
    ("410922", "I4"),
    ("410926", "I3"),
    ("410926", "I4"),
    ("410926", "M5"),
    ("410927", "A2"),
    ("410973", "I6"),
}
RETURNED = {("410923", "M2"): "实施细则没有写明方法和步骤，请按方案要求补充。"}
JUDGED = {"410902", "410922"}  # counties whose reviewers have judged what their schools handed in
WAITING = {("410922", "A2"), ("410928", "A2"), ("410972", "I4")}


def hand_in_everything(*, campaign: Campaign, offices: Offices, now: datetime) -> None:
    """Submit and accept what was due, except what the tables above keep back."""
    rows = (
        Assignment.objects.filter(
            campaign=campaign, due_on__lt=now.date(), unit__level__in=rules.ANSWERING_LEVELS
        )
        .exclude(deliverable__code=CHECKLIST_CODE)
        .exclude(deliverable__kind=DeliverableKind.REPORT)
        .select_related("deliverable", "unit")
    )
    for row in rows:
        with suppress(rules.NotComplete):  # a judge of an upper app has not seen its rows yet: it stays owed
            hand_in(row, offices, now)


def hand_in(row: Assignment, offices: Offices, now: datetime) -> None:
    """Submit one assignment as its county does, and let the superior judge it; see the tables above."""
    key = (row.unit_id[:6], row.deliverable.code)
    is_county = row.unit.level == Level.COUNTY
    if key in SILENT and is_county:
        return
    if not is_county and row.unit_id[:6] == "410926" and int(row.unit_id[-1]) % 2:
        return
    clerk = offices.clerk(row.unit_id) if is_county else offices.school(row.unit_id)
    judge = offices.reviewer(row.unit.parent_code)
    moment = min(datetime.combine(row.due_on, time(15, 20), now.tzinfo), now)
    later = min(
        datetime.combine(clock.add_working_days(row.due_on, 3), time(10, 5), now.tzinfo) + timedelta(hours=1),
        now,
    )
    if submissions.is_bare(row):
        attach(by=clerk, subject=row, upload=paper(row.deliverable.title[:12]), kind="报送材料", now=moment)
    actions.submit_assignment(by=clerk, now=moment, row=row, note="已按要求完成，材料已报送。（演示）")
    if is_county and key in RETURNED:
        actions.return_assignment(by=judge, now=later, row=row, reason=RETURNED[key])
    elif key not in WAITING if is_county else key[0] in JUDGED:
        actions.accept_assignment(by=judge, now=later, row=row)
