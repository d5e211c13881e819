"""Every list says who was asked for it, on what footing, and when it came (plan 2.5.6)."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction

from enrollment.models import DataAgreement, MatchRound
from tests.cast import NL, QF
from tests.enrollment.matching.conftest import FOOTING, START, line, workbook
from yangguang.tenancy.scope import scope

pytestmark = pytest.mark.django_db


def agreement(unit=QF, department="civil_affairs", until=date(2027, 5, 19)):
    with scope("*"):
        return DataAgreement.objects.create(
            unit_id=unit, department=department, title="数据共享协议（虚构）", content="证件号码",
            basis="《未成年人保护法》", signed_on=date(2024, 5, 20), valid_until=until, contact="民政局",
        )  # fmt: skip


@pytest.fixture
def sent(cast, settings, tmp_path):
    """Post the form with a footing of its own; the page that comes back."""
    settings.MEDIA_ROOT = tmp_path

    def post(**footing):
        data = {"kind": "civil_affairs", "target": "enrollment/left-behind", "as_of": "2024-07-01"}
        data |= {"file": SimpleUploadedFile("名单.xlsx", workbook([line(1)])), **FOOTING, **footing}
        return cast.client(cast.qf_clerk).post(START, data)

    return post


def test_a_list_without_any_footing_is_refused(sent):
    answer = sent(basis="")
    assert answer.status_code == 422
    assert "凭什么调取" in answer.content.decode()


def test_an_agreement_is_footing_enough_and_stands_in_the_log(cast, sent):
    held = agreement()
    assert sent(basis="", agreement=str(held.pk)).status_code == 302
    shown = cast.client(cast.qf_reviewer).get("/enrollment/match-requests/").content.decode()
    assert "数据共享协议（虚构）" in shown
    assert "县民政局办公室" in shown


def test_an_agreement_with_another_department_does_not_do(sent):
    answer = sent(basis="", agreement=str(agreement(department="disabled").pk))
    assert answer.status_code == 422
    assert "不是与该部门签的" in answer.content.decode()


@pytest.mark.parametrize("other", [{"unit": NL}, {"until": date(2024, 7, 11)}])
def test_an_agreement_of_another_county_or_one_that_ran_out_cannot_be_chosen(sent, other):
    answer = sent(basis="", agreement=str(agreement(**other).pk))
    assert answer.status_code == 422


def test_an_agreement_that_ran_out_before_the_list_came_does_not_do(sent, at):
    held = agreement(until=date(2024, 7, 12))
    assert sent(basis="", agreement=str(held.pk), received_on="2024-07-12").status_code == 302
    at("2024-07-13")
    assert sent(basis="", agreement=str(held.pk), received_on="2024-07-13").status_code == 422


@pytest.mark.parametrize("day", ["2024-06-30", "2024-07-13"])
def test_a_list_comes_after_it_was_asked_for_and_not_tomorrow(sent, day):
    answer = sent(received_on=day)
    assert answer.status_code == 422
    assert "收到日期不能早于请求日期" in answer.content.decode()


def test_the_database_refuses_a_round_that_asked_nobody(cast):
    with (
        scope("*"),
        pytest.raises(IntegrityError, match="match_round_says_whom_it_asked"),
        transaction.atomic(),
    ):
        MatchRound.objects.create(unit_id=QF, kind="police", as_of=date(2024, 7, 1), by=cast.qf_clerk)


def test_a_three_way_round_asks_nobody_and_stands_in_no_log(cast):
    with scope("*"):
        MatchRound.objects.create(unit_id=QF, kind="three_way", as_of=date(2024, 7, 1), by=cast.qf_clerk)
    assert cast.client(cast.qf_clerk).get("/api/v1/enrollment/match-requests/").json()["count"] == 0
