"""States and constants of a case, with the words people use for them (domain.md §6)."""

from typing import Final

from django.db import models


class Kind(models.TextChoices):
    """What the complainant wants."""

    ENQUIRY = "enquiry", "咨询"
    HELP = "help", "求助"
    SUGGESTION = "suggestion", "建议"
    COMPLAINT = "complaint", "投诉"
    REPORT = "report", "举报"
    APPEAL = "appeal", "申诉"


class Channel(models.TextChoices):
    WEB = "web", "网上提交"
    HOTLINE = "hotline", "热线电话"
    VISIT = "visit", "来信来访"
    H12345 = "12345", "12345 转办"
    SUPERIOR = "superior", "上级交办"


class State(models.TextChoices):
    REGISTERED = "registered", "已登记"
    ACCEPTED = "accepted", "已受理"
    REFUSED = "refused", "不予受理"
    TRANSFERRED = "transferred", "已转办"
    HANDLING = "handling", "办理中"
    REPLIED = "replied", "已答复"
    CLOSED = "closed", "已办结"


# Nothing more happens to a case in one of these.
FINAL: Final = (State.REFUSED, State.TRANSFERRED, State.CLOSED)
# Still waiting for the answer.
UNANSWERED: Final = (State.REGISTERED, State.ACCEPTED, State.HANDLING)


class Outcome(models.TextChoices):
    TRUE = "true", "属实"
    PARTLY = "partly", "部分属实"
    UNTRUE = "untrue", "不属实"
    UNPROVABLE = "unprovable", "无法查证"
    UPHELD = "upheld", "维持原答复"
    CHANGED = "changed", "变更原答复"


# What a review (复查) of an appeal ends with; every other case ends with one of the others.
REVIEWED: Final = (Outcome.UPHELD, Outcome.CHANGED)
APPEAL_WITHIN_DAYS: Final = 30  # calendar days from the decision (domain.md §6)


class Score(models.IntegerChoices):
    """What the complainant says of the answer."""

    VERY_GOOD = 5, "很满意"
    GOOD = 4, "满意"
    FAIR = 3, "一般"
    POOR = 2, "不满意"
    VERY_POOR = 1, "很不满意"


CONTENT: Final = (Score.VERY_GOOD, Score.GOOD)  # counted as satisfied
DISCONTENT: Final = (Score.POOR, Score.VERY_POOR)  # these say why


class Sender(models.TextChoices):
    COMPLAINANT = "complainant", "群众"
    HANDLER = "handler", "办理人员"


# Deadlines in working days (domain.md §6).
ACCEPT_WITHIN: Final = 2
ACCEPT_WITHIN_URGENT: Final = 1
REPLY_WITHIN: Final = 15
REPLY_WITHIN_ENQUIRY: Final = 5
WAIT_WITHIN: Final = 15  # how long the clock stands still at most while the complainant is asked

# 教育部“十项严禁”, in the order the checklist numbers them (data/checklist-2024.csv).
PROHIBITIONS: Final[dict[int, str]] = {
    1: "无计划、超计划招生",
    2: "自行或联合培训机构组织选拔考试",
    3: "提前招生、“掐尖”选生源",
    4: "公办民办混合招生、混合编班",
    5: "高额奖励、虚假宣传抢生源",
    6: "收取与入学挂钩的捐资助学款",
    7: "以竞赛、考级证书作为招生依据",
    8: "设立重点班、快慢班",
    9: "成绩排名、宣传状元或升学率",
    10: "人籍分离、空挂学籍、学籍造假",
}

# What a parent may attach while writing, before the case exists.
MAX_DRAFT_FILES: Final = 5
MAX_DRAFT_BYTES: Final = 10 * 1024 * 1024
