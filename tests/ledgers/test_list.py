"""The list of a ledger."""

from collections.abc import Callable
from datetime import date
from typing import Any
from urllib.parse import parse_qs, urlparse

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cast import NL, QF, Cast
from tests.ledgers.conftest import child_values, identity_number
from yangguang.common import clock
from yangguang.ledgers.declaration import Ledger
from yangguang.tenancy.scope import scope

LIST = "/enrollment/left-behind/"


def test_the_list_shows_the_rows_of_the_county_masked(cast: Cast, child: Callable[..., Any]) -> None:
    child(1)
    child(2, unit=NL)
    page = cast.client(cast.qf_clerk).get(LIST)
    text = page.content.decode()
    assert page.status_code == 200
    assert "王小1" in text
    assert "王小2" not in text
    assert identity_number(1) not in text
    assert f"4109**********{identity_number(1)[-4:]}" in text
    assert "13800001234" not in text


def test_the_city_sees_both_counties_and_a_sibling_city_none(cast: Cast, child: Callable[..., Any]) -> None:
    child(1)
    child(2, unit=NL)
    assert cast.client(cast.py_reviewer).get(LIST).context["page"].count == 2
    assert cast.client(cast.zz_reviewer).get(LIST).context["page"].count == 0


def test_a_list_costs_the_same_queries_at_any_number_of_rows(
    cast: Cast, ledger: Ledger, child: Callable[..., Any]
) -> None:
    client = cast.client(cast.qf_clerk)
    child(1)
    with CaptureQueriesContext(connection) as few:
        client.get(LIST)
    with scope("*"):
        rows = [(QF, child_values(n)) for n in range(2, 120)]
        ledger.create_many(by=None, rows=rows, now=clock.now())
    with CaptureQueriesContext(connection) as many:
        page = client.get(LIST)
    assert len(page.context["rows"]) == 50
    assert len(many) <= len(few) + 1
    assert len([q for q in many if "SELECT" in q["sql"]]) <= 12


def test_a_search_is_posted_and_leaves_no_name_in_the_address(cast: Cast, child: Callable[..., Any]) -> None:
    child(1)
    child(2, child__name="李晓雨")
    client = cast.client(cast.qf_clerk)
    answer = client.post(LIST, {"q": "晓雨"})
    assert answer.status_code == 302
    assert "晓雨" not in answer["Location"]
    assert "%E6" not in answer["Location"]
    page = client.get(answer["Location"])
    assert page.context["page"].count == 1
    assert page.context["criteria"].text == "晓雨"


def test_a_search_address_is_worth_nothing_to_somebody_else(cast: Cast, child: Callable[..., Any]) -> None:
    child(1)
    address = cast.client(cast.qf_clerk).post(LIST, {"q": "王小"})["Location"]
    assert cast.client(cast.py_reviewer).get(address).context["criteria"].text == ""


def test_a_whole_identity_number_is_found_without_opening_any(cast: Cast, child: Callable[..., Any]) -> None:
    child(1)
    child(2)
    client = cast.client(cast.qf_clerk)
    address = client.post(LIST, {"q": identity_number(2)})["Location"]
    assert identity_number(2) not in address
    page = client.get(address)
    assert page.context["page"].count == 1
    assert "王小2" in page.content.decode()


def test_filters_narrow_and_unknown_ones_are_left_out(cast: Cast, child: Callable[..., Any]) -> None:
    child(1)
    child(2)
    client = cast.client(cast.qf_clerk)
    assert client.get(f"{LIST}?child__sex=male").context["page"].count == 1
    assert client.get(f"{LIST}?child__sex=male&evil=1&page=x").context["page"].count == 1
    assert client.get(f"{LIST}?child__id_number=4109").context["page"].count == 2


@pytest.mark.parametrize(
    "query", ["?page=999999999999", "?s=abc", "?sort=__class__", "?col=evil", "?q=%25%25"]
)
def test_nonsense_in_the_address_is_no_error(cast: Cast, child: Callable[..., Any], query: str) -> None:
    child(1)
    assert cast.client(cast.qf_clerk).get(LIST + query).status_code == 200


def test_rows_are_sorted_as_asked(cast: Cast, child: Callable[..., Any]) -> None:
    child(1, child__birth_date=date(2015, 5, 12))
    child(2, child__birth_date=date(2012, 5, 12))
    client = cast.client(cast.qf_clerk)
    first = client.get(f"{LIST}?sort=child__birth_date").content.decode()
    assert first.index("2012-05-12") < first.index("2015-05-12")
    last = client.get(f"{LIST}?sort=-child__birth_date").content.decode()
    assert last.index("2015-05-12") < last.index("2012-05-12")


def test_chosen_columns_are_shown_in_their_order(cast: Cast, child: Callable[..., Any]) -> None:
    child(1)
    page = cast.client(cast.qf_clerk).get(f"{LIST}?col=found_on&col=child__name")
    assert [heading.title for heading in page.context["head"]] == ["首次发现日期", "姓名"]


def test_htmx_gets_the_table_the_page_includes(cast: Cast, child: Callable[..., Any]) -> None:
    child(1)
    part = cast.client(cast.qf_clerk).get(LIST, headers={"HX-Request": "true", "HX-Target": "table"})
    assert "<html" not in part.content.decode()
    assert "王小1" in part.content.decode()


def test_an_empty_list_says_what_to_do_next(cast: Cast) -> None:
    text = cast.client(cast.qf_clerk).get(LIST).content.decode()
    assert "台账还没有内容" in text
    assert "/enrollment/left-behind/template/" in text


def test_a_hostile_name_is_shown_as_text(cast: Cast, child: Callable[..., Any]) -> None:
    child(1, child__name="<script>alert(1)</script>")
    text = cast.client(cast.qf_clerk).get(LIST).content.decode()
    assert "<script>alert" not in text
    assert "&lt;script&gt;" in text


def test_signed_out_people_are_sent_to_sign_in(cast: Cast) -> None:
    assert cast.client().get(LIST).status_code == 302


def test_a_view_is_saved_without_the_search_and_opens_by_default(
    cast: Cast, child: Callable[..., Any]
) -> None:
    child(1)
    child(2)
    client = cast.client(cast.qf_clerk)
    address = client.post(f"{LIST}?child__sex=male", {"q": "王小"})["Location"]
    query = urlparse(address).query
    assert "s" in parse_qs(query)
    client.post(f"{LIST}views/?{query}", {"name": "男孩", "is_default": "on"})
    page = client.get(LIST)
    assert page.context["default_view"].name == "男孩"
    assert page.context["page"].count == 1
    assert page.context["criteria"].text == ""
    assert client.get(f"{LIST}?view=none").context["page"].count == 2


def test_a_shared_view_is_seen_in_the_office_and_nowhere_else(cast: Cast) -> None:
    client = cast.client(cast.qf_clerk)
    client.post(f"{LIST}views/?child__sex=male", {"name": "共用", "shared": "on"})
    client.post(f"{LIST}views/?child__sex=female", {"name": "自用"})

    def seen(user: Any) -> list[str]:
        return [view.name for view in cast.client(user).get(LIST).context["saved_views"]]

    assert seen(cast.qf_clerk) == ["共用", "自用"]
    assert seen(cast.qf_reviewer) == ["共用"]
    assert seen(cast.nl_clerk) == []
    assert seen(cast.py_reviewer) == []


def test_only_its_owner_deletes_a_view(cast: Cast) -> None:
    client = cast.client(cast.qf_clerk)
    client.post(f"{LIST}views/", {"name": "共用", "shared": "on"})
    view = client.get(LIST).context["saved_views"][0]
    path = f"{LIST}views/{view.pk}/delete/"
    assert cast.client(cast.qf_reviewer).post(path).status_code == 404
    assert client.get(path).status_code == 405
    assert client.post(path).status_code == 302
    assert client.get(LIST).context["saved_views"] == []
