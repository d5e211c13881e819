"""Words of the checks on zones."""

from django.db import models


class Weight(models.TextChoices):
    WRONG = "wrong", "必须改正"
    DOUBT = "doubt", "请核对"
    NOTE = "note", "提示"


class Check(models.TextChoices):
    """What is looked for on every change (plan 二（二）)."""

    ADDRESS = "address", "同一地址属于两个片区"
    SAME = "same", "两个片区完全重合"
    WITHIN = "within", "片区完全重叠"
    PARTIAL = "partial", "片区部分重叠"
    TOWNSHIP = "township", "乡镇规则与其中地名重复"
    HOLE = "hole", "县域内有空白"
    STRAY = "stray", "图形超出县域"
    UNRULED = "unruled", "地名没有片区"
    FOREIGN = "foreign", "地名不在本县（区）"
    INVALID = "invalid", "图形不合规范"
    EMPTY = "empty", "片区没有地址也没有图形"
    NO_SCHOOL = "no_school", "片区没有学校"
    NOT_TAUGHT = "not_taught", "学校不办本学段"
    CLOSED = "closed", "学校已停办或并入"
    NO_ZONE = "no_zone", "学校没有片区"
    NO_PLAN = "no_plan", "新建、民转公学校没有招生方案"
    NO_OUTLINE = "no_outline", "没有县域边界"


WEIGHTS = {
    Check.ADDRESS: Weight.WRONG,
    Check.SAME: Weight.WRONG,
    Check.WITHIN: Weight.WRONG,
    Check.PARTIAL: Weight.DOUBT,
    Check.TOWNSHIP: Weight.DOUBT,
    Check.HOLE: Weight.DOUBT,
    Check.STRAY: Weight.WRONG,
    Check.UNRULED: Weight.NOTE,
    Check.FOREIGN: Weight.WRONG,
    Check.INVALID: Weight.WRONG,
    Check.EMPTY: Weight.WRONG,
    Check.NO_SCHOOL: Weight.WRONG,
    Check.NOT_TAUGHT: Weight.WRONG,
    Check.CLOSED: Weight.WRONG,
    Check.NO_ZONE: Weight.WRONG,
    Check.NO_PLAN: Weight.WRONG,
    Check.NO_OUTLINE: Weight.NOTE,
}
TONES = {Weight.WRONG: "late", Weight.DOUBT: "due", Weight.NOTE: "none"}
