"""A complaint, who made it, what happened to it. Whoever lacks the code cannot make the database show it.

Rows carry no moment of arrival, only the day: “who went to the net café at 14:03” is an answer nobody should
be able to look up (security.md C12).
"""

from datetime import date
from typing import Any, ClassVar, Self

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q

from campaign.choices import Area
from campaign.models import Issue
from complaints.choices import (
    FINAL,
    PROHIBITIONS,
    REVIEWED,
    UNANSWERED,
    Channel,
    Kind,
    Outcome,
    Score,
    Sender,
    State,
)
from yangguang.audit.history import audited
from yangguang.common.fields import SealedField, mask_name, mask_phone
from yangguang.tenancy.models import TenantModel, TenantQuerySet, Unit
from yangguang.tenancy.policy import ScopePolicy
from yangguang.tenancy.triggers import refuse

# Handled with another case of the same office about the same unit; that one is not joined to a third.
JOINED_ONCE = f"""
    IF NEW.joined_to_id = NEW.id OR NOT EXISTS (
        SELECT 1 FROM complaints_case lead WHERE lead.id = NEW.joined_to_id AND lead.joined_to_id IS NULL
            AND lead.unit_id = NEW.unit_id AND lead.about_id = NEW.about_id
    ) OR EXISTS (SELECT 1 FROM complaints_case other WHERE other.joined_to_id = NEW.id) THEN
        {refuse("A case is joined to one of the same office and unit that leads.")}
    END IF;
    RETURN NEW;
"""


class CaseQuerySet(TenantQuerySet):
    def open(self) -> Self:
        """Something is still to be done."""
        return self.exclude(state__in=FINAL)

    def unanswered(self) -> Self:
        """The complainant still waits for an answer."""
        return self.filter(state__in=UNANSWERED)

    def to_answer(self) -> Self:
        """The clock of the answer runs, and the case is not answered with another one."""
        return self.filter(state__in=(State.ACCEPTED, State.HANDLING), waiting_until=None, joined_to=None)

    def waiting(self) -> Self:
        """The complainant was asked for more; the clock stands still."""
        return self.filter(waiting_until__isnull=False)

    def overdue(self, today: date) -> Self:
        """Not decided, or not answered, although the day promised is over."""
        running = Q(state__in=(State.ACCEPTED, State.HANDLING))
        return self.filter(
            Q(state=State.REGISTERED, accept_by__lt=today)
            | running & Q(waiting_until=None, reply_by__lt=today)
            | running & Q(waiting_until__lt=today)
        )


@audited
class Case(TenantModel):
    """One complaint. ``unit`` handles it and is never the unit it is ``about`` (rules.handling_code)."""

    number = models.CharField("受理编号", max_length=30, editable=False)  # 2024-410922-T0001
    secret_hash = models.CharField("查询码校验值", max_length=64, editable=False)
    about = models.ForeignKey(Unit, models.PROTECT, verbose_name="反映对象", related_name="+")
    kind = models.CharField("类型", max_length=12, choices=Kind.choices)
    area = models.CharField("整治领域", max_length=20, choices=Area.choices, blank=True)
    prohibition = models.PositiveSmallIntegerField(
        "十项严禁", choices=list(PROHIBITIONS.items()), null=True, blank=True
    )
    channel = models.CharField("来源渠道", max_length=10, choices=Channel.choices)
    anonymous = models.BooleanField("匿名", default=True)
    urgent = models.BooleanField("紧急", default=False)
    text = SealedField("群众原话", blank=True)  # what people wrote may name them
    happened = SealedField("发生时间", blank=True)
    scrubbed_text = models.TextField("可交学校的内容", blank=True)
    state = models.CharField("状态", max_length=12, choices=State.choices, default=State.REGISTERED)
    refusal_reason = models.TextField("不予受理原因", blank=True)
    transferred_to = models.CharField("转办单位", max_length=100, blank=True)
    reply = models.TextField("答复", blank=True)
    outcome = models.CharField("核查结果", max_length=12, choices=Outcome.choices, blank=True)
    received_on = models.DateField("收到日期")
    accept_by = models.DateField("受理期限")
    reply_by = models.DateField("答复期限")
    accepted_at = models.DateTimeField("受理决定时间", null=True, blank=True)
    replied_at = models.DateTimeField("答复时间", null=True, blank=True)
    closed_at = models.DateTimeField("办结时间", null=True, blank=True)
    waiting_since = models.DateField("等待群众补充起", null=True, blank=True, editable=False)
    waiting_until = models.DateField("最晚等到", null=True, blank=True, editable=False)
    joined_to = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, verbose_name="并入的件", related_name="joined",
        editable=False,
    )  # fmt: skip
    taken_reason = models.CharField("接手办理原因", max_length=200, blank=True)
    handler = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name="办理人",
        related_name="+",
    )
    appeal_of = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, verbose_name="申诉的原件", related_name="appeal"
    )
    issue = models.ForeignKey(
        Issue, models.PROTECT, null=True, blank=True, verbose_name="转出的问题", related_name="+"
    )

    objects: ClassVar[Any] = CaseQuerySet.as_manager()

    class Meta(TenantModel.Meta):
        verbose_name = "投诉举报"
        ordering = ["-number"]
        constraints = [
            # The complainant reads and inserts with the hash of the secret code, and nothing else.
            ScopePolicy(name="complaints_case_scope", secret="secret_hash"),  # noqa: S106 - a column's name
            models.UniqueConstraint(fields=["unit", "number"], name="case_number_once"),
            models.UniqueConstraint(fields=["unit", "secret_hash"], name="case_secret_once"),
            models.CheckConstraint(condition=~Q(unit=F("about")), name="case_not_handled_by_the_accused"),
            models.CheckConstraint(
                condition=~Q(state="refused") | ~Q(refusal_reason=""), name="case_refused_has_reason"
            ),
            models.CheckConstraint(
                condition=~Q(state="transferred") | ~Q(transferred_to=""), name="case_transferred_has_target"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["replied", "closed"]) | (~Q(reply="") & Q(replied_at__isnull=False)),
                name="case_replied_has_reply",
            ),
            models.CheckConstraint(
                condition=~Q(state="closed") | (~Q(outcome="") & Q(closed_at__isnull=False)),
                name="case_closed_has_outcome",
            ),
            models.CheckConstraint(
                condition=Q(state="registered") | Q(handler__isnull=False), name="case_decided_has_handler"
            ),
            models.CheckConstraint(
                condition=Q(appeal_of=None, outcome__in=[o for o in ["", *Outcome] if o not in REVIEWED])
                | Q(appeal_of__isnull=False, kind=Kind.APPEAL, outcome__in=["", *REVIEWED]),
                name="case_only_appeals_are_reviewed",
            ),
            models.CheckConstraint(
                condition=Q(issue=None) | ~Q(scrubbed_text=""), name="case_issue_has_scrubbed_text"
            ),
            models.CheckConstraint(
                condition=Q(waiting_since=None, waiting_until=None)
                | Q(
                    state__in=["accepted", "handling"],
                    joined_to=None,
                    waiting_since__isnull=False,  # or the comparison is unknown, which a check lets pass
                    waiting_until__isnull=False,
                    waiting_until__gt=F("waiting_since"),
                ),
                name="case_waits_only_while_handled",
            ),
            models.CheckConstraint(
                condition=Q(joined_to=None) | Q(issue=None, appeal_of=None), name="case_joined_is_no_issue"
            ),
        ]
        indexes = [models.Index(fields=["unit", "state", "reply_by"], name="case_desk")]
        triggers = [
            pgtrigger.Trigger(
                name="case_joined_once",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                condition=pgtrigger.Condition("NEW.joined_to_id IS NOT NULL"),
                func=JOINED_ONCE,
            )
        ]

    def __str__(self) -> str:
        return self.number


@audited
class Complainant(TenantModel):
    """Who complained: a table and a policy of its own, shown only to the handler of the case, logged.

    ``intake_hash`` is the hash of a random key that lets the public insert the row and is then thrown away:
    not even the code of the case makes the database show a name.
    """

    case = models.OneToOneField(Case, models.PROTECT, verbose_name="投诉举报", related_name="complainant")
    intake_hash = models.CharField("写入校验值", max_length=64, editable=False)
    name = SealedField("姓名", blank=True, mask=mask_name)
    phone = SealedField("电话", blank=True, mask=mask_phone)
    relation = SealedField("与孩子的关系", blank=True)

    class Meta(TenantModel.Meta):
        verbose_name = "投诉举报人"
        constraints = [
            ScopePolicy(name="complaints_complainant_scope", secret="intake_hash")  # noqa: S106
        ]

    def __str__(self) -> str:
        return "投诉举报人"


class _OfCase(TenantModel):
    """A row the complainant reads with the code of the case; ``position`` orders it, not a moment."""

    secret_hash = models.CharField("查询码校验值", max_length=64, editable=False)
    position = models.PositiveSmallIntegerField("次序")
    day = models.DateField("日期")

    class Meta(TenantModel.Meta):
        abstract = True


@audited
class CaseStep(_OfCase):
    """One line of the public timeline: a state and a sentence the complainant reads."""

    case = models.ForeignKey(Case, models.PROTECT, verbose_name="投诉举报", related_name="steps")
    state = models.CharField("状态", max_length=12, choices=State.choices)
    sentence = models.TextField("说明")

    class Meta(TenantModel.Meta):
        verbose_name = "办理进度"
        ordering = ["position"]
        constraints = [
            ScopePolicy(name="complaints_casestep_scope", secret="secret_hash"),  # noqa: S106
            models.UniqueConstraint(fields=["unit", "case", "position"], name="step_position_once"),
        ]

    def __str__(self) -> str:
        return self.sentence


@audited
class CaseMessage(_OfCase):
    """One message between complainant and handler; what people write may name them."""

    case = models.ForeignKey(Case, models.PROTECT, verbose_name="投诉举报", related_name="messages")
    sender = models.CharField("发送人", max_length=12, choices=Sender.choices)
    text = SealedField("内容")

    class Meta(TenantModel.Meta):
        verbose_name = "往来留言"
        ordering = ["position"]
        constraints = [
            ScopePolicy(name="complaints_casemessage_scope", secret="secret_hash"),  # noqa: S106
            models.UniqueConstraint(fields=["unit", "case", "position"], name="message_position_once"),
        ]

    def __str__(self) -> str:
        return f"{self.get_sender_display()} {self.day}"


@audited
class CaseRating(TenantModel):
    """What the complainant says of the answer, once. Shown to nobody singly: only counts leave this table."""

    case = models.OneToOneField(Case, models.PROTECT, verbose_name="投诉举报", related_name="rating")
    secret_hash = models.CharField("查询码校验值", max_length=64, editable=False)
    score = models.PositiveSmallIntegerField("评价", choices=Score.choices)
    reason = SealedField("评价理由", blank=True)
    day = models.DateField("日期")

    class Meta(TenantModel.Meta):
        verbose_name = "满意度评价"
        constraints = [
            ScopePolicy(name="complaints_caserating_scope", secret="secret_hash"),  # noqa: S106
            models.CheckConstraint(condition=Q(score__range=(1, 5)), name="rating_one_to_five"),
        ]
        triggers = [
            pgtrigger.Protect(name="rating_stays", operation=pgtrigger.Update | pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return "满意度评价"
