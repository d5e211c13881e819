"""Gatekeepers of files: whoever may see the row may read its files; who may fill it may change them."""

from django.apps import apps
from django.http import Http404

from yangguang.accounts.access import get_row
from yangguang.accounts.rights import Actor
from yangguang.evidence.events import reading
from yangguang.evidence.models import Evidence
from yangguang.tenancy.choices import Right
from yangguang.tenancy.models import TenantModel

# Models whose rows take files through the common upload form, and the right that needs.
_ATTACHABLE: dict[str, str] = {}


def attachable(model: type[TenantModel], *, right: str = Right.FILL) -> None:
    """Called by an upper app when it is ready: rows of ``model`` take files through the common form."""
    _ATTACHABLE[model._meta.label] = right


def readable_file(actor: Actor, pk: object) -> Evidence:
    """The file if the actor may see its unit and no upper app objects; else 404 / 403."""
    evidence = get_row(Evidence, actor, pk)
    reading.send(sender=apps.get_model(evidence.subject), evidence=evidence, actor=actor)
    return evidence


def removable_file(actor: Actor, pk: object) -> Evidence:
    """The file if the actor may change the row it belongs to; else 404 / 403."""
    evidence = readable_file(actor, pk)
    return get_row(Evidence, actor, pk, _ATTACHABLE.get(evidence.subject, Right.FILL))


def attachable_row(actor: Actor, label: str, pk: object) -> TenantModel:
    """The row a file is to be attached to; 404 for a model that takes none through the common form."""
    if label not in _ATTACHABLE:
        raise Http404
    model: type[TenantModel] = apps.get_model(label)
    return get_row(model, actor, pk, _ATTACHABLE[label])


def may_attach(actor: Actor, row: TenantModel) -> bool:
    """Whether the actor may put files on the row through the common form."""
    right = _ATTACHABLE.get(row._meta.label)
    return right is not None and actor.may(right, row.unit_id)
