"""The gate before 销号: files of the right kind, the right people, in the rules and in the database."""

import threading
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from campaign import actions, rules
from campaign.actions import issues
from campaign.choices import IssueState, Source
from campaign.models import Campaign, ChecklistItem, Issue, IssuePeriod
from campaign.queries.issues import closing_conditions
from campaign.rules import issues as gates
from tests.campaign.issue_steps import bring, proof_row, prove
from tests.cast import PY, QF, QF_SCHOOL, Cast, assemble
from yangguang.accounts.actions import grant_role
from yangguang.accounts.models import User
from yangguang.common import clock
from yangguang.common.refusals import Locked
from yangguang.evidence.actions import remove
from yangguang.evidence.models import Evidence
from yangguang.notices.models import Notice
from yangguang.tenancy.models import Unit
from yangguang.tenancy.scope import scope

Opened = Callable[..., Issue]


@pytest.fixture
def opened(cast: Cast, campaign: Campaign, now: datetime) -> Opened:
    """``opened()``: an issue of the school, found by an inspection."""

    def make(code: str = QF_SCHOOL, **more: Any) -> Issue:
        given = {
            "area": "conduct", "source": Source.INSPECTION, "found": "编班没有家长见证",
            "due_on": date(2024, 7, 26), "measures": "重新编班",
        }  # fmt: skip
        unit = Unit.objects.get(pk=code)
        return actions.open_issue(by=None, now=now, campaign=campaign, unit=unit, **{**given, **more})

    return make


# --- Evidence ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "given", "missing"),
    [
        ("", [], (gates.ANY_PROOF,)),
        ("", ["照片"], ()),
        ("", [""], ()),
        ("会议纪要", ["照片"], ("会议纪要",)),
        ("会议纪要、照片；名册", ["照片"], ("会议纪要", "名册")),
        ("会议纪要、照片", ["照片", "会议纪要（修订）"], ()),
        ("会议纪要、会议纪要", ["会议纪要"], ()),
    ],
)
def test_every_kind_an_item_asks_for_must_be_proven(
    asked: str, given: list[str], missing: tuple[str, ...]
) -> None:
    assert gates.kinds_missing(gates.kinds_asked(asked), given) == missing


def test_handing_in_names_the_kinds_that_are_missing(
    cast: Cast, opened: Opened, items: dict[str, ChecklistItem], now: datetime
) -> None:
    issue = bring(cast, opened(item=items["C02"]), "rectifying", now=now)
    prove(issue, by=cast.qf_school, now=now, kind="自查说明")
    with pytest.raises(rules.EvidenceMissing, match="家长问卷") as refused:
        actions.hand_in_issue(by=cast.qf_school, now=now, row=issue)
    assert "自查说明" not in refused.value.message
    prove(issue, by=cast.qf_school, now=now, kind="家长问卷")
    assert actions.hand_in_issue(by=cast.qf_school, now=now, row=issue).state == IssueState.COUNTY_CHECK


def test_an_issue_without_an_item_needs_a_file_too(cast: Cast, opened: Opened, now: datetime) -> None:
    issue = bring(cast, opened(), "rectifying", now=now)
    with pytest.raises(rules.EvidenceMissing, match="整改佐证材料"):
        actions.hand_in_issue(by=cast.qf_school, now=now, row=issue)


def test_a_file_older_than_the_issue_proves_nothing(cast: Cast, opened: Opened, now: datetime) -> None:
    issue = bring(cast, opened(), "rectifying", now=now)
    proof_row(issue, now=now - timedelta(days=1))
    with pytest.raises(rules.EvidenceMissing):
        actions.hand_in_issue(by=cast.qf_school, now=now, row=issue)


@pytest.mark.parametrize(("state", "verb"), [("county_check", "county_accept"), ("city_check", "close")])
def test_no_verifier_passes_an_issue_whose_item_asks_for_more_since(
    cast: Cast, opened: Opened, items: dict[str, ChecklistItem], now: datetime, state: str, verb: str
) -> None:
    issue = bring(cast, opened(), state, now=now)
    Issue.objects.filter(pk=issue.pk).update(item=items["C08"])
    act = {"county_accept": actions.county_accept_issue, "close": actions.close_issue}[verb]
    by = cast.qf_reviewer if verb == "county_accept" else cast.py_reviewer
    with pytest.raises(gates.ClosingNotProven, match="分班方案"):
        act(by=by, now=now, row=issue)


def test_the_page_lists_what_is_missing_and_who_must_act(
    cast: Cast, opened: Opened, items: dict[str, ChecklistItem], now: datetime
) -> None:
    issue = bring(cast, opened(item=items["C08"]), "rectifying", now=now)
    page = cast.client(cast.qf_school).get(reverse("campaign:issues-detail", args=[issue.pk]))
    html = page.content.decode()
    assert "销号条件" in html
    assert "已上传“分班方案”（本次整改期间上传）" in html
    assert "未满足，由整改单位办理" in html
    assert '<option value="分班方案">' in html
    unmet = [condition.text for condition in closing_conditions(issue) if not condition.met]
    assert len(unmet) == 4
    closed = bring(cast, opened(), "closed", now=now)
    assert all(condition.met for condition in closing_conditions(closed))


# --- The database -----------------------------------------------------------------------------------------


def sql(statement: str, *values: object) -> None:
    """Raw SQL of the runtime role."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)


CLOSE = "UPDATE campaign_issue SET state = 'closed', closed_at = now(), closed_by_id = %s WHERE id = %s"


def test_the_database_refuses_a_verified_issue_without_a_file(
    cast: Cast, opened: Opened, now: datetime
) -> None:
    issue = bring(cast, opened(), "rectifying", now=now)
    with pytest.raises(IntegrityError, match="No evidence"):
        sql("UPDATE campaign_issue SET state = 'city_check' WHERE id = %s", issue.pk)


def test_the_database_refuses_to_skip_the_county(cast: Cast, opened: Opened, now: datetime) -> None:
    issue = bring(cast, opened(), "county_check", now=now)
    with pytest.raises(IntegrityError, match="not verified by the county"):
        sql(CLOSE, cast.py_reviewer.pk, issue.pk)


@pytest.mark.parametrize("who", ["qf_leader", "nl_reviewer", "py_supervisor", "zz_reviewer"])
def test_the_database_refuses_a_closer_who_does_not_review_the_city(
    cast: Cast, opened: Opened, now: datetime, who: str
) -> None:
    issue = bring(cast, opened(), "city_check", now=now)
    with pytest.raises(IntegrityError, match="nobody of the city"):
        sql(CLOSE, getattr(cast, who).pk, issue.pk)


def test_the_database_refuses_rectifier_and_county_verifier_as_closer(
    cast: Cast, opened: Opened, now: datetime
) -> None:
    issue = bring(cast, opened(), "county_check", now=now)
    actions.county_accept_issue(by=cast.py_reviewer, now=now, row=issue)
    with pytest.raises(IntegrityError, match="issue_closer_did_not_verify"):
        sql(CLOSE, cast.py_reviewer.pk, issue.pk)
    sql(
        "UPDATE campaign_issue SET rectified_by_id = %s, county_verified_by_id = NULL WHERE id = %s",
        cast.py_reviewer.pk,
        issue.pk,
    )
    with pytest.raises(IntegrityError, match="issue_verifier_is_not_rectifier"):
        sql(CLOSE, cast.py_reviewer.pk, issue.pk)


def test_the_last_file_of_a_closed_issue_stays(cast: Cast, opened: Opened, now: datetime) -> None:
    issue = bring(cast, opened(), "closed", now=now)
    [file] = Evidence.objects.of(issue)
    with pytest.raises(Locked):
        remove(by=cast.qf_school, evidence=file, now=now)
    with pytest.raises(IntegrityError, match="last evidence"):
        sql("DELETE FROM evidence_evidence WHERE id = %s", file.pk)
    with pytest.raises(IntegrityError, match="last evidence"):
        sql("UPDATE evidence_evidence SET subject_id = gen_random_uuid() WHERE id = %s", file.pk)
    assert Evidence.objects.of(issue).count() == 1


def test_a_file_may_go_while_the_unit_rectifies(cast: Cast, opened: Opened, now: datetime) -> None:
    issue = bring(cast, opened(), "rectifying", now=now)
    remove(by=cast.qf_school, evidence=prove(issue, by=cast.qf_school, now=now), now=now)
    assert not Evidence.objects.of(issue).exists()


def test_no_issue_is_due_after_its_campaign(cast: Cast, opened: Opened, now: datetime) -> None:
    with pytest.raises(gates.DueOutsideCampaign):
        opened(due_on=date(2024, 10, 21))
    issue = opened()
    with pytest.raises(IntegrityError, match="due after the campaign"):
        sql("UPDATE campaign_issue SET due_on = '2024-10-21' WHERE id = %s", issue.pk)
    assert opened(due_on=None, found_on=date(2024, 10, 14)).due_on == date(2024, 10, 20)


# --- Two verifiers at once --------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_of_two_verifiers_one_wins_and_the_other_is_told_who_and_when(at: Callable[[str], None]) -> None:
    """Two connections close the same issue at the same time."""
    now = clock.now()
    with scope("*"):
        cast = assemble()
        campaign = actions.start_campaign(by=None, now=now, city=Unit.objects.get(pk=PY), year=2024)
        second = User.objects.create(username="py.second", name="市局第二审核人", password="!")
        grant_role(
            by=None, user=second, unit=Unit.objects.get(pk=PY), role="reviewer", now=now, reason="测试"
        )
        issue = actions.open_issue(
            by=None, now=now, campaign=campaign, unit=Unit.objects.get(pk=QF), area="policy",
            source=Source.SELF_CHECK, found="文件未清理",
        )  # fmt: skip
        issue = bring(cast, issue, "city_check", now=now)
    barrier, results = threading.Barrier(2), []

    def close(by: User) -> None:
        barrier.wait()
        try:
            with scope(PY):
                results.append(actions.close_issue(by=by, now=now, row=issue))
        except rules.WrongState as refusal:
            results.append(refusal)
        finally:
            connection.close()

    threads = [threading.Thread(target=close, args=[by]) for by in (cast.py_reviewer, second)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    [won] = [found for found in results if isinstance(found, Issue)]
    [lost] = [found for found in results if isinstance(found, rules.WrongState)]
    assert won.closed_by is not None
    assert won.closed_by.name in lost.message
    assert f"{now:%Y-%m-%d %H:%M}" in lost.message
    assert "“市级销号”" in lost.message


def test_the_page_too_tells_the_second_who_was_first(cast: Cast, opened: Opened, now: datetime) -> None:
    issue = bring(cast, opened(), "closed", now=now)
    data = {"row": str(issue.pk), "confirmed": "1", "text": "同意"}
    answer = cast.client(cast.py_reviewer).post(reverse("campaign:issues-verb", args=["close"]), data)
    assert answer.status_code == 409
    assert f"已由{cast.py_reviewer.name}于 {now:%Y-%m-%d}" in answer.content.decode()


def test_in_bulk_each_row_is_explained_by_itself(cast: Cast, opened: Opened, now: datetime) -> None:
    """Three chosen: one closes, one waits for the county, one was verified by the very closer."""
    ready = bring(cast, opened(), "city_check", now=now)
    early = bring(cast, opened(), "county_check", now=now)
    own = bring(cast, opened(), "county_check", now=now)
    actions.county_accept_issue(by=cast.py_reviewer, now=now, row=own)
    data = {"row": [str(row.pk) for row in (ready, early, own)], "confirmed": "1", "text": "同意"}
    html = cast.client(cast.py_reviewer).post(reverse("campaign:issues-verb", args=["close"]), data)
    text = html.content.decode()
    assert "已办理 1 条，2 条未办理" in text
    assert f"<td>{early.number}</td>" in text
    assert "现在是“待县级验收”" in text
    assert "须由不同的人办理" in text
    assert set(Issue.objects.filter(state="closed")) == {ready}


# --- Reopened, extended -------------------------------------------------------------------------------------


def test_the_city_opens_a_closed_issue_again_with_a_reason_and_a_new_deadline(
    cast: Cast, opened: Opened, now: datetime
) -> None:
    issue = bring(cast, opened(), "closed", now=now)
    later = now + timedelta(days=20)
    again = issues.reopen_issue(by=cast.py_reviewer, now=later, row=issue, reason="家长反映又分重点班")
    assert (again.state, again.closed_by, again.closed_at) == (IssueState.RECTIFYING, None, None)
    assert again.due_on == clock.add_working_days(later.date(), 20)
    assert again.reopened_at == later
    period = IssuePeriod.objects.get(issue=issue)
    assert (period.closed_by, period.closed_at, period.due_on) == (cast.py_reviewer, now, date(2024, 7, 26))
    assert again.progress.last().kind == "reopened"
    assert "又分重点班" in Notice.objects.filter(unit_id=QF_SCHOOL).latest("created_at").title


def test_what_was_opened_again_needs_new_evidence(cast: Cast, opened: Opened, now: datetime) -> None:
    issue = bring(cast, opened(), "closed", now=now)
    later = now + timedelta(days=20)
    issues.reopen_issue(by=cast.py_reviewer, now=later, row=issue, reason="反弹")
    with pytest.raises(rules.EvidenceMissing):
        actions.hand_in_issue(by=cast.qf_school, now=later, row=issue)
    assert bring(cast, issue, "closed", now=later).closed_at == later


@pytest.mark.parametrize("who", ["qf_reviewer", "py_supervisor", "zz_reviewer", "qf_school"])
def test_nobody_but_a_reviewer_of_the_city_opens_again(
    cast: Cast, opened: Opened, now: datetime, who: str
) -> None:
    issue = bring(cast, opened(), "closed", now=now)
    with pytest.raises(rules.NotHighEnough):
        issues.reopen_issue(by=getattr(cast, who), now=now, row=issue, reason="反弹")


def test_opening_again_needs_a_reason_and_a_day_to_come(cast: Cast, opened: Opened, now: datetime) -> None:
    issue = bring(cast, opened(), "closed", now=now)
    with pytest.raises(rules.ReasonMissing):
        issues.reopen_issue(by=cast.py_reviewer, now=now, row=issue, reason=" ")
    for day, refusal in ((11, gates.DueNotLater), (12 + 365, gates.DueOutsideCampaign)):
        due = date(2024, 7, 1) + timedelta(days=day - 1)
        with pytest.raises(refusal):
            issues.reopen_issue(by=cast.py_reviewer, now=now, row=issue, reason="反弹", due_on=due)


def test_the_superior_extends_and_the_reason_stays(cast: Cast, opened: Opened, now: datetime) -> None:
    issue = opened()
    due = date(2024, 8, 16)
    extended = issues.extend_issue(by=cast.qf_reviewer, now=now, row=issue, due_on=due, reason="暑期施工")
    assert (extended.due_on, extended.state) == (due, IssueState.PENDING)
    assert extended.progress.last().text == "由 2024-07-26 延至 2024-08-16。理由：暑期施工"


@pytest.mark.parametrize(("code", "who"), [(QF, "qf_reviewer"), (QF_SCHOOL, "nl_reviewer"), (QF, "qf_clerk")])
def test_nobody_extends_for_the_own_unit(
    cast: Cast, opened: Opened, now: datetime, code: str, who: str
) -> None:
    with pytest.raises(gates.NotTheSuperior):
        issues.extend_issue(
            by=getattr(cast, who), now=now, row=opened(code), due_on=date(2024, 8, 16), reason="忙"
        )


@pytest.mark.parametrize(
    ("due", "refusal"),
    [
        (date(2024, 7, 26), gates.DueNotLater),
        (date(2024, 7, 11), gates.DueNotLater),
        (date(2024, 10, 21), gates.DueOutsideCampaign),
    ],
)
def test_an_extension_goes_forward_and_ends_with_the_campaign(
    cast: Cast, opened: Opened, now: datetime, due: date, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        issues.extend_issue(by=cast.qf_reviewer, now=now, row=opened(), due_on=due, reason="忙")


def test_a_deadline_is_not_put_off_in_the_form(cast: Cast, opened: Opened, now: datetime) -> None:
    issue = opened(source=Source.SELF_CHECK)
    with pytest.raises(gates.DueMovesByExtension):
        actions.amend_issue(by=cast.qf_school, now=now, row=issue, values={"due_on": date(2024, 8, 1)})


def test_a_lasting_issue_nobody_writes_about_is_flagged(
    cast: Cast, opened: Opened, now: datetime, at: Callable[[str], None]
) -> None:
    issue = opened(deadline_kind="lasting", due_on=None)
    client = cast.client(cast.qf_school)
    at("2024-08-09")  # the twentieth working day after
    assert issue.number not in client.get("/campaign/issues/?preset=silent").content.decode()
    at("2024-08-12")
    assert issue.number in client.get("/campaign/issues/?preset=silent").content.decode()
    assert "需更新进展" in client.get("/desk/").content.decode()
    actions.add_progress(by=cast.qf_school, now=clock.now(), row=issue, text="每周抽查一次")
    assert issue.number not in client.get("/campaign/issues/?preset=silent").content.decode()
