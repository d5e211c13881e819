"""The tables are what the models say, however the migrations were put together (tenancy.together)."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, models
from pgtrigger import registered

from yangguang.tenancy.indexes import needless_indexes
from yangguang.tenancy.policy import ScopePolicy

pytestmark = pytest.mark.django_db
OURS = {"yangguang", "campaign", "enrollment", "zoning", "complaints", "reports"}


def ours() -> Iterator[type[models.Model]]:
    """Models of this project with a table of their own, histories included."""
    for model in apps.get_models():
        if model.__module__.split(".")[0] in OURS:
            yield model


def asked(sql: str) -> set[Any]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return {row if len(row) > 1 else row[0] for row in cursor.fetchall()}


def test_every_declared_constraint_and_index_exists() -> None:
    present = asked("SELECT conname FROM pg_constraint") | asked("SELECT indexname FROM pg_indexes")
    declared = {
        each.name
        for model in ours()
        for each in (*model._meta.constraints, *model._meta.indexes)
        if not isinstance(each, ScopePolicy)
    }
    assert declared - present == set()


def test_no_index_serves_nobody() -> None:
    """A column collated "C" answers LIKE from its ordinary index; Django adds another one to each key."""
    assert asked(
        "SELECT 1 FROM pg_indexes WHERE indexname LIKE 'tenancy\\_unit%'"
    )  # the index of the code is there
    assert needless_indexes(alias="default") == []


def test_every_policy_exists_for_every_command() -> None:
    present = asked("SELECT policyname FROM pg_policies")
    declared = {
        f"{each.name}_{kind}"
        for model in ours()
        for each in model._meta.constraints
        if isinstance(each, ScopePolicy)
        for kind in "siud"
    }
    assert declared - present == set()


def test_every_column_has_its_type_and_every_key_its_reference() -> None:
    columns = asked(
        "SELECT table_name, column_name, is_nullable FROM information_schema.columns"
        " WHERE table_schema = 'public'"
    )
    references = asked(
        "SELECT conrelid::regclass::text, attname FROM pg_constraint"
        " JOIN pg_attribute ON attrelid = conrelid AND attnum = conkey[1] WHERE contype = 'f'"
    )
    missing = []
    for model in ours():
        for field in model._meta.local_concrete_fields:
            if (model._meta.db_table, field.column, "YES" if field.null else "NO") not in columns:
                missing.append(f"{model.__name__}.{field.name}")
            is_key = isinstance(field, models.ForeignKey) and field.db_constraint
            if is_key and (model._meta.db_table, field.column) not in references:
                missing.append(f"{model.__name__}.{field.name} refers to nothing")
    assert missing == []


def test_every_trigger_is_installed_as_declared() -> None:
    states = {
        f"{model.__name__}:{trigger.name}": trigger.get_installation_status(model)[0]
        for model, trigger in registered()
    }
    assert {name: state for name, state in states.items() if state != "INSTALLED"} == {}
