"""The checklist changes while people answer it: versions, wordings, bases."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, InternalError, transaction
from django.urls import reverse

from campaign.actions import answer_check, submit_checklist
from campaign.actions import items as actions
from campaign.models import Campaign, Check, ChecklistItem, LegalBasis
from campaign.queries import checks as reads
from campaign.queries.coverage import coverage
from campaign.rules import items as rules
from tests.cast import PY, QF, QF_SCHOOL, Cast
from yangguang.common.refusals import Locked
from yangguang.notices.models import Notice
from yangguang.tenancy.models import Unit

Items = dict[str, ChecklistItem]
Units = Callable[[str], Unit]
LATER = timedelta(hours=1)


@pytest.fixture
def amend(cast: Cast, now: datetime) -> Callable[..., ChecklistItem]:
    """``amend(item, text="…")`` by the reviewer of the city, an hour after everything else."""

    def change(item: ChecklistItem, **values: Any) -> ChecklistItem:
        return actions.amend_item(by=cast.py_reviewer, now=now + LATER, row=item, values=values)

    return change


def test_the_template_is_version_one_and_every_item_cites_a_clause(campaign: Campaign) -> None:
    version = campaign.checklist_versions.get()
    assert (version.number, len(version.changes)) == (1, 53)
    assert not campaign.items.filter(bases=None).exists()
    basis = {str(basis) for basis in campaign.items.get(code="P01").bases.all()}
    assert basis == {"义务教育法", "实施方案 二（一）"}


@pytest.mark.parametrize(
    ("text", "found", "unknown"),
    [
        ("义务教育法；实施方案 二（一）", [("义务教育法", ""), ("实施方案", "二（一）")], []),
        ("实施方案 二（一）、四（一）", [("实施方案", "二（一）"), ("实施方案", "四（一）")], []),
        ("实施方案 九（九）", [], ["实施方案 九（九）"]),
        ("校规；义务教育法", [("义务教育法", "")], ["校规"]),
        ("；", [], []),
    ],
)
def test_what_a_text_cites_is_split_and_matched_on_its_start(
    text: str, found: list[tuple[str, str]], unknown: list[str]
) -> None:
    library = [("义务教育法", ""), ("实施方案", "二（一）"), ("实施方案", "四（一）")]
    assert rules.cited(text, library) == (found, unknown)


def test_an_item_nobody_answered_is_changed_in_place(items: Items, amend: Any, campaign: Campaign) -> None:
    changed = amend(items["P01"], text="招生文件是否逐件登记")
    assert (changed.pk, changed.code, changed.edition) == (items["P01"].pk, "P01", 1)
    version = campaign.checklist_versions.first()
    assert (version.number, version.changes[0]["kind"]) == (2, "amended")
    assert "检查内容：" in version.changes[0]["details"][0]


def test_an_answered_item_keeps_its_wording_and_a_new_one_takes_its_code(
    cast: Cast, items: Items, unit: Units, now: datetime, amend: Any, campaign: Campaign
) -> None:
    old_text = items["P01"].text
    answer_check(by=cast.qf_clerk, now=now, unit=unit(QF), item=items["P01"], answer="fine")
    fresh = amend(items["P01"], text="招生文件是否逐件登记并公布")
    old = ChecklistItem.objects.get(pk=items["P01"].pk)
    assert (old.code, old.text, old.superseded_by_id) == ("P01-1", old_text, fresh.pk)
    assert (fresh.code, fresh.edition, fresh.position) == ("P01", 2, old.position)
    assert Check.objects.get(unit=unit(QF)).item_id == old.pk
    assert [b.pk for b in fresh.bases.all()] == [b.pk for b in old.bases.all()]
    [line] = reads.retired_lines(unit(QF), campaign)
    assert (line.item.pk, line.open) == (old.pk, False)


def test_what_does_not_change_the_question_keeps_the_answers(
    cast: Cast, items: Items, unit: Units, now: datetime, amend: Any
) -> None:
    answer_check(by=cast.qf_clerk, now=now, unit=unit(QF), item=items["P01"], answer="fine")
    assert amend(items["P01"], evidence="文件清单", lines="stability").pk == items["P01"].pk


def test_a_retired_item_leaves_coverage_and_its_answer_stays(
    cast: Cast, items: Items, unit: Units, now: datetime, campaign: Campaign
) -> None:
    answer_check(by=cast.qf_clerk, now=now, unit=unit(QF), item=items["P01"], answer="fine")
    before = coverage(campaign, (QF,))[0].bureau
    actions.retire_item(by=cast.py_reviewer, now=now + LATER, row=items["P01"], reason="并入 P02")
    after = coverage(campaign, (QF,))[0].bureau
    assert before is not None
    assert after is not None
    assert (after.total.applicable, after.total.answered) == (before.total.applicable - 1, 0)
    assert Check.objects.filter(item=items["P01"]).count() == 1
    back = actions.reinstate_item(by=cast.py_reviewer, now=now + 2 * LATER, row=items["P01"])
    assert back.retired_on is None
    assert coverage(campaign, (QF,))[0].total.answered == 1


def test_an_old_wording_is_not_brought_back(
    cast: Cast, items: Items, unit: Units, now: datetime, amend: Any
) -> None:
    answer_check(by=cast.qf_clerk, now=now, unit=unit(QF), item=items["P01"], answer="fine")
    amend(items["P01"], text="新的问法")
    with pytest.raises(rules.ReplacedAlready):
        actions.reinstate_item(by=cast.py_reviewer, now=now + 2 * LATER, row=items["P01"])


def test_a_new_item_is_an_open_hole_of_a_unit_that_handed_in(
    cast: Cast, campaign: Campaign, filled: Any, unit: Units, now: datetime
) -> None:
    assignment = submit_checklist(by=cast.qf_clerk, now=now, assignment=filled(unit(QF), cast.qf_clerk))
    values = {
        "code": "P99", "area": "policy", "applies_to": "bureau", "text": "新的一项",
        "basis": "实施方案 二（一）",
    }  # fmt: skip
    item = actions.create_item(by=cast.py_reviewer, now=now + LATER, campaign=campaign, values=values)
    page = reverse("campaign:checks-unit", args=[QF])
    html = cast.client(cast.qf_clerk).get(page).content.decode()
    assert "新增检查项 1 个" in html
    assert 'href="#item-P99"' in html
    told = Notice.objects.filter(unit=QF, key__startswith="checklist-").get()
    assert "第 2 版" in told.title
    later = now + 2 * LATER
    answer_check(by=cast.qf_clerk, now=later, unit=unit(QF), item=item, answer="fine")
    answer_check(by=cast.qf_clerk, now=later, unit=unit(QF), item=item, answer="fine", note="又看了一遍")
    handed_in = campaign.items.get(code="P01")
    with pytest.raises(Locked):
        answer_check(by=cast.qf_clerk, now=later, unit=unit(QF), item=handed_in, answer="fine", note="改")
    assignment.refresh_from_db()
    assert assignment.state == "submitted"


def test_no_item_without_a_known_basis(cast: Cast, campaign: Campaign, items: Items, amend: Any) -> None:
    with pytest.raises(rules.BasisUnknown, match="校规"):
        amend(items["P01"], basis="校规第三条")
    with pytest.raises(rules.BasisMissing):
        amend(items["P01"], basis="；")
    with pytest.raises(rules.CodeStays):
        amend(items["P01"], code="P77")


@pytest.mark.parametrize("who", ["qf_reviewer", "nl_reviewer", "zz_reviewer", "qf_clerk", "py_leader"])
def test_only_reviewers_of_the_city_change_the_list(
    cast: Cast, items: Items, now: datetime, who: str
) -> None:
    with pytest.raises(rules.NotTheCity):
        actions.retire_item(by=getattr(cast, who), now=now, row=items["P01"], reason="不要了")


def test_the_database_deletes_no_item_and_rewrites_no_answered_one(
    cast: Cast, items: Items, unit: Units, now: datetime, campaign: Campaign
) -> None:
    answer_check(by=cast.qf_clerk, now=now, unit=unit(QF), item=items["P01"], answer="fine")
    with pytest.raises(IntegrityError, match="keeps its meaning"), transaction.atomic():
        ChecklistItem.objects.filter(pk=items["P01"].pk).update(text="改题")
    with pytest.raises(InternalError, match="Cannot delete"), transaction.atomic():
        ChecklistItem.objects.filter(pk=items["P02"].pk)._raw_delete("default")
    with pytest.raises(InternalError, match="Cannot delete"), transaction.atomic():
        campaign.checklist_versions.all()._raw_delete("default")
    with pytest.raises(IntegrityError, match="item_cites_a_basis"), transaction.atomic():
        ChecklistItem.objects.filter(pk=items["P02"].pk).update(basis="")


# --- Through the doors -----------------------------------------------------------------------------


def form(item: ChecklistItem, **values: str) -> dict[str, str]:
    """What the browser sends back of the edit page."""
    plain = {
        name: str(getattr(item, name) or "")
        for name in ("code", "text", "area", "applies_to", "prohibition", "evidence", "basis", "position")
    }
    return {**plain, "lines": item.lines, "step": item.step, **values}


def test_the_city_edits_an_item_and_counties_read_it(cast: Cast, items: Items) -> None:
    page = reverse("campaign:items-edit", args=[items["P03"].pk])
    city = cast.client(cast.py_reviewer)
    token = city.get(page).context["form"]["version"].value()
    sent = form(items["P03"], lines="integrity", version=token)
    assert city.post(page, sent).status_code == 302
    for who in ("qf_clerk", "qf_school", "hn_viewer"):
        client = cast.client(getattr(cast, who))
        html = client.get(reverse("campaign:items-detail", args=[items["P03"].pk])).content.decode()
        assert "廉洁" in html
        assert "《义务教育阳光招生专项行动（2024）实施方案》二（一）" in html
    other = cast.client(cast.zz_reviewer).get(reverse("campaign:items-detail", args=[items["P03"].pk]))
    assert other.status_code == 404


def test_an_unknown_basis_is_said_beside_its_field(cast: Cast, items: Items) -> None:
    page = reverse("campaign:items-edit", args=[items["P03"].pk])
    city = cast.client(cast.py_reviewer)
    token = city.get(page).context["form"]["version"].value()
    answer = city.post(page, form(items["P03"], basis="校规第三条", version=token))
    assert answer.status_code == 422
    assert "法规依据库里没有“校规第三条”" in answer.content.decode()


@pytest.mark.parametrize(
    ("who", "expected"), [("py_reviewer", 200), ("qf_reviewer", 403), ("qf_clerk", 403), ("zz_reviewer", 404)]
)
def test_who_opens_the_edit_page_of_an_item(cast: Cast, items: Items, who: str, expected: int) -> None:
    page = reverse("campaign:items-edit", args=[items["P01"].pk])
    assert cast.client(getattr(cast, who)).get(page).status_code == expected


def test_a_county_is_not_offered_new_items_and_may_add_none(cast: Cast, campaign: Campaign) -> None:
    client = cast.client(cast.qf_reviewer)
    add = reverse("campaign:items-add")
    assert add not in client.get(reverse("campaign:items-list")).content.decode()
    assert add in cast.client(cast.py_reviewer).get(reverse("campaign:items-list")).content.decode()
    sent = {
        "code": "P99", "area": "policy", "applies_to": "bureau", "text": "县里加的",
        "basis": "实施方案 二（一）",
    }  # fmt: skip
    answer = client.post(add, sent)
    assert answer.status_code in (403, 422)
    assert not campaign.items.filter(text="县里加的").exists()


def test_the_city_imports_its_annex_as_one_version(cast: Cast, campaign: Campaign, now: datetime) -> None:
    from campaign.ledgers.items import ItemLedger
    from yangguang.ledgers.resource import LedgerResource
    from yangguang.ledgers.workbooks.reading import Sheet

    head = ["编号", "检查内容", "整治领域", "适用对象", "依据"]
    rows = [
        (1, head),
        (2, ["P01", "招生文件是否逐件登记", "招生政策", "教育局", "义务教育法"]),
        (3, ["P88", "市里新加的一项", "招生政策", "教育局和学校", "实施方案 二（二）"]),
        (4, ["P89", "没有依据的一项", "招生政策", "教育局", ""]),
        (5, ["P90", "依据不明的一项", "招生政策", "教育局", "某通知"]),
    ]
    actor = cast.actor(cast.py_reviewer)
    wrong = LedgerResource(ItemLedger(), actor, now + LATER).import_data(Sheet(rows), dry_run=True)
    assert {(fault.row, fault.column) for fault in wrong.faults} == {(4, "basis"), (5, "basis")}
    done = LedgerResource(ItemLedger(), actor, now + LATER).import_data(Sheet(rows[:3]))
    assert done.counts == {"new": 1, "changed": 1, "unchanged": 0, "wrong": 0}
    version = campaign.checklist_versions.first()
    assert (version.number, sorted(change["code"] for change in version.changes)) == (2, ["P01", "P88"])


def test_an_import_changes_this_years_list_and_not_the_next(
    cast: Cast, campaign: Campaign, now: datetime
) -> None:
    from campaign.actions.setup import clone_campaign
    from campaign.ledgers.items import ItemLedger
    from yangguang.ledgers.resource import LedgerResource
    from yangguang.ledgers.workbooks.reading import Sheet

    coming = clone_campaign(by=cast.py_reviewer, now=now, source=campaign, year=2025)
    assert not coming.items.filter(bases=None).exists()
    head = ["编号", "检查内容", "整治领域", "适用对象", "依据"]
    rows = [(1, head), (2, ["P01", "招生文件是否逐件登记", "招生政策", "教育局", "义务教育法"])]
    actor = cast.actor(cast.py_reviewer)
    LedgerResource(ItemLedger(), actor, now + LATER).import_data(Sheet(rows))
    assert campaign.items.get(code="P01").text == "招生文件是否逐件登记"
    assert coming.items.get(code="P01").text != "招生文件是否逐件登记"


def test_the_page_of_versions_says_what_changed(cast: Cast, items: Items, now: datetime, amend: Any) -> None:
    amend(items["P01"], text="招生文件是否逐件登记")
    html = cast.client(cast.qf_school).get(reverse("campaign:checklist-versions")).content.decode()
    assert "第 2 版：修改 1 项" in html
    assert "招生文件是否逐件登记" in html
    assert "导入本市附件" not in html
    assert (
        "导入本市附件"
        in cast.client(cast.py_reviewer).get(reverse("campaign:checklist-versions")).content.decode()
    )


def test_the_checklist_shows_the_clause_beside_each_item(cast: Cast, items: Items) -> None:
    html = cast.client(cast.qf_school).get(reverse("campaign:checks-unit", args=[QF_SCHOOL])).content.decode()
    clause = LegalBasis.objects.get(short="教育部十项严禁", clause="（一）")
    assert reverse("campaign:bases-detail", args=[clause.pk]) in html
    shown = cast.client(cast.qf_school).get(reverse("campaign:bases-detail", args=[clause.pk]))
    assert items["C01"].text in shown.content.decode()


def test_a_cited_clause_keeps_its_name(cast: Cast, campaign: Campaign) -> None:
    clause = LegalBasis.objects.get(unit=PY, short="教育部十项严禁", clause="（一）")
    city = cast.client(cast.py_reviewer)
    page = reverse("campaign:bases-edit", args=[clause.pk])
    token = city.get(page).context["form"]["version"].value()
    sent = {
        "short": clause.short, "clause": "（十一）", "title": clause.title, "summary": clause.summary,
        "issued_by": "", "issued_on": "", "link": "", "version": token,
    }  # fmt: skip
    answer = city.post(page, sent)
    assert answer.status_code == 422
    assert "简称和条款号不能修改" in answer.content.decode()
    assert city.post(page, {**sent, "clause": "（一）", "summary": "改了摘要"}).status_code == 302
