"""Letters, interviews, meetings and accountability (plan 三（三）, 四（三））."""

from django.db import models


class LetterState(models.TextChoices):
    DRAFTED = "drafted", "拟稿"
    SENT = "sent", "待签收"
    RECEIVED = "received", "待回复"
    REPLIED = "replied", "待核验"
    VERIFIED = "verified", "已办结"
    CANCELLED = "cancelled", "已作废"


# Every step a letter may take: the database admits no other. campaign.rules.letters says whose each is.
LETTER_MOVES = (
    (LetterState.DRAFTED, LetterState.SENT),
    (LetterState.SENT, LetterState.RECEIVED),
    (LetterState.RECEIVED, LetterState.REPLIED),
    (LetterState.REPLIED, LetterState.VERIFIED),
    (LetterState.REPLIED, LetterState.RECEIVED),
    (LetterState.DRAFTED, LetterState.CANCELLED),
)

LETTER_TONES = {
    LetterState.DRAFTED: "wait",
    LetterState.SENT: "due",
    LetterState.RECEIVED: "busy",
    LetterState.REPLIED: "due",
    LetterState.VERIFIED: "ok",
    LetterState.CANCELLED: "none",
}


class InterviewState(models.TextChoices):
    PLANNED = "planned", "拟约谈"
    HELD = "held", "已约谈"
    KEPT = "kept", "承诺已落实"
    CANCELLED = "cancelled", "已取消"


INTERVIEW_TONES = {
    InterviewState.PLANNED: "wait",
    InterviewState.HELD: "busy",
    InterviewState.KEPT: "ok",
    InterviewState.CANCELLED: "none",
}


class MeetingKind(models.TextChoices):
    MOBILISATION = "mobilisation", "动员会"
    DEPLOYMENT = "deployment", "部署会"
    GROUP_TALK = "group_talk", "集体谈话会"
    TRAINING = "training", "培训会"
    OTHER = "other", "其他"


class SanctionKind(models.TextChoices):
    """What was done to a person held to account."""

    CRITICISM = "criticism", "批评教育"
    ADMONITION = "admonition", "诫勉"
    CIRCULAR = "circular", "通报批评"
    ORGANISATIONAL = "organisational", "组织处理"
    DISCIPLINARY = "disciplinary", "党纪政务处分"
    TRANSFER = "transfer", "移送"


# Kinds that are decided in writing: a row without the document's number is hearsay.
IN_WRITING = (
    SanctionKind.ADMONITION,
    SanctionKind.CIRCULAR,
    SanctionKind.ORGANISATIONAL,
    SanctionKind.DISCIPLINARY,
    SanctionKind.TRANSFER,
)

# What a letter says unless its writer says otherwise.
DEFAULT_BASIS = (
    "《中华人民共和国义务教育法》、教育部招生入学“十项严禁”和本市义务教育阳光招生专项行动实施方案。"
)
DEFAULT_DEMANDS = """立即组织核查，查清事实，列出问题清单。
制定整改措施，明确责任人和完成时限，立行立改。
举一反三，排查同类问题，防止再次发生。"""
