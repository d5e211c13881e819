"""Words of what parents are asked for, and of who else collects children's data."""

from django.db import models


class Audience(models.TextChoices):
    """Whose enrolment a material is asked for."""

    LOCAL = "local", "本地户籍儿童入学"
    MIGRANT = "migrant", "随迁子女入学"
    TRANSFER = "transfer", "转学"
    SPECIAL = "special", "特殊教育入学"


class Asked(models.TextChoices):
    """What became of a material that was asked for."""

    KEPT = "kept", "仍需提交"
    SHARED = "shared", "由部门数据核验，不再提交"
    CUT = "cut", "已取消"


SPARED = (Asked.SHARED, Asked.CUT)


class Collector(models.TextChoices):
    APP = "app", "手机 APP"
    MINI = "mini", "小程序"
    ACCOUNT = "account", "公众号、企业号"
    FORM = "form", "网页、在线表格"


class CollectorVerdict(models.TextChoices):
    WAITING = "waiting", "待核查"
    ALLOWED = "allowed", "可以使用"
    MENDING = "mending", "限期整改"
    STOPPED = "stopped", "停止使用"


VERDICT_TONES = {
    CollectorVerdict.WAITING: "wait",
    CollectorVerdict.ALLOWED: "ok",
    CollectorVerdict.MENDING: "due",
    CollectorVerdict.STOPPED: "stop",
}
