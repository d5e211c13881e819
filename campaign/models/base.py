"""What the models of a campaign share."""

from django.conf import settings
from django.db import models

from yangguang.tenancy.policy import ScopePolicy
from yangguang.tenancy.triggers import changed, refuse


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


def own_matter(reader: str) -> str:
    """SQL of a trigger: the issue that a paper names is of the unit in column ``reader`` or of one below it.
    An issue out of the writer's sight is none that may be named."""
    return f"""
    IF NEW.issue_id IS NOT NULL AND (TG_OP = 'INSERT' OR {changed("issue_id", reader)}) THEN
        IF NOT EXISTS (SELECT 1 FROM campaign_issue i
            WHERE i.id = NEW.issue_id AND left(i.unit_id, length(NEW.{reader})) = NEW.{reader}) THEN
            {refuse("The issue is not of the unit that reads of it.")}
        END IF;
    END IF;"""
