"""An adjustment beside what it replaces: schools, addresses, areas and children that change."""

from datetime import date

import pytest
import shapely

from enrollment.models import Child
from tests.cast import NL, QF, QF_SCHOOL, QF_SCHOOL_2
from tests.zoning import maps
from tests.zoning.conftest import draft, move, place, publish, record, rule
from yangguang.common import clock
from zoning.actions.comparison import count_residents
from zoning.models import Adjustment, Zone
from zoning.queries.comparison import Comparison, compare
from zoning.queries.lookup import by_address
from zoning.queries.residents import residents_of
from zoning.queries.sides import sides_of
from zoning.rules import geometry
from zoning.rules.adjustments import CountClosed

TODAY = date(2024, 7, 12)
A, B = frozenset({QF_SCHOOL}), frozenset({QF_SCHOOL_2})
ENTERING = date(2018, 3, 1)  # six on 31 August 2024
EAST = shapely.box(115.105, 35.90, 115.11, 35.91)  # the half of maps.HOME


def drawn(shape: shapely.Geometry) -> dict[str, object]:
    return {"polygon": geometry.write(shape), **geometry.box(shape)}


@pytest.fixture
def old(cast, everywhere) -> Zone:
    """朝阳路 and 柳格镇, the square of maps.HOME: all of the school of the cast."""
    zone = draft("老片区", QF_SCHOOL, **drawn(maps.HOME))
    rule(zone, place("朝阳路"), first=1, last=99)
    rule(zone, place("柳格镇", "township", township="410922101"))
    place("刘庄村", "village", township="410922101")
    return publish(zone)


@pytest.fixture
def split(old, adjustment) -> Comparison:
    """Even numbers, one village and the eastern half go to a second school."""
    road, town = (each.place for each in old.rules.order_by("kind").select_related("place"))
    both = {"adjustment": adjustment}
    west = draft("西片区", QF_SCHOOL, supersedes=old, **both, **drawn(maps.HOME.difference(EAST)))
    rule(west, road, first=1, last=99, parity="odd")
    rule(west, town)
    east = draft("东片区", QF_SCHOOL_2, **both, **drawn(EAST))
    rule(east, road, first=1, last=99, parity="even")
    rule(east, place("何庄村", "village", township="410922101"))
    return compare(adjustment, TODAY)


def child(address: str, born: date = ENTERING, unit: str = QF) -> Child:
    number = f"X{Child.objects.count():08}"
    return Child.objects.create(
        unit_id=unit, name="某某", sex="male", id_type="other", id_number=number, birth_date=born,
        living_place=address,
    )  # fmt: skip


def publish_all(adjustment: Adjustment) -> None:
    """The bare steps of the procedure, with their papers, until its zones are in force."""
    adjustment.opens_on, adjustment.closes_on = date(2024, 6, 1), date(2024, 6, 8)
    adjustment.registration_opens_on = date(2024, 7, 20)
    for number, kind in enumerate(("assessment", "argument", "consultation", "decision")):
        move(adjustment, kind, shown=kind in ("consultation", "decision"))
        record(adjustment, kind, date(2024, 6, 9 + number))
    move(adjustment, "published", published_on=TODAY)
    for zone in adjustment.zones.all():
        publish(zone)


def told(comparison: Comparison) -> list[str]:
    return [f"{each.what}：{each.before}→{each.after}" for each in sides_of(comparison).addresses]


def test_addresses_that_change_school_are_named_and_no_others(cast, split):
    one, two = (unit.name for unit in map(split.units.get, (QF_SCHOOL, QF_SCHOOL_2)) if unit)
    assert told(split) == [f"朝阳路2—98号（双号）：{one}→{two}", f"何庄村：{one}→{one}、{two}"]


def test_the_area_that_changes_school_is_measured_and_drawn(split):
    (moved,) = split.areas
    assert (moved.before, moved.after) == (A, B)
    assert moved.area == pytest.approx(geometry.area(EAST), rel=0.001)
    sides = sides_of(split)
    assert sides.before is not None
    assert sides.after is not None
    assert (sides.before.width, sides.before.height) == (sides.after.width, sides.after.height)
    assert {each.kind for each in sides.after.shapes} == {"zone hue-1", "zone hue-2", "moved"}
    layers = [each["properties"]["layer"] for each in sides.shapes()["features"]]
    assert list(dict.fromkeys(layers)) == ["调整前", "调整后", "改换学校的范围"]


def test_each_school_is_said_to_grow_or_to_shrink(split):
    assert [(line.unit.pk, line.word) for line in split.schools] == [
        (QF_SCHOOL, "缩小"),
        (QF_SCHOOL_2, "新划片区"),
    ]


def test_a_zone_that_stays_takes_no_part(split, adjustment):
    other = draft("旁边片区", QF_SCHOOL_2, **drawn(maps.NEXT))
    rule(other, place("人民路"))
    publish(other)
    again = compare(adjustment, TODAY)
    assert again.staying.zones == [other]
    assert told(again) == told(split)
    assert [each.area for each in again.areas] == [each.area for each in split.areas]


def test_a_zone_that_ends_with_the_adjustment_leads_nowhere(split, adjustment):
    other = draft("撤并片区", QF_SCHOOL_2)
    rule(other, place("人民路"))
    publish(other)
    Zone.objects.filter(pk=other.pk).update(ended_by=adjustment)
    (line,) = [each for each in told(compare(adjustment, TODAY)) if each.startswith("人民路")]
    assert line.endswith("→没有对应的学校")


def test_a_comparison_reads_the_same_after_the_new_zones_are_in_force(split, old, adjustment):
    before = told(split)
    Zone.objects.filter(pk=old.pk).update(state="superseded", superseded_on=TODAY)
    assert told(compare(adjustment, TODAY)) == before


def test_children_are_counted_where_they_live(split):
    for address in (
        "清丰县朝阳路2号",
        "朝阳路4号",
        "河南省濮阳市清丰县朝阳路 12 号",
        "朝阳路十四号",
        "朝阳路98号",
    ):
        child(address)
    child("朝阳路20号", date(2012, 1, 1))
    for address in ("朝阳路3号", "柳格镇刘庄村", "朝阳路", "某处", "", "南乐县朝阳路2号"):
        child(address)
    child("朝阳路2号", unit=NL)
    counted = residents_of(split)
    assert (counted.children, counted.unplaced, counted.numberless) == (12, 3, 1)
    assert dict(counted.flows) == {(A, B): 6}
    assert dict(counted.entering) == {(A, B): 5}


def test_a_few_children_are_not_told_as_a_number(split):
    for number in (2, 4, 6):
        child(f"朝阳路{number}号")
    (flow,) = residents_of(split).stored(TODAY)["flows"]
    assert (flow["children"], flow["entering"]) == (None, None)


@pytest.mark.parametrize("address", ["朝阳路2号", "朝阳路3号", "刘庄村", "柳格镇何庄村", "朝阳路100号"])
def test_a_child_goes_where_the_look_up_leads(split, old, adjustment, address):
    def schools() -> frozenset[str]:
        found = by_address(address, stage="primary", county=QF, today=TODAY).zones
        return frozenset(each.school_id for zone in found for each in zone.zone.schools.all())

    child(address)
    before = schools()
    Zone.objects.filter(pk=old.pk).update(state="superseded", superseded_on=TODAY)
    publish_all(adjustment)
    assert dict(residents_of(split).flows) == ({(before, schools()): 1} if before != schools() else {})


def test_the_public_reads_the_comparison_where_it_is_asked(cast, split, adjustment):
    adjustment.opens_on, adjustment.closes_on = TODAY, date(2024, 7, 19)
    for kind in ("assessment", "argument", "consultation"):
        move(adjustment, kind, shown=kind == "consultation")
        if kind != "consultation":
            record(adjustment, kind, date(2024, 7, 1))
    for zone in adjustment.zones.all():
        zone.shown = True
        zone.save()
    page = cast.client(None).get(f"/zones/consultations/{adjustment.pk}/").content.decode()
    for words in ("改换学校的地址", "朝阳路2—98号（双号）", "调整前的片区图", "涉及的儿童还没有统计"):
        assert words in page
    assert "sides-shapes" not in page


# --- Pages --------------------------------------------------------------------------------------------------


def url(adjustment: Adjustment) -> str:
    return f"/zoning/adjustments/{adjustment.pk}/comparison/"


def test_the_page_says_all_of_it_and_counts_when_asked(
    cast, split, adjustment, django_assert_max_num_queries
):
    for number in range(2, 14, 2):
        child(f"朝阳路{number}号")
    client = cast.client(cast.qf_clerk)
    assert "还没有统计" in client.get(url(adjustment)).content.decode()
    answer = client.post(f"{url(adjustment)}count/", follow=True)
    assert "6 人，其中当年入学 6 人" in answer.content.decode()
    with django_assert_max_num_queries(45):
        page = client.get(url(adjustment)).content.decode()
    for words in ("调整前", "调整后", "双号", "新划片区", "公顷", "不是全部适龄儿童", "sides-shapes"):
        assert words in page


def test_an_adjustment_that_is_over_keeps_its_numbers(cast, split, adjustment):
    move(adjustment, "dropped", dropped_why="方案撤回")
    with pytest.raises(CountClosed):
        count_residents(by=None, row=adjustment, now=clock.now())
    client = cast.client(cast.qf_clerk)
    assert client.post(f"{url(adjustment)}count/").status_code == CountClosed.status
    assert "统计涉及儿童" not in client.get(url(adjustment)).content.decode()


def test_an_adjustment_without_zones_says_what_to_do(cast, adjustment):
    assert "还没有新的片区" in cast.client(cast.qf_clerk).get(url(adjustment)).content.decode()


def test_another_county_sees_nothing_of_it(cast, split, adjustment):
    client = cast.client(cast.nl_clerk)
    assert client.get(url(adjustment)).status_code == 404
    assert client.post(f"{url(adjustment)}count/").status_code == 404
    assert cast.client(cast.qf_reviewer).post(f"{url(adjustment)}count/").status_code == 403
