"""An issue brought to a state by the right people of the cast, with the proof its gate asks for."""

from datetime import datetime
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from campaign import actions
from campaign.choices import IssueState
from campaign.models import Issue
from tests.cast import Cast
from yangguang.accounts.models import User
from yangguang.evidence.actions import attach
from yangguang.evidence.models import Evidence


def prove(issue: Issue, *, by: User, now: datetime, kind: str = "整改照片") -> Evidence:
    """A file that shows the rectification."""
    paper = SimpleUploadedFile("佐证.pdf", b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF\n", "application/pdf")
    return attach(by=by, subject=issue, upload=paper, kind=kind, now=now)


def proof_row(issue: Issue, *, now: datetime) -> Evidence:
    """The row of such a file, without the file."""
    return Evidence.objects.create(
        unit_id=issue.unit_id, subject="campaign.Issue", subject_id=issue.pk, kind="照片", file="none.pdf",
        name="佐证.pdf", content_type="application/pdf", size=1, sha256="0" * 64, created_at=now,
    )  # fmt: skip


def bring(cast: Cast, issue: Issue, state: str, *, now: datetime, closer: User | None = None) -> Issue:
    """Walk ``issue`` on from wherever it is to ``state``."""
    rectifier = cast.qf_school if "-" in issue.unit_id else cast.qf_clerk
    steps: list[tuple[str, Any]] = [
        (IssueState.PENDING, lambda: actions.start_rectifying(by=rectifier, now=now, row=issue)),
        (IssueState.RECTIFYING, lambda: _hand_in(issue, rectifier, now)),
        (
            IssueState.COUNTY_CHECK,
            lambda: actions.county_accept_issue(by=cast.qf_reviewer, now=now, row=issue),
        ),
        (
            IssueState.CITY_CHECK,
            lambda: actions.close_issue(by=closer or cast.py_reviewer, now=now, row=issue),
        ),
    ]
    order = list(IssueState)
    issue.refresh_from_db()
    for at, step in steps[order.index(IssueState(issue.state)) : order.index(IssueState(state))]:
        issue.refresh_from_db()
        assert issue.state == at
        step()
    issue.refresh_from_db()
    assert issue.state == state
    return issue


def _hand_in(issue: Issue, by: User, now: datetime) -> Issue:
    prove(issue, by=by, now=now)
    return actions.hand_in_issue(by=by, now=now, row=issue, measures="重新公开编班")
