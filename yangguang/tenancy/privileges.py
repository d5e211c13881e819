"""What the runtime role may do: DML; on history INSERT and SELECT only, on records of the owner SELECT."""

from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import connections


def is_history(model: Any) -> bool:
    """Whether the model is an event table of pghistory."""
    return hasattr(model, "pgh_tracked_model") or getattr(model, "append_only", False)


def grant_runtime_privileges(*, alias: str) -> None:
    """Give the runtime role its privileges on every table; called after each migrate by the owner."""
    role = settings.DATABASES["default"]["USER"]
    owner = settings.DATABASES["owner"]["USER"]
    if role == owner:
        return  # the checks refuse such an installation with a sentence; nothing to grant
    connection = connections[alias]
    quote = connection.ops.quote_name
    existing = set(connection.introspection.table_names())
    owners = [m._meta.db_table for m in apps.get_models() if getattr(m, "owner_writes", False)]
    history = [m._meta.db_table for m in apps.get_models(include_auto_created=True) if is_history(m)]
    with connection.cursor() as cursor:
        cursor.execute(f"GRANT USAGE ON SCHEMA public TO {quote(role)}")
        cursor.execute(
            f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {quote(role)}"
        )
        cursor.execute(f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {quote(role)}")
        cursor.execute(f"REVOKE ALL ON {quote('django_migrations')} FROM {quote(role)}")
        cursor.execute(f"GRANT SELECT ON {quote('django_migrations')} TO {quote(role)}")
        for table in sorted(existing.intersection(history)):
            cursor.execute(f"REVOKE UPDATE, DELETE ON {quote(table)} FROM {quote(role)}")
        for table in sorted(existing.intersection(owners)):
            cursor.execute(f"REVOKE INSERT ON {quote(table)} FROM {quote(role)}")
