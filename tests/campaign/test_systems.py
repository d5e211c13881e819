"""Five systems, platforms, simplified steps, and the hub of the registers."""

from datetime import date, datetime
from typing import Any

import pytest
from django.urls import reverse

from campaign.actions import platforms as actions
from campaign.actions import submit_assignment
from campaign.choices.platforms import Platform
from campaign.choices.systems import FIVE_SYSTEMS
from campaign.completion import completion_of
from campaign.ledgers.hotlines import HotlineLedger
from campaign.ledgers.platforms import PlatformLedger, ProcessLedger
from campaign.ledgers.systems import SystemLedger
from campaign.models import Assignment, Campaign, Issue, PlatformUse, SystemDocument
from campaign.rules import NotComplete, registers
from campaign.rules import platforms as rules
from tests.cast import HL, NL, QF, Cast
from yangguang.evidence.actions import attach

STEP = {
    "position": 1, "step": "网上报名", "materials_before": 6, "materials_after": 2, "days_before": 5,
    "days_after": 1, "visits_before": 2, "visits_after": 0, "online": True,
}  # fmt: skip


def owed(code: str, unit: str = QF) -> Assignment:
    return Assignment.objects.select_related("deliverable", "unit").get(unit=unit, deliverable__code=code)


def issue_systems(cast: Cast, now: datetime, kinds: Any, paper: Any = None) -> None:
    for kind in kinds:
        row = SystemLedger().create(
            by=cast.qf_clerk, unit_id=QF, now=now,
            values={
                "kind": kind.value, "title": kind.label, "number": f"清教〔2024〕{kind.label[0]}号",
                "issued_on": date(2024, 5, 29), "in_force_from": date(2024, 6, 1),
            },
        )  # fmt: skip
        if paper:
            attach(by=cast.qf_clerk, subject=row, upload=paper(), kind="制度文件", now=now)


# --- Five systems ---------------------------------------------------------------------------------------


def test_five_systems_with_their_files_are_handed_in(
    cast: Cast, campaign: Campaign, now: datetime, paper: Any
) -> None:
    issue_systems(cast, now, FIVE_SYSTEMS[:4], paper)
    with pytest.raises(NotComplete, match="责任追究制度"):
        submit_assignment(by=cast.qf_clerk, now=now, row=owed("M5"))
    issue_systems(cast, now, FIVE_SYSTEMS[4:])
    with pytest.raises(NotComplete, match="责任追究制度（缺文件）"):
        submit_assignment(by=cast.qf_clerk, now=now, row=owed("M5"))
    row = SystemDocument.objects.get(kind="accountability")
    attach(by=cast.qf_clerk, subject=row, upload=paper(), kind="制度文件", now=now)
    assert submit_assignment(by=cast.qf_clerk, now=now, row=owed("M5")).state == "submitted"


def test_handed_in_systems_are_locked_and_the_plan_may_follow(
    cast: Cast, campaign: Campaign, now: datetime, paper: Any
) -> None:
    issue_systems(cast, now, FIVE_SYSTEMS, paper)
    submit_assignment(by=cast.qf_clerk, now=now, row=owed("M5"))
    ledger = SystemLedger()
    assert ledger.locked(SystemDocument.objects.get(kind="zoning")) is not None
    assert ledger.closed_to_new(QF) is None


def test_a_system_is_in_force_once_it_is_issued() -> None:
    values = {"issued_on": date(2024, 6, 1), "in_force_from": date(2024, 5, 31)}
    assert [name for name, _ in SystemLedger().problems(values)] == ["in_force_from"]


def test_the_matrix_says_present_missing_and_without_file(
    cast: Cast, campaign: Campaign, now: datetime, paper: Any
) -> None:
    issue_systems(cast, now, FIVE_SYSTEMS[:1], paper)
    issue_systems(cast, now, FIVE_SYSTEMS[1:2])
    html = cast.client(cast.qf_clerk).get(reverse("campaign:registers-systems")).content.decode()
    assert [html.count(f"</span> {word}<") for word in ("有", "缺文件", "缺")] == [1, 1, 4]


# --- Hotlines ---------------------------------------------------------------------------------------------


def test_the_hotline_is_handed_in_when_it_is_registered(
    cast: Cast, campaign: Campaign, now: datetime
) -> None:
    with pytest.raises(NotComplete, match="还没有登记招生热线"):
        submit_assignment(by=cast.qf_clerk, now=now, row=owed("M4"))
    row = HotlineLedger().create(by=cast.qf_clerk, unit_id=QF, values={"phone": "0393-0000001"}, now=now)
    assert "还没有拨打核验" in completion_of(owed("M4")).text
    values = {"link": "https://example.test/", "checked_on": now.date()}
    HotlineLedger().update(by=cast.qf_clerk, row=row, values=values, now=now)
    assert "都已拨打核验" in completion_of(owed("M4")).text
    assert submit_assignment(by=cast.qf_clerk, now=now, row=owed("M4")).state == "submitted"


def test_a_hotline_that_was_handed_in_is_locked_and_another_may_be_opened(
    cast: Cast, campaign: Campaign, now: datetime
) -> None:
    row = HotlineLedger().create(by=cast.qf_clerk, unit_id=QF, values={"phone": "0393-0000001"}, now=now)
    submit_assignment(by=cast.qf_clerk, now=now, row=owed("M4"))
    clerk = cast.client(cast.qf_clerk)
    assert clerk.get(reverse("campaign:hotlines-edit", args=[row.pk])).status_code == 423
    given = {"unit": QF, "phone": "0393-0000002", "purpose": "举报", "hours": "全天"}
    assert clerk.post(reverse("campaign:hotlines-add"), given).status_code == 302


# --- Platforms --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("county", "platform"),
    [
        ("410922", Platform.PROVINCE),
        ("410971", Platform.PROVINCE),
        ("410902", Platform.CITY),
        ("410973", Platform.CITY),
    ],
)
def test_each_county_has_its_platform(county: str, platform: Platform) -> None:
    assert rules.platform_of(county) == platform


@pytest.mark.parametrize(
    ("county", "platform", "rate", "faults"),
    [
        (QF, "province", 100, 0),
        (QF, "province", None, 0),
        (QF, "city", 100, 1),
        (HL, "province", 95, 2),
        (HL, "city", 100, 0),
        (HL, "other", 100, 1),
    ],
)
def test_the_platform_a_county_must_use(county: str, platform: str, rate: int | None, faults: int) -> None:
    assert len(rules.faults_of(county, platform, rate)) == faults


@pytest.fixture
def use(cast: Cast, campaign: Campaign, now: datetime) -> PlatformUse:
    """清丰县 on the wrong platform."""
    values = {"platform": "city", "used_since": date(2024, 5, 20), "online_rate": 80}
    row = PlatformLedger().create(by=cast.qf_clerk, unit_id=QF, values=values, now=now)
    return PlatformUse.objects.get(pk=row.pk)


def test_a_wrong_platform_is_shown_and_becomes_an_issue(cast: Cast, use: PlatformUse, now: datetime) -> None:
    client = cast.client(cast.py_reviewer)
    html = client.get(reverse("campaign:platforms-list")).content.decode()
    assert "应统一使用“河南省义务教育阶段招生管理服务平台”；网上办理率 80%" in html
    client.post(reverse("campaign:platforms-verb", args=["issue"]), {"row": use.pk})
    issue = Issue.objects.get(platform_uses=use)
    assert (issue.area, issue.unit_id) == ("process", QF)


def test_a_right_platform_is_no_issue(cast: Cast, use: PlatformUse, now: datetime) -> None:
    values = {"platform": "province", "online_rate": 100}
    PlatformLedger().update(by=cast.qf_clerk, row=use, values=values, now=now)
    with pytest.raises(registers.NothingWrong):
        actions.open_platform_issue(by=cast.py_reviewer, now=now, row=use)


def test_a_platform_is_checked_from_above(cast: Cast, use: PlatformUse, now: datetime) -> None:
    with pytest.raises(rules.CheckedByTheSuperior):
        actions.check_platform(by=cast.qf_reviewer, now=now, row=use)
    row = actions.check_platform(by=cast.py_reviewer, now=now, row=use)
    assert (row.checked_on, row.checked_by) == (now.date(), cast.py_reviewer)


def test_nobody_is_offered_to_check_their_own_platform(cast: Cast, use: PlatformUse) -> None:
    address = reverse("campaign:platforms-detail", args=[use.pk])
    check = reverse("campaign:platforms-verb", args=["check"])
    assert check not in cast.client(cast.qf_reviewer).get(address).content.decode()
    assert check in cast.client(cast.py_reviewer).get(address).content.decode()


# --- Simplified steps ---


def test_afterwards_there_is_not_more_of_anything() -> None:
    assert ProcessLedger().problems(STEP) == []
    problems = ProcessLedger().problems({**STEP, "materials_after": 7, "visits_after": 3})
    assert [name for name, _ in problems] == ["materials_after", "visits_after"]


def test_the_totals_are_the_sum_of_the_steps(cast: Cast, campaign: Campaign, now: datetime) -> None:
    ledger = ProcessLedger()
    ledger.create(by=cast.qf_clerk, unit_id=QF, values=STEP, now=now)
    ledger.create(by=cast.qf_clerk, unit_id=QF, now=now, values={**STEP, "step": "现场复核", "online": False})
    ledger.create(by=cast.nl_clerk, unit_id=NL, values=STEP, now=now)
    html = cast.client(cast.py_reviewer).get(reverse("campaign:registers-processes")).content.decode()
    assert "减少材料 12 份、时间 12 个工作日、跑动 6 次" in html
    assert "3 个环节中 2 个可网上办理（66.7%）" in html
    own = cast.client(cast.nl_clerk).get(reverse("campaign:registers-processes")).content.decode()
    assert "减少材料 4 份" in own


# --- The hub --------------------------------------------------------------------------------------------


def test_the_hub_names_the_holes_of_each_bureau(
    cast: Cast, campaign: Campaign, use: PlatformUse, now: datetime, paper: Any
) -> None:
    issue_systems(cast, now, FIVE_SYSTEMS[:3], paper)
    html = cast.client(cast.py_reviewer).get(reverse("campaign:registers")).content.decode()
    assert "3 个岗位未明确" in html
    assert "3 / 5" in html
    assert "需核对" in html
    assert html.count("未登记") > 3


def test_the_hub_costs_the_same_for_any_number_of_bureaus(
    cast: Cast, campaign: Campaign, django_assert_max_num_queries: Any
) -> None:
    client = cast.client(cast.py_reviewer)
    with django_assert_max_num_queries(26):
        assert client.get(reverse("campaign:registers")).status_code == 200


def test_a_school_sees_the_ways_in_and_no_bureau(cast: Cast, campaign: Campaign) -> None:
    html = cast.client(cast.qf_school).get(reverse("campaign:registers")).content.decode()
    assert "政策清理" in html
    assert "各单位情况" not in html
