"""Who saw a child's data: opened, revealed, taken away in a file (security.md C60)."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.apps import apps
from django.db.models import ForeignKey, Q

from enrollment.models import Child
from yangguang.audit.choices import Seen
from yangguang.audit.models import Reveal, Viewing
from yangguang.audit.queries.trail import field_name, model_name
from yangguang.common import crypto
from yangguang.ledgers import registry


@dataclass(frozen=True, order=True)
class Sight:
    """One person saw something of a child. ``what`` names columns and ledgers, never values."""

    at: datetime
    who: str
    unit: str
    how: str
    what: str
    reason: str


def children_named(text: str) -> list[Child]:
    """The rows of a child, by key or by whole identity number; a child known to two counties has two."""
    try:
        return list(Child.objects.filter(pk=UUID(text)))
    except ValueError:
        index = crypto.blind_index(text.strip().upper(), purpose="id_number")
        return list(Child.objects.filter(id_number_index=index))


def rows_about(child: Child) -> list[UUID]:
    """The child's row and every row of any model that points at it."""
    found = [child.pk]
    for model in apps.get_models():
        if hasattr(model, "pgh_tracked_model"):
            continue
        for field in model._meta.concrete_fields:
            if isinstance(field, ForeignKey) and field.related_model is Child:
                found += model._default_manager.filter(**{field.attname: child.pk}).values_list(
                    "pk", flat=True
                )
    return found


def who_saw(child: Child) -> list[Sight]:
    """Everybody who saw anything of the child, oldest first. Lists are not noted: they are masked."""
    rows = rows_about(child)
    reveals = Reveal.objects.filter(subject_id__in=rows).select_related("user", "unit")
    found = [
        Sight(
            r.revealed_at, str(r.user), str(r.unit), "查看完整信息",
            f"{model_name(r.subject)}·{field_name(r.subject, r.field)}", r.reason,
        )
        for r in reveals
    ]  # fmt: skip
    # Two questions, each by its own index: the row that was opened, the files it was in.
    wanted = Q(row__in=rows), ~Q(how=Seen.OPENED) & Q(rows__overlap=rows)
    for condition in wanted:
        found += [
            Sight(v.seen_at, str(v.user), str(v.unit), v.get_how_display(), _ledger(v.subject), v.reason)
            for v in Viewing.objects.filter(condition).select_related("user", "unit")
        ]
    return sorted(found)


def _ledger(label: str) -> str:
    try:
        return registry.get(label).title
    except KeyError:  # a ledger of an earlier version
        return label
