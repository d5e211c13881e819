"""What is asked of parents is held to the superior's list; apps that collect data are checked."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from enrollment.models import DataCollector, RequiredMaterial
from tests.cast import NL, PY, QF, QF_SCHOOL
from yangguang.tenancy.scope import scope

pytestmark = pytest.mark.django_db


def material(unit, name, state="kept", audience="migrant"):
    with scope("*"):
        return RequiredMaterial.objects.create(
            unit_id=unit, audience=audience, name=name, basis="《居住证暂行条例》", state=state,
            changed_on=None if state == "kept" else date(2024, 5, 20),
        )  # fmt: skip


def spared(cast, by):
    return cast.client(by).get("/enrollment/groups/materials/").content.decode()


def test_what_was_cut_is_counted_by_county(cast):
    for name, state in (("居住证", "kept"), ("社保缴费证明", "shared"), ("务工合同", "cut")):
        material(QF, name, state)
    shown = " ".join(spared(cast, cast.qf_clerk).split())
    assert "合计：原 3 份，现 1 份，减少 2 份" in shown


def test_a_paper_the_superiors_list_does_not_name_is_red(cast):
    material(PY, "居住证")
    material(QF, "居住证")
    material(QF, "务工合同")
    page = cast.client(cast.qf_clerk).get("/enrollment/materials/?preset=beyond").content.decode()
    assert "务工合同" in page
    assert ">居住证<" not in page
    assert "超出上级清单" in page


def test_without_a_list_for_those_families_nothing_is_beyond_it(cast):
    material(PY, "户口簿", audience="local")
    material(QF, "务工合同")
    page = cast.client(cast.qf_clerk).get("/enrollment/materials/?preset=beyond").content.decode()
    assert "务工合同" not in page


def test_a_county_reads_the_citys_list_and_not_another_countys(cast):
    material(PY, "居住证")
    material(NL, "务工合同")
    shown = spared(cast, cast.qf_clerk)
    assert "居住证" in shown
    assert "务工合同" not in shown
    with scope(QF):
        assert {row.name for row in RequiredMaterial.objects.all()} == {"居住证"}


def test_the_city_sees_who_has_not_said_what_it_asks_of_migrants(cast):
    material(QF, "居住证")
    shown = spared(cast, cast.py_reviewer)
    assert "还没有登记随迁子女入学材料" in shown
    assert "南乐县" in shown


def test_a_spared_paper_says_since_when(cast):
    answer = cast.client(cast.qf_clerk).post(
        "/enrollment/materials/add/",
        {"audience": "migrant", "name": "务工合同", "state": "cut", "basis": "原规定"},
    )
    assert answer.status_code == 422
    assert "请填写从哪一天起" in answer.content.decode()


# --- Apps that collect -----------------------------------------------------------------------------------


def collector(*, again, unit=QF_SCHOOL):
    with scope("*"):
        return DataCollector.objects.create(
            unit_id=unit, name="家校通（虚构）", kind="mini", operator="某公司（虚构）", again=again,
            collects="姓名、身份证号", purpose="通知",
        )  # fmt: skip


def judged(cast, row, verdict, by=None):
    said = {"verdict": verdict, "finding": "与采集表对照过"}
    return cast.client(by or cast.qf_reviewer).post(
        f"/api/v1/enrollment/collectors/{row.pk}/verbs/judge/", said, content_type="application/json"
    )


def test_what_asks_again_cannot_be_allowed(cast):
    row = collector(again=True)
    answer = judged(cast, row, "allowed")
    assert answer.status_code == 422
    assert "重复采集学籍已有的信息" in answer.content.decode()


def test_the_database_refuses_it_too(cast):
    row = collector(again=True)
    with scope("*"), pytest.raises(IntegrityError, match="data_collector_asks_once"), transaction.atomic():
        DataCollector.objects.filter(pk=row.pk).update(
            verdict="allowed", finding="x", checked_on=date(2024, 7, 1), checked_by=cast.qf_reviewer
        )


def test_a_reviewer_judges_and_the_school_cannot(cast):
    row = collector(again=False)
    assert judged(cast, row, "allowed", by=cast.qf_school).status_code == 403
    assert judged(cast, row, "allowed").status_code == 200
    with scope("*"):
        row.refresh_from_db()
    assert (row.verdict, row.checked_by) == ("allowed", cast.qf_reviewer)


def test_what_asks_again_leads_to_an_issue_that_is_filled_in(cast):
    row = collector(again=True)
    page = cast.client(cast.qf_clerk).get(f"/enrollment/collectors/{row.pk}/").content.decode()
    assert "转为问题" in page
