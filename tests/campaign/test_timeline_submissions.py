"""What was handed in is locked at every door, returned thing by thing, and shows what changed."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import InternalError, transaction
from django.urls import reverse

from campaign import actions, completion, contents
from campaign.ledgers.handed_in import HandedInLedger
from campaign.ledgers.hotlines import HotlineLedger
from campaign.models import Assignment, Campaign, Hotline, ReturnMark, Submission
from campaign.queries.submissions import differences, last_changes, markable, rounds
from campaign.rules import timeline as rules
from tests.cast import NL, QF, Cast
from tests.ledgers.sheets import faults, uploaded, workbook
from yangguang.common.refusals import Locked
from yangguang.evidence.actions import attach, remove
from yangguang.evidence.models import Evidence
from yangguang.ledgers import registry

Owed = Callable[..., Assignment]


@pytest.fixture
def owed(campaign: Campaign) -> Owed:
    """``owed("M2")``: the county's assignment of that deliverable."""
    return lambda code, unit=QF: Assignment.objects.get(unit_id=unit, deliverable__code=code)


@pytest.fixture
def hotlines(monkeypatch: pytest.MonkeyPatch) -> HotlineLedger:
    """The hotlines of a county are what it hands in with M4."""
    monkeypatch.setattr(contents, "_sources", {})
    monkeypatch.setattr(completion, "_judges", {})
    monkeypatch.setattr(HotlineLedger, "locked", HandedInLedger.locked)
    monkeypatch.setattr(HotlineLedger, "closed_to_new", HandedInLedger.closed_to_new)
    contents.register_contents(
        "M4", "campaign/hotlines", lambda assignment: Hotline.objects.filter(unit=assignment.unit)
    )
    ledger = registry.get("campaign/hotlines")
    assert isinstance(ledger, HotlineLedger)
    return ledger


@pytest.fixture
def line(hotlines: HotlineLedger, now: datetime) -> Callable[..., Hotline]:
    """``line("0393-0000001")``: a published number."""

    def add(phone: str, unit: str = QF) -> Hotline:
        row = hotlines.create(by=None, unit_id=unit, values={"phone": phone, "purpose": "咨询"}, now=now)
        assert isinstance(row, Hotline)
        return row

    return add


def file_on(row: Any, by: Any, now: datetime, name: str, body: bytes = b"") -> Evidence:
    upload = SimpleUploadedFile(name, b"%PDF-1.4\n" + body + b"\n%%EOF\n", "application/pdf")
    return attach(by=by, subject=row, upload=upload, kind="", now=now)


# --- Paper, zero, begun ------------------------------------------------------------------------------


def test_a_document_is_not_handed_in_without_paper(cast: Cast, owed: Owed, now: datetime) -> None:
    with pytest.raises(rules.FileMissing):
        actions.submit_assignment(by=cast.qf_clerk, now=now, row=owed("M2"))
    file_on(owed("M2"), cast.qf_clerk, now, "实施细则.pdf")
    assert owed("M2").state == "in_progress"
    assert actions.submit_assignment(by=cast.qf_clerk, now=now, row=owed("M2")).state == "submitted"


def test_a_zero_report_needs_no_paper_and_says_so(cast: Cast, owed: Owed, now: datetime) -> None:
    actions.report_nothing(by=cast.qf_clerk, now=now, row=owed("A3"), note="没有民办学校")
    submission = owed("A3").submissions.get()
    assert (submission.number, submission.nothing, submission.note) == (1, True, "没有民办学校")


def test_rows_of_a_ledger_stand_for_paper(
    cast: Cast, owed: Owed, now: datetime, hotlines: HotlineLedger, line: Callable[..., Hotline]
) -> None:
    contents.register_contents("M3", "campaign/hotlines", lambda a: Hotline.objects.filter(unit=a.unit))
    with pytest.raises(rules.FileMissing):
        actions.submit_assignment(by=cast.qf_clerk, now=now, row=owed("M3"))
    line("0393-0000001")
    assert actions.submit_assignment(by=cast.qf_clerk, now=now, row=owed("M3")).state == "submitted"


# --- The record --------------------------------------------------------------------------------------


def test_a_submission_keeps_files_and_rows_as_they_were(
    cast: Cast, owed: Owed, now: datetime, line: Callable[..., Hotline]
) -> None:
    row = line("0393-0000001")
    line("0393-0000009", NL)
    file = file_on(owed("M4"), cast.qf_clerk, now, "公布页面.pdf")
    actions.submit_assignment(by=cast.qf_clerk, now=now, row=owed("M4"), note="已公布")
    kept = owed("M4").submissions.get().contents
    assert kept["note"] == "已公布"
    assert [(f["name"], f["sha256"]) for f in kept["files"]] == [("公布页面.pdf", file.sha256)]
    (ledger,) = kept["ledgers"]
    assert [(r["id"], r["name"]) for r in ledger["rows"]] == [(str(row.pk), ledger["rows"][0]["name"])]
    assert "0393-0000001" in ledger["rows"][0]["values"]


@pytest.mark.parametrize("change", ["update", "delete"])
def test_the_database_keeps_submissions_as_they_are(
    cast: Cast, owed: Owed, now: datetime, change: str
) -> None:
    actions.report_nothing(by=cast.qf_clerk, now=now, row=owed("A3"), note="没有")
    rows = Submission.objects.filter(assignment=owed("A3"))
    with pytest.raises(InternalError, match="Cannot"), transaction.atomic():
        rows.delete() if change == "delete" else rows.update(note="改过")


def test_a_ledger_that_goes_on_living_cannot_be_handed_in() -> None:
    with pytest.raises(ValueError, match="living"):
        contents.register_contents("I2", "campaign/issues", lambda assignment: None)


# --- The lock, door by door --------------------------------------------------------------------------


@pytest.fixture
def handed_in(cast: Cast, owed: Owed, now: datetime, line: Callable[..., Hotline]) -> Hotline:
    """清丰县 handed in its hotline with a file; 南乐县 did not."""
    row = line("0393-0000001")
    file_on(owed("M4"), cast.qf_clerk, now, "公布页面.pdf")
    actions.submit_assignment(by=cast.qf_clerk, now=now, row=owed("M4"))
    return row


def test_the_form_is_locked_and_says_why_since_when_and_who_opens_it(cast: Cast, handed_in: Hotline) -> None:
    clerk = cast.client(cast.qf_clerk)
    response = clerk.get(reverse("campaign:hotlines-edit", args=[handed_in.pk]))
    assert response.status_code == 423
    html = clerk.get(reverse("campaign:hotlines-detail", args=[handed_in.pk])).content.decode()
    for words in ("公布招生入学热线和举报电话", "2024-07-12 提交", "市教育局审核人退回"):
        assert words in html


def test_the_form_adds_no_row_beside_it_but_another_county_may(cast: Cast, handed_in: Hotline) -> None:
    url = reverse("campaign:hotlines-add")
    given = {"phone": "0393-0000002", "purpose": "举报", "hours": "全天"}
    response = cast.client(cast.qf_clerk).post(url, {"unit": QF, **given})
    assert response.status_code == 422
    assert "已锁定" in response.content.decode()
    assert cast.client(cast.nl_clerk).post(url, {"unit": NL, **given}).status_code == 302
    assert not Hotline.objects.filter(unit_id=QF, phone="0393-0000002").exists()


def test_the_api_is_locked(cast: Cast, handed_in: Hotline) -> None:
    clerk = cast.client(cast.qf_clerk)
    url = f"/api/v1/campaign/hotlines/{handed_in.pk}/"
    response = clerk.patch(url, {"hours": "全天"}, content_type="application/json", headers={"If-Match": "1"})
    assert (response.status_code, response.json()["code"]) == (423, "LOCKED")
    new = {"unit": QF, "phone": "0393-0000002", "purpose": "举报", "hours": "全天"}
    response = clerk.post("/api/v1/campaign/hotlines/", new, content_type="application/json")
    assert (response.status_code, response.json()["code"]) == (423, "LOCKED")


def test_an_import_names_the_locked_rows(cast: Cast, handed_in: Hotline) -> None:
    book = workbook(
        ["0393-0000001", "举报", "全天"],
        ["0393-0000002", "举报", "全天"],
        titles=["电话", "用途", "接听时间"],
    )
    job = uploaded(cast.client(cast.qf_clerk), book, "热线.xlsx", to="/campaign/hotlines/import/")
    assert not job.outcome["writable"]
    assert [fault[0] for fault in faults(job)] == ["2", "3"]
    assert all("已锁定" in fault[2] for fault in faults(job))


def test_files_of_the_assignment_and_of_its_rows_are_locked(
    cast: Cast, owed: Owed, handed_in: Hotline, now: datetime
) -> None:
    for subject in (owed("M4"), handed_in):
        with pytest.raises(Locked):
            file_on(subject, cast.qf_clerk, now, "补充.pdf")
    file = Evidence.objects.of(owed("M4")).get()
    with pytest.raises(Locked):
        remove(by=cast.qf_clerk, evidence=file, now=now)


def test_a_verb_of_the_filler_is_guarded(cast: Cast, handed_in: Hotline) -> None:
    done = contents.guarded(lambda *, row: "done")
    with pytest.raises(Locked):
        done(row=handed_in)
    Assignment.objects.filter(deliverable__code="M4", unit_id=QF).update(state="in_progress")
    assert done(row=handed_in) == "done"


def test_what_was_handed_in_for_last_year_does_not_lock_this_years_rows(
    cast: Cast, handed_in: Hotline, now: datetime, at: Callable[[str], None], campaign: Campaign
) -> None:
    from campaign.actions import setup

    setup.clone_campaign(by=cast.py_reviewer, now=now, source=campaign, year=2025)
    assert contents.lock_for(handed_in) is not None
    at("2025-06-02")
    assert contents.lock_for(handed_in) is None


# --- The return --------------------------------------------------------------------------------------


def test_a_return_without_marks_opens_the_whole(
    cast: Cast, owed: Owed, handed_in: Hotline, now: datetime
) -> None:
    actions.return_assignment(by=cast.py_reviewer, now=now, row=owed("M4"), reason="号码打不通")
    assert contents.lock_for(handed_in) is None
    assert contents.lock_for((QF, "campaign/hotlines")) is None
    assert file_on(owed("M4"), cast.qf_clerk, now, "补充.pdf")


def test_a_mark_opens_only_what_it_names(
    cast: Cast, owed: Owed, now: datetime, line: Callable[..., Hotline]
) -> None:
    wrong, fine = line("0393-0000001"), line("0393-0000002")
    file_on(owed("M4"), cast.qf_clerk, now, "公布页面.pdf")
    actions.submit_assignment(by=cast.qf_clerk, now=now, row=owed("M4"))
    row = actions.return_assignment(
        by=cast.py_reviewer, now=now, row=owed("M4"), marks={f"r-{wrong.pk}": "号码打不通"}
    )
    assert "号码打不通" in row.reason
    assert contents.lock_for(wrong) is None
    for closed in (fine, (QF, "campaign/hotlines")):
        refusal = contents.lock_for(closed)
        assert refusal is not None
        assert "没有标出" in refusal.message
    file_on(wrong, cast.qf_clerk, now, "通话记录.pdf")
    for subject in (fine, owed("M4")):
        with pytest.raises(Locked):
            file_on(subject, cast.qf_clerk, now, "别的.pdf")


def test_a_marked_file_may_be_replaced_and_nothing_else(
    cast: Cast, owed: Owed, handed_in: Hotline, now: datetime
) -> None:
    file = Evidence.objects.of(owed("M4")).get()
    actions.return_assignment(by=cast.py_reviewer, now=now, row=owed("M4"), marks={f"f-{file.pk}": "看不清"})
    with pytest.raises(Locked):
        file_on(handed_in, cast.qf_clerk, now, "别的.pdf")
    remove(by=cast.qf_clerk, evidence=file, now=now)
    file_on(owed("M4"), cast.qf_clerk, now, "公布页面.pdf", b"clear")
    actions.submit_assignment(by=cast.qf_clerk, now=now, row=owed("M4"))
    (group,) = last_changes(rounds(owed("M4"))) or []
    assert (group.title, [(c.kind, c.name) for c in group.lines]) == ("附件", [("替换", "公布页面.pdf")])


@pytest.mark.parametrize(("key", "opened"), [("files", "file"), ("l-campaign/hotlines", "row")])
def test_what_is_missing_can_be_marked(
    cast: Cast, owed: Owed, handed_in: Hotline, now: datetime, key: str, opened: str
) -> None:
    actions.return_assignment(by=cast.py_reviewer, now=now, row=owed("M4"), marks={key: "不全"})
    assert (contents.lock_for((QF, "campaign/hotlines")) is None) is (opened == "row")
    assert (contents.lock_for_file(owed("M4")) is None) is (opened == "file")
    assert contents.lock_for(handed_in) is not None


def test_the_next_submission_clears_the_marks_and_shows_what_changed(
    cast: Cast, owed: Owed, hotlines: HotlineLedger, now: datetime, line: Callable[..., Hotline]
) -> None:
    wrong = line("0393-0000001")
    actions.submit_assignment(by=cast.qf_clerk, now=now, row=owed("M4"), note="甲")
    actions.return_assignment(
        by=cast.py_reviewer, now=now, row=owed("M4"),
        marks={f"r-{wrong.pk}": "打不通", "l-campaign/hotlines": "缺举报电话"},
    )  # fmt: skip
    hotlines.update(by=cast.qf_clerk, row=wrong, values={"phone": "0393-0000003"}, now=now)
    line("0393-0000004")
    actions.submit_assignment(by=cast.qf_clerk, now=now, row=owed("M4"), note="乙")
    assert not ReturnMark.objects.filter(assignment=owed("M4")).standing().exists()
    groups = last_changes(rounds(owed("M4"))) or []
    assert [group.title for group in groups] == ["说明", "热线电话"]
    changed = groups[1].lines
    assert [line.kind for line in changed] == ["新增", "修改"] or [c.kind for c in changed] == [
        "修改",
        "新增",
    ]
    fields = next(c.fields for c in changed if c.kind == "修改")
    assert ("电话", "0393-0000001", "0393-0000003") in fields
    assert contents.lock_for(wrong) is not None


def test_what_came_back_does_not_go_up_unchanged(
    cast: Cast, owed: Owed, handed_in: Hotline, now: datetime
) -> None:
    actions.return_assignment(by=cast.py_reviewer, now=now, row=owed("M4"), reason="再核一遍")
    with pytest.raises(rules.NothingChanged):
        actions.submit_assignment(by=cast.qf_clerk, now=now, row=owed("M4"))
    row = actions.submit_assignment(by=cast.qf_clerk, now=now, row=owed("M4"), note="已核，无误")
    assert row.submissions.count() == 2


def test_a_mark_needs_a_reason_and_something_that_was_handed_in(
    cast: Cast, owed: Owed, handed_in: Hotline, now: datetime, line: Callable[..., Hotline]
) -> None:
    told = {"by": cast.py_reviewer, "now": now, "row": owed("M4")}
    with pytest.raises(actions.assignments.rules.ReasonMissing):
        actions.return_assignment(**told, marks={f"r-{handed_in.pk}": " "})
    with pytest.raises(rules.NotItsContent):
        actions.return_assignment(**told, marks={f"r-{line('0393-0000009', NL).pk}": "不对"})
    assert owed("M4").state == "submitted"


def test_everything_of_a_submission_can_be_marked(
    cast: Cast, owed: Owed, handed_in: Hotline, now: datetime
) -> None:
    keys = [line.key for group in markable(owed("M4")) for line in group.lines]
    file = Evidence.objects.of(owed("M4")).get()
    assert keys == ["note", f"f-{file.pk}", "files", f"r-{handed_in.pk}", "l-campaign/hotlines"]


# --- The difference itself ---------------------------------------------------------------------------


def kept(*files: tuple[str, str], rows: dict[str, list[str]] | None = None, note: str = "") -> dict[str, Any]:
    made = [{"id": h, "of": "a", "name": name, "kind": "", "sha256": h} for name, h in files]
    found = [{"id": k, "name": k, "version": 1, "values": v} for k, v in (rows or {}).items()]
    ledger = {"label": "x/y", "title": "台账", "model": "x.Y", "columns": ["甲", "乙"], "rows": found}
    return {"note": note, "files": made, "ledgers": [ledger]}


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (kept(("a.pdf", "1")), kept(("a.pdf", "1")), []),
        (kept(("a.pdf", "1")), kept(("b.pdf", "1")), []),  # the same paper under another name
        (kept(), kept(("a.pdf", "1")), [("附件", "新增", "a.pdf")]),
        (kept(("a.pdf", "1")), kept(), [("附件", "删除", "a.pdf")]),
        (kept(("a.pdf", "1")), kept(("a.pdf", "2")), [("附件", "替换", "a.pdf")]),
        (kept(note="甲"), kept(note="乙"), [("说明", "修改", "说明")]),
        (kept(rows={"r": ["1", "2"]}), kept(rows={"r": ["1", "3"]}), [("台账", "修改", "r")]),
        (kept(rows={"r": ["1"]}), kept(rows={"s": ["1"]}), [("台账", "新增", "s"), ("台账", "删除", "r")]),
    ],
)  # fmt: skip
def test_differences_are_named(before: Any, after: Any, said: list[tuple[str, str, str]]) -> None:
    groups = differences(before, after)
    assert [(group.title, line.kind, line.name) for group in groups for line in group.lines] == said


# --- What is judged elsewhere ------------------------------------------------------------------------


def test_a_weekly_report_is_not_judged_beside_its_filing(
    cast: Cast, campaign: Campaign, now: datetime
) -> None:
    row = Assignment.objects.filter(unit_id=QF, deliverable__code="A1").first()
    Assignment.objects.filter(pk=row.pk).update(state="submitted", submitted_at=now)
    for judge in (actions.accept_assignment, actions.return_assignment):
        with pytest.raises(rules.JudgedElsewhere, match="报告"):
            judge(by=cast.py_reviewer, now=now, row=row)
    assert (
        actions.accept_assignment(by=cast.py_reviewer, now=now, row=row, following=True).state == "accepted"
    )
