"""Verbs on the platform a county enrols on."""

from datetime import datetime

from django.db import transaction

from campaign.actions.policies import put_into_ledger
from campaign.choices import Area
from campaign.models import Issue, PlatformUse
from campaign.rules import platforms as rules
from campaign.rules import registers
from yangguang.accounts.models import User
from yangguang.accounts.rights import rights_of
from yangguang.tenancy import codes
from yangguang.tenancy.choices import Right


@transaction.atomic
def check_platform(*, by: User, now: datetime, row: PlatformUse) -> PlatformUse:
    """The superior looked at the platform and found it as filled in (:class:`rules.CheckedByTheSuperior`)."""
    use = PlatformUse.lock(row.pk)
    if not rights_of(by).covers(Right.REVIEW, codes.parent_of(use.unit_id)):
        raise rules.CheckedByTheSuperior
    use.checked_on, use.checked_by = now.date(), by
    use.bump(now=now)
    use.save()
    return use


@transaction.atomic
def open_platform_issue(*, by: User, now: datetime, row: PlatformUse) -> Issue:
    """One click: another platform than the county must use, or not everything online."""
    use = PlatformUse.lock(row.pk)
    faults = rules.faults_of(use.unit_id, use.platform, use.online_rate)
    if not faults:
        raise registers.NothingWrong
    return put_into_ledger(use, f"招生平台：{'；'.join(faults)}。", by=by, now=now, area=Area.PROCESS)
