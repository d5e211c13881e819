"""The roster of admission staff and who signed the pledge."""

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q

from campaign.models import dates
from yangguang.audit.history import audited
from yangguang.tenancy.models import TenantModel, TenantQuerySet


class PledgeQuerySet(TenantQuerySet):
    def signed(self) -> Self:
        """With the day of the signature."""
        return self.filter(signed_on__isnull=False)

    def missing(self) -> Self:
        """On the roster, not signed."""
        return self.filter(signed_on=None)


@audited
class Pledge(TenantModel):
    """规范招生承诺书: one person of the admission staff and, once signed, the pledge (plan 三（三）).

    The rows are the roster: coverage is signed ÷ all, and who has not signed is named.
    """

    name = models.CharField("姓名", max_length=50)
    post = models.CharField("职务", max_length=50)
    signed_on = models.DateField("签订日期", null=True, blank=True)
    text_version = models.CharField("承诺书文本", max_length=60, blank=True)

    objects: ClassVar[Any] = PledgeQuerySet.as_manager()

    class Meta(TenantModel.Meta):
        verbose_name = "承诺书"
        ordering = ["unit_id", "name"]
        triggers = [dates.since_new_year("signed_on")]
        constraints = [
            *TenantModel.Meta.constraints,
            models.UniqueConstraint(fields=["unit", "name", "post"], name="pledge_once"),
            models.CheckConstraint(
                condition=Q(signed_on=None) | ~Q(text_version=""), name="pledge_signed_names_its_text"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.post}"
