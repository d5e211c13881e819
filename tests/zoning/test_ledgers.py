"""Zones, rules and places by form and workbook."""

from datetime import date
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

import openpyxl
import pytest

from tests.cast import NL, QF, QF_SCHOOL, QF_SCHOOL_2
from tests.zoning.conftest import draft, place, publish, rule
from tests.zoning.procedure import Course
from yangguang.common import clock
from yangguang.common.refusals import Refusal
from yangguang.ledgers import registry
from yangguang.ledgers.resource import LedgerResource
from yangguang.ledgers.workbooks.reading import read
from zoning.actions.zones import amend_zone, publish_zone
from zoning.models import AddressRule, Place, PlaceName, Zone
from zoning.rules.adjustments import PlanIsShown
from zoning.rules.zones import SchoolOfAnotherStage, ZoneClashes, ZoneNameInForce, ZoneWithoutDocument

ZONE = "向阳片区（2024年小学）"


def sheet(*rows: list[Any]) -> Any:
    """A workbook of these rows, as the import reads it."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    with NamedTemporaryFile(suffix=".xlsx") as file:
        book.save(file.name)
        return read(Path(file.name), "规则.xlsx")


def imported(cast: Any, ledger: str, *rows: list[Any]) -> Any:
    """What the import of these rows says, as the clerk of 清丰县."""
    resource = LedgerResource(registry.get(ledger), cast.actor(cast.qf_clerk), clock.now())
    return resource.import_data(sheet(*rows), dry_run=False)


def rules_of(cast: Any, *rows: list[Any]) -> Any:
    return imported(cast, "zoning/address-rules", ["片区", "地名", "起始号", "终止号", "单双号"], *rows)


def test_rules_come_in_from_a_workbook(cast, zone, road):
    place("幸福小区", "estate")
    found = rules_of(
        cast, [ZONE, "朝阳路", "101号", "199-1号", "单号"], [ZONE, "幸福小区", None, None, "全部"]
    )
    assert found.faults == []
    written = (
        AddressRule.objects.exclude(first=1).order_by("-first").values_list("first", "last", "kind", "stage")
    )
    assert list(written) == [(101, 199, "road", "primary"), (0, 999_999, "estate", "primary")]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ([ZONE, "不存在路", 1, 9, "全部"], "不在本县（区）的地名库中"),
        ([ZONE, "朝阳路", 9, 1, "全部"], "起始号 9 大于终止号 1"),
        ([ZONE, "朝阳路", "甲1号", 9, "全部"], "单独的地名"),
        ([ZONE, "朝阳路", "东头", 9, "全部"], "不是门牌号"),
        ([ZONE, "刘庄村", 1, 9, "全部"], "只能整个划入"),
        ([ZONE, "朝阳路", 7, 7, "双号"], "没有一个门牌"),
        (["别的片区", "朝阳路", 1, 9, "全部"], f"“片区”没有“别的片区”，可填：{ZONE}。"),
    ],
)
def test_a_bad_rule_is_a_sentence_and_nothing_is_saved(cast, zone, road, row, said):
    place("刘庄村", "village")
    found = rules_of(cast, [ZONE, "朝阳路", 201, 299, "全部"], row)
    assert [said in fault.message for fault in found.faults] == [True]
    assert AddressRule.objects.count() == 1


def test_a_rule_may_name_an_alias(cast, zone, road):
    road.names, road.aliases = ["朝阳路", "老街"], ["老街"]
    road.save()
    assert rules_of(cast, [ZONE, "老 街", 201, None, "全部"]).faults == []
    assert AddressRule.objects.get(first=201).place == road


def test_a_place_of_another_county_is_not_ours(cast, zone, road):
    place("人民路", unit=NL)
    assert "不在本县（区）的地名库中" in rules_of(cast, [ZONE, "人民路", 1, 9, "全部"]).faults[0].message


def test_rules_of_a_published_zone_are_closed(cast, zone, road):
    publish(zone)
    assert "已公布的片区不能修改" in rules_of(cast, [ZONE, "朝阳路", 201, 299, "全部"]).faults[0].message


def test_zones_come_in_with_their_schools(cast, everywhere):
    head = ["片区名称", "学段", "招生年度", "对应学校", "依据文号"]
    found = imported(
        cast,
        "zoning/zones",
        head,
        ["城关片区", "小学", 2024, f"清丰县向阳小学（虚构）、{QF_SCHOOL_2}", "清教〔2024〕1号"],
    )
    assert found.faults == []
    zone = Zone.objects.get()
    assert [row.school_id for row in zone.schools.all()] == [QF_SCHOOL, QF_SCHOOL_2]
    wrong = imported(cast, "zoning/zones", head, ["又一片区", "小学", 2024, "没有的学校", ""])
    assert "不在学校名册中" in wrong.faults[0].message


def test_the_pages_take_a_zone_and_a_rule(cast, everywhere, road):
    client = cast.client(cast.qf_clerk)
    answer = client.post(
        "/zoning/zones/add/",
        {"name": "向阳片区", "stage": "primary", "year": "2024", "schools": "清丰县向阳小学（虚构）"},
    )
    assert answer.status_code == 302, answer.content.decode()[:3000]
    zone = Zone.objects.get()
    answer = client.post(
        "/zoning/address-rules/add/",
        {"zone": str(zone.pk), "place": str(road.pk), "first": "12-1号", "last": "99", "parity": "odd"},
    )
    assert answer.status_code == 302, answer.content.decode()[:3000]
    assert str(AddressRule.objects.get()) == "朝阳路12—99号（单号）"
    page = client.get(f"/zoning/zones/{zone.pk}/").content.decode()
    assert "共 1 条规则" in page
    assert client.get(f"/zoning/zones/{zone.pk}/edit/").status_code == 200


def typed(**more: str) -> dict[str, str]:
    """What the form of a zone sends."""
    return {"name": "向阳片区", "stage": "primary", "year": "2024", "text": "朝阳路以东", **more}


def test_two_drafts_of_one_name_are_a_sentence_at_the_name(cast, zone):
    client = cast.client(cast.qf_clerk)
    answer = client.post("/zoning/zones/add/", typed())
    assert answer.status_code == 422
    assert "已有同名的片区草案" in answer.context["form"].errors["name"][0]
    assert "朝阳路以东" in answer.content.decode()
    told = client.post("/api/v1/zoning/zones/", typed(), content_type="application/json")
    assert (told.status_code, told.json()["code"]) == (422, "ZONE_NAME_TAKEN")
    other = draft("另一片区")
    edit = f"/zoning/zones/{other.pk}/edit/"
    token = client.get(edit).context["form"]["version"].value()
    answer = client.post(edit, typed(version=token))
    assert answer.status_code == 422
    assert "已有同名的片区草案" in answer.context["form"].errors["name"][0]
    assert set(Zone.objects.values_list("name", flat=True)) == {"向阳片区", "另一片区"}


@pytest.mark.parametrize("year", ["1999", "2101", "99999999999"])
@pytest.mark.parametrize("page", ["zones", "adjustments"])
def test_a_year_beyond_the_calendar_is_a_sentence_at_the_year(cast, everywhere, page, year):
    client = cast.client(cast.qf_clerk)
    more = typed(year=year, title="新城调整", triggers="新建学校", reason="新校")
    answer = client.post(f"/zoning/{page}/add/", more)
    assert answer.status_code == 422
    assert len(answer.context["form"].errors["year"]) == 1
    assert "朝阳路以东" in answer.content.decode() or page == "adjustments"


def test_an_adjustment_that_was_put_to_the_public_takes_no_new_zone(cast, zone, adjustment):
    draft("新城片区", QF_SCHOOL, adjustment=adjustment)
    client = cast.client(cast.qf_clerk)
    assert "新城片区调整" in client.get("/zoning/zones/add/").content.decode()
    Course(cast, adjustment).to("consultation")
    assert "新城片区调整" not in client.get("/zoning/zones/add/").content.decode()
    mine = typed(name="又一片区", adjustment=str(adjustment.pk))
    answer = client.post("/zoning/zones/add/", mine)
    assert answer.status_code == 422
    assert "不能再增减片区" in answer.context["form"].errors["adjustment"][0]
    told = client.post("/api/v1/zoning/zones/", mine, content_type="application/json")
    assert told.status_code == 422
    with pytest.raises(PlanIsShown):
        amend_zone(by=None, row=zone, values={"adjustment": adjustment}, now=clock.now())


def test_a_draft_keeps_its_adjustment_while_it_is_changed_as_the_answers_say(cast, adjustment):
    new = draft("新城片区", QF_SCHOOL, adjustment=adjustment)
    Course(cast, adjustment).to("decision")
    client = cast.client(cast.qf_clerk)
    edit = f"/zoning/zones/{new.pk}/edit/"
    page = client.get(edit)
    assert "新城片区调整（决定）" in page.content.decode()
    token = page.context["form"]["version"].value()
    mine = typed(name="新城片区", adjustment=str(adjustment.pk), version=token, schools=QF_SCHOOL)
    assert client.post(edit, mine).status_code == 302
    new.refresh_from_db()
    assert (new.text, new.adjustment) == ("朝阳路以东", adjustment)


def test_an_adjustment_of_another_stage_is_a_sentence_at_the_adjustment(cast, adjustment):
    answer = cast.client(cast.qf_clerk).post(
        "/zoning/zones/add/", typed(stage="junior", adjustment=str(adjustment.pk))
    )
    assert answer.status_code == 422
    assert "不是本县（区）、本学段、本年度的" in answer.context["form"].errors["adjustment"][0]


def test_a_school_serves_no_zone_of_a_stage_it_does_not_teach(cast, road, junior):
    client = cast.client(cast.qf_clerk)
    answer = client.post("/zoning/zones/add/", typed(schools=QF_SCHOOL_2))
    assert answer.status_code == 422
    (said,) = answer.context["form"].errors["schools"]
    assert said.startswith("“育才初中（虚构）”是初中，不能作为小学片区的学校，请改填")
    head = ["片区名称", "学段", "招生年度", "对应学校"]
    found = imported(cast, "zoning/zones", head, ["城关片区", "小学", 2024, QF_SCHOOL_2])
    assert [fault.message for fault in found.faults] == [said]
    assert imported(cast, "zoning/zones", head, ["城关片区", "初中", 2024, QF_SCHOOL_2]).faults == []
    with pytest.raises(SchoolOfAnotherStage):
        amend_zone(by=None, row=Zone.objects.get(), values={"stage": "primary"}, now=clock.now())
    assert Zone.objects.get().stage == "junior"


def test_a_zone_whose_school_does_not_teach_its_stage_is_not_published(zone, junior):
    zone.schools.update(school=QF_SCHOOL_2)
    zone.document = "清教〔2024〕1号"
    zone.save()
    with pytest.raises(ZoneClashes, match="“育才初中（虚构）”是初中，不能作为小学片区的学校。请先改正再公布"):
        publish_zone(by=None, row=zone, now=clock.now())


def test_a_zone_takes_the_place_of_one_of_its_stage(cast, zone):
    publish(zone)
    answer = cast.client(cast.qf_clerk).post(
        "/zoning/zones/add/", typed(name="新片区", stage="junior", supersedes=str(zone.pk))
    )
    assert answer.status_code == 422
    assert "同一学段的片区" in answer.context["form"].errors["supersedes"][0]


def test_a_second_zone_of_one_name_does_not_come_into_force(zone, road):
    publish(zone)
    other = draft("向阳片区", QF_SCHOOL, document="清教〔2024〕2号")
    rule(other, road, first=101, last=199)
    with pytest.raises(ZoneNameInForce):
        publish_zone(by=None, row=other, now=clock.now())


def test_a_place_keeps_its_normal_names(cast, everywhere):
    found = imported(
        cast,
        "zoning/places",
        ["名称", "类别", "别名、曾用名", "所在乡镇代码"],
        ["朝阳 路", "道路", "老街、ＡＢ街", ""],
    )
    assert found.faults == []
    assert Place.objects.get().normalised == "朝阳路"
    assert set(PlaceName.objects.values_list("text", flat=True)) == {"朝阳路", "老街", "AB街"}


def test_a_place_of_a_published_zone_keeps_its_name(cast, zone, road):
    publish(zone)
    client = cast.client(cast.qf_clerk)
    page = client.get(f"/zoning/places/{road.pk}/edit/")
    token = page.context["form"]["version"].value()
    answer = client.post(
        f"/zoning/places/{road.pk}/edit/", {"name": "新名路", "kind": "road", "version": token}
    )
    assert "不能改名" in answer.content.decode()


def test_a_zone_without_document_is_not_published(zone):
    with pytest.raises(ZoneWithoutDocument):
        publish_zone(by=None, row=zone, now=clock.now())


def test_the_same_address_under_two_schools_is_not_published(zone, road):
    publish(zone)
    other = draft("另一片区", QF_SCHOOL_2, document="清教〔2024〕2号")
    rule(other, road, first=90, last=120)
    with pytest.raises(ZoneClashes, match="90—99 号") as refusal:
        publish_zone(by=None, row=other, now=clock.now())
    assert isinstance(refusal.value, Refusal)


def test_a_sound_zone_is_published_for_everybody(zone, cast):
    zone.document = "清教〔2024〕1号"
    zone.save()
    published = publish_zone(by=cast.qf_reviewer, row=zone, now=clock.now())
    assert (published.state, published.published_on) == ("published", date(2024, 7, 12))


def test_an_adjustment_names_its_cause_in_words(cast, everywhere):
    client = cast.client(cast.qf_clerk)
    data = {
        "title": "新城调整",
        "stage": "primary",
        "year": "2024",
        "triggers": "新建学校、民办转公办",
        "reason": "新校",
    }
    wrong = client.post(
        "/zoning/adjustments/add/", {**data, "opens_on": "2024-05-20", "closes_on": "2024-05-25"}
    )
    assert "不少于 7 天" in wrong.content.decode()
    assert client.post("/zoning/adjustments/add/", data).status_code == 302
    assert QF in client.get("/zoning/adjustments/?unit=410922").content.decode()
