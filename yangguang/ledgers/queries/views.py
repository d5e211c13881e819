"""The saved views a person may use on a ledger: their own and their office's."""

from django.db.models import Q

from yangguang.accounts.rights import Actor
from yangguang.ledgers.declaration import Ledger
from yangguang.ledgers.models import SavedView


def saved_views(ledger: Ledger, actor: Actor) -> list[SavedView]:
    """Own views and those shared within the same unit: one query."""
    if actor.user is None:
        return []
    return list(
        SavedView.objects.filter(
            Q(user=actor.user) | Q(shared=True), unit_id=actor.home, ledger=ledger.label
        ).select_related("user")
    )


def default_view(views: list[SavedView], actor: Actor) -> SavedView | None:
    """The person's own default."""
    return next((v for v in views if v.is_default and actor.user and v.user_id == actor.user.pk), None)
