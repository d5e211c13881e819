"""States and constants of reports up the chain, in the words of the offices (domain.md §7)."""

from django.db import models


class Kind(models.TextChoices):
    WEEKLY = "weekly", "问题整改周报"
    PHASE_SUMMARY = "phase_summary", "阶段小结"
    FINAL_SUMMARY = "final_summary", "专项行动总结"


class State(models.TextChoices):
    """Where a filing stands. Returned and withdrawn editions stay; a new edition takes their place."""

    DRAFT = "draft", "待填写"
    CHECKED = "checked", "已审核"
    SIGNED = "signed", "已签发"
    SUBMITTED = "submitted", "已上报"
    ACCEPTED = "accepted", "已接收"
    RETURNED = "returned", "已退回"
    WITHDRAWN = "withdrawn", "已撤回"


# Tone of the sign that shows a state (templatetag ``sign``): colour, sign and word.
TONES: dict[str, str] = {
    State.DRAFT: "wait",
    State.CHECKED: "busy",
    State.SIGNED: "busy",
    State.SUBMITTED: "busy",
    State.ACCEPTED: "ok",
    State.RETURNED: "due",
    State.WITHDRAWN: "stop",
}

# What a superior unit sees; before that a report is the unit's own affair.
HANDED_IN = (State.SUBMITTED, State.ACCEPTED, State.RETURNED)
# Editions that stand for nothing any more.
OVER = (State.RETURNED, State.WITHDRAWN)

# Which state may follow which; the database holds the same list (models.FILING_IS_CLOSED).
MOVES: frozenset[tuple[State, State]] = frozenset(
    {
        (State.DRAFT, State.CHECKED),
        (State.CHECKED, State.DRAFT),
        (State.CHECKED, State.SIGNED),
        (State.SIGNED, State.SUBMITTED),
        (State.SIGNED, State.WITHDRAWN),
        (State.SUBMITTED, State.ACCEPTED),
        (State.SUBMITTED, State.RETURNED),
    }
)


class DocumentState(models.TextChoices):
    VALID = "valid", "有效"
    WITHDRAWN = "withdrawn", "已退回或撤回"
    REPLACED = "replaced", "已被替换"


DOCUMENT_TONES: dict[str, str] = {
    DocumentState.VALID: "ok",
    DocumentState.WITHDRAWN: "stop",
    DocumentState.REPLACED: "due",
}

NARRATIVE = {"work_done": "本周工作", "problems": "存在问题", "next_steps": "下周打算"}
COUNTS = {
    "found_week": "本周发现",
    "closed_week": "本周销号",
    "found_total": "累计发现",
    "closed_total": "累计销号",
    "open": "未销号",
    "overdue": "逾期未销号",
}
COVERAGE = "coverage"

# 发文机关代字 of the demo city's units (five begin with 濮); elsewhere the name's first character is taken.
AGENCY_MARKS = {
    "4109": "濮教招专",
    "410928": "濮县教招专",
    "410971": "濮工教招专",
    "410972": "濮经教招专",
    "410973": "濮示教招专",
}
