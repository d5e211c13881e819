"""Clues of breaches and what became of them (plan 一（四）, 四（三））."""

from django.db import models


class ClueSource(models.TextChoices):
    """Where a clue came from."""

    COMPLAINT = "complaint", "投诉举报"
    INSPECTION = "inspection", "抽查"
    PATROL = "patrol", "巡查"
    OPINION = "opinion", "舆情"
    SUPERIOR = "superior", "上级交办"
    SELF_CHECK = "self_check", "自查"


class ClueState(models.TextChoices):
    FOUND = "found", "待核查"
    CHECKING = "checking", "核查中"
    CONCLUDED = "concluded", "已有结论"


class ClueOutcome(models.TextChoices):
    """How a clue may end; there is no other end."""

    PURSUED = "pursued", "立案追责"
    CRITICISED = "criticised", "批评教育"
    ISSUE = "issue", "转问题整改"
    UNFOUNDED = "unfounded", "不属实"
    TRANSFERRED = "transferred", "移送"


class ClueEntryKind(models.TextChoices):
    """What one entry in the case file (案卷) of a clue records."""

    OPENED = "opened", "登记线索"
    CHECKING = "checking", "开始核查"
    NOTE = "note", "核查记录"
    LETTER = "letter", "拟督办提醒函"
    INTERVIEW = "interview", "登记约谈"
    CONCLUDED = "concluded", "作出结论"
    REOPENED = "reopened", "重新核查"


CLUE_TONES = {ClueState.FOUND: "wait", ClueState.CHECKING: "busy", ClueState.CONCLUDED: "ok"}
