"""The pages every parent may read: no account, no JavaScript needed, nothing kept."""

import json
import logging
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.core.cache import cache

from enrollment.actions import standing
from tests.cast import QF
from tests.zoning.conftest import draft, publish
from yangguang.common import clock
from yangguang.tenancy.scope import scope
from zoning.models import Zone

URL, API = "/zones/", "/api/v1/zones/lookup"


@pytest.fixture
def stranger(cast):
    return cast.client(None)


@pytest.fixture
def public_zone(zone) -> Zone:
    return publish(zone)


def ask(client, address="朝阳路12号", **more):
    return client.post(URL, {"stage": "primary", "county": "", "address": address, **more})


def text(response) -> str:
    return response.content.decode()


def test_the_answer_names_school_document_and_whom_to_call(stranger, public_zone, school):
    page = ask(stranger)
    assert page.status_code == 200
    for words in ("这个地址在一个招生片区内", str(school.unit), "清教〔2024〕1号", "12345", "朝阳路1—99号"):
        assert words in text(page)


def test_nobody_is_sent_to_a_school_that_is_closed(stranger, public_zone, school, cast):
    standing.close_school(
        by=cast.qf_reviewer, now=clock.now(), row=school, day=clock.today(), document="清教〔2024〕3号",
        taker="县教育局",
    )  # fmt: skip
    for page in (ask(stranger), stranger.get(f"/zones/{public_zone.pk}/"), stranger.get("/zones/all/")):
        assert "已停办或并入其他学校" in text(page)
        assert f"/schools/{school.code}/" not in text(page)
    answer = stranger.post(API, {"stage": "primary", "address": "朝阳路12号"}).json()
    (said,) = answer["zones"][0]["schools"]
    assert (said["closed"], said["plan"]) == (True, "")


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("朝阳路100号", "没有片区包含这个地址"),
        ("朝阳路", "请把门牌号"),
        ("朝阳路甲2号", "甲2号"),
        ("东朝阳路1号", "地名库里没有"),
    ],
)
def test_what_is_not_known_is_said(stranger, public_zone, address, words):
    page = ask(stranger, address)
    assert page.status_code == 200
    assert words in text(page)
    assert "12345" in text(page)


@pytest.mark.parametrize(
    ("address", "headline", "advice"),
    [
        ("朝阳路", "还需要门牌号或者楼号", "“朝阳路”分属不同的片区，请把门牌号（小区写楼号）也写上再查。"),
        ("朝阳路0号", "“0号”不会是门牌号", "“0号”不会对，请核对门牌"),
        ("朝阳路99999999号", "“99999999号”不会是门牌号", "“99999999号”不会对，请核对门牌"),
        ("朝阳路12345678901号", "“12345678901号”不会是门牌号", "不会对，请核对门牌"),
        ("朝阳路甲1号", "“甲1号”不在连续的门牌号里", "请打电话问"),
    ],
)
def test_who_wrote_a_number_is_not_told_to_write_one(stranger, public_zone, address, headline, advice):
    page = ask(stranger, address)
    assert f'<h2 id="reply-title">{headline}</h2>' in text(page)
    assert advice in text(page)
    assert ("请把门牌号" in text(page)) == (address == "朝阳路")
    told = stranger.post(API, {"stage": "primary", "address": address}, content_type="application/json")
    assert (told.json()["outcome"], told.json()["message"]) == ("number", headline)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"address": ""}, "请填写住址"),
        ({"address": "12"}, "没有看懂这个住址"),
        ({"address": "路" * 200}, "住址太长"),
        ({"address": "", "lon": "35.8", "lat": "115.0"}, "可能填反了"),
        ({"address": "朝阳路1号", "stage": "high"}, "孩子要上"),
    ],
)
def test_what_cannot_be_asked_is_refused_and_stays_typed(stranger, public_zone, given, words):
    page = ask(stranger, **given)
    assert page.status_code == 422
    assert words in text(page)
    assert given["address"] in text(page)


def test_a_point_needs_no_address(stranger, public_zone):
    page = ask(stranger, "", lon="115.05", lat="35.85")
    assert page.status_code == 200
    assert "没有片区的图形包含这个位置" in text(page)


def test_only_this_page_may_ask_for_the_place_of_the_telephone(stranger):
    assert "geolocation=(self)" in stranger.get(URL)["Permissions-Policy"]
    assert "camera=()" in stranger.get(URL)["Permissions-Policy"]
    assert "geolocation=()" in stranger.get("/zones/all/")["Permissions-Policy"]


def test_what_is_typed_is_neither_logged_nor_in_the_address(stranger, public_zone, caplog):
    with caplog.at_level(logging.DEBUG):
        page = ask(stranger)
    assert "朝阳路12号" not in caplog.text
    assert page.request["QUERY_STRING"] == ""
    assert 'method="post"' in text(page)


def test_a_zone_has_its_page_with_rules_and_school(stranger, public_zone, school):
    page = stranger.get(f"/zones/{public_zone.pk}/")
    for words in ("向阳片区", "朝阳路", "1—99 号", str(school.unit), "清教〔2024〕1号"):
        assert words in text(page)


def test_a_draft_has_no_public_page(stranger, cast, zone):
    assert stranger.get(f"/zones/{zone.pk}/").status_code == 404
    assert cast.client(cast.qf_clerk).get(f"/zones/{zone.pk}/").status_code == 404


def test_the_table_of_zones_says_what_the_map_shows(stranger, public_zone):
    draft("草拟片区")
    page = text(stranger.get("/zones/all/", {"county": QF}))
    assert "向阳片区" in page
    assert "草拟片区" not in page
    assert stranger.get("/zones/map/", {"county": QF}).json()["features"] == []


def test_names_are_suggested_while_typing(stranger, road):
    page = stranger.post("/zones/suggest/", {"address": "清丰县朝阳"})
    assert text(page).strip() == '<option value="朝阳路"></option>'


def test_the_first_paint_is_light(stranger, public_zone):
    """Everything the page loads before somebody asks for the map, uncompressed: under 100 KB."""
    page = stranger.get(URL)
    asked = set(re.findall(r'<(?:link|script)[^>]+(?:href|src)="/static/([^"]+)"', text(page)))
    assert {"common/public.css", "zoning/lookup.js", "vendor/htmx/htmx.min.js"} <= asked
    assert not any("leaflet" in name for name in asked)
    files = {name: Path(finders.find(name)).read_bytes() for name in asked}
    named = b"".join(content for name, content in files.items() if name.endswith(".css"))
    assert re.findall(rb"url\((?![\"']?(?:data:|#))|@import", named) == []  # nor do style sheets load more
    assert len(page.content) + sum(map(len, files.values())) < 100_000


# --- For programs -------------------------------------------------------------------------------------------


@pytest.fixture
def unthrottled():
    cache.clear()


def call(client, **question):
    return client.post(API, json.dumps({"stage": "primary", **question}), content_type="application/json")


def test_programs_get_the_same_answer(stranger, public_zone, school, unthrottled):
    said = call(stranger, address="清丰县朝阳路12号").json()
    assert said["outcome"] == "one"
    assert said["zones"][0]["name"] == "向阳片区"
    assert said["zones"][0]["schools"][0]["code"] == school.unit_id


@pytest.mark.parametrize(
    ("question", "status"),
    [
        ({}, 422),
        ({"address": "路"}, 422),
        ({"lon": 35.8, "lat": 115.0}, 400),
        ({"lon": 115.0, "lat": 35.8}, 200),
    ],
)
def test_programs_are_refused_with_a_reason(stranger, cast, unthrottled, question, status):
    assert call(stranger, **question).status_code == status


def test_programs_that_ask_too_often_wait(stranger, cast, unthrottled, monkeypatch):
    monkeypatch.setattr("zoning.api.LookUpThrottle.rate", "2/min")
    assert [call(stranger, address="朝阳路1号").status_code for _ in range(3)] == [200, 200, 429]


def test_the_schema_tells_of_the_look_up(cast):
    with scope():
        page = cast.client(cast.qf_clerk).get("/api/v1/schema/?format=json")
    assert API in page.json()["paths"]
