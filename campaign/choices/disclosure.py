"""Disclosure, prospectuses, stage notices, statements, publicity (plan 二（四）, 四（二）, 四（三）)."""

from django.db import models

DISCLOSURE_CODE = "I6"  # the deliverable: the five elements of every school are published
PROSPECTUS_CODE = "A2"  # the deliverable: every private school's prospectus is judged and published


class Element(models.TextChoices):
    """What every school must have published before registration (plan 二（四）)."""

    POLICY = "policy", "招生政策"
    PLAN = "plan", "招生计划"
    ZONE = "zone", "招生片区"
    CONDITIONS = "conditions", "报名条件"
    PROCEDURE = "procedure", "录取程序"


# What a parent reads under each heading of a school's page.
ELEMENT_QUESTIONS = {
    Element.POLICY: "按什么规定招生？",
    Element.PLAN: "今年招多少人？",
    Element.ZONE: "哪些小区能上？",
    Element.CONDITIONS: "谁能报名，带什么材料？",
    Element.PROCEDURE: "怎么报名，怎么录取？",
}


class DisclosureState(models.TextChoices):
    """Of the text people work on. What was never written is no row at all."""

    DRAFT = "draft", "待公布"
    PUBLISHED = "published", "已公布"


class ProspectusState(models.TextChoices):
    DRAFT = "draft", "起草中"
    SUBMITTED = "submitted", "待审核"
    RETURNED = "returned", "已退回"
    ACCEPTED = "accepted", "审核通过"
    PUBLISHED = "published", "已公布"


PROSPECTUS_TONES = {
    ProspectusState.DRAFT: "wait",
    ProspectusState.SUBMITTED: "due",
    ProspectusState.RETURNED: "late",
    ProspectusState.ACCEPTED: "busy",
    ProspectusState.PUBLISHED: "ok",
}


class Stage(models.TextChoices):
    """The stages of admission whose news must be published in time (plan 二（四）)."""

    REGISTRATION = "registration", "报名"
    REVIEW = "review", "审核"
    ALLOCATION = "allocation", "派位"
    ADMISSION = "admission", "录取"
    SUPPLEMENT = "supplement", "补录"


class PublicState(models.TextChoices):
    """Of a text that goes to the public whole: a stage notice, a question with its answer."""

    DRAFT = "draft", "未公布"
    PUBLISHED = "published", "已公布"


class StatementState(models.TextChoices):
    WAITING = "waiting", "待回应"
    PUBLISHED = "published", "已回应"


PUBLIC_TONES = {"draft": "wait", "waiting": "due", "published": "ok"}

# Working days a hot-spot school has to answer. The plan says only “及时”; three is ours (decision 0017).
STATEMENT_WORKING_DAYS = 3


class PublicityKind(models.TextChoices):
    CONFERENCE = "conference", "新闻发布会"
    PICTURE = "picture", "一图读懂"
    QUESTIONS = "questions", "一问一答"
    VIDEO = "video", "短视频"
    HOTLINE = "hotline", "热线接听"
    RADIO = "radio", "阳光热线"
    MEETING = "meeting", "政策解读会"
    EXAMPLE = "example", "典型做法报道"
    FRAUD = "fraud", "防诈骗宣传"


class Topic(models.TextChoices):
    """What parents ask about."""

    WHO = "who", "报名条件"
    ZONE = "zone", "片区划分"
    PAPERS = "papers", "报名材料"
    MIGRANT = "migrant", "随迁子女"
    PRIVATE = "private", "民办学校"
    MONEY = "money", "收费"
    STATUS = "status", "转学和学籍"
    APPEAL = "appeal", "咨询和举报"
    FRAUD = "fraud", "防诈骗"
