"""南乐县 checks 清丰县: a drawn sample, a right that ends by itself, verdicts the city decides on."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from campaign.actions import crosschecks as actions
from campaign.choices.crosschecks import CrossState, FindingState
from campaign.models import Campaign, CrossCheck, CrossFinding, Issue
from campaign.rules import ReasonMissing, WrongState
from campaign.rules import crosschecks as rules
from tests.cast import NL, PY, QF, QF_SCHOOL, Cast
from yangguang.accounts.actions import grant_role
from yangguang.accounts.choices import Role
from yangguang.accounts.models import Grant
from yangguang.accounts.rights import actor_for, rights_of
from yangguang.common import clock
from yangguang.evidence.models import Evidence
from yangguang.notices.models import Notice
from yangguang.tenancy.choices import Right
from yangguang.tenancy.models import Unit
from yangguang.tenancy.scope import scope

Units = Callable[[str], Unit]
UNTIL = date(2024, 7, 19)


@pytest.fixture
def answered(cast: Cast, filled: Any, unit: Units) -> None:
    """清丰县's bureau and one of its schools answered everything; P05 was a problem with a file."""
    filled(unit(QF), cast.qf_clerk, problems=("P05",))
    filled(unit(QF_SCHOOL), cast.qf_school)


@pytest.fixture
def row(cast: Cast, campaign: Campaign, answered: None, unit: Units, now: datetime) -> CrossCheck:
    """The city lets 南乐县 check 清丰县 for a week."""
    return actions.assign(
        by=cast.py_reviewer, now=now, campaign=campaign, unit=unit(QF), checker=unit(NL), until=UNTIL,
        note="重点看公示", seed="2024abc",
    )  # fmt: skip


def judge_all(row: CrossCheck, by: Any, now: datetime, disputed: int = 1) -> list[CrossFinding]:
    """Agree with everything but the first ``disputed``."""
    found = list(row.findings.order_by("place"))
    for place, finding in enumerate(found):
        agree = place >= disputed
        reason = "" if agree else "截图看不出公布日期"
        actions.judge(by=by, now=now, row=finding, agree=agree, reason=reason)
    return found


def page(row: CrossCheck) -> str:
    return reverse("campaign:crosschecks-sample", args=[row.pk])


@pytest.mark.parametrize(("pool", "size"), [(0, 0), (7, 7), (20, 20), (53, 20), (201, 21), (4000, 400)])
def test_a_tenth_is_drawn_and_at_least_twenty(pool: int, size: int) -> None:
    assert rules.sample_size(pool) == size


def test_the_same_seed_draws_the_same_sample(row: CrossCheck, cast: Cast, unit: Units, now: datetime) -> None:
    drawn = list(row.findings.order_by("place").values_list("check_row_id", flat=True))
    assert len(set(drawn)) == rules.sample_size(row.pool)
    actions.end(by=cast.py_reviewer, now=now, row=row)
    again = actions.assign(
        by=cast.py_reviewer, now=now, campaign=row.campaign, unit=unit(QF), checker=unit(NL), until=UNTIL,
        seed="2024abc",
    )  # fmt: skip
    assert list(again.findings.order_by("place").values_list("check_row_id", flat=True)) == drawn


def test_the_checkers_get_a_right_that_ends_on_the_day(row: CrossCheck, cast: Cast, at: Any) -> None:
    grant = Grant.objects.get(role=Role.CROSS_CHECKER)
    assert (grant.user, grant.unit_id) == (cast.nl_reviewer, QF)
    assert grant.until is not None
    assert grant.until.date() == UNTIL
    rights = rights_of(cast.nl_reviewer)
    assert rights.covers(Right.CROSS_CHECK, QF_SCHOOL)
    assert not rights.covers(Right.VIEW, QF)
    assert actor_for(cast.nl_reviewer).home == NL
    at("2024-07-20")
    assert not rights_of(cast.nl_reviewer).covers(Right.CROSS_CHECK, QF)


def test_nothing_else_of_the_checked_county_opens(row: CrossCheck, cast: Cast) -> None:
    client = cast.client(cast.nl_reviewer)
    assert client.get(page(row)).status_code == 200
    issue = Issue.objects.get(unit=QF)
    file = Evidence.objects.filter(unit=QF).first()
    assert file is not None
    for closed in (
        reverse("campaign:checks-unit", args=[QF]),
        reverse("campaign:coverage-items", args=[QF]),
        reverse("campaign:issues-detail", args=[issue.pk]),
        reverse("campaign:crosschecks-detail", args=[row.pk]),
        reverse("evidence:download", args=[file.pk]),
    ):
        assert client.get(closed).status_code == 404, closed
    for empty in ("campaign:issues-list", "enrollment:left-behind-list", "campaign:checks"):
        assert "清丰县" not in client.get(reverse(empty), follow=True).content.decode().replace(
            "清丰县检查", ""
        )


def test_files_of_the_sample_and_no_others_are_read(row: CrossCheck, cast: Cast, now: datetime) -> None:
    client = cast.client(cast.nl_reviewer)
    file = Evidence.objects.get(unit=QF)
    drawn = row.findings.filter(check_row_id=file.subject_id).exists()
    assert client.get(f"{page(row)}?file={file.pk}").status_code == (200 if drawn else 404)
    inside = row.findings.first()
    assert inside is not None
    Evidence.objects.filter(pk=file.pk).update(subject_id=inside.check_row_id)
    assert client.get(f"{page(row)}?file={file.pk}").status_code == 200
    outside = Issue.objects.get(unit=QF)
    Evidence.objects.filter(pk=file.pk).update(subject="campaign.Issue", subject_id=outside.pk)
    assert client.get(f"{page(row)}?file={file.pk}").status_code == 404


def test_the_story_through_the_doors(row: CrossCheck, cast: Cast) -> None:
    """南乐县 judges and hands in; the city opens an issue and dismisses; 清丰县 reads it when released."""
    nl, city, qf = (cast.client(p) for p in (cast.nl_reviewer, cast.py_reviewer, cast.qf_reviewer))
    assert Notice.objects.filter(unit=NL, title__contains="清丰县").exists()
    assert page(row) in nl.get(reverse("campaign:crosschecks")).content.decode()
    found = list(row.findings.order_by("place"))
    missing = nl.post(page(row), {"finding": found[0].pk, "verdict": "dispute", "reason": ""})
    assert missing.status_code == 422
    assert "请写明理由" in missing.content.decode()
    assert nl.post(page(row)).status_code == 422  # not all judged
    for place, finding in enumerate(found):
        verdict = {"verdict": "dispute", "reason": "截图没有日期"} if place < 2 else {"verdict": "agree"}
        assert nl.post(page(row), {"finding": finding.pk, **verdict}).status_code == 302
    before = qf.get(page(row)).content.decode()
    assert "意见还没有反馈" in before
    assert "截图没有日期" not in before
    assert nl.post(page(row)).status_code == 302
    assert nl.get(page(row)).status_code == 404  # the right is gone with the work
    verb = reverse("campaign:crossfindings-verb", args=["open-issue"])
    city.post(verb, {"row": found[0].pk, "from": "detail"})
    issue = Issue.objects.get(source="inspection")
    assert issue.found == "相互检查发现：截图没有日期"
    release = reverse("campaign:crosschecks-verb", args=["release"])
    city.post(release, {"row": row.pk, "confirmed": "1", "from": "detail"})
    row.refresh_from_db()
    assert row.state == CrossState.DONE  # one 不同意 is not decided yet
    dismiss = reverse("campaign:crossfindings-verb", args=["dismiss"])
    city.post(dismiss, {"row": found[1].pk, "confirmed": "1", "from": "detail", "reason": "网页有日期"})
    city.post(release, {"row": row.pk, "confirmed": "1", "from": "detail"})
    row.refresh_from_db()
    assert row.state == CrossState.RELEASED
    after = qf.get(page(row)).content.decode()
    assert "截图没有日期" in after
    assert "不采纳" in after
    assert issue.number in after


def test_before_release_the_database_hides_the_verdicts_from_the_checked_county(
    row: CrossCheck, cast: Cast, now: datetime
) -> None:
    judge_all(row, cast.nl_reviewer, now)
    with scope(QF):
        assert CrossCheck.objects.count() == 1
        assert CrossFinding.objects.count() == 0
    actions.finish(by=cast.nl_reviewer, now=now, row=row)
    actions.dismiss(by=cast.py_reviewer, now=now, row=row.findings.get(state="disputed"), reason="材料齐全")
    actions.release(by=cast.py_reviewer, now=now, row=row)
    with scope(QF):
        assert CrossFinding.objects.count() == row.findings.count()


def test_a_person_of_the_checked_county_checks_nothing(
    row: CrossCheck, cast: Cast, unit: Units, now: datetime
) -> None:
    finding = row.findings.first()
    with pytest.raises(rules.NotTheChecker):
        actions.judge(by=cast.qf_reviewer, now=now, row=finding, agree=True)
    grant_role(by=None, user=cast.nl_reviewer, unit=unit(QF), role=Role.VIEWER, now=now)
    with pytest.raises(rules.OwnCounty):
        actions.judge(by=cast.nl_reviewer, now=now, row=finding, agree=True)


def test_whoever_holds_rights_on_both_is_not_asked_to_check(
    cast: Cast, campaign: Campaign, answered: None, unit: Units, now: datetime
) -> None:
    grant_role(by=None, user=cast.nl_reviewer, unit=unit(QF), role=Role.LEADER, now=now)
    with pytest.raises(rules.NobodyToCheck):
        actions.assign(
            by=cast.py_reviewer, now=now, campaign=campaign, unit=unit(QF), checker=unit(NL), until=UNTIL
        )


def test_after_the_day_nothing_is_judged(row: CrossCheck, cast: Cast, at: Any) -> None:
    at("2024-07-22")
    with pytest.raises(rules.Over):
        actions.judge(by=cast.nl_reviewer, now=clock.now(), row=row.findings.first(), agree=True)
    assert cast.client(cast.nl_reviewer).get(page(row)).status_code == 404


def test_a_verdict_against_needs_a_reason_and_the_city_waits_for_the_end(
    row: CrossCheck, cast: Cast, now: datetime
) -> None:
    finding = row.findings.first()
    with pytest.raises(ReasonMissing):
        actions.judge(by=cast.nl_reviewer, now=now, row=finding, agree=False, reason="不")
    actions.judge(by=cast.nl_reviewer, now=now, row=finding, agree=False, reason="没有公示")
    with pytest.raises(rules.StillChecking):
        actions.open_from_finding(by=cast.py_reviewer, now=now, row=finding)
    with pytest.raises(rules.NotAllJudged, match="项没有填写意见"):
        actions.finish(by=cast.nl_reviewer, now=now, row=row)
    with pytest.raises(WrongState):
        actions.release(by=cast.py_reviewer, now=now, row=row)


@pytest.mark.parametrize("who", ["qf_reviewer", "nl_reviewer", "py_leader", "zz_reviewer"])
def test_only_the_city_assigns(
    cast: Cast, campaign: Campaign, answered: None, unit: Units, now: datetime, who: str
) -> None:
    with pytest.raises(rules.NotTheCity):
        actions.assign(
            by=getattr(cast, who), now=now, campaign=campaign, unit=unit(QF), checker=unit(NL), until=UNTIL
        )


@pytest.mark.parametrize(
    ("unit_code", "checker", "until", "refusal"),
    [
        (QF, QF, UNTIL, rules.CannotCheck),
        (QF, PY, UNTIL, rules.CannotCheck),
        (QF_SCHOOL, NL, UNTIL, rules.CannotCheck),
        (QF, NL, date(2024, 7, 11), rules.BadTerm),
        (QF, NL, date(2024, 12, 1), rules.BadTerm),
        (NL, QF, UNTIL, rules.NothingToCheck),
    ],
)
def test_pairs_and_days_that_do_not_fit(
    cast: Cast, campaign: Campaign, answered: None, unit: Units, now: datetime, unit_code: str, checker: str,
    until: date, refusal: type[Exception],
) -> None:  # fmt: skip
    with pytest.raises(refusal):
        actions.assign(
            by=cast.py_reviewer, now=now, campaign=campaign, unit=unit(unit_code), checker=unit(checker),
            until=until,
        )  # fmt: skip


def test_the_same_pair_waits_for_the_end(row: CrossCheck, cast: Cast, unit: Units, now: datetime) -> None:
    with pytest.raises(rules.CannotCheck, match="正在检查"):
        actions.assign(
            by=cast.py_reviewer, now=now, campaign=row.campaign, unit=unit(QF), checker=unit(NL), until=UNTIL
        )


def test_the_database_refuses_the_same(row: CrossCheck, cast: Cast, now: datetime) -> None:
    rows = CrossCheck.objects.filter(pk=row.pk)
    finding = CrossFinding.objects.filter(crosscheck=row)
    for change, name in (
        (lambda: rows.update(checker_id=QF), "crosscheck_not_the_own_county"),
        (lambda: rows.update(checker_id="4101"), "crosscheck_within_one_city"),
        (lambda: rows.update(state="released"), "crosscheck_released_has_time"),
        (lambda: rows.update(state="ended"), "crosscheck_ended_has_time"),
        (lambda: finding.update(state="disputed"), "crossfinding_has_reason"),
        (lambda: finding.update(state="issue", reason="x"), "crossfinding_issue_is_named"),
        (lambda: finding.update(state="dismissed", reason="x"), "crossfinding_dismissed_has_reason"),
        (
            lambda: finding.update(by=cast.nl_reviewer, decided_by=cast.nl_reviewer),
            "crossfinding_judge_is_not_checker",
        ),
    ):
        with pytest.raises(IntegrityError, match=name), transaction.atomic():
            change()


def test_the_city_assigns_by_its_page(cast: Cast, campaign: Campaign, answered: None) -> None:
    city = cast.client(cast.py_reviewer)
    form = reverse("campaign:crosschecks-assign")
    wrong = city.post(form, {"unit": QF, "checker": QF, "until": "2024-07-19"})
    assert wrong.status_code == 422
    assert "一个县（区）不能检查自己" in wrong.content.decode()
    assert city.post(form, {"unit": QF, "checker": NL, "until": "2024-07-19"}).status_code == 302
    row = CrossCheck.objects.get()
    assert (row.state, row.assigned_by) == (CrossState.ASSIGNED, cast.py_reviewer)
    assert "清丰县" in city.get(reverse("campaign:crosschecks")).content.decode()
    for who, expected in (("qf_reviewer", 403), ("qf_clerk", 403), ("py_leader", 403)):
        assert cast.client(getattr(cast, who)).get(form).status_code == expected


def test_nobody_without_a_part_in_it_opens_the_sample(row: CrossCheck, cast: Cast) -> None:
    for who in ("nl_clerk", "qf_school", "hl_clerk", "zz_reviewer"):
        assert cast.client(getattr(cast, who)).get(page(row)).status_code == 404, who
    posted = cast.client(cast.qf_reviewer).post(page(row), {})
    assert posted.status_code == 403


def test_ending_takes_the_right_away(row: CrossCheck, cast: Cast, now: datetime) -> None:
    later = now + timedelta(minutes=1)
    judged = row.findings.first()
    actions.judge(by=cast.nl_reviewer, now=now, row=judged, agree=True)
    actions.end(by=cast.py_reviewer, now=later, row=row)
    assert not rights_of(cast.nl_reviewer).covers(Right.CROSS_CHECK, QF)
    row.refresh_from_db()
    assert (row.state, row.findings.get(pk=judged.pk).state) == (CrossState.ENDED, FindingState.AGREED)
