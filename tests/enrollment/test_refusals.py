"""“零拒绝”: a disabled child turned away opens an issue by itself, once, and only people close it."""

import io
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from campaign.actions import start_campaign
from campaign.models import Campaign, Issue
from enrollment.models import Disability
from enrollment.rules.groups import CertificateDisagrees
from tests.cast import PY, QF, QF_SCHOOL, QF_SCHOOL_2, Cast
from tests.enrollment.entries import UNPLACED, entry, number
from yangguang.common import clock
from yangguang.ledgers import registry
from yangguang.ledgers.declaration import Ledger
from yangguang.tenancy.models import Unit

Enter = Callable[..., Disability]


@pytest.fixture
def campaign(cast: Cast, everywhere: None) -> Campaign:
    return start_campaign(by=None, now=clock.now(), city=Unit.objects.get(pk=PY), year=2024)


@pytest.fixture
def ledger() -> Ledger:
    return registry.get("enrollment/disability")


@pytest.fixture
def enter(cast: Cast, campaign: Campaign, ledger: Ledger) -> Enter:
    def make(serial: int = 3, **own: Any) -> Disability:
        values = entry("disability", serial, **own)
        row = ledger.create(by=cast.qf_clerk, unit_id=QF, values=values, now=clock.now())
        return Disability.objects.get(pk=row.pk)

    return make


def test_a_child_without_school_and_reason_becomes_an_issue_of_the_bureau(enter: Enter) -> None:
    row = enter(**UNPLACED)
    issue = Issue.objects.get()
    assert row.issue == issue
    assert (issue.unit_id, issue.area, issue.item.code) == (QF, "special_groups", "S03")


def test_the_issue_names_no_child(enter: Enter) -> None:
    enter(**UNPLACED)
    issue = Issue.objects.get()
    assert "王小3" not in issue.found
    assert number(3) not in issue.found


def test_a_refusal_by_a_school_is_the_schools_issue_although_the_child_found_another(enter: Enter) -> None:
    enter(school=QF_SCHOOL, refused_by=Unit.objects.get(pk=QF_SCHOOL_2))
    issue = Issue.objects.get()
    assert (issue.unit_id, issue.source) == (QF_SCHOOL_2, "superior")


@pytest.mark.parametrize(
    "own",
    [
        {},
        {**UNPLACED, "lawful_reason": "elsewhere"},
        {
            "school": "", "placement": "deferred", "not_enrolled_reason": "术后康复",
            "deferral_document": "清教〔2024〕1 号", "deferred_until": date(2025, 8, 31),
        },
        {"school": "", "placement": "home_teaching"},
    ],
)  # fmt: skip
def test_who_is_placed_or_lawfully_absent_is_no_issue(enter: Enter, own: dict[str, Any]) -> None:
    assert enter(**own).issue is None
    assert not Issue.objects.exists()


def test_saving_again_opens_no_second_issue(enter: Enter, ledger: Ledger, cast: Cast) -> None:
    row = enter(**UNPLACED)
    for reason in ("仍在核实", "还在核实"):
        row = Disability.objects.select_related("child").get(pk=row.pk)
        ledger.update(by=cast.qf_clerk, row=row, values={"not_enrolled_reason": reason}, now=clock.now())
    assert Issue.objects.count() == 1


def test_placing_the_child_closes_nothing_by_itself(enter: Enter, ledger: Ledger, cast: Cast) -> None:
    row = enter(**UNPLACED)
    row = Disability.objects.select_related("child").get(pk=row.pk)
    placed = {
        "placement": "inclusive", "school": Unit.objects.get(pk=QF_SCHOOL), "not_enrolled_reason": "",
    }  # fmt: skip
    ledger.update(by=cast.qf_clerk, row=row, values=placed, now=clock.now())
    assert Issue.objects.get().state == "pending"


def test_the_form_and_the_api_open_the_issue_too(cast: Cast, campaign: Campaign) -> None:
    shared = {
        "child__name": "王小三", "child__sex": "male", "child__id_type": "identity",
        "child__birth_date": "2015-05-12", "placement": "not_enrolled",
        "not_enrolled_reason": "学校说没有条件",
        "source": "school", "found_on": "2024-06-05", "kind": "5", "level": "2",
    }  # fmt: skip
    client = cast.client(cast.qf_clerk)
    client.post(reverse("enrollment:disability-add"), {**shared, "child__id_number": number(3)})
    client.post(
        "/api/v1/enrollment/disability/",
        {**shared, "child__id_number": number(5)},
        content_type="application/json",
    )
    assert Issue.objects.filter(unit_id=QF).count() == 2


def test_an_import_opens_one_issue_a_refused_child(cast: Cast, campaign: Campaign, ledger: Ledger) -> None:
    rows = [(QF, entry("disability", serial, **UNPLACED)) for serial in (3, 5)]
    rows.append((QF, entry("disability", 7)))
    ledger.create_many(by=cast.qf_clerk, rows=rows, now=clock.now())
    assert Issue.objects.count() == 2


def test_the_row_leads_to_its_issue_and_the_issue_to_the_row(cast: Cast, enter: Enter) -> None:
    row = enter(**UNPLACED)
    client = cast.client(cast.qf_clerk)
    issue_url = reverse("campaign:issues-detail", args=[row.issue_id])
    row_url = reverse("enrollment:disability-detail", args=[row.pk])
    assert issue_url in client.get(row_url).content.decode()
    assert row_url in client.get(issue_url).content.decode()


def test_the_school_that_refused_sees_its_issue_but_not_the_child(cast: Cast, enter: Enter) -> None:
    row = enter(refused_by=Unit.objects.get(pk=QF_SCHOOL))
    page = cast.client(cast.qf_school).get(reverse("campaign:issues-detail", args=[row.issue_id]))
    assert page.status_code == 200
    assert "/enrollment/disability/" not in page.content.decode()


def test_without_a_campaign_the_row_is_kept_and_the_next_save_opens_the_issue(
    cast: Cast, everywhere: None, ledger: Ledger
) -> None:
    row = ledger.create(by=None, unit_id=QF, values=entry("disability", **UNPLACED), now=clock.now())
    assert not Issue.objects.exists()
    start_campaign(by=None, now=clock.now(), city=Unit.objects.get(pk=PY), year=2024)
    row = Disability.objects.select_related("child").get(pk=row.pk)
    ledger.update(by=None, row=row, values={"not_enrolled_reason": "仍未落实"}, now=clock.now())
    assert Issue.objects.count() == 1


def test_kind_and_grade_cannot_leave_the_certificate_that_is_stored(
    cast: Cast, enter: Enter, ledger: Ledger
) -> None:
    row = enter(certificate_number=f"{number(3)}52")
    row = Disability.objects.select_related("child").get(pk=row.pk)
    with pytest.raises(CertificateDisagrees):
        ledger.update(by=cast.qf_clerk, row=row, values={"kind": "1"}, now=clock.now())


def test_the_certificate_is_sealed(cast: Cast, enter: Enter) -> None:
    row = enter(certificate_number=f"{number(3)}52", advice="建议随班就读")
    page = cast.client(cast.qf_clerk).get(reverse("enrollment:disability-detail", args=[row.pk]))
    assert number(3) not in page.content.decode()
    assert "建议随班就读" not in page.content.decode()
    export = cast.client(cast.qf_clerk).get(reverse("enrollment:disability-export"))
    content = io.BytesIO(b"".join(export.streaming_content) if export.streaming else export.content)
    assert number(3).encode() not in content.getvalue()
