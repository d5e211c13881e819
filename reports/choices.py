"""States and constants of reports up the chain, in the words of the offices (domain.md §7)."""

from django.db import models

from campaign.choices import Area


class Kind(models.TextChoices):
    WEEKLY = "weekly", "问题整改周报"
    PHASE_SUMMARY = "phase_summary", "阶段小结"
    FINAL_SUMMARY = "final_summary", "专项行动总结"


SUMMARIES = (Kind.PHASE_SUMMARY, Kind.FINAL_SUMMARY)


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

# What people write into a report, by heading. Of a summary each of the six rectifications has a section of
# its own (plan 三（二）): they are kept together, the other three as columns.
COLUMNS = ("work_done", "problems", "next_steps")
_AREAS = {f"on_{area.value}": f"{area.label}整治情况" for area in Area}
NARRATIVES: dict[str, dict[str, str]] = {
    Kind.WEEKLY: {"work_done": "本周工作", "problems": "存在问题", "next_steps": "下周打算"},
    Kind.PHASE_SUMMARY: {
        "work_done": "组织开展情况",
        **_AREAS,
        "problems": "存在问题",
        "next_steps": "下阶段打算",
    },
    Kind.FINAL_SUMMARY: {
        "work_done": "组织实施情况",
        **_AREAS,
        "experience": "经验做法",
        "problems": "存在问题和原因",
        "next_steps": "长效机制和下一步打算",
    },
}
_STANDING = {"found_total": "累计发现", "closed_total": "累计销号", "open": "未销号", "overdue": "逾期未销号"}
# What every report counts of the issue ledger, and what each kind shows of it: the period of a final summary
# is the whole campaign, so what was found in it is what was found at all.
SHOWN_COUNTS: dict[str, dict[str, str]] = {
    Kind.WEEKLY: {"found_week": "本周发现", "closed_week": "本周销号", **_STANDING},
    Kind.PHASE_SUMMARY: {"found_week": "本阶段发现", "closed_week": "本阶段销号", **_STANDING},
    Kind.FINAL_SUMMARY: _STANDING,
}
COUNTS = tuple(SHOWN_COUNTS[Kind.WEEKLY])
COVERAGE = "coverage"


class Measure(models.TextChoices):
    """What a summary counts beside the issue ledger: so many, of these so many done."""

    DUTIES = "duties", "方案任务（项）"
    MEETINGS = "meetings", "动员部署和集体谈话（次）"
    PLEDGES = "pledges", "规范招生承诺书（人）"
    TRAININGS = "trainings", "警示和廉洁教育（场）"
    POLICIES = "policies", "清理招生政策文件（件）"
    DISCLOSURES = "disclosures", "学校招生要素公布（项）"
    LETTERS = "letters", "收到督办提醒函（件）"
    INTERVIEWS = "interviews", "约谈（人次）"
    INSPECTIONS = "inspections", "双随机抽查（校次）"
    CLUES = "clues", "违规线索（条）"
    SANCTIONS = "sanctions", "追责问责（人次）"
    RUMOURS = "rumours", "不实信息（条）"
    COMPLAINTS = "complaints", "投诉举报（件）"
    CHILDREN = "children", "特殊群体台账（人次）"


# What the second number of a measure says; a measure without a word has none.
MEASURES_DONE: dict[str, str] = {
    Measure.DUTIES: "已完成",
    Measure.PLEDGES: "已签订",
    Measure.POLICIES: "须修改或废止",
    Measure.DISCLOSURES: "已公布",
    Measure.LETTERS: "已办结",
    Measure.INTERVIEWS: "承诺已落实",
    Measure.INSPECTIONS: "已办结",
    Measure.CLUES: "已有结论",
    Measure.RUMOURS: "已辟谣",
    Measure.COMPLAINTS: "已办理完毕",
    Measure.CHILDREN: "已入学",
}
ANNEX_LIMIT = 300  # open issues named in the annex of one unit's summary

# 发文机关代字 of the demo city's units (five begin with 濮); elsewhere the name's first character is taken.
AGENCY_MARKS = {
    "4109": "濮教招专",
    "410928": "濮县教招专",
    "410971": "濮工教招专",
    "410972": "濮经教招专",
    "410973": "濮示教招专",
}
