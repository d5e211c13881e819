"""Numbers shown to people have no gap."""

from django.db import transaction

from yangguang.common.numbering import next_number


def test_numbers_follow_one_another(db):
    assert [next_number("a"), next_number("a"), next_number("b")] == [1, 2, 1]


def test_a_batch_takes_as_many_as_it_needs(db):
    assert next_number("a", count=5) == 1
    assert next_number("a") == 6


def test_a_rollback_gives_the_number_back(db):
    next_number("a")
    with transaction.atomic():
        assert next_number("a") == 2
        transaction.set_rollback(True)
    assert next_number("a") == 2
