"""The harness empties the tables after a test that commits: all of them, and nothing else changes."""

import psycopg2
import pytest
from django.db import connection, connections

from tests.cast import QF, assemble
from tests.emptying import empty_tables
from yangguang.accounts.models import User
from yangguang.notices.models import Notice
from yangguang.tenancy.models import Unit
from yangguang.tenancy.scope import scope

GUARDS = """
SELECT count(*) FILTER (WHERE relrowsecurity), count(*) FILTER (WHERE relforcerowsecurity),
    (SELECT count(*) FROM pg_trigger WHERE NOT tgisinternal AND tgenabled = 'O')
FROM pg_class
"""


def guards() -> tuple[int, ...]:
    """How many tables have policies, force them on their owner, and how many triggers fire."""
    with connection.cursor() as cursor:
        cursor.execute(GUARDS)
        return cursor.fetchone()


@pytest.mark.django_db(transaction=True)
def test_every_row_goes_and_policies_and_triggers_stand_afterwards():
    before, history = guards(), Notice.pgh_event_model.objects
    with scope("*"):
        assemble()
        Notice.objects.create(unit_id=QF, key="a", right="view", title="事项", path="/")
        assert history.exists()
    assert before[0] == before[1] > 0
    with psycopg2.connect(**connections["owner"].get_connection_params()) as owner, owner.cursor() as cursor:
        empty_tables(cursor)
    owner.close()
    with scope("*"):
        assert not Unit.objects.exists()
        assert not User.objects.exists()
        assert not history.exists()
    assert guards() == before
