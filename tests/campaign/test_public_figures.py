"""Public statistics: sums without identities, small numbers hidden before they are stored."""

from datetime import date, datetime
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from campaign.actions import disclosures, open_issue
from campaign.actions.figures import publish_figures
from campaign.choices import Area, Source
from campaign.models import Campaign
from campaign.models.figures import PublicFigure
from campaign.public_figures import PublicLine, register_public_figures
from campaign.rules.disclosure import suppressed
from tests.cast import NL, PY, QF, QF_SCHOOL, Cast
from yangguang.tenancy.scope import scope


@pytest.mark.parametrize(
    ("values", "shown"),
    [
        ([0, 3, 9], [0, 3, 9]),
        ([1, 2, 9], [None, None, 9]),
        ([1, 5, 9], [None, None, 9]),  # alone it would follow from the sum
        ([2, 0, 0], [None, 0, 0]),
        ([], []),
    ],
)
def test_small_numbers_are_hidden_and_never_alone(values: list[int], shown: list[int | None]) -> None:
    assert suppressed(values) == shown


@pytest.fixture
def issues(campaign: Campaign, cast: Cast, now: datetime, unit: Any) -> None:
    """Four issues of 清丰县 in one area, one of 南乐县 in another."""
    for county, area, count in ((QF, Area.CONDUCT, 4), (NL, Area.PROCESS, 1)):
        for number in range(count):
            open_issue(
                by=None, now=now, campaign=campaign, unit=unit(county), area=area, source=Source.SELF_CHECK,
                found=f"张三第 {number} 个问题",
            )  # fmt: skip


def _value(unit: str, key: str) -> int | None:
    value: int | None = PublicFigure.objects.get(unit=unit, key=key).value
    return value


def test_issues_are_counted_by_area_and_county(issues: None, now: datetime) -> None:
    publish_figures(now=now)
    assert _value(PY, "found:policy") == 0
    assert _value(PY, "found:process") is None
    assert _value(PY, "found:conduct") is None  # hidden with it: the two are the whole
    assert PublicFigure.objects.get(unit=NL, key="found").value is None


def test_disclosures_are_counted(campaign: Campaign, cast: Cast, now: datetime, unit: Any) -> None:
    for element in ("policy", "plan", "zone"):
        disclosures.write_disclosure(
            by=None, now=now, unit=unit(QF_SCHOOL), element=element, text="有", published_on=date(2024, 6, 3)
        )
    publish_figures(now=now)
    assert _value(QF, "public") == 3
    assert _value(QF, "owed") == 10


def test_counting_again_changes_nothing(issues: None, now: datetime) -> None:
    assert publish_figures(now=now) > 0
    assert publish_figures(now=now) == 0


def test_what_is_gone_is_taken_off(issues: None, now: datetime) -> None:
    publish_figures(now=now)
    PublicFigure.objects.create(unit_id=QF, group="旧", key="old", label="旧", value=9, on=now.date())
    assert publish_figures(now=now) == 1
    assert not PublicFigure.objects.filter(key="old").exists()


def test_the_table_cannot_hold_a_small_number(campaign: Campaign, now: datetime) -> None:
    with pytest.raises(IntegrityError, match="public_figure_is_not_small"), transaction.atomic():
        PublicFigure.objects.create(unit_id=QF, group="x", key="x", label="x", value=2, on=now.date())


def test_the_page_shows_sums_and_nobody(issues: None, now: datetime) -> None:
    publish_figures(now=now)
    with scope():
        page = Client().get("/statistics/").content.decode()
    assert "少于 3" in page
    assert "清丰县" in page
    assert "张三" not in page


def test_an_upper_app_adds_its_own_lines(campaign: Campaign, now: datetime, monkeypatch: Any) -> None:
    def lines(city: str) -> list[PublicLine]:
        return [
            PublicLine(QF, "群众诉求", "cases", "收到", 12),
            PublicLine(NL, "群众诉求", "cases", "收到", 7),
        ]

    monkeypatch.setattr("campaign.public_figures._sources", [])
    register_public_figures(lines)
    publish_figures(now=now)
    assert _value(QF, "cases") == 12
    with scope():
        assert "群众诉求" in Client().get("/statistics/").content.decode()
