"""Addresses as parents type them (all invented), and what is read in them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zoning.rules.addresses import AddressUnread, normalised, parse, spelled, suggestible

DIVISIONS = {"河南省", "濮阳市", "清丰县", "华龙区", "南乐县"}
# The county's list: names and aliases, as places keep them.
KNOWN = {
    "朝阳路", "老朝阳街", "东朝阳路", "五一路", "二号路", "解放大道", "人民街", "书院胡同", "刘家巷",
    "富康里", "城关镇", "柳格镇", "解放街道", "阳光花园", "阳光花园二期", "向阳小区", "建业一号城邦",
    "刘庄村", "大流村", "朝阳路甲1号", "1958街区", "A区公寓", "朝阳",
}  # fmt: skip

# (typed, [(name, number)]) – None: no number that a from–to could hold.
READINGS = [
    ("朝阳路12号", [("朝阳路", 12)]),
    ("朝阳路１２号", [("朝阳路", 12)]),
    (" 朝阳路 12 号 ", [("朝阳路", 12)]),
    ("朝阳路十二号", [("朝阳路", 12)]),
    ("朝阳路一百零五号", [("朝阳路", 105)]),
    ("朝阳路二〇三号", [("朝阳路", 203)]),
    ("朝阳路12", [("朝阳路", 12)]),
    ("朝阳路12-1号", [("朝阳路", 12)]),
    ("朝阳路12—1号", [("朝阳路", 12)]),
    ("朝阳路12之1号", [("朝阳路", 12)]),
    ("朝阳路12附3号", [("朝阳路", 12)]),
    ("朝阳路12号院3号楼", [("朝阳路", 12)]),
    ("朝阳路十二号院三号楼二单元501室", [("朝阳路", 12)]),
    ("朝阳路12弄5号", [("朝阳路", 12)]),
    ("朝阳路北段12号", [("朝阳路", 12)]),
    ("朝阳路路南12号", [("朝阳路", 12)]),
    ("朝阳路甲2号", [("朝阳路", None)]),
    ("朝阳路甲1号", [("朝阳路甲1号", None)]),
    ("朝阳路", [("朝阳路", None)]),
    ("朝阳路路口", [("朝阳路", None)]),
    ("朝阳路与五一路交叉口", [("朝阳路", None), ("五一路", None)]),
    ("五一路8号", [("五一路", 8)]),
    ("五一路八号", [("五一路", 8)]),
    ("二号路5号", [("二号路", 5)]),
    ("二号路五号", [("二号路", 5)]),
    ("老朝阳街7号", [("老朝阳街", 7)]),
    ("东朝阳路5号", [("东朝阳路", 5)]),
    ("西朝阳路5号", []),
    ("朝阳路东巷5号", []),
    ("朝阳路刘家巷5号", [("刘家巷", 5)]),
    ("朝阳街5号", []),
    ("解放大道99号", [("解放大道", 99)]),
    ("人民街3号", [("人民街", 3)]),
    ("人民街道3号", []),
    ("解放街道人民街3号", [("解放街道", None), ("人民街", 3)]),
    ("书院胡同9号", [("书院胡同", 9)]),
    ("富康里6号", [("富康里", 6)]),
    ("阳光花园", [("阳光花园", None)]),
    ("阳光花园3号楼", [("阳光花园", 3)]),
    ("阳光花园三号楼", [("阳光花园", 3)]),
    ("阳光花园3栋2单元", [("阳光花园", 3)]),
    ("阳光花园3幢", [("阳光花园", 3)]),
    ("阳光花园3#楼", [("阳光花园", 3)]),
    ("阳光花园3-2-501", [("阳光花园", 3)]),
    ("阳光花园二期3号楼", [("阳光花园二期", 3)]),
    ("阳光花园小区3号楼", [("阳光花园", None)]),
    ("向阳小区5号楼", [("向阳小区", 5)]),
    ("建业一号城邦2栋", [("建业一号城邦", 2)]),
    ("建业1号城邦2栋", [("建业一号城邦", 2)]),
    ("ａ区公寓8栋", [("A区公寓", 8)]),
    ("1958街区3号", [("1958街区", 3)]),
    ("朝阳路12号阳光花园3号楼", [("朝阳路", 12), ("阳光花园", 3)]),
    ("城关镇朝阳路12号", [("城关镇", None), ("朝阳路", 12)]),
    ("柳格镇刘庄村", [("柳格镇", None), ("刘庄村", None)]),
    ("刘庄村3组12号", [("刘庄村", 3)]),
    ("河南省濮阳市清丰县城关镇朝阳路12号", [("城关镇", None), ("朝阳路", 12)]),
    ("河南濮阳清丰县朝阳路12号", [("朝阳路", 12)]),
    ("中国河南省濮阳市朝阳路12号", [("朝阳路", 12)]),
    ("清丰县朝阳路（东段）12号", [("朝阳路", 12)]),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "read"), READINGS, ids=[typed for typed, _ in READINGS])
def test_an_address_is_read_as_people_mean_it(typed, read):
    found = parse(typed, DIVISIONS).mentions(KNOWN)
    assert [(each.name, each.number.value) for each in found] == read


def test_divisions_in_front_are_told_apart_from_the_address():
    address = parse("河南省濮阳市清丰县朝阳路12号", DIVISIONS)
    assert address.divisions == ("河南省", "濮阳市", "清丰县")
    assert address.text == "朝阳路12号"


def test_a_road_that_bears_the_name_of_a_division_stays_a_road():
    assert normalised("濮阳市路3号", DIVISIONS) == "濮阳市路3号"


@pytest.mark.parametrize("typed", ["", "  ", "12", "，。", "河南省", "清丰县", "路"])
def test_what_names_no_place_is_refused(typed):
    with pytest.raises(AddressUnread):
        parse(typed, DIVISIONS)


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("朝", "朝"),
        ("清丰县朝阳", "朝阳"),
        ("城关镇朝阳路12", "朝阳路"),
        ("朝阳路12号阳光", "阳光"),
        ("", ""),
    ],
)
def test_a_suggestion_is_about_what_is_being_typed(typed, asked):
    assert suggestible(typed, DIVISIONS) == asked


_PIECES = st.sampled_from(
    [
        *DIVISIONS,
        *KNOWN,
        "河南",
        "濮阳",
        "十二",
        "一百",
        "号",
        "号楼",
        "１２",
        "12-",
        "-1",
        "—",
        " ",
        "甲",
        "ａ",
        "路",
    ]
)
_TYPED = st.lists(_PIECES | st.text(max_size=4), max_size=12).map("".join)


@settings(max_examples=150, deadline=None)
@given(_TYPED)
def test_normalising_twice_changes_nothing(typed):
    once = normalised(typed, DIVISIONS)
    assert normalised(once, DIVISIONS) == once
    assert spelled(spelled(typed)) == spelled(typed)


@settings(max_examples=100, deadline=None)
@given(_TYPED)
def test_nothing_that_can_be_typed_breaks_the_reading(typed):
    try:
        address = parse(typed, DIVISIONS)
    except AddressUnread:
        return
    assert all(each.name in KNOWN for each in address.mentions(KNOWN))


def test_a_very_long_text_is_cut():
    assert len(spelled("朝阳路" * 10_000)) == 100
