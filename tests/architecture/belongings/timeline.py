"""One submission, one mark, one request for more time; the city's editions are for all to read."""

from datetime import timedelta

from campaign.models import Assignment, Campaign, CampaignEdition, Extension, ReturnMark, Submission
from campaign.queries.setup import snapshot
from tests.cast import QF
from yangguang.accounts.models import User
from yangguang.common import clock
from yangguang.tenancy.models import TenantModel, Unit


def rows(campaign: Campaign, unit: Unit, by: User, canary: str) -> list[TenantModel]:
    """Beside an assignment that is still open: the campaign goes on."""
    now = clock.now()
    row = Assignment.objects.filter(unit=unit).latest("due_on")
    found: list[TenantModel] = [
        Submission.objects.create(
            assignment=row, unit=unit, number=1, at=now, by=by, note=canary, contents={"note": canary}
        ),
        ReturnMark.objects.create(
            assignment=row, unit=unit, part="note", name=canary, reason=canary, at=now, by=by
        ),
        Extension.objects.create(
            assignment=row, unit=unit, reason=canary, due_before=row.due_on,
            wanted_on=row.due_on + timedelta(days=3), asked_by=by, asked_at=now,
        ),
    ]  # fmt: skip
    if unit.code == QF:
        found.append(
            CampaignEdition.objects.create(
                campaign=campaign, unit_id=campaign.unit_id, number=1, contents=snapshot(campaign),
                change="改名", reason="核对", at=now,
            )
        )  # fmt: skip
    return found
