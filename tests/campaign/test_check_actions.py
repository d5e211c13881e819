"""Answering, handing in, returning and accepting the checklist."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest

from campaign import rules
from campaign.actions import (
    Reply,
    accept_assignment,
    answer_check,
    answer_checks,
    attach_to_check,
    return_assignment,
    return_checks,
    submit_assignment,
    submit_checklist,
)
from campaign.choices import Answer, AssignmentState, IssueState
from campaign.models import Assignment, Campaign, Check, ChecklistItem, Issue
from campaign.queries.checks import assignment_of, changes
from tests.cast import PY, QF, QF_SCHOOL, Cast
from yangguang.common.refusals import Locked, StaleVersion
from yangguang.evidence.models import Evidence
from yangguang.notices.models import Notice
from yangguang.tenancy.models import Unit

Items = dict[str, ChecklistItem]
Units = Callable[[str], Unit]
Filled = Callable[..., Assignment]


def test_a_found_problem_opens_its_issue_at_once(
    cast: Cast, items: Items, unit: Units, now: datetime
) -> None:
    check = answer_check(
        by=cast.qf_clerk,
        now=now,
        unit=unit(QF),
        item=items["P05"],
        answer="problem",
        found="超计划招生 12 人",
    )
    issue = Issue.objects.get(check_row=check)
    assert (issue.number, issue.area, issue.source, issue.prohibition) == (
        "2024-410922-001", "policy", "self_check", 1,
    )  # fmt: skip
    assert (issue.state, issue.found, issue.found_on) == (IssueState.PENDING, "超计划招生 12 人", now.date())


def test_a_problem_without_words_writes_nothing(cast: Cast, items: Items, unit: Units, now: datetime) -> None:
    with pytest.raises(rules.FoundMissing):
        answer_check(by=cast.qf_clerk, now=now, unit=unit(QF), item=items["P01"], answer="problem")
    assert not Check.objects.exists()
    assert not Issue.objects.exists()


def test_changing_the_answer_back_keeps_the_issue(
    cast: Cast, items: Items, unit: Units, now: datetime
) -> None:
    told = {"by": cast.qf_clerk, "now": now, "unit": unit(QF), "item": items["P01"]}
    answer_check(**told, answer="problem", found="缺对照表")
    answer_check(**told, answer="fine")
    assert Issue.objects.count() == 1
    answer_check(**told, answer="problem", found="缺对照表")
    assert Issue.objects.count() == 1, "an open issue of the check is not opened twice"


def test_not_applicable_needs_a_reason(cast: Cast, items: Items, unit: Units, now: datetime) -> None:
    told = {"by": cast.qf_clerk, "now": now, "unit": unit(QF), "item": items["P07"]}
    with pytest.raises(rules.ReasonMissing):
        answer_check(**told, answer="not_applicable", reason=" ")
    check = answer_check(**told, answer="not_applicable", reason="辖区没有市直属学校")
    assert check.reason == "辖区没有市直属学校"
    assert answer_check(**told, answer="fine", reason="x").reason == ""


@pytest.mark.parametrize(("code", "item"), [(QF, "C01"), (QF_SCHOOL, "P01")])
def test_an_item_for_another_level_is_refused(
    cast: Cast, items: Items, unit: Units, now: datetime, code: str, item: str
) -> None:
    with pytest.raises(rules.Unknown):
        answer_check(by=cast.qf_clerk, now=now, unit=unit(code), item=items[item], answer="fine")


def test_a_city_answers_no_checklist(cast: Cast, items: Items, unit: Units, now: datetime) -> None:
    with pytest.raises(rules.NotAnAnsweringUnit):
        answer_check(by=cast.py_reviewer, now=now, unit=unit(PY), item=items["P01"], answer="fine")


def test_an_answer_somebody_else_changed_is_not_overwritten(
    cast: Cast, items: Items, unit: Units, now: datetime
) -> None:
    told = {"by": cast.qf_clerk, "now": now, "unit": unit(QF), "item": items["P01"]}
    assert answer_check(**told, answer="fine", version=0).version == 1
    with pytest.raises(StaleVersion):
        answer_check(**told, answer="fine", note="我以为还没人填", version=0)
    assert answer_check(**told, answer="fine", note="补充", version=1).version == 2


def test_the_same_answer_again_writes_nothing(cast: Cast, items: Items, unit: Units, now: datetime) -> None:
    told = {"by": cast.qf_clerk, "now": now, "unit": unit(QF), "item": items["P01"], "answer": "fine"}
    answer_check(**told)
    assert answer_check(**told).version == 1


def test_several_answers_are_written_all_or_nothing(
    cast: Cast, items: Items, unit: Units, now: datetime
) -> None:
    replies = [Reply(items["P01"], "fine"), Reply(items["P02"], "problem")]
    with pytest.raises(rules.FoundMissing):
        answer_checks(by=cast.qf_clerk, now=now, unit=unit(QF), replies=replies)
    assert not Check.objects.exists()


def test_the_first_answer_starts_the_assignment(
    cast: Cast, items: Items, unit: Units, campaign: Campaign, now: datetime
) -> None:
    answer_check(by=cast.qf_clerk, now=now, unit=unit(QF), item=items["P01"], answer="fine")
    assignment = assignment_of(unit(QF), campaign)
    assert assignment
    assert assignment.state == AssignmentState.IN_PROGRESS


def test_holes_are_named_when_the_checklist_is_handed_in(
    cast: Cast, items: Items, unit: Units, filled: Filled, now: datetime
) -> None:
    assignment = filled(unit(QF), cast.qf_clerk)
    Check.objects.filter(item__code__in=["P03", "S07"]).delete()
    with pytest.raises(rules.NotComplete) as refused:
        submit_checklist(by=cast.qf_clerk, now=now, assignment=assignment)
    assert refused.value.data["holes"] == ["P03", "S07"]
    assert "未检查：P03、S07" in refused.value.message


def test_a_problem_needs_a_file_before_it_is_handed_in(
    cast: Cast, items: Items, unit: Units, filled: Filled, now: datetime, paper: Any
) -> None:
    assignment = filled(unit(QF), cast.qf_clerk)
    told = {"by": cast.qf_clerk, "now": now, "unit": unit(QF), "item": items["P05"]}
    answer_check(**told, answer="problem", found="超计划")
    with pytest.raises(rules.NotComplete, match="没有上传佐证材料：P05"):
        submit_checklist(by=cast.qf_clerk, now=now, assignment=assignment)
    attach_to_check(**told, upload=paper())
    assert (
        submit_checklist(by=cast.qf_clerk, now=now, assignment=assignment).state == AssignmentState.SUBMITTED
    )


def test_what_was_handed_in_is_locked_and_the_lock_says_who_can_open_it(
    cast: Cast, items: Items, unit: Units, filled: Filled, now: datetime, paper: Any
) -> None:
    submit_assignment(by=cast.qf_clerk, now=now, row=filled(unit(QF), cast.qf_clerk))
    told = {"by": cast.qf_clerk, "now": now, "unit": unit(QF), "item": items["P01"]}
    with pytest.raises(Locked, match=r"2024-07-12.*市教育局审核人"):
        answer_check(**told, answer="fine", note="再改")
    with pytest.raises(Locked):
        attach_to_check(**told, upload=paper())
    assert not Evidence.objects.exists()


def test_a_returned_item_unlocks_only_itself(
    cast: Cast, items: Items, unit: Units, filled: Filled, now: datetime
) -> None:
    assignment = filled(unit(QF), cast.qf_clerk)
    submit_checklist(by=cast.qf_clerk, now=now, assignment=assignment)
    return_checks(by=cast.py_reviewer, now=now, assignment=assignment, items={"P03": "没有公示截图"})
    told = {"by": cast.qf_clerk, "now": now, "unit": unit(QF)}
    with pytest.raises(Locked, match="只退回了标红的检查项"):
        answer_check(**told, item=items["P01"], answer="fine", note="顺便改")
    assert answer_check(**told, item=items["P03"], answer="fine", note="已补截图").note == "已补截图"


def test_a_return_says_which_items_why_and_tells_the_unit(
    cast: Cast, unit: Units, filled: Filled, now: datetime
) -> None:
    assignment = filled(unit(QF), cast.qf_clerk)
    submit_checklist(by=cast.qf_clerk, now=now, assignment=assignment)
    returned = return_checks(
        by=cast.py_reviewer,
        now=now,
        assignment=assignment,
        items={"P03": "没有公示截图", "D01": "网址打不开"},
    )
    assert returned.state == AssignmentState.RETURNED
    assert "P03 没有公示截图" in returned.reason
    marked = Check.objects.exclude(returned_reason="").values_list("item__code", "returned_reason")
    assert sorted(marked) == [("D01", "网址打不开"), ("P03", "没有公示截图")]
    notice = Notice.objects.get(unit_id=QF)
    assert notice.path == f"/campaign/checks/{QF}/"


def test_the_next_submission_shows_what_changed(
    cast: Cast, items: Items, unit: Units, filled: Filled, now: datetime
) -> None:
    assignment = filled(unit(QF), cast.qf_clerk)
    submit_checklist(by=cast.qf_clerk, now=now, assignment=assignment)
    return_checks(by=cast.py_reviewer, now=now, assignment=assignment, items={"P03": "没有公示截图"})
    with pytest.raises(rules.NotComplete, match="被退回后尚未修改：P03"):
        submit_checklist(by=cast.qf_clerk, now=now, assignment=assignment)
    answer_check(
        by=cast.qf_clerk,
        now=now,
        unit=unit(QF),
        item=items["P03"],
        answer="not_applicable",
        reason="没有此类对象",
    )
    submit_checklist(by=cast.qf_clerk, now=now, assignment=assignment)
    check = Check.objects.get(unit_id=QF, item=items["P03"])
    assert changes(check) == [("结论", "无问题", "不适用"), ("不适用原因", "", "没有此类对象")]
    assert check.before["returned"] == "没有公示截图"
    assert check.returned_reason == ""
    assert changes(Check.objects.get(unit_id=QF, item=items["P01"])) == []


def test_a_file_added_after_the_return_counts_as_mending(
    cast: Cast, items: Items, unit: Units, filled: Filled, now: datetime, paper: Any
) -> None:
    assignment = filled(unit(QF), cast.qf_clerk)
    submit_checklist(by=cast.qf_clerk, now=now, assignment=assignment)
    return_checks(by=cast.py_reviewer, now=now, assignment=assignment, items={"P03": "没有公示截图"})
    later = now + timedelta(hours=1)
    attach_to_check(by=cast.qf_clerk, now=later, unit=unit(QF), item=items["P03"], upload=paper())
    assert (
        submit_checklist(by=cast.qf_clerk, now=later, assignment=assignment).state
        == AssignmentState.SUBMITTED
    )


def test_a_second_return_forgets_the_marks_of_the_first(
    cast: Cast, items: Items, unit: Units, filled: Filled, now: datetime
) -> None:
    assignment = filled(unit(QF), cast.qf_clerk)
    submit_checklist(by=cast.qf_clerk, now=now, assignment=assignment)
    return_checks(by=cast.py_reviewer, now=now, assignment=assignment, items={"P03": "没有公示截图"})
    answer_check(by=cast.qf_clerk, now=now, unit=unit(QF), item=items["P03"], answer="fine", note="已补")
    submit_checklist(by=cast.qf_clerk, now=now, assignment=assignment)
    return_checks(by=cast.py_reviewer, now=now, assignment=assignment, items={"D01": "网址打不开"})
    assert Check.objects.get(unit_id=QF, item=items["P03"]).before == {}


@pytest.mark.parametrize("marks", [{}, {"P03": " "}])
def test_a_return_without_item_or_reason_is_refused(
    cast: Cast, unit: Units, filled: Filled, now: datetime, marks: dict[str, str]
) -> None:
    assignment = submit_checklist(by=cast.qf_clerk, now=now, assignment=filled(unit(QF), cast.qf_clerk))
    with pytest.raises(rules.ReasonMissing):
        return_checks(by=cast.py_reviewer, now=now, assignment=assignment, items=marks)


def test_an_item_the_unit_does_not_answer_cannot_be_returned(
    cast: Cast, unit: Units, filled: Filled, now: datetime
) -> None:
    assignment = submit_checklist(by=cast.qf_clerk, now=now, assignment=filled(unit(QF), cast.qf_clerk))
    with pytest.raises(rules.Unknown):
        return_checks(by=cast.py_reviewer, now=now, assignment=assignment, items={"C01": "不对"})


def test_a_checklist_is_not_returned_as_a_whole(
    cast: Cast, unit: Units, filled: Filled, now: datetime
) -> None:
    assignment = submit_checklist(by=cast.qf_clerk, now=now, assignment=filled(unit(QF), cast.qf_clerk))
    with pytest.raises(rules.UseTheChecklist):
        return_assignment(by=cast.py_reviewer, now=now, row=assignment, reason="都不对")


@pytest.mark.parametrize("judge", ["qf_reviewer", "qf_clerk", "nl_reviewer"])
def test_the_county_does_not_judge_its_own_checklist(
    cast: Cast, unit: Units, filled: Filled, now: datetime, judge: str
) -> None:
    assignment = submit_checklist(by=cast.qf_clerk, now=now, assignment=filled(unit(QF), cast.qf_clerk))
    with pytest.raises(rules.NotTheSuperior):
        accept_assignment(by=getattr(cast, judge), now=now, row=assignment)


def test_the_county_reviewer_judges_a_school(cast: Cast, unit: Units, filled: Filled, now: datetime) -> None:
    school = unit(QF_SCHOOL)
    assignment = submit_checklist(
        by=cast.qf_school, now=now, assignment=filled(school, cast.qf_school, ("C01",))
    )
    accepted = accept_assignment(by=cast.qf_reviewer, now=now, row=assignment)
    assert (accepted.state, accepted.decided_by) == (AssignmentState.ACCEPTED, cast.qf_reviewer)


def test_accepted_stays_locked_until_the_superior_returns_it(
    cast: Cast, items: Items, unit: Units, filled: Filled, now: datetime
) -> None:
    assignment = submit_checklist(by=cast.qf_clerk, now=now, assignment=filled(unit(QF), cast.qf_clerk))
    accept_assignment(by=cast.py_reviewer, now=now, row=assignment)
    with pytest.raises(Locked, match="已认可"):
        answer_check(by=cast.qf_clerk, now=now, unit=unit(QF), item=items["P01"], answer="fine", note="x")
    return_checks(by=cast.py_reviewer, now=now, assignment=assignment, items={"P01": "抽查发现不符"})
    told = {"by": cast.qf_clerk, "now": now, "unit": unit(QF), "item": items["P01"]}
    assert answer_check(**told, answer=Answer.PROBLEM, found="确有遗漏").answer == Answer.PROBLEM
