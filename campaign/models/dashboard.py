"""What the dashboard keeps: how many items each unit has answered, and when a person last looked."""

import pgtrigger
from django.conf import settings
from django.db import models

from campaign.models.campaigns import Campaign
from yangguang.audit.history import audited
from yangguang.tenancy.models import TenantModel


class CheckTally(TenantModel):
    """How many items in force one unit has answered. Written by triggers alone, in the transaction of the
    answer: a province counts 25,000 rows where it would count a million. No history: it follows from the
    answers, which have theirs."""

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="+")
    answered = models.IntegerField("已有结论")

    class Meta(TenantModel.Meta):
        verbose_name = "自查进度"
        constraints = [
            *TenantModel.Meta.constraints,
            models.UniqueConstraint(
                fields=["unit", "campaign"], include=["answered"], name="check_tally_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.answered}"


def _tally(rows: str, sign: str) -> str:
    return f"""
    INSERT INTO campaign_checktally (id, unit_id, version, created_at, updated_at, campaign_id, answered)
    SELECT gen_random_uuid(), r.unit_id, 1, now(), now(), i.campaign_id, {sign}count(*)
    FROM {rows} r JOIN campaign_checklistitem i ON i.id = r.item_id
    WHERE i.retired_on IS NULL GROUP BY r.unit_id, i.campaign_id ORDER BY r.unit_id
    ON CONFLICT (unit_id, campaign_id)
        DO UPDATE SET answered = campaign_checktally.answered + EXCLUDED.answered;
    RETURN NULL;
"""


# Statement triggers: one upsert however many answers a statement writes, units in order (no deadlock).
TALLY_ANSWERS = [
    pgtrigger.Trigger(
        name="answers_are_tallied",
        level=pgtrigger.Statement,
        when=pgtrigger.After,
        operation=pgtrigger.Insert,
        referencing=pgtrigger.Referencing(new="fresh"),  # type: ignore[no-untyped-call]
        func=_tally("fresh", ""),
    ),
    pgtrigger.Trigger(
        name="answers_are_untallied",
        level=pgtrigger.Statement,
        when=pgtrigger.After,
        operation=pgtrigger.Delete,
        referencing=pgtrigger.Referencing(old="gone"),  # type: ignore[no-untyped-call]
        func=_tally("gone", "-"),
    ),
]
# Whoever retires an item is the city, whose scope covers every answer to it.
TALLY_ITEMS = [
    pgtrigger.Trigger(
        name="retired_items_leave_the_tally",
        when=pgtrigger.After,
        operation=pgtrigger.Update,
        condition=pgtrigger.Condition("((OLD.retired_on IS NULL) <> (NEW.retired_on IS NULL))"),
        func="""
    UPDATE campaign_checktally t
    SET answered = t.answered + CASE WHEN NEW.retired_on IS NULL THEN 1 ELSE -1 END
    FROM campaign_check c
    WHERE c.item_id = NEW.id AND t.unit_id = c.unit_id AND t.campaign_id = NEW.campaign_id;
    RETURN NULL;
""",
    )
]


@audited
class Look(TenantModel):
    """When a person last said “I have seen this” on the dashboard; what came later is shown as new."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, editable=False, related_name="+")
    looked_at = models.DateTimeField("查看时间")

    class Meta(TenantModel.Meta):
        verbose_name = "查看标记"
        constraints = [
            *TenantModel.Meta.constraints,
            models.UniqueConstraint(fields=["unit", "user"], name="look_once_a_person"),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.looked_at:%Y-%m-%d %H:%M}"
