"""The public front page."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from campaign.ledgers.hotlines import HotlineLedger
from tests.cast import QF, Cast
from yangguang.common import clock
from yangguang.tenancy.scope import scope

BUDGET = 100 * 1024


@pytest.mark.django_db
def test_the_first_page_weighs_little() -> None:
    page = Client().get("/").content
    files = set(re.findall(r'(?:src|href)="/static/([^"]+)"', page.decode()))
    assert files
    weight = len(page) + sum(Path(finders.find(name)).stat().st_size for name in files)
    assert weight < BUDGET
    assert "vendor/" not in " ".join(files)


@pytest.mark.django_db
def test_the_doors_a_parent_needs_are_there_and_open() -> None:
    page = Client().get("/").content.decode()
    for words in ("我要投诉举报", "查询办理进度", "验证报告真伪"):
        assert words in page
    for url in re.findall(r'<li[^>]*><a href="([^"]+)"', page):
        assert Client().get(url).status_code == 200, url


@pytest.mark.django_db
def test_it_speaks_to_parents() -> None:
    page = Client().get("/").content.decode()
    for official in ("贯彻落实", "根据有关规定", "现将", "特此", "统筹推进"):
        assert official not in page


@pytest.mark.django_db
def test_it_fits_a_phone() -> None:
    page = Client().get("/").content.decode()
    assert 'name="viewport" content="width=device-width, initial-scale=1"' in page


def test_it_lists_the_hotline_of_each_county(cast: Cast, everywhere: None) -> None:
    HotlineLedger().create(
        by=None, unit_id=QF, values={"phone": "0393-0000101", "hours": "工作日 9:00—17:00"}, now=clock.now()
    )
    with scope():  # whatever the test may see, the public has no scope
        page = Client().get("/").content.decode()
    assert 'href="tel:0393-0000101"' in page
    assert "清丰县" in page
    assert "工作日 9:00—17:00" in page
