"""政策清理, 优待政策 and 特殊类型招生: verdicts, notices, mandatory parts, provincial approval."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from campaign.actions import policies as actions
from campaign.actions import report_nothing, submit_assignment
from campaign.choices.policies import PolicyState, SpecialState, Verdict
from campaign.ledgers.policies import PolicyLedger, PreferenceLedger, SpecialTypeLedger
from campaign.models import Assignment, Campaign, Issue, PolicyDocument, SpecialAdmission
from campaign.rules import NotComplete, registers
from campaign.rules import policies as rules
from tests.cast import QF, QF_SCHOOL, Cast
from yangguang.common.refusals import Locked
from yangguang.evidence.actions import attach, remove
from yangguang.ledgers.rules import RowExists

DOCUMENT = {
    "title": "关于规范招生的通知", "number": "清教〔2022〕8号", "kind": "notice", "scope": "county",
    "office": "清丰县教育局", "issued_on": date(2022, 5, 1),
}  # fmt: skip
JUDGED = {"verdict": "repeal", "reason": "借读费条款与义务教育法第二条不符", "done_by": date(2024, 7, 5)}
CATEGORY = {
    "group": "高层次人才子女", "basis": "清政办〔2022〕8号第六条", "scope": "经认定人才的适龄子女",
    "conditions": "在本县工作满一年", "procedure": "申请、审核、公示五个工作日",
}  # fmt: skip


@pytest.fixture
def document(campaign: Campaign, cast: Cast, now: datetime) -> Callable[..., PolicyDocument]:
    """``document(**values)``: one document of 清丰县."""

    def make(unit_id: str = QF, **values: Any) -> PolicyDocument:
        return actions.register_policy(
            by=cast.qf_clerk, now=now, unit_id=unit_id, values={**DOCUMENT, **values}
        )

    return make


@pytest.fixture
def special(campaign: Campaign, cast: Cast, now: datetime) -> Callable[..., SpecialAdmission]:
    """``special(**values)``: special recruitment of a school of 清丰县."""

    def make(**values: Any) -> SpecialAdmission:
        row = SpecialTypeLedger().create(
            by=cast.qf_clerk, unit_id=QF_SCHOOL, now=now,
            values={"year": 2024, "kind": "art", "quota": 30, "admitted": 0, **values},
        )  # fmt: skip
        return SpecialAdmission.objects.get(pk=row.pk)

    return make


def owed(code: str = "I3", unit: str = QF) -> Assignment:
    return Assignment.objects.select_related("deliverable", "unit").get(unit=unit, deliverable__code=code)


# --- Verdicts ------------------------------------------------------------------------------------------


def test_a_document_without_a_verdict_waits_for_one(document: Any) -> None:
    row = document()
    assert (row.state, row.verdict) == (PolicyState.PENDING, "")


def test_a_kept_document_is_done_at_once(cast: Cast, document: Any, now: datetime) -> None:
    row = actions.keep_policy(by=cast.qf_clerk, now=now, row=document(), reason="与上级规定一致")
    assert (row.state, row.verdict, row.done_on) == (PolicyState.DONE, Verdict.KEEP, now.date())
    assert row.judged_by == cast.qf_clerk


def test_a_verdict_written_in_the_row_judges_it(document: Any) -> None:
    assert document(**JUDGED).state == PolicyState.JUDGED
    assert document(title="另一份", verdict="keep").state == PolicyState.DONE


def test_the_same_document_twice_is_refused(document: Any) -> None:
    document()
    with pytest.raises(RowExists):
        document()


@pytest.mark.parametrize("verdict", ["", "keep", "none"])
def test_only_amend_and_repeal_are_judged_with_a_day(
    cast: Cast, document: Any, now: datetime, verdict: str
) -> None:
    with pytest.raises(rules.VerdictMissing):
        actions.judge_policy(
            by=cast.qf_clerk, now=now, row=document(), verdict=verdict, reason="不一致", done_by=now.date()
        )


@pytest.mark.parametrize("missing", ["reason", "done_by"])
def test_a_correction_says_why_and_by_when(missing: str) -> None:
    values = {**DOCUMENT, **JUDGED, missing: ""}
    assert [name for name, _ in PolicyLedger().problems(values)] == [missing]


def test_a_correction_is_done_by_its_notice_only(
    cast: Cast, document: Any, now: datetime, paper: Any
) -> None:
    row = document(**JUDGED)
    done = {"notice_number": "清教〔2024〕31号", "done_on": now.date()}
    with pytest.raises(rules.NoticeMissing):
        actions.complete_policy(by=cast.qf_clerk, now=now, row=row, **done)
    attach(by=cast.qf_clerk, subject=row, upload=paper(), kind="废止通知", now=now)
    row = actions.complete_policy(by=cast.qf_clerk, now=now, row=row, **done)
    assert (row.state, row.notice.kind) == (PolicyState.DONE, "废止通知")


def test_the_notice_cannot_be_taken_away_afterwards(
    cast: Cast, document: Any, now: datetime, paper: Any
) -> None:
    row = document(**JUDGED)
    file = attach(by=cast.qf_clerk, subject=row, upload=paper(), kind="废止通知", now=now)
    actions.complete_policy(by=cast.qf_clerk, now=now, row=row, notice_number="31号", done_on=now.date())
    with pytest.raises(Locked):
        remove(by=cast.qf_clerk, evidence=file, now=now)


@pytest.mark.parametrize(
    ("values", "constraint"),
    [
        ({"state": "done", "done_on": date(2024, 7, 1)}, "policy_corrected_by_notice"),
        ({"reason": ""}, "policy_corrected_for_a_reason_by_a_day"),
        ({"verdict": ""}, "policy_judged_has_verdict"),
        ({"verdict": "keep"}, "policy_kept_is_done"),
    ],
)
def test_the_database_refuses_what_the_rules_refuse(
    document: Any, values: dict[str, Any], constraint: str
) -> None:
    row = document(**JUDGED)
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        PolicyDocument.objects.filter(pk=row.pk).update(**values)


def test_a_wrong_verdict_is_reopened_by_a_reviewer(cast: Cast, document: Any, now: datetime) -> None:
    row = actions.keep_policy(by=cast.qf_clerk, now=now, row=document())
    client = cast.client(cast.qf_reviewer)
    url = reverse("campaign:policies-verb", args=["reopen"])
    client.post(url, {"row": row.pk, "confirmed": "1", "reason": "漏了一条"})
    row.refresh_from_db()
    assert (row.state, row.verdict, row.done_on) == (PolicyState.PENDING, "", None)


# --- The deliverable -----------------------------------------------------------------------------------


def test_policies_are_handed_in_when_none_is_unjudged(cast: Cast, document: Any, now: datetime) -> None:
    row = document()
    with pytest.raises(NotComplete, match="1 份没有判定"):
        submit_assignment(by=cast.qf_clerk, now=now, row=owed())
    actions.keep_policy(by=cast.qf_clerk, now=now, row=row)
    assert submit_assignment(by=cast.qf_clerk, now=now, row=owed()).state == "submitted"


def test_an_empty_inventory_is_reported_as_nothing(cast: Cast, campaign: Campaign, now: datetime) -> None:
    with pytest.raises(NotComplete, match="零报告"):
        submit_assignment(by=cast.qf_clerk, now=now, row=owed())
    assert report_nothing(by=cast.qf_clerk, now=now, row=owed(), note="没有").nothing_to_report


def test_an_overdue_correction_holds_the_deliverable_back(cast: Cast, document: Any, now: datetime) -> None:
    document(**JUDGED)
    with pytest.raises(NotComplete, match="已过完成时限"):
        submit_assignment(by=cast.qf_clerk, now=now, row=owed())


def test_handed_in_documents_are_locked(cast: Cast, document: Any, now: datetime) -> None:
    row = actions.keep_policy(by=cast.qf_clerk, now=now, row=document())
    submit_assignment(by=cast.qf_clerk, now=now, row=owed())
    answer = cast.client(cast.qf_reviewer).post(
        reverse("campaign:policies-verb", args=["reopen"]),
        {"row": row.pk, "confirmed": "1", "reason": "漏了一条"},
    )
    row.refresh_from_db()
    assert (answer.status_code, row.state) == (409, PolicyState.DONE)


def test_a_correction_may_be_completed_after_handing_in(
    cast: Cast, document: Any, now: datetime, paper: Any
) -> None:
    row = document(**{**JUDGED, "done_by": date(2024, 8, 30)})
    submit_assignment(by=cast.qf_clerk, now=now, row=owed())
    attach(by=cast.qf_clerk, subject=row, upload=paper(), kind="废止通知", now=now)
    row = actions.complete_policy(
        by=cast.qf_clerk, now=now, row=row, notice_number="31号", done_on=now.date()
    )
    assert row.state == PolicyState.DONE
    with pytest.raises(Locked):
        attach(by=cast.qf_clerk, subject=row, upload=paper(), kind="又一份", now=now)


# --- To the issue ledger --------------------------------------------------------------------------------


def test_an_overdue_correction_becomes_an_issue_in_one_click(
    cast: Cast, document: Any, now: datetime
) -> None:
    row = document(**JUDGED)
    url = reverse("campaign:policies-verb", args=["issue"])
    cast.client(cast.py_reviewer).post(url, {"row": row.pk})
    issue = Issue.objects.get(policies=row)
    assert (issue.unit_id, issue.area, issue.source) == (QF, "policy", "superior")
    assert "《关于规范招生的通知》" in issue.found
    with pytest.raises(registers.IssueOpened, match=issue.number):
        actions.open_policy_issue(by=cast.py_reviewer, now=now, row=row)
    page = cast.client(cast.qf_clerk).get(reverse("campaign:issues-detail", args=[issue.pk]))
    assert reverse("campaign:policies-detail", args=[row.pk]) in page.content.decode()


def test_a_correction_in_time_is_no_issue(cast: Cast, document: Any, now: datetime) -> None:
    row = document(**{**JUDGED, "done_by": now.date()})
    with pytest.raises(registers.NothingWrong):
        actions.open_policy_issue(by=cast.qf_reviewer, now=now, row=row)


# --- Preferences ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("part", ["basis", "scope", "conditions", "procedure"])
@pytest.mark.parametrize("words", ["无", "待定", "（略）", "按规定执行。", "见附件", "N/A"])
def test_a_placeholder_is_no_part_of_a_preference(part: str, words: str) -> None:
    assert [name for name, _ in PreferenceLedger().problems({**CATEGORY, part: words})] == [part]


def test_four_written_parts_pass() -> None:
    assert PreferenceLedger().problems(CATEGORY) == []


def test_public_means_at_an_address_since_a_day() -> None:
    problems = PreferenceLedger().problems({**CATEGORY, "public": True})
    assert [name for name, _ in problems] == ["link", "published_on"]


def test_the_form_names_the_missing_parts(cast: Cast, campaign: Campaign) -> None:
    answer = cast.client(cast.qf_clerk).post(
        reverse("campaign:preferences-add"), {**CATEGORY, "conditions": "", "procedure": "待定"}
    )
    html = answer.content.decode()
    assert answer.status_code == 422
    assert "请填写“条件标准”" in html
    assert "“办理程序”要写明具体内容" in html


def test_a_preference_shows_its_holes(cast: Cast, campaign: Campaign, now: datetime, paper: Any) -> None:
    row = PreferenceLedger().create(by=cast.qf_clerk, unit_id=QF, values=CATEGORY, now=now)
    client = cast.client(cast.qf_clerk)
    url = reverse("campaign:preferences-list")
    assert "未公开、缺文号、缺政策文件" in client.get(url).content.decode()
    attach(by=cast.qf_clerk, subject=row, upload=paper(), kind="优待政策", now=now)
    assert "未公开、缺文号<" in client.get(url).content.decode()
    assert "高层次人才子女" in client.get(f"{url}?preset=holes").content.decode()


# --- Special recruitment ----------------------------------------------------------------------------------


@pytest.mark.parametrize("missing", ["number", "approved_on", "file"])
def test_nothing_is_approved_without_the_province(
    cast: Cast, special: Any, now: datetime, paper: Any, missing: str
) -> None:
    given = {"number": "豫教基〔2024〕36号", "approved_on": date(2024, 4, 10)}
    row = special(**{name: value for name, value in given.items() if name != missing})
    if missing != "file":
        attach(by=cast.qf_clerk, subject=row, upload=paper(), kind="省级批准文件", now=now)
    with pytest.raises(rules.NoProvincialApproval):
        actions.approve_special(by=cast.qf_clerk, now=now, row=row)
    with pytest.raises(IntegrityError, match="special_approved_by_the_province"), transaction.atomic():
        SpecialAdmission.objects.filter(pk=row.pk).update(state="approved")


@pytest.fixture
def approved(cast: Cast, special: Any, now: datetime, paper: Any) -> SpecialAdmission:
    row = special(number="豫教基〔2024〕36号", approved_on=date(2024, 4, 10))
    attach(by=cast.qf_clerk, subject=row, upload=paper(), kind="省级批准文件", now=now)
    return actions.approve_special(by=cast.qf_clerk, now=now, row=row)


def test_with_number_date_and_file_it_is_approved(approved: SpecialAdmission) -> None:
    assert approved.state == SpecialState.APPROVED


def test_what_was_approved_is_fixed_but_the_admitted_go_on(
    cast: Cast, approved: SpecialAdmission, now: datetime
) -> None:
    ledger = SpecialTypeLedger()
    with pytest.raises(rules.ApprovedIsFixed):
        ledger.update(by=cast.qf_clerk, row=approved, values={"quota": 60}, now=now)
    ledger.update(by=cast.qf_clerk, row=approved, values={"admitted": 12}, now=now)
    assert SpecialAdmission.objects.get().admitted == 12


def test_the_school_itself_cannot_mark_it_approved(cast: Cast, special: Any) -> None:
    row = special(number="豫教基〔2024〕36号", approved_on=date(2024, 4, 10))
    url = reverse("campaign:special-types-verb", args=["approve"])
    answer = cast.client(cast.qf_school).post(url, {"row": row.pk})
    assert answer.status_code == 409
    assert SpecialAdmission.objects.get().state == SpecialState.CLAIMED


def test_more_admitted_than_approved_is_an_alarm_and_an_issue(
    cast: Cast, approved: SpecialAdmission, now: datetime
) -> None:
    SpecialTypeLedger().update(by=cast.qf_clerk, row=approved, values={"admitted": 31}, now=now)
    html = cast.client(cast.qf_clerk).get(reverse("campaign:special-types-list")).content.decode()
    assert "核定 30 人，已录取 31 人" in html
    issue = actions.open_special_issue(by=cast.qf_reviewer, now=now, row=approved)
    assert (issue.unit_id, issue.source) == (QF_SCHOOL, "superior")
