"""The house refuses to open with a door missing."""

from collections.abc import Sequence
from typing import Any

from django.apps import apps
from django.core.checks import CheckMessage, Error, Tags, register
from django.core.exceptions import ImproperlyConfigured
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created
from django.dispatch import receiver

from yangguang.tenancy.policy import ScopePolicy


def policed_tables() -> set[str]:
    """Tables that declare a :class:`ScopePolicy`, history tables included."""
    return {
        model._meta.db_table
        for model in apps.get_models(include_auto_created=True)
        if any(isinstance(constraint, ScopePolicy) for constraint in model._meta.constraints)
    }


@receiver(connection_created)
def refuse_a_powerful_role(sender: Any, connection: BaseDatabaseWrapper, **kwargs: Any) -> None:
    """The runtime role must obey the policies: neither superuser nor BYPASSRLS."""
    if connection.alias != "default":
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user")
        if cursor.fetchone()[0]:
            raise ImproperlyConfigured(
                "DATABASE_URL names a role that bypasses row-level security; use the runtime role."
            )


@register(Tags.database)
def tables_force_row_security(
    app_configs: Any, databases: Sequence[str] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """Every declared policy is in force in the catalogue, and the runtime role owns no table."""
    if not databases or "default" not in databases:
        return []
    with connections["default"].cursor() as cursor:
        cursor.execute(
            "SELECT relname, relrowsecurity AND relforcerowsecurity,"
            " pg_get_userbyid(relowner) = current_user"
            " FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
        )
        tables = cursor.fetchall()
    forced = {name for name, is_forced, _ in tables if is_forced}
    existing = {name for name, _, _ in tables}
    errors: list[CheckMessage] = [
        Error(f"Table {name} has no forced row-level security.", id="tenancy.E001")
        for name in sorted((policed_tables() & existing) - forced)
    ]
    owned = [name for name, _, mine in tables if mine]
    if owned:
        errors.append(Error(f"The runtime role owns tables: {', '.join(owned[:5])}.", id="tenancy.E002"))
    return errors
