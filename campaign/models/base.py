"""What the models of a campaign share."""

from django.conf import settings
from django.db import models

from yangguang.tenancy.policy import ScopePolicy


def account(label: str) -> models.ForeignKey:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        verbose_name=label,
        related_name="+",
    )


def published(name: str) -> ScopePolicy:
    """The city owns the campaign, and counties, schools and parents read what it asks: not a secret."""
    return ScopePolicy(name=name, public="true")


def published_below(name: str, condition: str) -> ScopePolicy:
    """A superior's row that the units under it may read once ``condition`` (SQL) holds; not others."""
    below = "SELECT 1 FROM unnest((SELECT yg_scope())) AS held(code) WHERE unit_id = ANY (yg_chain(code))"
    return ScopePolicy(name=name, public=f"({condition}) AND EXISTS ({below})")
