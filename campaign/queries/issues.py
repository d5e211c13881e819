"""What is asked of one issue: its proofs, what stands before its closing, who touched it last."""

from collections.abc import Sequence
from datetime import datetime

from django.utils import timezone

from campaign.choices import IssueState, ProgressKind
from campaign.models import Issue
from campaign.rules import issues as rules
from yangguang.evidence.models import Evidence


def kinds_asked(issue: Issue) -> tuple[str, ...]:
    """The kinds of file its checklist item asks for; none: any proof will do."""
    return rules.kinds_asked(issue.item.evidence) if issue.item else ()


def asked_anew_since(issue: Issue) -> datetime:
    """Files older than this prove nothing: the issue was opened, or opened again, then."""
    return issue.reopened_at or issue.created_at


def proofs_given(issue: Issue) -> list[str]:
    """The kinds of the files attached since then, “” for a file without a name."""
    fresh = Evidence.objects.of(issue).filter(created_at__gte=asked_anew_since(issue))
    return list(fresh.values_list("kind", flat=True))


def proofs_missing(issue: Issue) -> tuple[str, ...]:
    """The kinds still to be uploaded before the issue may be handed in or closed."""
    return rules.kinds_missing(kinds_asked(issue), proofs_given(issue))


def closing_conditions(issue: Issue) -> list[rules.Condition]:
    """销号条件 as they stand now."""
    return rules.closing_conditions(
        state=issue.state, measures=issue.measures, asked=kinds_asked(issue), given=proofs_given(issue)
    )


def why_not_now(issue: Issue, verb: str) -> str:
    """Why ``verb`` does not fit the state, and who brought the issue there and when: whoever of two verifiers
    came second reads who was first."""
    hint, label = rules.ISSUES.steps[verb].hint, IssueState(issue.state).label
    last = issue.progress.select_related("by").order_by("-step").first()
    if last is None:
        return f"{hint}；该问题现在是“{label}”，请刷新页面后再试。"
    who = last.by.name if last.by else "系统"
    when = f"{timezone.localtime(last.at):%Y-%m-%d %H:%M}"
    done = ProgressKind(last.kind).label
    return f"{hint}；该问题已由{who}于 {when} 办理“{done}”，现在是“{label}”，请刷新页面后再看。"


def touched_by(issue: Issue) -> set[int]:
    """Accounts that rectified or judged the issue at any time: none of them looks a second time."""
    kinds: Sequence[str] = (
        ProgressKind.STARTED, ProgressKind.PROGRESS, ProgressKind.HANDED_IN, ProgressKind.COUNTY_ACCEPTED,
        ProgressKind.RETURNED, ProgressKind.CLOSED,
    )  # fmt: skip
    found = issue.progress.filter(kind__in=kinds, by__isnull=False).values_list("by_id", flat=True)
    return {pk for pk in found if pk is not None}
