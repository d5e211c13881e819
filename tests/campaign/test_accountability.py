"""Accountability: what a person answers for lies with the person's own unit or below it."""

from datetime import date, datetime
from typing import Any

import pytest

from campaign.actions import open_issue
from campaign.actions.accountability import amend_accountability, hold_to_account
from campaign.models import Accountability, Campaign, Issue
from campaign.rules import ForeignMatter
from tests.cast import NL, NL_SCHOOL, QF, QF_SCHOOL, QF_SCHOOL_2
from yangguang.tenancy.models import Unit


@pytest.fixture
def issue(campaign: Campaign, now: datetime) -> Issue:
    return open_issue(
        by=None, now=now, campaign=campaign, unit=Unit.objects.get(pk=QF_SCHOOL), area="conduct",
        source="inspection", found="报名表含竞赛成绩栏（虚构）",
    )  # fmt: skip


def held(campaign: Campaign, now: datetime, code: str, **more: Any) -> Accountability:
    values = {
        "about": Unit.objects.get(pk=code), "person": "王某", "post": "校长", "kind": "criticised",
        "decided_on": date(2024, 7, 10), "decided_by": "县教育局党组", "document_no": "清教〔2024〕9号",
        **more,
    }  # fmt: skip
    return hold_to_account(by=None, now=now, unit=campaign.unit, values=values)


@pytest.mark.parametrize("code", [QF_SCHOOL_2, NL, NL_SCHOOL])
def test_nobody_answers_for_the_issue_of_another_unit(
    campaign: Campaign, issue: Issue, now: datetime, code: str
) -> None:
    with pytest.raises(ForeignMatter):
        held(campaign, now, code, issue=issue)


def test_the_head_of_a_bureau_answers_for_an_issue_of_its_school(
    campaign: Campaign, issue: Issue, now: datetime
) -> None:
    row = held(campaign, now, QF, issue=issue)
    with pytest.raises(ForeignMatter):
        amend_accountability(by=None, now=now, row=row, values={"about": Unit.objects.get(pk=NL)})
