"""What the public reads is taken off the page again: by the county alone, with its reason."""

from datetime import date, datetime

import pytest
from django.db import transaction

from campaign.actions import disclosures as actions
from campaign.rules import ReasonMissing
from tests.campaign.conftest import Write
from tests.cast import Cast
from yangguang.ledgers import registry

EARLY = date(2024, 6, 3)


def test_the_county_withdraws_with_a_reason(write: Write, cast: Cast, now: datetime) -> None:
    row = write(published_on=EARLY)
    with pytest.raises(ReasonMissing), transaction.atomic():
        actions.withdraw_disclosure(by=cast.qf_reviewer, now=now, row=row, reason=" ")
    actions.withdraw_disclosure(by=cast.qf_reviewer, now=now, row=row, reason="写了家长的电话。")
    edition = row.editions.get()
    assert (edition.published, edition.withdrawn_reason) == (False, "写了家长的电话。")
    row.refresh_from_db()
    assert (row.edition, row.first_published_on, row.state) == (0, None, "draft")


def test_who_withdraws_is_asked_why_it_is_withdrawn(write: Write, cast: Cast) -> None:
    row = write(published_on=EARLY)
    asked = cast.client(cast.qf_reviewer).post("/campaign/disclosures/verbs/withdraw/", {"row": row.pk})
    assert "撤回原因" in asked.content.decode()
    assert "退回原因" not in asked.content.decode()


def test_a_school_may_not_withdraw(write: Write) -> None:
    verb = registry.get("campaign/disclosures").verb("withdraw")
    assert verb is not None
    assert verb.step is not None
    assert verb.step.right == "review"
    assert "县（区）" in verb.step.whose("published")
