"""Admission documents and the verdicts on them, preference categories, special recruitment."""

from django.db import models


class Verdict(models.TextChoices):
    """What becomes of an admission document (政策清理, plan 二（一）)."""

    KEEP = "keep", "保留"
    AMEND = "amend", "修改"
    REPEAL = "repeal", "废止"


# Verdicts that stay promises until their notice is issued.
CORRECTIVE = (Verdict.AMEND, Verdict.REPEAL)


class PolicyState(models.TextChoices):
    PENDING = "pending", "待判定"
    JUDGED = "judged", "已判定"
    DONE = "done", "已完成"


class PolicyKind(models.TextChoices):
    PLAN = "plan", "实施方案"
    MEASURE = "measure", "管理办法"
    NOTICE = "notice", "通知公告"
    PRACTICE = "practice", "不成文做法"  # the plan rights “规定和做法”


class PolicyScope(models.TextChoices):
    """Whom the document binds."""

    CITY = "city", "全市"
    COUNTY = "county", "全县（区）"
    SCHOOL = "school", "一所学校"


class SpecialKind(models.TextChoices):
    """特殊类型招生 (plan 二（一）)."""

    TALENT = "talent", "拔尖创新人才早期培养"
    LANGUAGE = "language", "外语特色"
    ART = "art", "艺术特色"
    SPORT = "sport", "体育特色"


class SpecialState(models.TextChoices):
    CLAIMED = "claimed", "未批准"
    APPROVED = "approved", "已批准"


POLICY_TONES = {PolicyState.PENDING: "wait", PolicyState.JUDGED: "busy", PolicyState.DONE: "ok"}
VERDICT_TONES = {Verdict.KEEP: "ok", Verdict.AMEND: "due", Verdict.REPEAL: "none"}
SPECIAL_TONES = {SpecialState.CLAIMED: "late", SpecialState.APPROVED: "ok"}
