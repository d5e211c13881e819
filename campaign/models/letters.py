"""Supervision letters (督办提醒函): numbered, signed, sent, answered by a date, the answer verified."""

from datetime import date
from typing import Any, ClassVar, Self

import pgtrigger
from django.db import models
from django.db.models import F, Q

from campaign.choices import Area
from campaign.choices.discipline import (
    DEFAULT_BASIS,
    DEFAULT_DEMANDS,
    LETTER_MOVES,
    LETTER_TONES,
    LetterState,
)
from campaign.models.base import account, own_matter
from campaign.models.campaigns import Campaign
from campaign.models.issues import Issue
from yangguang.audit.history import audited
from yangguang.tenancy.models import TenantModel, TenantQuerySet, Unit
from yangguang.tenancy.triggers import changed, refuse

WORDS = ("subject", "facts", "basis", "demands", "reply_by", "area", "issue_id", "follows_id")
IDENTITY = ("campaign_id", "issuer_id", "addressee_id", "drafted_by_id")
SIGNATURE = (
    "number", "signed_by_id", "signed_at", "verify_code", "content", "content_hash", "file", "unit_id",
)  # fmt: skip
UNSENT = ["drafted", "cancelled"]
_MOVES = [f"'{a.value}>{b.value}'" for a, b in LETTER_MOVES]

# A letter once sent cannot be changed, only followed up – whoever writes: form, API, import, ORM or SQL.
LETTER_IS_CLOSED = f"""
    IF TG_OP = 'DELETE' THEN
        IF OLD.state <> 'drafted' THEN {refuse("A sent letter is never deleted.")} END IF;
        RETURN OLD;
    END IF;
    IF TG_OP = 'INSERT' AND NEW.state <> 'drafted' THEN {refuse("A letter begins as a draft.")} END IF;
    IF NEW.addressee_id = NEW.issuer_id
        OR left(NEW.addressee_id, length(NEW.issuer_id)) <> NEW.issuer_id THEN
        {refuse("A letter goes to a unit below its issuer.")}
    END IF;
    IF NEW.unit_id <> (CASE WHEN NEW.number = '' THEN NEW.issuer_id ELSE NEW.addressee_id END) THEN
        {refuse("A draft belongs to its issuer, a sent letter to its addressee.")}
    END IF;
    IF TG_OP = 'INSERT' OR {changed("reply_by", "campaign_id")} THEN
        IF NOT EXISTS (SELECT 1 FROM campaign_campaign c
            WHERE c.id = NEW.campaign_id AND NEW.reply_by BETWEEN c.starts AND c.ends) THEN
            {refuse("The reply date lies outside the campaign.")}
        END IF;
    END IF;
    {own_matter("addressee_id")}
    IF TG_OP = 'INSERT' THEN RETURN NEW; END IF;
    IF {changed(*IDENTITY)} THEN {refuse("Issuer and addressee of a letter stay.")} END IF;
    IF OLD.state <> 'drafted' AND {changed(*WORDS, *SIGNATURE)} THEN
        {refuse("A sent letter cannot be changed, only followed up.")}
    END IF;
    IF OLD.sha256 <> '' AND {changed("sha256", "size", "made_at")} THEN
        {refuse("The PDF of a letter is made once.")}
    END IF;
    IF NEW.state <> OLD.state
        AND (OLD.state || '>' || NEW.state) <> ALL (ARRAY[{", ".join(_MOVES)}]) THEN
        {refuse("A letter may not skip a step.")}
    END IF;
    RETURN NEW;
"""


class LetterQuerySet(TenantQuerySet):
    def sent(self) -> Self:
        """Signed, and so numbered and delivered: neither a draft nor a cancelled one."""
        return self.exclude(number="")

    def unanswered(self) -> Self:
        """Sent, and the addressee's answer is still to come."""
        return self.filter(state__in=[LetterState.SENT, LetterState.RECEIVED])

    def overdue(self, today: date) -> Self:
        """Not answered although the day is over."""
        return self.unanswered().filter(reply_by__lt=today)


@audited
class Letter(TenantModel):
    """One letter. A draft's ``unit`` is its issuer; once sent it is the addressee, and the issuer, being
    above, goes on seeing it. The PDF is a function of ``content``, which is frozen when it is signed."""

    campaign = models.ForeignKey(
        Campaign, models.PROTECT, editable=False, verbose_name="专项行动", related_name="letters"
    )
    number = models.CharField("文号", max_length=40, blank=True, editable=False)
    issuer = models.ForeignKey(
        Unit, models.PROTECT, editable=False, verbose_name="发函单位", related_name="+"
    )
    addressee = models.ForeignKey(Unit, models.PROTECT, verbose_name="主送单位", related_name="+")
    area = models.CharField("整治领域", max_length=20, choices=Area.choices, blank=True)
    subject = models.CharField("事由", max_length=60)
    facts = models.TextField("基本情况", max_length=2000)
    basis = models.TextField("依据", max_length=1000, default=DEFAULT_BASIS)
    demands = models.TextField("督办要求", max_length=2000, default=DEFAULT_DEMANDS)
    reply_by = models.DateField("回复期限")
    issue = models.ForeignKey(
        Issue, models.PROTECT, null=True, blank=True, verbose_name="相关问题", related_name="letters"
    )
    follows = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, verbose_name="跟进的函", related_name="follow_ups"
    )
    state = models.CharField(
        "状态", max_length=10, choices=LetterState.choices, default=LetterState.DRAFTED, editable=False
    )
    drafted_by = account("拟稿人")
    signed_by = account("签发人")
    signed_at = models.DateTimeField("签发时间", null=True, blank=True, editable=False)
    received_by = account("签收人")
    received_at = models.DateTimeField("签收时间", null=True, blank=True, editable=False)
    reply = models.TextField("回复内容", blank=True, editable=False)
    replied_by = account("回复人")
    replied_at = models.DateTimeField("回复时间", null=True, blank=True, editable=False)
    returned_reason = models.TextField("退回原因", blank=True, editable=False)
    verified_by = account("核验人")
    verified_at = models.DateTimeField("办结时间", null=True, blank=True, editable=False)
    opinion = models.TextField("核验意见", blank=True, editable=False)
    cancelled_reason = models.TextField("作废原因", blank=True, editable=False)
    verify_code = models.CharField("查验码", max_length=16, blank=True, editable=False)
    content = models.JSONField("正式内容", default=dict, blank=True, editable=False)
    content_hash = models.CharField("内容校验值", max_length=64, blank=True, editable=False)
    file = models.CharField("存储位置", max_length=80, blank=True, editable=False)
    sha256 = models.CharField("文件校验值", max_length=64, blank=True, editable=False)
    size = models.PositiveIntegerField("大小（字节）", null=True, blank=True, editable=False)
    made_at = models.DateTimeField("生成时间", null=True, blank=True, editable=False)
    failure = models.CharField("未能生成的原因", max_length=300, blank=True, editable=False)

    objects: ClassVar[Any] = LetterQuerySet.as_manager()

    class Meta(TenantModel.Meta):
        verbose_name = "督办提醒函"
        ordering = ["-created_at"]
        constraints = [
            *TenantModel.Meta.constraints,
            models.UniqueConstraint(
                fields=["unit", "number"], condition=~Q(number=""), name="letter_number_once"
            ),
            models.CheckConstraint(
                condition=Q(state__in=UNSENT, number="", signed_at=None)
                | ~Q(state__in=UNSENT) & ~Q(number="") & Q(signed_at__isnull=False),
                name="letter_sent_has_number",
            ),
            models.CheckConstraint(
                condition=~Q(signed_by=F("drafted_by")), name="letter_signer_is_not_writer"
            ),
            models.CheckConstraint(
                condition=Q(state__in=[*UNSENT, "sent"]) | Q(received_at__isnull=False),
                name="letter_received_has_time",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["replied", "verified"]) | Q(replied_at__isnull=False) & ~Q(reply=""),
                name="letter_replied_has_reply",
            ),
            models.CheckConstraint(
                condition=Q(state="verified", verified_at__isnull=False)
                | ~Q(state="verified") & Q(verified_at=None),
                name="letter_verified_has_time",
            ),
            models.CheckConstraint(
                condition=~Q(verified_by=F("replied_by")), name="letter_verifier_is_not_replier"
            ),
            models.CheckConstraint(
                condition=~Q(state="cancelled") | ~Q(cancelled_reason=""), name="letter_cancelled_has_reason"
            ),
        ]
        indexes = [
            models.Index(fields=["unit", "state", "reply_by"], name="letter_desk"),
            models.Index(fields=["issuer", "signed_at"], name="letter_by_issuer"),
            models.Index(
                fields=["unit", "signed_at"], condition=Q(sha256="") & ~Q(number=""),
                name="letter_waiting_for_pdf",
            ),
        ]  # fmt: skip
        triggers = [
            pgtrigger.Trigger(
                name="letter_is_closed",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                func=LETTER_IS_CLOSED,
            )
        ]

    def __str__(self) -> str:
        return (
            self.number or f"（{'已作废' if self.state == LetterState.CANCELLED else '拟稿'}）{self.subject}"
        )

    def is_overdue(self, today: date) -> bool:
        """Not answered although the day is over."""
        return self.state in (LetterState.SENT, LetterState.RECEIVED) and self.reply_by < today

    @property
    def tone(self) -> str:
        """Tone of the state's sign on pages."""
        return LETTER_TONES[LetterState(self.state)]
