"""A polygon drawn by hand: saved as drawn, or refused with a sentence and nothing saved."""

import json

import pytest
import shapely
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.cast import QF, QF_SCHOOL
from tests.zoning import maps
from tests.zoning.conftest import draft, publish
from yangguang.common import clock
from zoning.actions.places import set_outline
from zoning.actions.zones import draw_zone
from zoning.models import Zone
from zoning.rules import geometry
from zoning.rules.drawn import MOST_BY_HAND, read_drawn
from zoning.rules.uploads import BadMap

COUNTY = shapely.box(115.0, 35.8, 115.2, 36.0)
LINES = "115.10, 35.90\n115.11 35.90\n115.11，35.91\n115.10;35.91"


def text(shape: shapely.Geometry) -> str:
    return str(shapely.to_geojson(shape))


def read(written: str, *, repair: bool = False):
    return read_drawn(written, COUNTY, repair=repair)


def many(points: int) -> str:
    return text(shapely.Point(115.1, 35.9).buffer(0.01, quad_segs=points // 4 + 1))


@pytest.mark.parametrize("written", [LINES, LINES + "\n115.10, 35.90\n", text(maps.HOME)])
def test_coordinates_typed_line_by_line_are_the_polygon_of_the_map(written):
    assert read(written).shape.equals(maps.HOME)


def test_parts_are_told_apart_by_an_empty_line():
    far = "\n\n115.15, 35.90\n115.16, 35.90\n115.16, 35.91"
    assert len(geometry.polygons(read(LINES + far).shape)) == 2


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (" ", "还没有图形"),
        ("115.10, 35.90\n朝阳路", "第 2 行“朝阳路”不是坐标"),
        ("115.10, 35.90\n115.11, 35.90", "至少要有三个点"),
        ("35.90, 115.10\n35.90, 115.11\n35.91, 115.11", "写反了"),
        ("460000, 3970000\n461000, 3970000\n461000, 3971000", "没有说明是哪种投影"),
        ("{", "不是完整的 GeoJSON"),
        (text(maps.BOW), "边线自相交"),
        (text(shapely.Polygon()), "是空的"),
        (maps.geojson(("甲", maps.HOME), ("乙", maps.NEXT)).getvalue().decode(), "有 2 个图形"),
        (many(MOST_BY_HAND), "个顶点"),
        (text(shapely.box(114.1, 35.9, 114.2, 36)), "整个在县域以外"),
        (text(shapely.box(115.19, 35.9, 115.21, 35.91)), "（50.0%）在县域以外"),
    ],
)
def test_what_cannot_be_a_zone_is_refused_with_a_sentence(written, said):
    with pytest.raises(BadMap) as refusal:
        read(written)
    assert said in refusal.value.message
    assert refusal.value.message.endswith(("。", "”。"))


def test_what_crosses_itself_and_the_border_is_repaired_when_asked_and_the_difference_told():
    across = shapely.Polygon([(115.19, 35.9), (115.21, 35.91), (115.21, 35.9), (115.19, 35.91)])
    found = read(text(across), repair=True)
    assert found.shape.is_valid
    assert COUNTY.covers(found.shape)
    assert found.repair is not None
    for words in ("边线自相交", "在县域以外", "相差"):
        assert words in found.repair.sentence


# --- The page -----------------------------------------------------------------------------------------------


@pytest.fixture
def plan(cast, everywhere) -> Zone:
    """A draft with a polygon beside a neighbour, in a county with its outline."""
    set_outline(by=None, unit_id=QF, shape=COUNTY, source="虚构", file_name="", now=clock.now())
    draw_zone(by=None, zone=draft("邻居"), shape=maps.NEXT, now=clock.now())
    return draw_zone(by=None, zone=draft("向阳片区", QF_SCHOOL), shape=maps.HOME, now=clock.now())


def url(zone: Zone) -> str:
    return f"/zoning/zones/{zone.pk}/draw/"


def send(cast, zone: Zone, written: str, **more):
    data = {"shape": written, "version": zone.version, **more}
    return cast.client(cast.qf_clerk).post(url(zone), data)


def stored(zone: Zone):
    return geometry.read(Zone.objects.get(pk=zone.pk).polygon)


def test_the_page_holds_the_polygon_its_neighbours_and_the_outline_exactly(cast, plan):
    answer = cast.client(cast.qf_clerk).get(url(plan))
    near, county = (
        shapely.from_geojson(json.dumps(each["geometry"])) for each in answer.context["around"]["features"]
    )
    assert near.equals(maps.NEXT)
    assert county.equals(COUNTY)
    assert shapely.from_geojson(answer.context["form"]["shape"].value()).equals(maps.HOME)
    assert "GCJ-02" in answer.content.decode()


def test_a_drawn_polygon_is_saved(cast, plan):
    new = shapely.box(115.10, 35.90, 115.105, 35.91)
    assert send(cast, plan, text(new)).status_code == 302
    assert stored(plan).equals(new)


def test_a_repaired_polygon_keeps_a_note_of_the_difference(cast, plan):
    assert send(cast, plan, text(maps.BOW)).status_code == 422
    page = send(cast, plan, text(maps.BOW)).content.decode()
    assert "zoning-repair" in page
    assert stored(plan).equals(maps.HOME)
    assert send(cast, plan, text(maps.BOW), repair="on").status_code == 302
    assert "边线自相交" in Zone.objects.get(pk=plan.pk).polygon_note


def test_a_polygon_is_taken_away(cast, plan):
    assert send(cast, plan, "", clear="1").status_code == 302
    assert stored(plan) is None


def test_who_saves_over_another_is_asked_and_loses_nothing(cast, plan):
    theirs, mine = shapely.box(115.10, 35.90, 115.102, 35.91), shapely.box(115.10, 35.90, 115.108, 35.91)
    assert send(cast, plan, text(theirs)).status_code == 302
    answer = send(cast, plan, text(mine))
    assert answer.status_code == 409
    assert "他人已经保存过" in answer.content.decode()
    assert stored(plan).equals(theirs)
    form = answer.context["form"]
    again = {"shape": form["shape"].value(), "version": form["version"].value()}
    assert cast.client(cast.qf_clerk).post(url(plan), again).status_code == 302
    assert stored(plan).equals(mine)


def test_only_a_draft_of_the_own_county_is_drawn(cast, plan):
    assert cast.client(cast.nl_clerk).get(url(plan)).status_code == 404
    assert cast.client(cast.qf_reviewer).get(url(plan)).status_code == 403
    publish(plan)
    assert cast.client(cast.qf_clerk).get(url(plan)).status_code == 423
    assert send(cast, plan, text(maps.NEXT)).status_code == 423
    assert stored(plan).equals(maps.HOME)


def test_an_uploaded_polygon_elsewhere_is_refused(cast, plan):
    far = maps.geojson(("远方片区", shapely.box(114.1, 35.9, 114.2, 36)))
    data = {"file": SimpleUploadedFile("a.geojson", far.getvalue()), "stage": "primary", "year": "2024"}
    answer = cast.client(cast.qf_clerk).post(f"/zoning/checks/{QF}/upload/", data)
    assert "整个在县域以外" in answer.content.decode()
    assert not Zone.objects.filter(name="远方片区").exists()
