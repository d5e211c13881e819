"""Rumours, incidents of public opinion, risks and disputes (plan 四（二）)."""

from django.db import models


class RumourState(models.TextChoices):
    FOUND = "found", "待核查"
    CHECKED = "checked", "已核查"
    PUBLISHED = "published", "已辟谣"
    CLOSED = "closed", "已办结"


class Truth(models.TextChoices):
    """What the check found."""

    FALSE = "false", "不属实"
    PARTLY = "partly", "部分属实"
    TRUE = "true", "属实"


class IncidentState(models.TextChoices):
    FOUND = "found", "已发现"
    HANDLING = "handling", "处置中"
    CALM = "calm", "已平息"
    CLOSED = "closed", "已办结"


class IncidentLevel(models.TextChoices):
    ORDINARY = "ordinary", "一般"
    LARGER = "larger", "较大"
    MAJOR = "major", "重大"
    GRAVE = "grave", "特别重大"


# From this level on the superior is told at once, and 公安、信访、网信、宣传 have to be brought in.
GRAVE_LEVELS = frozenset({IncidentLevel.LARGER, IncidentLevel.MAJOR, IncidentLevel.GRAVE})


class Department(models.TextChoices):
    """Whom a bureau brings in (plan 四（二）: 对接公安、信访、网信等相关部门)."""

    POLICE = "police", "公安"
    PETITIONS = "petitions", "信访"
    CYBERSPACE = "cyberspace", "网信"
    PUBLICITY = "publicity", "宣传"
    OTHER = "other", "其他部门"


class EntryKind(models.TextChoices):
    """What one line in the life of an incident records."""

    OPENED = "opened", "登记"
    MEASURES = "measures", "开展处置"
    INFORMED = "informed", "通报部门"
    PROGRESS = "progress", "处置进展"
    REPORTED = "reported", "上报上级"
    CALMED = "calmed", "平息"
    BACK = "back", "退回处置"
    CLOSED = "closed", "办结"


class AdmissionStep(models.TextChoices):
    """The steps of admission at which risks are judged (plan 四（二）: 招生每个环节)."""

    POLICY = "policy", "政策制定与公布"
    ZONING = "zoning", "片区划定"
    REGISTRATION = "registration", "报名"
    REVIEW = "review", "材料审核"
    DRAW = "draw", "电脑派位"
    ADMISSION = "admission", "录取与补录"
    CLASSES = "classes", "编班"
    STATUS = "status", "学籍注册"


class RiskState(models.TextChoices):
    WATCHED = "watched", "监测中"
    RESOLVED = "resolved", "已化解"
    OCCURRED = "occurred", "已发生"


class DisputeState(models.TextChoices):
    OPEN = "open", "化解中"
    SETTLED = "settled", "已化解"
    PASSED_ON = "passed_on", "已转信访"


RUMOUR_TONES = {
    RumourState.FOUND: "wait",
    RumourState.CHECKED: "busy",
    RumourState.PUBLISHED: "ok",
    RumourState.CLOSED: "ok",
}
INCIDENT_TONES = {
    IncidentState.FOUND: "wait",
    IncidentState.HANDLING: "busy",
    IncidentState.CALM: "due",
    IncidentState.CLOSED: "ok",
}
LEVEL_TONES = {
    IncidentLevel.ORDINARY: "none",
    IncidentLevel.LARGER: "due",
    IncidentLevel.MAJOR: "late",
    IncidentLevel.GRAVE: "stop",
}
RISK_TONES = {RiskState.WATCHED: "busy", RiskState.RESOLVED: "ok", RiskState.OCCURRED: "late"}
DISPUTE_TONES = {DisputeState.OPEN: "busy", DisputeState.SETTLED: "ok", DisputeState.PASSED_ON: "none"}
