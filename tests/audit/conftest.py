"""The owner of the tables at work behind the product's back."""

from collections.abc import Callable
from contextlib import closing
from datetime import datetime, timedelta

import psycopg2
import pytest
from django.db import connections
from django.utils import timezone

from yangguang.tenancy.models import Unit


@pytest.fixture
def as_owner(transactional_db: None) -> Callable[..., int]:
    """``as_owner("UPDATE …", args)`` as the role that owns the tables; returns the number of rows."""

    def run(sql: str, *arguments: object) -> int:
        connection = psycopg2.connect(**connections["owner"].get_connection_params())
        with closing(connection), connection, connection.cursor() as cursor:
            # Row-level security is forced on the owner too; a thief with shell would set the scope.
            cursor.execute(
                "SELECT set_config('yangguang.scope', '*', true), set_config('yangguang.lo', '!', true),"
                " set_config('yangguang.hi', '~', true), set_config('yangguang.one', '1', true)"
            )
            cursor.execute(sql, arguments)
            return int(cursor.rowcount)

    return run


@pytest.fixture
def tomorrow() -> datetime:
    """When today's history can be sealed."""
    return (timezone.localtime() + timedelta(days=1)).replace(hour=4)


@pytest.fixture
def unit(transactional_db: None) -> Unit:
    return Unit.objects.create(code="410922", name="清丰县", level="county")
