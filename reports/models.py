"""A report that goes up the chain, the PDF made of it, and the line by which anybody can check that PDF."""

from datetime import date
from typing import Any, ClassVar, Self

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q

from reports.choices import (
    COLUMNS,
    DOCUMENT_TONES,
    HANDED_IN,
    MOVES,
    NARRATIVES,
    OVER,
    TONES,
    DocumentState,
    Kind,
    State,
)
from yangguang.audit.history import audited
from yangguang.tenancy import codes
from yangguang.tenancy.models import TenantModel, TenantQuerySet
from yangguang.tenancy.policy import ScopePolicy
from yangguang.tenancy.triggers import changed as _changed
from yangguang.tenancy.triggers import refuse as _refuse

_CONTENT = ("figures", "zero_confirmed", *COLUMNS, "sections")
_IDENTITY = (
    "unit_id", "campaign_id", "assignment_id", "kind", "period_start", "period_end", "due_on", "ordinal",
    "edition", "replaces_id", "drafted_at",
)  # fmt: skip


# The decisive row refuses to be changed outside its road, whoever writes: form, API, import, ORM or SQL.
FILING_IS_CLOSED = f"""
    IF TG_OP = 'DELETE' THEN {_refuse("A filing is never deleted.")} END IF;
    IF TG_OP = 'INSERT' THEN
        IF NEW.state <> 'draft' THEN {_refuse("A filing begins as a draft.")} END IF;
        RETURN NEW;
    END IF;
    IF OLD.state IN ('accepted', 'returned', 'withdrawn') THEN
        {_refuse("The filing was decided and is closed.")}
    END IF;
    IF {_changed(*_IDENTITY)} THEN {_refuse("What a filing is about never changes.")} END IF;
    IF OLD.state <> 'draft' AND {_changed(*_CONTENT)} THEN
        {_refuse("The filing left the draft; its figures and words are closed.")}
    END IF;
    IF OLD.number <> '' AND NEW.number <> OLD.number THEN {_refuse("A number once given stays.")} END IF;
    IF OLD.state IN ('signed', 'submitted') AND {_changed("checked_by_id", "signed_by_id", "signed_at")} THEN
        {_refuse("Who checked and signed stays.")}
    END IF;
    IF NEW.state <> OLD.state AND NOT (OLD.state || '>' || NEW.state) = ANY
        (ARRAY[{", ".join(sorted(f"'{a.value}>{b.value}'" for a, b in MOVES))}]) THEN
        {_refuse("A filing may not skip a step.")}
    END IF;
    RETURN NEW;
"""


def _made_once(*identity: str) -> str:
    """SQL: identity never changes, the hash is filled in once, a document never becomes valid again."""
    return f"""
    IF TG_OP = 'DELETE' THEN {_refuse("A signed document is never deleted.")} END IF;
    IF {_changed(*identity)} OR (OLD.sha256 <> '' AND {_changed("sha256", "made_at")}) THEN
        {_refuse("A signed document is closed.")}
    END IF;
    IF NEW.state <> OLD.state AND (NEW.state = 'valid' OR OLD.state = 'replaced') THEN
        {_refuse("A document does not become valid again.")}
    END IF;
    RETURN NEW;
"""


def _person(label: str) -> models.ForeignKey:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, editable=False, verbose_name=label,
        related_name="+",
    )  # fmt: skip


def _moment(label: str) -> models.DateTimeField:
    return models.DateTimeField(label, null=True, blank=True, editable=False)


class FilingQuerySet(TenantQuerySet):
    def visible_to(self, unit_codes: tuple[str, ...]) -> Self:
        """Filings of the units themselves in every state, those of units below once they were handed in."""
        if codes.NATION in unit_codes:
            return self
        return self.under(*unit_codes).filter(Q(unit_id__in=unit_codes) | Q(state__in=HANDED_IN))

    def in_force(self) -> Self:
        """Neither returned nor withdrawn: at most one per unit, campaign, kind and period."""
        return self.exclude(state__in=OVER)

    def last_editions(self) -> Self:
        """The newest edition of each report."""
        newer = Filing.objects.filter(replaces=models.OuterRef("pk"))
        return self.filter(~models.Exists(newer))


@audited
class Filing(TenantModel):
    """One edition of one report of ``unit`` about one period. Figures are frozen when it is drafted."""

    campaign = models.ForeignKey(
        "campaign.Campaign", models.PROTECT, verbose_name="专项行动", related_name="+"
    )
    assignment = models.ForeignKey(
        "campaign.Assignment",
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name="任务",
        related_name="filings",
    )
    kind = models.CharField("报告", max_length=15, choices=Kind.choices, default=Kind.WEEKLY)
    period_start = models.DateField("起")
    period_end = models.DateField("止")
    due_on = models.DateField("上报期限")
    ordinal = models.PositiveSmallIntegerField("期数")  # of a summary: the number of its phase
    edition = models.PositiveSmallIntegerField("版次", default=1)
    replaces = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, verbose_name="替换", related_name="replaced_by"
    )
    state = models.CharField("状态", max_length=10, choices=State.choices, default=State.DRAFT)
    figures = models.JSONField("数据")
    zero_confirmed = models.BooleanField("本周无新增问题", default=False)
    work_done = models.TextField("工作情况", blank=True)
    problems = models.TextField("存在问题", blank=True)
    next_steps = models.TextField("下一步打算", blank=True)
    sections = models.JSONField("分项内容", default=dict, blank=True)  # the other headings of a summary
    number = models.CharField("文号", max_length=40, blank=True, editable=False)
    sent_back = models.TextField("审核意见", blank=True)
    reason = models.TextField("退回原因", blank=True)
    marks = models.JSONField("退回事项", default=list, blank=True)
    drafted_at = models.DateTimeField("取数时间", editable=False)
    drafted_by = _person("取数人")  # None: the clock
    written_at, written_by = _moment("填写时间"), _person("填写人")
    checked_at, checked_by = _moment("审核时间"), _person("审核人")
    signed_at, signed_by = _moment("签发时间"), _person("签发人")
    submitted_at, submitted_by = _moment("上报时间"), _person("上报人")
    decided_at, decided_by = _moment("处理时间"), _person("处理人")

    objects: ClassVar[Any] = FilingQuerySet.as_manager()

    class Meta(TenantModel.Meta):
        verbose_name = "上报报告"
        ordering = ["-period_end", "unit_id", "-edition"]
        constraints = [
            *TenantModel.Meta.constraints,
            models.UniqueConstraint(
                fields=["unit", "campaign", "kind", "period_end", "edition"], name="filing_edition_once"
            ),
            models.UniqueConstraint(
                fields=["unit", "campaign", "kind", "period_end"],
                condition=~Q(state__in=["returned", "withdrawn"]),
                name="filing_one_in_force",
            ),
            # The dates of a phase may move; it has one summary all the same.
            models.UniqueConstraint(
                fields=["unit", "campaign", "kind", "ordinal"],
                condition=~Q(kind=Kind.WEEKLY) & ~Q(state__in=["returned", "withdrawn"]),
                name="filing_one_summary_a_phase",
            ),
            models.UniqueConstraint(
                fields=["unit", "number"], condition=~Q(number=""), name="filing_number_once"
            ),
            models.CheckConstraint(condition=Q(period_end__gte=F("period_start")), name="filing_period"),
            models.CheckConstraint(
                name="filing_three_people",
                condition=~Q(checked_by=F("written_by"))
                & ~Q(signed_by=F("written_by"))
                & ~Q(signed_by=F("checked_by")),
            ),
            models.CheckConstraint(
                name="filing_signed_has_number",
                condition=Q(state__in=["draft", "checked"]) | (~Q(number="") & Q(signed_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="filing_handed_in_has_time",
                condition=~Q(state__in=["submitted", "accepted", "returned"]) | Q(submitted_at__isnull=False),
            ),
            models.CheckConstraint(
                name="filing_decided_has_time",
                condition=~Q(state__in=["accepted", "returned"]) | Q(decided_at__isnull=False),
            ),
            models.CheckConstraint(
                name="filing_returned_has_reason", condition=~Q(state="returned") | ~Q(reason="")
            ),
        ]
        indexes = [models.Index(fields=["unit", "state", "due_on"], name="filing_desk")]
        triggers = [
            pgtrigger.Trigger(
                name="filing_is_closed",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                func=FILING_IS_CLOSED,
            )
        ]

    def __str__(self) -> str:
        if self.kind == Kind.WEEKLY:
            return f"{self.get_kind_display()}（第{self.ordinal}期）"
        if self.kind == Kind.PHASE_SUMMARY:
            return f"第{self.ordinal}{self.get_kind_display()}"
        return self.get_kind_display()

    @property
    def words(self) -> dict[str, str]:
        """What people wrote, by the headings of the kind, in order."""
        return {name: self.word(name) for name in NARRATIVES[self.kind]}

    def word(self, name: str) -> str:
        """What stands under one heading."""
        return str(getattr(self, name) if name in COLUMNS else self.sections.get(name, ""))

    def write(self, name: str, text: str) -> None:
        """Put ``text`` under a heading; not saved."""
        if name in COLUMNS:
            setattr(self, name, text)
        else:
            self.sections = {**self.sections, name: text}

    @property
    def tone(self) -> str:
        """Tone of the state's sign on pages."""
        return TONES[self.state]

    def is_late(self, today: date) -> bool:
        """Whether it has not been handed in although the day is over."""
        return self.state not in (*HANDED_IN, State.WITHDRAWN) and self.due_on < today


@audited
class FilingSource(TenantModel):
    """A city's report sums this accepted report of a county: the way back from a number to its origin."""

    filing = models.ForeignKey(Filing, models.PROTECT, verbose_name="汇总报告", related_name="sources")
    source = models.ForeignKey(Filing, models.PROTECT, verbose_name="下级报告", related_name="summed_in")

    class Meta(TenantModel.Meta):
        verbose_name = "汇总来源"
        constraints = [
            *TenantModel.Meta.constraints,
            models.UniqueConstraint(fields=["unit", "filing", "source"], name="filing_source_once"),
        ]

    def __str__(self) -> str:
        return f"{self.filing_id} ← {self.source_id}"


@audited
class FilingDocument(TenantModel):
    """The signed content and the PDF set from it. ``sha256`` empty: signed, the PDF is still being made.

    ``content`` holds every word and number that is printed; the PDF is a function of it alone.
    """

    filing = models.OneToOneField(Filing, models.PROTECT, verbose_name="报告", related_name="document")
    verify_code = models.CharField("查验码", max_length=16, editable=False)
    content = models.JSONField("内容", editable=False)
    content_hash = models.CharField("内容校验值", max_length=64, editable=False)
    file = models.CharField("存储位置", max_length=80, editable=False)  # random, chosen when it was signed
    sha256 = models.CharField("文件校验值", max_length=64, blank=True, editable=False)
    size = models.PositiveIntegerField("大小（字节）", null=True, editable=False)
    made_at = _moment("生成时间")
    failure = models.CharField("未能生成的原因", max_length=300, blank=True, editable=False)
    state = models.CharField(
        "状态", max_length=10, choices=DocumentState.choices, default=DocumentState.VALID, editable=False
    )

    class Meta(TenantModel.Meta):
        verbose_name = "报告文件"
        constraints = [
            *TenantModel.Meta.constraints,
            models.UniqueConstraint(fields=["unit", "verify_code"], name="document_code_once"),
        ]
        indexes = [
            models.Index(fields=["unit", "created_at"], condition=Q(sha256=""), name="document_waiting"),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="document_is_closed",
                when=pgtrigger.Before,
                operation=pgtrigger.Update | pgtrigger.Delete,
                func=_made_once("unit_id", "filing_id", "verify_code", "content", "content_hash", "file"),
            )
        ]

    def __str__(self) -> str:
        return str(self.content.get("title", ""))

    @property
    def tone(self) -> str:
        """Tone of the state's sign on pages."""
        return DOCUMENT_TONES[self.state]


@audited
class Verification(TenantModel):
    """What the public page says about one PDF: no more than stands on its first page anyway."""

    code = models.CharField("查验码", max_length=16, editable=False)
    issuer = models.CharField("发文机关", max_length=100, editable=False)
    title = models.CharField("标题", max_length=200, editable=False)
    number = models.CharField("文号", max_length=40, editable=False)
    dated = models.DateField("成文日期", editable=False)
    content_hash = models.CharField("内容校验值", max_length=64, editable=False)
    sha256 = models.CharField("文件校验值", max_length=64, blank=True, editable=False)
    made_at = _moment("生成时间")
    state = models.CharField(
        "状态", max_length=10, choices=DocumentState.choices, default=DocumentState.VALID, editable=False
    )

    class Meta(TenantModel.Meta):
        verbose_name = "文件查验"
        constraints = [
            # Anybody who holds the paper may ask whether it is genuine; written by the unit only.
            ScopePolicy(name="reports_verification_scope", public="true"),
            models.UniqueConstraint(fields=["unit", "code"], name="verification_code_once"),
        ]
        indexes = [models.Index(fields=["code"], name="verification_code")]
        triggers = [
            pgtrigger.Trigger(
                name="verification_is_closed",
                when=pgtrigger.Before,
                operation=pgtrigger.Update | pgtrigger.Delete,
                func=_made_once("unit_id", "code", "issuer", "title", "number", "dated", "content_hash"),
            )
        ]

    def __str__(self) -> str:
        return self.code


__all__ = ["Filing", "FilingDocument", "FilingSource", "Verification"]
