"""问题频发: which schools are named, and why (plan 四（三）: 问题频发、舆情较多的学校要指导督促).

The plan gives no number. Three issues in thirty days is the measure of domain.md §6, two finds under one
prohibition and any relapse are ours; the page shows the rule beside the names.
"""

from collections.abc import Iterator, Mapping

WINDOW_DAYS = 30
ISSUES_IN_WINDOW = 3
SAME_PROHIBITION = 2

RULE = (
    f"近 {WINDOW_DAYS} 天内发现问题 {ISSUES_IN_WINDOW} 件及以上（投诉举报查实的计入）",
    f"本次行动中同一条“十项严禁”发现 {SAME_PROHIBITION} 件及以上",
    "本次行动中有销号后又重新打开（反弹）的问题",
)


def reasons(*, recent: int, prohibitions: Mapping[int, int], relapsed: int) -> Iterator[tuple[str, str]]:
    """Why a school is named: ``(kind, words)`` for each part of the rule that holds."""
    if recent >= ISSUES_IN_WINDOW:
        yield "recent", f"近 {WINDOW_DAYS} 天 {recent} 件"
    for number, count in sorted(prohibitions.items()):
        if count >= SAME_PROHIBITION:
            yield f"prohibition-{number}", f"“十项严禁”第 {number} 条 {count} 件"
    if relapsed:
        yield "relapsed", f"反弹 {relapsed} 件"
