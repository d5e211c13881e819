"""What no rule says but the database refuses is told in a sentence, by every door, and nothing is written."""

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, connection
from django.test import Client

from enrollment.ledgers.seats import DemandLedger
from enrollment.models import Demand
from tests.cast import QF, Cast
from yangguang.common import clock
from yangguang.ledgers.actions.constraints import constraints_in_words
from yangguang.ledgers.rules import RowExists, ValuesUnfit
from yangguang.tenancy.scope import scope

ADD, API = "/enrollment/demands/add/", "/api/v1/enrollment/demands/"


@pytest.fixture
def client(cast: Cast) -> Client:
    return cast.client(cast.qf_clerk)


def values(**changed: Any) -> dict[str, Any]:
    plain = {
        "year": "2024", "grade": "p1", "locality": "urban", "as_of": "2024-06-01", "household": "100",
        "source": "police",
    }  # fmt: skip
    return plain | changed


def test_a_form_holds_a_number_to_the_limits_of_its_column(client: Client) -> None:
    for wrong in (
        {"year": "1999"},
        {"year": "99999999999"},
        {"household": "99999999999"},
        {"household": "-1"},
    ):
        answer = client.post(ADD, values(**wrong))
        page = answer.content.decode()
        assert answer.status_code == 422
        assert f'href="#id_{next(iter(wrong))}"' in page
        assert "已有相同的一行" not in page
        assert client.post(API, values(**wrong), content_type="application/json").status_code == 422
    with scope("*"):
        assert not Demand.objects.exists()


def test_what_a_constraint_looks_at_is_named(cast: Cast) -> None:
    """The action itself, as an app's own code would call it: two columns, one column, the same row twice."""
    ledger, now = DemandLedger(), clock.now()
    good = {
        "year": 2024, "grade": "p1", "locality": "urban", "as_of": date(2024, 6, 1), "household": 100,
        "source": "police",
    }  # fmt: skip

    def create(**changed: Any) -> None:
        ledger.create(by=cast.qf_clerk, unit_id=QF, values=good | changed, now=now)

    with scope(QF):
        with pytest.raises(ValuesUnfit) as refused:
            create(year=1999)
        assert refused.value.message.startswith("“入学年度”、“起始年级”填写的内容互相不符")
        assert refused.value.field == "year"
        with pytest.raises(ValuesUnfit) as refused:
            create(household=-1)
        assert refused.value.message == "“户籍适龄人数”超出允许的范围，请核对后重新填写。"
        create()
        with pytest.raises(RowExists):
            create()


def test_what_is_no_slip_of_a_person_stays_a_fault(cast: Cast) -> None:
    """A column that code left empty is not told to a clerk as if another answer would do."""
    with scope(QF), pytest.raises(IntegrityError), constraints_in_words(DemandLedger()):
        Demand.objects.create(
            unit_id=QF,
            year=2024,
            grade="p1",
            locality="urban",
            household=1,
            as_of=date(2024, 6, 1),
            source=None,
        )


@pytest.mark.django_db
def test_a_number_no_column_holds_is_refused() -> None:
    with (
        pytest.raises(ValuesUnfit),
        constraints_in_words(DemandLedger()),
        connection.cursor() as cursor,
    ):
        cursor.execute("SELECT 99999999999::int")
