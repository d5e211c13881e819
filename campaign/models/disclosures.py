"""What each school must have published before registration, and the proof that it was (plan 二（四）).

A :class:`Disclosure` is the desk's own paper and never public. What was published is an edition: written
once, never changed, and the public sees the current one only. A snapshot proves an edition and is never
changed.
"""

from datetime import date
from typing import Any, ClassVar, Self

import pgtrigger
from django.db import models
from django.db.models import F, Q

from campaign.choices.disclosure import DisclosureState, Element
from campaign.models.base import account
from campaign.models.campaigns import Campaign
from yangguang.audit.history import audited
from yangguang.evidence.models import Evidence
from yangguang.tenancy.models import TenantModel, TenantQuerySet
from yangguang.tenancy.policy import ScopePolicy


class DisclosureQuerySet(TenantQuerySet):
    def public(self) -> Self:
        """With an edition the public sees now."""
        return self.filter(edition__gt=0)

    def proved(self) -> Self:
        """Published, and the current edition has its snapshot."""
        return self.public().exclude(proved_at=None)

    def on_time(self) -> Self:
        """First published on the due day or before."""
        return self.public().filter(first_published_on__lte=F("due_on"))

    def overdue(self, today: date) -> Self:
        """Not public although the due day is over."""
        return self.filter(edition=0, due_on__lt=today)


@audited
class Disclosure(TenantModel):
    """One of the five elements of one school: the text people work on. ``unit`` is the school.

    ``edition``: number of the edition the public sees, 0 for none; ``proved_at``: when that one got its
    snapshot; ``first_published_on`` decides whether it was in time.
    """

    campaign = models.ForeignKey(Campaign, models.PROTECT, verbose_name="专项行动", related_name="+")
    element = models.CharField("要素", max_length=12, choices=Element.choices)
    text = models.TextField("公布内容", max_length=4000, blank=True)
    link = models.URLField("公布网址", max_length=300, blank=True)
    place = models.CharField("公布位置", max_length=100, blank=True)
    due_on = models.DateField("公布期限")
    published_on = models.DateField("公布日期", null=True, blank=True)
    state = models.CharField(
        "状态", max_length=12, choices=DisclosureState.choices, default=DisclosureState.DRAFT, editable=False
    )
    edition = models.PositiveSmallIntegerField("公布版次", default=0, editable=False)
    first_published_on = models.DateField("首次公布日期", null=True, editable=False)
    proved_at = models.DateTimeField("快照时间", null=True, editable=False)

    objects: ClassVar[Any] = DisclosureQuerySet.as_manager()

    class Meta(TenantModel.Meta):
        verbose_name = "公开要素"
        ordering = ["unit_id", "element"]
        constraints = [
            *TenantModel.Meta.constraints,
            models.UniqueConstraint(fields=["unit", "campaign", "element"], name="disclosure_once"),
            models.CheckConstraint(
                condition=Q(edition=0, first_published_on=None, proved_at=None)
                | Q(edition__gt=0, first_published_on__isnull=False),
                name="disclosure_public_has_its_day",
            ),
            models.CheckConstraint(
                condition=Q(state="draft") | Q(state="published", edition__gt=0),
                name="disclosure_published_has_edition",
            ),
        ]
        indexes = [models.Index(fields=["campaign", "unit", "element"], name="disclosure_matrix")]

    def __str__(self) -> str:
        return self.get_element_display()


@audited
class DisclosureEdition(TenantModel):
    """What was published, word for word. ``published``: this is what the public sees now."""

    disclosure = models.ForeignKey(
        Disclosure, models.PROTECT, verbose_name="公开要素", related_name="editions"
    )
    # Repeated here because the public may not read the desk's own paper.
    campaign = models.ForeignKey(Campaign, models.PROTECT, verbose_name="专项行动", related_name="+")
    number = models.PositiveSmallIntegerField("版次")
    element = models.CharField("要素", max_length=12, choices=Element.choices)
    text = models.TextField("公布内容")
    link = models.URLField("公布网址", max_length=300, blank=True)
    place = models.CharField("公布位置", max_length=100, blank=True)
    published_on = models.DateField("公布日期")
    first_published_on = models.DateField("首次公布日期")
    by = account("公布人")
    at = models.DateTimeField("登记时间")
    published = models.BooleanField("对外展示", default=True)
    withdrawn_reason = models.CharField("撤回原因", max_length=500, blank=True)

    class Meta(TenantModel.Meta):
        verbose_name = "公布版本"
        ordering = ["-number"]
        constraints = [
            # The public reads what was published and not withdrawn or replaced.
            ScopePolicy(name="campaign_disclosureedition_scope", public="published"),
            models.UniqueConstraint(fields=["unit", "disclosure", "number"], name="edition_number_once"),
            models.UniqueConstraint(
                fields=["unit", "disclosure"], condition=Q(published=True), name="edition_one_is_public"
            ),
            models.CheckConstraint(condition=~Q(text=""), name="edition_says_something"),
        ]
        triggers = [
            pgtrigger.ReadOnly(
                name="edition_text_stays", exclude=["published", "withdrawn_reason", "version", "updated_at"]
            ),
            pgtrigger.Protect(name="edition_is_kept", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"第 {self.number} 版"


@audited
class DisclosureSnapshot(TenantModel):
    """Proof that an edition was public: a stored file, its SHA-256 and the moment. Never changed."""

    disclosure = models.ForeignKey(
        Disclosure, models.PROTECT, verbose_name="公开要素", related_name="snapshots"
    )
    edition = models.PositiveSmallIntegerField("公布版次")
    evidence = models.ForeignKey(Evidence, models.PROTECT, verbose_name="文件", related_name="+")
    sha256 = models.CharField("校验值", max_length=64)
    url = models.URLField("快照网址", max_length=300, blank=True)
    by = account("存证人")
    taken_at = models.DateTimeField("存证时间")

    class Meta(TenantModel.Meta):
        verbose_name = "公布快照"
        ordering = ["-taken_at"]
        constraints = [
            *TenantModel.Meta.constraints,
            models.CheckConstraint(
                condition=Q(sha256__regex=r"^[0-9a-f]{64}$"), name="snapshot_has_a_digest"
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="snapshot_append_only", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return f"{self.taken_at:%Y-%m-%d %H:%M}"
