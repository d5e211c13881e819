"""Maps come in whole, or are refused with a sentence."""

import io
import json

import numpy as np
import pytest
import shapely
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.cast import QF, QF_SCHOOL, QF_SCHOOL_2
from tests.zoning import maps
from tests.zoning.conftest import publish
from yangguang.common import clock
from zoning.actions.plans import revise_zone
from zoning.models import CountyOutline, Zone
from zoning.rules import geometry, uploads
from zoning.rules.uploads import BadMap

UPLOAD = f"/zoning/checks/{QF}/upload/"


def read(file: io.BytesIO, name: str = "片区.geojson", **more: bool) -> list[uploads.Feature]:
    return uploads.read(file, name, len(file.getvalue()), **more)


@pytest.mark.parametrize("epsg", [4326, 4490, 4547, 3857])
def test_a_shapefile_is_reprojected_by_its_own_description(epsg):
    file = maps.shapefile(("向阳片区", maps.projected(maps.HOME, epsg)), crs=f"EPSG:{epsg}")
    (found,) = read(file, "片区.ZIP")
    assert uploads.name_of(found) == "向阳片区"
    assert found.shape.symmetric_difference(maps.HOME).area < 1e-8


def circle(points: int) -> shapely.Polygon:
    turns = np.linspace(0, 2 * np.pi, points, endpoint=False)
    return shapely.Polygon(np.column_stack([115.1 + np.cos(turns) / 100, 35.9 + np.sin(turns) / 100]))


@pytest.mark.parametrize(
    ("file", "name", "said"),
    [
        (lambda: maps.bare([[[35.9, 115], [35.8, 115], [35.8, 115.1], [35.9, 115]]]), "a.json", "写反了"),
        (lambda: maps.geojson(("x", maps.BOW)), "a.json", "边线自相交"),
        (lambda: maps.bare([]), "a.json", "是空的"),
        (lambda: maps.bare([[[115, 35], [116, 36]]]), "a.json", "边线须闭合"),
        (lambda: maps.bare([115, 35], "Point"), "a.json", "是点"),
        (lambda: maps.geojson(("x", maps.projected(maps.HOME, 4547))), "a.json", "没有说明是哪种投影"),
        (lambda: maps.geojson(("x", shapely.box(10, 50, 11, 51))), "a.json", "不在中国境内"),
        (lambda: maps.geojson(("x", circle(120_000))), "a.json", "个顶点"),
        (lambda: maps.shapefile(("x", circle(1_000_000))), "a.zip", "1,000,001 个顶点"),
        (lambda: maps.geojson(), "a.json", "没有任何图形"),
        (lambda: io.BytesIO(b"[" * 100_000), "a.json", "不是完整的 GeoJSON"),
        (lambda: io.BytesIO(b"PK\x03\x04 nothing"), "a.zip", "已损坏"),
        (maps.bomb, "a.zip", "压缩炸弹"),
        (lambda: maps.shapefile(("x", maps.HOME), without=".prj"), "a.zip", "没有 .prj"),
        (lambda: maps.shapefile(("x", maps.HOME), without=".dbf"), "a.zip", "缺少 .dbf"),
        (lambda: maps.shapefile(("x", maps.projected(maps.HOME, 2437)), crs="EPSG:2437"), "a.zip", "参数"),
        (lambda: io.BytesIO(b"x"), "片区.dwg", "请上传 .geojson"),
    ],
)  # fmt: skip
def test_a_bad_map_is_refused_with_a_sentence(file, name, said):
    with pytest.raises(BadMap) as refusal:
        read(file(), name)
    assert said in refusal.value.message
    assert refusal.value.message.endswith(("。", "”。"))


def test_an_invalid_polygon_is_repaired_when_asked_to():
    (found,) = read(maps.geojson(("x", maps.BOW)), repair=True)
    assert found.shape.is_valid
    assert found.repair is not None
    assert "相差" in found.repair.sentence


# --- Pages --------------------------------------------------------------------------------------------------


def send(cast, file: io.BytesIO, name: str = "片区.geojson", **more: str):
    data = {"file": SimpleUploadedFile(name, file.getvalue()), "stage": "primary", "year": "2024", **more}
    return cast.client(cast.qf_clerk).post(UPLOAD, data, follow=True)


def test_shapes_draw_the_drafts_they_name_and_make_the_others(cast, zone):
    answer = send(cast, maps.geojson(("向阳片区", maps.HOME), ("新片区", maps.NEXT), schools=[QF_SCHOOL]))
    page = answer.content.decode()
    assert "已绘入 2 个片区，其中新拟 1 个" in page
    drawn = {each.name: geometry.read(each.polygon) for each in Zone.objects.all()}
    assert drawn["向阳片区"].equals(maps.HOME)
    assert Zone.objects.get(name="新片区").schools.get().school_id == QF_SCHOOL
    assert "<svg" in page


@pytest.mark.parametrize(
    ("shapes", "more", "said"),
    [
        ([("新片区", maps.HOME), ("", maps.NEXT)], {}, "没有 name"),
        ([("新片区", maps.HOME), ("新片区", maps.NEXT)], {}, "都叫“新片区”"),
        ([("新片区", maps.HOME)], {"schools": ["别县小学"]}, "不在本县（区）学校名册中"),
        ([("新片区", maps.HOME), ("又一片区", maps.BOW)], {}, "边线自相交"),
    ],
)
def test_one_bad_shape_and_nothing_is_saved(cast, everywhere, shapes, more, said):
    answer = send(cast, maps.geojson(*shapes, **more))
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Zone.objects.exists()


def test_a_shape_gives_a_zone_no_school_of_another_stage(cast, junior):
    answer = send(cast, maps.geojson(("新片区", maps.HOME), schools=[QF_SCHOOL_2]))
    assert answer.status_code == 422
    assert "不能作为小学片区的学校" in answer.content.decode()
    assert not Zone.objects.exists()


def test_a_published_zone_is_not_drawn_anew(cast, zone):
    publish(zone)
    page = send(cast, maps.geojson(("新片区", maps.NEXT), ("向阳片区", maps.HOME)))
    assert page.status_code == 422
    assert (
        "“向阳片区”已经公布，不能直接换图形；请先在“片区调整”中修订" in page.context["form"].errors["file"][0]
    )
    assert f'href="/zoning/adjustments/?unit={QF}"' in page.content.decode()
    assert Zone.objects.get().polygon is None


def test_the_draft_that_revises_a_zone_in_force_is_drawn(cast, zone, adjustment):
    new = revise_zone(by=None, adjustment=adjustment, zone=publish(zone), now=clock.now())
    assert send(cast, maps.geojson(("向阳片区", maps.HOME))).status_code == 200
    new.refresh_from_db()
    assert geometry.read(new.polygon).equals(maps.HOME)


def test_the_outline_is_one_polygon(cast, everywhere):
    client = cast.client(cast.qf_clerk)
    path = f"/zoning/checks/{QF}/outline/"
    two = SimpleUploadedFile("a.geojson", maps.geojson(("甲", maps.HOME), ("乙", maps.NEXT)).getvalue())
    assert "只能有一个" in client.post(path, {"file": two, "source": "虚构"}).content.decode()
    for _ in range(2):  # a second one takes the place of the first
        one = SimpleUploadedFile("a.geojson", maps.geojson(("县", maps.HOME)).getvalue())
        assert client.post(path, {"file": one, "source": "虚构"}).status_code == 302
    assert CountyOutline.objects.get().version == 2


def test_the_pages_that_take_coordinates_say_that_an_offset_cannot_be_seen(cast, zone):
    client = cast.client(cast.qf_clerk)
    for path in (UPLOAD, f"/zoning/checks/{QF}/outline/", f"/zoning/zones/{zone.pk}/draw/"):
        assert "GCJ-02" in client.get(path).content.decode()


def test_what_went_out_comes_in_again(cast, zone):
    send(cast, maps.geojson(("向阳片区", maps.HOME)))
    answer = cast.client(cast.qf_clerk).get(f"/zoning/checks/{QF}/zones.geojson?stage=primary&year=2024")
    out = json.loads(answer.content)
    assert out["features"][0]["properties"]["schools"] == [QF_SCHOOL]
    (found,) = read(io.BytesIO(answer.content))
    assert found.shape.symmetric_difference(maps.HOME).area == 0
