"""Coverage through its doors."""

from collections.abc import Callable
from typing import Any

import pytest

from campaign.models import Campaign
from tests.cast import NL, QF, QF_SCHOOL, Cast
from yangguang.tenancy.models import Unit

PAGE = "/campaign/coverage/"


def test_the_city_sees_every_county_and_a_county_its_own(cast: Cast, campaign: Campaign) -> None:
    city = cast.client(cast.py_reviewer).get(PAGE).content.decode()
    assert f"{PAGE}{QF}/" in city
    assert f"{PAGE}{NL}/" in city
    assert "合计" in city
    county = cast.client(cast.qf_clerk).get(PAGE).content.decode()
    assert f"{PAGE}{QF}/" in county
    assert f"{PAGE}{NL}/" not in county


def test_the_county_page_names_the_holes(
    cast: Cast, campaign: Campaign, filled: Any, unit: Callable[[str], Unit]
) -> None:
    filled(unit(QF_SCHOOL), cast.qf_school)
    html = cast.client(cast.py_reviewer).get(f"{PAGE}{QF}/").content.decode()
    bureau, school = html.split(f'/campaign/checks/{QF}/"')[1].split(f'/campaign/checks/{QF_SCHOOL}/"')
    assert "全部，尚未开始" in bureau
    assert "无</span>" in school


@pytest.mark.parametrize(
    ("who", "code", "expected"),
    [
        ("py_reviewer", QF, 200),
        ("qf_clerk", QF, 200),
        ("qf_school", QF_SCHOOL, 200),
        ("qf_school", QF, 404),
        ("nl_clerk", QF, 404),
        ("zz_reviewer", QF, 404),
        ("admin_system", QF, 403),
    ],
)
def test_who_sees_whose_coverage(cast: Cast, campaign: Campaign, who: str, code: str, expected: int) -> None:
    assert cast.client(getattr(cast, who)).get(f"{PAGE}{code}/").status_code == expected


def test_coverage_costs_few_queries(
    cast: Cast, campaign: Campaign, django_assert_max_num_queries: Any
) -> None:
    client = cast.client(cast.py_reviewer)
    client.get(PAGE)
    with django_assert_max_num_queries(18):  # as for the ledgers: signing in, the scope and the menu included
        client.get(PAGE)
