"""Words of the adjustment procedure (plan 二（二）: 评估、论证、征求意见、提前公布)."""

from django.db import models


class Trigger(models.TextChoices):
    """Why a line may be drawn anew; the plan names these."""

    LAYOUT = "layout", "学校布局调整"
    POPULATION = "population", "适龄人口变化较大"
    FULL_OVERLAP = "full_overlap", "片区完全重叠"
    NEW_SCHOOL = "new_school", "新建学校"
    CONVERTED = "converted", "民办转公办"


class AdjustmentState(models.TextChoices):
    """The step that is being taken. To leave one, its record and its document must be there."""

    DRAFT = "draft", "草拟方案"
    ASSESSMENT = "assessment", "评估"
    ARGUMENT = "argument", "专家论证"
    CONSULTATION = "consultation", "征求意见"
    DECISION = "decision", "决定"
    PUBLISHED = "published", "已公布"
    DROPPED = "dropped", "已终止"


class StepKind(models.TextChoices):
    """Steps that leave a record with a document."""

    ASSESSMENT = "assessment", "评估"
    ARGUMENT = "argument", "专家论证"
    CONSULTATION = "consultation", "征求意见"
    DECISION = "decision", "决定"


class Stance(models.TextChoices):
    SUPPORT = "support", "赞成"
    OPPOSE = "oppose", "反对"
    SUGGEST = "suggest", "建议"


class Adopted(models.TextChoices):
    YES = "yes", "采纳"
    PARTLY = "partly", "部分采纳"
    NO = "no", "不采纳"
