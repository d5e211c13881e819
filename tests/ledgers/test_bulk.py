"""Rows written by the thousand: nothing lost between the parts; keys unique, in the order of time."""

from datetime import date
from typing import Any

import pytest
from django.db import DataError, transaction

from enrollment.models import Child
from tests.cast import QF
from yangguang.common import clock
from yangguang.common.fields import plain
from yangguang.ledgers.actions import bulk


def children(count: int) -> list[dict[str, Any]]:
    """That many, each with a name of its own."""
    now = clock.now()
    values = {
        "unit_id": QF, "sex": "male", "birth_date": date(2017, 3, 4), "created_at": now, "updated_at": now,
    }  # fmt: skip
    return [
        {**values, "name": f"演示{n}", "guardian": f"家长{n}", "id_number": f"演示证件{n}"}
        for n in range(count)
    ]


@pytest.mark.parametrize("count", [bulk.FEW + 1, 119, 120, 121])
def test_every_row_is_written_whatever_part_it_falls_into(cast, everywhere, monkeypatch, count):
    """Names are shown, guardians sealed under the key of their row."""
    monkeypatch.setattr(bulk, "PART", 40)
    keys = bulk.insert(Child, children(count))
    rows = {row.pk: row for row in Child.objects.all()}
    said = [(rows[key].name, plain(rows[key].guardian)) for key in keys]
    assert said == [(f"演示{n}", f"家长{n}") for n in range(count)]


def test_what_the_database_refuses_in_a_later_part_is_raised_and_nothing_stays(cast, everywhere, monkeypatch):
    monkeypatch.setattr(bulk, "PART", 40)
    rows = children(100)
    rows[90]["name"] = "长" * 51
    with pytest.raises(DataError), transaction.atomic():
        bulk.insert(Child, rows)
    assert not Child.objects.exists()


def test_keys_are_uuids_of_version_seven_in_the_order_they_were_made():
    keys = [*bulk._keys(20_000), *bulk._keys(3)]
    assert {(key.version, key.variant) for key in keys} == {(7, "specified in RFC 4122")}
    assert len(set(keys)) == len(keys)
    assert keys[:20_000] == sorted(keys[:20_000])
    assert len({key.int & 0xFFFF_FFFF_FFFF for key in keys}) == len(keys)  # the random part


def test_the_counter_goes_around_the_variant():
    assert bulk._spread(0x3FFF) == 0x3FFF << 48
    assert bulk._spread(0x4000) == 1 << 64
