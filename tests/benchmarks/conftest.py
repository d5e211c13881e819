"""A county's worth of benchmark data, small: the divisions come from the cast."""

import pytest
from django.db import connection

from benchmarks import fill
from benchmarks.imports import TABLES
from benchmarks.scratch import plain_copy
from tests.cast import QF, Cast
from yangguang.tenancy.scope import scope

ROWS = 60


@pytest.fixture
def county(cast: Cast) -> str:
    """A county with sixty rows, and plain copies of its tables that only this test sees."""
    fill.left_behind(ROWS, [QF])
    with scope("*"), connection.cursor() as cursor:
        for table in TABLES:
            plain_copy(cursor, table, temporary=True)
    return QF
