"""Days outside the campaign do not get into its books: by form, workbook, API or SQL (decision 0034)."""

import io
from datetime import date, datetime
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction

from campaign.actions import interviews, meetings, pledges, policies
from campaign.models import Campaign, DutyShift, Meeting, Pledge, Rumour
from campaign.queries.campaigns import spans_of
from campaign.rules import dates
from tests.cast import HL, HN, NL, PY, QF, QF_SCHOOL, Cast
from yangguang.ledgers import tasks
from yangguang.ledgers.models import ImportJob
from yangguang.ledgers.registry import get
from yangguang.tenancy.models import Unit

SPANS = [dates.Span(date(2024, 5, 20), date(2024, 10, 20)), dates.Span(date(2025, 5, 20), date(2025, 10, 20))]


# --- The rule -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "fits"),
    [
        ("2024-05-19", False), ("2024-05-20", True), ("2024-10-20", True), ("2024-10-21", False),
        ("2025-06-01", True), ("2023-06-01", False), ("2030-01-01", False),
    ],
)  # fmt: skip
def test_what_a_campaign_did_lies_in_one_of_the_citys(day: str, fits: bool) -> None:
    assert (dates.during("召开日期", date.fromisoformat(day), SPANS) == "") is fits


def test_the_sentence_names_the_campaign_of_that_year() -> None:
    assert "2024-05-20 至 2024-10-20" in dates.during("召开日期", date(2024, 1, 1), SPANS)
    assert "2025-05-20 至 2025-10-20" in dates.during("召开日期", date(2021, 1, 1), SPANS)


@pytest.mark.parametrize(("day", "fits"), [("2023-12-31", False), ("2024-01-01", True), ("2024-12-24", True)])
def test_what_is_put_right_was_found_in_the_campaigns_year_or_later(day: str, fits: bool) -> None:
    assert (dates.since_new_year("发现日期", date.fromisoformat(day), SPANS) == "") is fits


def test_without_a_campaign_there_is_nothing_to_compare_with() -> None:
    assert dates.during("召开日期", date(1990, 1, 1), []) == ""
    assert dates.since_new_year("发现日期", date(1990, 1, 1), []) == ""


# --- Every ledger -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "column", "early", "late"),
    [
        ("meetings", "held_on", "2023-01-01", ""),
        ("pledges", "signed_on", "2020-05-30", ""),
        ("trainings", "held_on", "2022-06-12", ""),
        ("publicity", "on", "2021-06-05", ""),
        ("patrol-rounds", "starts", "2023-06-01", "2030-06-01"),
        ("patrol-rounds", "ends", "2023-06-14", "2030-06-14"),
        ("risks", "review_on", "2020-07-15", "2030-07-15"),
        ("duty-roster", "day", "2023-07-13", "2030-07-13"),
        ("policies", "done_by", "2020-06-30", "2030-06-30"),
        ("issues", "found_on", "2020-06-05", ""),
        ("clues", "found_on", "2020-06-05", ""),
        ("accountability", "decided_on", "2020-06-05", ""),
        ("rumours", "found_on", "2022-06-20", ""),
        ("incidents", "found_on", "2022-07-02", ""),
        ("disputes", "found_on", "2022-06-25", ""),
        ("statements", "raised_on", "2022-06-20", ""),
    ],
)
def test_a_ledger_takes_no_day_outside_the_campaign(
    campaign: Campaign, name: str, column: str, early: str, late: str
) -> None:
    ledger = get(f"campaign/{name}")
    for day in filter(None, (early, late)):
        found = dict(ledger.problems({column: date.fromisoformat(day)}, QF))
        assert "专项行动" in found[column], (name, day)
    fitting = dict(ledger.problems({column: date(2024, 7, 1)}, QF_SCHOOL))
    assert "专项行动" not in fitting.get(column, "")


def test_a_documents_own_date_may_be_older(campaign: Campaign) -> None:
    ledger = get("campaign/policies")
    assert ledger.problems({"issued_on": date(2009, 8, 1)}, QF) == []


# --- Every door ---------------------------------------------------------------------------------------

MEETING = {
    "kind": "mobilisation", "topic": "动员部署会", "held_on": "2023-01-01", "place": "会议室",
    "chair": "张局长",
    "expected": 60, "present": 58, "roster": "", "minutes": "学习方案（虚构）。",
}  # fmt: skip


def test_form_and_api_say_at_the_field_when_the_campaign_was(cast: Cast, campaign: Campaign) -> None:
    clerk = cast.client(cast.qf_clerk)
    page = clerk.post("/campaign/meetings/add/", MEETING)
    assert page.status_code == 422
    assert f"召开日期须在专项行动期间（{campaign.starts} 至 {campaign.ends}）" in page.content.decode()
    sent = clerk.post("/api/v1/campaign/meetings/", MEETING, content_type="application/json")
    assert sent.status_code == 422
    assert "专项行动期间" in sent.json()["fields"]["held_on"][0]
    assert not Meeting.objects.exists()


def test_a_workbook_is_told_which_row_lies_outside(cast: Cast, campaign: Campaign) -> None:
    book = openpyxl.Workbook()
    book.active.append(["姓名", "职务", "签订日期", "承诺书文本"])
    for name, day in (("张明", "2020-05-30"), ("李明", "2024-05-30")):
        book.active.append([name, "教师", day, "规范招生承诺书（2024 年版）"])
    out = io.BytesIO()
    book.save(out)
    client = cast.client(cast.qf_school)
    answer = client.post(
        "/campaign/pledges/import/", {"file": SimpleUploadedFile("承诺书.xlsx", out.getvalue())}
    )
    pk = answer["Location"].rstrip("/").rpartition("/")[2]
    job = ImportJob.objects.get(pk=pk)
    tasks.run_import(pk, job.user_id)
    told = client.get(answer["Location"]).content.decode()
    assert "签订日期不能早于专项行动当年的 1 月 1 日（2024-01-01）" in told
    assert not Pledge.objects.exists()


def test_a_meeting_of_another_campaign_is_not_recorded_in_this_one(
    cast: Cast, campaign: Campaign, now: datetime
) -> None:
    values = {**MEETING, "held_on": date(2023, 1, 1)}
    with pytest.raises(dates.OutsideCampaign):
        meetings.record_meeting(by=None, now=now, unit=Unit.objects.get(pk=QF), values=values)


def test_verbs_ask_the_same(cast: Cast, campaign: Campaign, now: datetime) -> None:
    pledge = Pledge.objects.create(unit_id=QF, name="张明", post="局长", created_at=now, updated_at=now)
    with pytest.raises(dates.OutsideCampaign) as refused:
        pledges.sign_pledge(by=None, now=now, row=pledge, signed_on=date(2020, 5, 30))
    assert refused.value.field == "signed_on"
    policy = policies.register_policy(
        by=None, now=now, unit_id=QF,
        values={"title": "招生通知", "kind": "notice", "scope": "county", "issued_on": date(2021, 5, 1)},
    )  # fmt: skip
    with pytest.raises(dates.OutsideCampaign):
        policies.judge_policy(
            by=None, now=now, row=policy, verdict="amend", reason="不一致", done_by=date(2030, 1, 1)
        )
    interview = interviews.plan_interview(
        by=None, now=now, issuer=Unit.objects.get(pk=QF), about=Unit.objects.get(pk=QF_SCHOOL),
        values={"principal": "王某", "post": "校长", "reason": "反映", "planned_on": now.date()},
    )  # fmt: skip
    record = {"roster": "王校长", "minutes": "谈话（虚构）", "commitments": "整改"}
    for days in (
        {"held_on": date(2023, 7, 1), "commitments_due": date(2024, 7, 17)},
        {"held_on": date(2024, 7, 12), "commitments_due": date(2030, 7, 17)},
    ):
        with pytest.raises(dates.OutsideCampaign):
            interviews.hold_interview(by=None, now=now, row=interview, **record, **days)


@pytest.mark.parametrize(
    ("model", "values", "column", "day"),
    [
        (Pledge, {"name": "张明", "post": "局长", "text_version": "2024 年版"}, "signed_on", "2020-05-30"),
        (DutyShift, {"person": "李强", "leader": "王磊"}, "day", "2030-07-13"),
        (Rumour, {"claim": "传言", "seen_at": "群", "answer_by": date(2024, 7, 2)}, "found_on", "2022-06-20"),
    ],
)
def test_the_tables_refuse_what_no_rule_was_asked(
    campaign: Campaign, now: datetime, model: Any, values: dict[str, Any], column: str, day: str
) -> None:
    made = {"unit_id": QF, "created_at": now, "updated_at": now, **values}
    with pytest.raises(IntegrityError, match="outside the campaign"), transaction.atomic():
        model.objects.create(**made, **{column: date.fromisoformat(day)})
    row = model.objects.create(**made, **{column: date(2024, 7, 1)})
    with pytest.raises(IntegrityError, match="outside the campaign"), transaction.atomic():
        model.objects.filter(pk=row.pk).update(**{column: date.fromisoformat(day)})


def test_spans_are_those_of_the_city(campaign: Campaign) -> None:
    own = [(campaign.starts, campaign.ends)]
    assert spans_of(QF_SCHOOL) == spans_of(NL) == spans_of(PY) == spans_of(HL) == spans_of(HN) == own
    assert spans_of("4101") == []
