"""The schema says what the models say, and only the owner may change it."""

import pytest
from django.core.management import call_command
from django.db import ProgrammingError, connection


def test_models_and_migrations_agree(db):
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_the_runtime_role_cannot_change_the_schema(db):
    with pytest.raises(ProgrammingError, match="must be owner"):
        connection.cursor().execute("ALTER TABLE tenancy_unit ADD COLUMN extra text")


def test_the_runtime_role_cannot_switch_a_policy_off(db):
    with pytest.raises(ProgrammingError, match="must be owner"):
        connection.cursor().execute("ALTER TABLE notices_notice DISABLE ROW LEVEL SECURITY")
