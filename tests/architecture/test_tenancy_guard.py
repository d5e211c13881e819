"""Guards over every model: tenant key, policy, history, privileges, random ids."""

import pytest
from django.apps import apps
from django.db import ProgrammingError, connection, models, transaction

from yangguang.tenancy.models import TenantModel
from yangguang.tenancy.policy import ScopePolicy
from yangguang.tenancy.privileges import is_history

OURS = {"common", "tenancy", "accounts", "audit", "evidence", "notices", "ledgers"} | {
    "campaign",
    "enrollment",
    "zoning",
    "complaints",
    "reports",
}

# Derived tables: what they say follows from rows that have a history. A stale entry fails.
NO_HISTORY = {
    "campaign.CheckTally": "sums of answers, written by triggers",
    "enrollment.MatchRow": "rows of another department's list, to be gone after their term (decision 0024)",
    "zoning.PlaceName": "names of a place, written by a trigger from the place",
}

# Tables of ours without a tenant, each with its reason. A stale entry fails.
NO_TENANT = {
    "common.TrainingClock": "one date for the whole installation",
    "common.WorkdayOverride": "the State Council calendar is the same for everybody",
    "common.Counter": "sequences; holds no fact about any row",
    "tenancy.Unit": "names of units are public; rights live on it",
    "accounts.User": "an account exists before any scope can be known",
    "accounts.Grant": "read to find the scope, so it cannot depend on it",
    "accounts.Absence": "read with the grants to find who receives; belongs to a person",
    "notices.Digest": "one mail to a person across units; holds ids of notices, whose rows keep their policy",
    "complaints.Draft": "answers not sent yet belong to no unit; one sealed text, gone within the hour",
    "complaints.DraftFile": "files of such a draft, sealed likewise",
    "complaints.RateBucket": "counts tries per hashed source before anybody is known",
    "complaints.DaySalt": "the salt of those hashes, deleted the day after",
}


def our_models() -> list[type[models.Model]]:
    return [m for m in apps.get_models(include_auto_created=True) if m._meta.app_label in OURS]


def tenant_models() -> list[type[models.Model]]:
    return [m for m in our_models() if m._meta.label not in NO_TENANT]


def policies(model: type[models.Model]) -> list[ScopePolicy]:
    return [c for c in model._meta.constraints if isinstance(c, ScopePolicy)]


def test_every_table_of_ours_has_a_tenant_or_a_reason():
    without = {m._meta.label for m in our_models() if not is_history(m) and not issubclass(m, TenantModel)}
    assert without == set(NO_TENANT)


def test_every_tenant_table_declares_exactly_one_policy():
    assert {m._meta.label: len(policies(m)) for m in tenant_models() if len(policies(m)) != 1} == {}


def test_every_tenant_table_has_a_history_or_is_one():
    without = {
        m._meta.label for m in tenant_models() if not is_history(m) and not hasattr(m, "pgh_event_model")
    }
    assert without == set(NO_HISTORY)


def test_history_is_as_secret_as_its_row():
    for model in tenant_models():
        event = getattr(model, "pgh_event_model", None)
        if event is not None:
            row, copy = policies(model)[0], policies(event)[0]
            assert (copy.column, copy.secret) == (row.column, row.secret), model._meta.label


def test_ids_are_random_and_the_unit_is_never_empty():
    for model in tenant_models():
        if is_history(model):
            continue
        unit = model._meta.get_field("unit")
        assert not unit.null, model._meta.label
        if issubclass(model, TenantModel):
            assert isinstance(model._meta.pk, models.UUIDField), model._meta.label


def test_unique_keys_include_the_unit():
    """A unique key without the unit tells one county what another has (security.md C2)."""
    allowed = {
        # The national school number is public and unique in the whole country.
        "enrollment.School.code",
    }
    offenders = set()
    for model in tenant_models():
        if is_history(model):
            continue
        for constraint in model._meta.constraints:
            if isinstance(constraint, models.UniqueConstraint) and not {"unit", "unit_id"} & set(
                constraint.fields
            ):
                offenders.add(f"{model._meta.label}.{constraint.name}")
        for field in model._meta.local_fields:
            if field.unique and not field.primary_key and not _points_to_tenant_row(field):
                offenders.add(f"{model._meta.label}.{field.name}")
    assert offenders == allowed


def _points_to_tenant_row(field: models.Field) -> bool:
    """A one-to-one key holds a random id of a row whose unit is the same."""
    related = field.related_model
    return isinstance(related, type) and issubclass(related, TenantModel)


@pytest.fixture
def catalogue(db):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname, relrowsecurity AND relforcerowsecurity FROM pg_class"
            " WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
        )
        return dict(cursor.fetchall())


def test_the_database_forces_every_policy(catalogue):
    declared = {m._meta.db_table for m in tenant_models()}
    assert {table for table, forced in catalogue.items() if forced} == declared


def test_raw_sql_without_scope_returns_no_row_of_any_tenant_table(cast, everywhere):
    """Every tenant table is asked as the runtime role with no scope in force."""
    from yangguang.tenancy.scope import scope

    with scope(), connection.cursor() as cursor:
        for model in tenant_models():
            if any(policy.public for policy in policies(model)):
                continue
            cursor.execute(f'SELECT count(*) FROM "{model._meta.db_table}"')
            assert cursor.fetchone()[0] == 0, model._meta.label


def test_no_view_nor_definer_function_looks_past_the_policies(db):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_class"
            " WHERE relkind IN ('v', 'm') AND relnamespace = 'public'::regnamespace"
        )
        assert cursor.fetchall() == []
        cursor.execute(
            "SELECT proname FROM pg_proc WHERE prosecdef AND pronamespace = 'public'::regnamespace"
        )
        assert cursor.fetchall() == []


def test_runtime_role_is_neither_powerful_nor_owner(db):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb"
            " FROM pg_roles WHERE rolname = current_user"
        )
        assert cursor.fetchone() == (False, False, False, False)
        cursor.execute("SELECT count(*) FROM pg_class WHERE pg_get_userbyid(relowner) = current_user")
        assert cursor.fetchone()[0] == 0


def test_history_tables_refuse_update_and_delete(db):
    for model in our_models():
        if not is_history(model):
            continue
        table = model._meta.db_table
        key = model._meta.pk.column
        for sql in (f'UPDATE "{table}" SET "{key}" = "{key}"', f'DELETE FROM "{table}"'):
            with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
                connection.cursor().execute(sql)
