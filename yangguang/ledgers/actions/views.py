"""Verbs on saved views."""

from datetime import datetime

from django.db import transaction

from yangguang.accounts.models import User
from yangguang.ledgers.declaration import Ledger
from yangguang.ledgers.models import SavedView
from yangguang.ledgers.rules import NoHome, ViewNameTaken


@transaction.atomic
def save_view(
    *,
    by: User,
    unit_id: str,
    ledger: Ledger,
    name: str,
    query: str,
    shared: bool,
    is_default: bool,
    now: datetime,
) -> SavedView:
    """Keep a state of the list under a name; ``query`` carries no search text, which may be personal."""
    if not unit_id:
        raise NoHome
    own = SavedView.objects.select_for_update().filter(user=by, unit_id=unit_id, ledger=ledger.label)
    if own.filter(name=name).exists():
        raise ViewNameTaken
    if is_default:
        for view in own.filter(is_default=True):
            view.is_default = False
            view.bump(now=now)
            view.save()
    return SavedView.objects.create(
        unit_id=unit_id,
        user=by,
        ledger=ledger.label,
        name=name,
        query=query,
        shared=shared,
        is_default=is_default,
        created_at=now,
        updated_at=now,
    )


@transaction.atomic
def delete_view(*, by: User, view: SavedView, now: datetime) -> None:
    """Forget one of one's own views."""
    SavedView.objects.filter(pk=view.pk, user=by).delete()
