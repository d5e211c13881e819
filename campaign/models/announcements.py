"""What bureaus and schools tell the public: stage notices, statements, answers; and the log of publicity."""

from datetime import date
from typing import Any, ClassVar, Self

import pgtrigger
from django.db import models
from django.db.models import Q

from campaign.choices.disclosure import PublicityKind, PublicState, Stage, StatementState, Topic
from campaign.models import dates
from campaign.models.base import account
from yangguang.audit.history import audited
from yangguang.tenancy.models import TenantModel, TenantQuerySet
from yangguang.tenancy.policy import ScopePolicy
from yangguang.tenancy.triggers import changed


def said_stays(name: str, *columns: str) -> list[pgtrigger.Trigger]:
    """What was published is not changed and not deleted: a correction is a row of its own."""
    return [
        pgtrigger.Protect(
            name=f"{name}_said_stays",
            operation=pgtrigger.Update,
            condition=pgtrigger.Condition(
                f"OLD.state = 'published' AND (NEW.state <> 'published' OR {changed(*columns)})"
            ),
        ),
        pgtrigger.Protect(
            name=f"{name}_said_is_kept",
            operation=pgtrigger.Delete,
            condition=pgtrigger.Q(old__state="published"),
        ),
    ]


@audited
class Announcement(TenantModel):
    """阶段公告: news of one stage, with its time (plan 二（四）). ``corrects``: what it puts right."""

    stage = models.CharField("环节", max_length=12, choices=Stage.choices)
    title = models.CharField("标题", max_length=100)
    text = models.TextField("正文", max_length=8000)
    link = models.URLField("原文网址", max_length=300, blank=True)
    state = models.CharField(
        "状态", max_length=12, choices=PublicState.choices, default=PublicState.DRAFT, editable=False
    )
    published_at = models.DateTimeField("公布时间", null=True, editable=False)
    published_by = account("公布人")
    published = models.BooleanField("对外展示", default=False, editable=False)
    corrects = models.OneToOneField(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        verbose_name="更正",
        related_name="corrected_by",
    )

    class Meta(TenantModel.Meta):
        verbose_name = "阶段公告"
        ordering = ["-published_at", "-created_at"]
        constraints = [
            # A notice that was published is for everybody, corrected or not.
            ScopePolicy(name="campaign_announcement_scope", public="published"),
            models.CheckConstraint(
                condition=Q(state="draft", published=False, published_at=None)
                | Q(state="published", published=True, published_at__isnull=False),
                name="announcement_published_has_moment",
            ),
        ]
        triggers = said_stays(
            "announcement",
            "unit_id",
            "stage",
            "title",
            "text",
            "link",
            "published",
            "published_at",
            "corrects_id",
        )
        indexes = [models.Index(fields=["-published_at"], name="announcement_latest")]

    def __str__(self) -> str:
        return self.title


class StatementQuerySet(TenantQuerySet):
    def waiting(self) -> Self:
        """Raised and not answered."""
        return self.filter(state=StatementState.WAITING)

    def overdue(self, today: date) -> Self:
        """Not answered although the due day is over."""
        return self.waiting().filter(due_on__lt=today)


@audited
class Statement(TenantModel):
    """回应声明 of a hot-spot school: what was asked, by when it must be answered, what was said."""

    question = models.TextField("社会关切", max_length=1000)
    raised_on = models.DateField("提出日期")
    due_on = models.DateField("回应期限", editable=False)
    text = models.TextField("回应内容", max_length=4000, blank=True)
    link = models.URLField("发布网址", max_length=300, blank=True)
    state = models.CharField(
        "状态", max_length=12, choices=StatementState.choices, default=StatementState.WAITING, editable=False
    )
    published_on = models.DateField("回应日期", null=True, editable=False)
    published_by = account("发布人")
    published = models.BooleanField("对外展示", default=False, editable=False)

    objects: ClassVar[Any] = StatementQuerySet.as_manager()

    class Meta(TenantModel.Meta):
        verbose_name = "回应声明"
        ordering = ["-raised_on"]
        constraints = [
            # An answer that was given is for everybody; a question without one stays inside.
            ScopePolicy(name="campaign_statement_scope", public="published"),
            models.CheckConstraint(
                condition=Q(state="waiting", published=False, published_on=None)
                | (Q(state="published", published=True, published_on__isnull=False) & ~Q(text="")),
                name="statement_published_says_something",
            ),
        ]
        triggers = [
            dates.since_new_year("raised_on"),
            *said_stays(
                "statement",
                "unit_id",
                "question",
                "raised_on",
                "due_on",
                "text",
                "link",
                "published",
                "published_on",
            ),
        ]

    def __str__(self) -> str:
        return self.question[:40]

    def is_late(self, today: date) -> bool:
        """Answered after the due day, or not yet although it is over."""
        return (self.published_on or today) > self.due_on


@audited
class Publicity(TenantModel):
    """One act of publicity (plan 四（二）)."""

    kind = models.CharField("形式", max_length=12, choices=PublicityKind.choices)
    topic = models.CharField("主题", max_length=100)
    outlet = models.CharField("媒体或平台", max_length=100, blank=True)
    on = models.DateField("日期")
    reach = models.PositiveIntegerField("覆盖人次", null=True, blank=True)
    link = models.URLField("网址", max_length=300, blank=True)
    note = models.TextField("说明", max_length=1000, blank=True)

    class Meta(TenantModel.Meta):
        verbose_name = "宣传活动"
        ordering = ["-on"]
        triggers = [dates.during("on")]
        constraints = [
            *TenantModel.Meta.constraints,
            models.UniqueConstraint(fields=["unit", "on", "kind", "topic"], name="publicity_once"),
        ]

    def __str__(self) -> str:
        return self.topic


@audited
class Question(TenantModel):
    """One question with its answer: the operators' library, and a public page once published."""

    topic = models.CharField("类别", max_length=10, choices=Topic.choices)
    question = models.CharField("问题", max_length=200)
    answer = models.TextField("答复", max_length=2000)
    basis = models.CharField("依据", max_length=200, blank=True)
    state = models.CharField(
        "状态", max_length=12, choices=PublicState.choices, default=PublicState.DRAFT, editable=False
    )
    published = models.BooleanField("对外展示", default=False, editable=False)
    published_on = models.DateField("公布日期", null=True, editable=False)

    class Meta(TenantModel.Meta):
        verbose_name = "问答"
        ordering = ["topic", "question"]
        constraints = [
            # Published answers are for everybody.
            ScopePolicy(name="campaign_question_scope", public="published"),
            models.UniqueConstraint(fields=["unit", "question"], name="question_once"),
            models.CheckConstraint(
                condition=Q(state="draft", published=False)
                | Q(state="published", published=True, published_on__isnull=False),
                name="question_published_has_day",
            ),
        ]

    def __str__(self) -> str:
        return self.question
