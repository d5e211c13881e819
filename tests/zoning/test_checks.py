"""What the checks find in a county's zones, and what they leave alone."""

import shapely

from enrollment.actions import standing
from enrollment.models import School
from tests.cast import NL, QF, QF_SCHOOL, QF_SCHOOL_2
from tests.zoning import maps
from tests.zoning.conftest import draft, place, publish, rule
from yangguang.common import clock
from zoning.actions.places import set_outline
from zoning.actions.zones import draw_zone
from zoning.choices.checks import Check
from zoning.models import Zone
from zoning.queries.checks import Finding, clashes_of, findings, plan_of
from zoning.rules import geometry


def found() -> list[Finding]:
    return findings(plan_of(QF, "primary", 2024))


def of(check: Check) -> list[str]:
    return [each.sentence for each in found() if each.check == check]


def drawn(name: str, shape: shapely.Polygon, *schools: str) -> Zone:
    return draw_zone(by=None, zone=draft(name, *schools), shape=shape, now=clock.now())


def bounded(shape: shapely.Polygon) -> None:
    set_outline(by=None, unit_id=QF, shape=shape, source="虚构", file_name="x", now=clock.now())


def test_one_address_under_two_schools_is_named(zone, road):
    rule(draft("另一片区", QF_SCHOOL_2), road, first=90, last=120, parity="odd")
    assert of(Check.ADDRESS) == [
        "“朝阳路”91—99 号中的 5 个门牌同时属于“向阳片区”和“另一片区”，请改其中一条规则。"
    ]


def test_odd_and_even_sides_go_to_two_schools_in_peace(zone, road):
    zone.rules.update(parity="odd")
    rule(draft("另一片区", QF_SCHOOL_2), road, parity="even")
    assert of(Check.ADDRESS) == []


def test_a_village_of_a_township_given_to_another_zone(zone):
    town, village = "410922100", "410922100"
    rule(zone, place("城关镇", "township", township=town))
    rule(draft("另一片区", QF_SCHOOL_2), place("刘庄村", "village", township=village))
    assert "“城关镇”整个划入“向阳片区”，其中的“刘庄村”又划入“另一片区”" in of(Check.TOWNSHIP)[0]


def test_homes_in_no_zone_are_named(zone):
    rule(zone, place("城关镇", "township", township="410922100"))
    place("刘庄村", "village", township="410922100")
    assert of(Check.UNRULED) == []
    place("何庄村", "village", township="410922101")
    (said,) = of(Check.UNRULED)
    assert "有 1 个地名" in said
    assert "何庄村" in said


def test_a_place_whose_township_lies_elsewhere(zone):
    rule(zone, place("外村", "village", township=f"{NL}100"))
    assert "不在本县（区）" in of(Check.FOREIGN)[0]


def test_a_partial_overlap_has_its_area_and_share(cast, everywhere):
    drawn("甲", maps.HOME, QF_SCHOOL)
    drawn("乙", shapely.box(115.105, 35.90, 115.115, 35.91), QF_SCHOOL_2)
    (overlap,) = [each for each in found() if each.check == Check.PARTIAL]
    assert overlap.area is not None
    assert round(overlap.area / geometry.area(maps.HOME), 3) == 0.5
    assert "“甲”的 50.0%" in overlap.sentence


def test_coinciding_zones_and_one_inside_another(cast, everywhere):
    drawn("甲", maps.HOME, QF_SCHOOL)
    drawn("乙", maps.HOME, QF_SCHOOL_2)
    drawn("丙", shapely.box(115.102, 35.902, 115.104, 35.904))
    assert [len(of(check)) for check in (Check.SAME, Check.WITHIN)] == [1, 2]


def test_a_hole_of_the_county_and_a_zone_beyond_it(cast, everywhere):
    drawn("甲", maps.HOME, QF_SCHOOL)
    assert of(Check.NO_OUTLINE)
    bounded(shapely.box(115.105, 35.90, 115.12, 35.91))
    assert not of(Check.NO_OUTLINE)
    assert "50.0%" in of(Check.STRAY)[0]
    assert len(of(Check.HOLE)) == 1


def test_every_fault_of_a_polygon_has_its_area_its_share_and_its_shape(cast, everywhere):
    drawn("甲", maps.HOME, QF_SCHOOL)
    drawn("乙", maps.HOME, QF_SCHOOL_2)
    drawn("丙", shapely.box(115.105, 35.90, 115.115, 35.91))
    draft("丁", polygon=geometry.write(maps.BOW), **geometry.box(maps.BOW))
    bounded(shapely.box(115.09, 35.90, 115.112, 35.91))
    drawable = (Check.SAME, Check.PARTIAL, Check.HOLE, Check.STRAY, Check.INVALID)
    faults = [each for each in found() if each.check in drawable]
    assert {each.check for each in faults} == set(drawable)
    assert all(each.area and each.share and each.shape is not None for each in faults)


def test_a_broken_polygon_is_drawn_with_what_its_repair_would_be(cast, everywhere):
    draft("丁", polygon=geometry.write(maps.BOW), **geometry.box(maps.BOW))
    page = cast.client(cast.qf_clerk).get(f"/zoning/checks/{QF}/?stage=primary&year=2024").content.decode()
    assert 'class="zoning-repair"' in page
    assert "自动修复后面积" in page


def test_the_draft_counts_instead_of_the_zone_it_replaces(zone, road, adjustment):
    publish(zone)
    rule(draft("向阳新片区", QF_SCHOOL, supersedes=zone, adjustment=adjustment), road, first=1, last=120)
    assert of(Check.ADDRESS) == []


def test_a_zone_of_a_school_that_is_closed_or_merged(zone, school, cast):
    another = School.objects.create(
        unit_id=QF_SCHOOL_2, code=QF_SCHOOL_2, name="育才小学（虚构）", stage="primary", nature="public",
        locality="urban",
    )  # fmt: skip
    assert of(Check.CLOSED) == []
    standing.merge_school(
        by=cast.qf_reviewer, now=clock.now(), row=school, successor=another.code, day=clock.today(),
        document="清教〔2024〕3号", taker="县教育局",
    )  # fmt: skip
    (said,) = of(Check.CLOSED)
    assert said.startswith("“向阳片区”对应的“")
    assert "2024-07-12 并入“" in said
    assert [each.sentence for each in clashes_of(zone)] == [said]
    assert not [each for each in findings(plan_of(QF, "primary", 2023)) if each.check == Check.CLOSED]


def test_schools_without_zone_or_plan(zone, school):
    assert of(Check.NO_ZONE) == []
    School.objects.create(
        unit_id=QF_SCHOOL_2, code=QF_SCHOOL_2, name="新校（虚构）", stage="nine_year", nature="converted",
        locality="urban",
    )  # fmt: skip
    assert of(Check.NO_ZONE) == ["“新校（虚构）”没有2024年招生片区，请为它划定片区。"]
    assert "还没有2024年招生计划" in of(Check.NO_PLAN)[0]
    School.objects.filter(unit_id=QF_SCHOOL_2).update(nature="private")
    assert of(Check.NO_ZONE) == []


def test_a_school_that_does_not_teach_the_stage_is_found(zone, junior):
    assert of(Check.NOT_TAUGHT) == []
    zone.schools.update(school=QF_SCHOOL_2)
    assert of(Check.NOT_TAUGHT) == ["“向阳片区”对应的“育才初中（虚构）”是初中，不能作为小学片区的学校。"]


def test_a_zone_without_school_or_area(cast, everywhere):
    draft("空片区")
    assert of(Check.NO_SCHOOL)
    assert of(Check.EMPTY)


def test_the_page_says_so_in_a_table(cast, zone, road, django_assert_max_num_queries):
    rule(draft("另一片区", QF_SCHOOL_2), road)
    client = cast.client(cast.qf_clerk)
    with django_assert_max_num_queries(45):
        page = client.get(f"/zoning/checks/{QF}/?stage=primary&year=2024").content.decode()
    assert "同一地址属于两个片区" in page
    assert 'data-label="片区"' in page  # on a telephone each value stands behind its heading
    assert client.get(f"/zoning/checks/{NL}/").status_code == 404
    assert "片区检查：清丰县" in client.get("/zoning/checks/").content.decode()
