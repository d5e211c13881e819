"""The five elements a school must publish: written, published, proved; the matrix and its score."""

import re
from datetime import date, datetime
from hashlib import sha256
from html import unescape
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from campaign.actions import disclosures as actions
from campaign.actions import submit_assignment
from campaign.choices.disclosure import Element
from campaign.models import Assignment, Campaign
from campaign.models.disclosures import Disclosure, DisclosureEdition, DisclosureSnapshot
from campaign.queries.disclosure import cell_of, county_lines, plan_due, tallies
from campaign.rules import NotComplete
from campaign.rules import disclosure as rules
from tests.campaign.conftest import Write
from tests.cast import NL_SCHOOL, QF, QF_SCHOOL, QF_SCHOOL_2, Cast
from yangguang.common import clock
from yangguang.evidence.actions import remove
from yangguang.evidence.models import Evidence
from yangguang.ledgers import registry

EARLY = date(2024, 6, 3)


def test_the_plan_sets_the_day(campaign: Campaign) -> None:
    assert plan_due(campaign) == date(2024, 6, 7)  # 06-10 is 端午节


@pytest.mark.parametrize(
    ("day", "refused"), [("2020-01-01", True), ("2024-05-27", True), ("2024-05-28", False)]
)
def test_nothing_was_published_for_this_year_before_the_campaign_began(
    write: Write, day: str, refused: bool
) -> None:
    if not refused:
        assert write(published_on=date.fromisoformat(day)).edition == 1
        return
    with pytest.raises(rules.PublishedBeforeCampaign, match="2024-05-28"):
        write(published_on=date.fromisoformat(day))
    assert not DisclosureEdition.objects.exists()


def test_a_hole_leads_the_clerk_to_the_form_and_a_reader_nowhere(cast: Cast, write: Write) -> None:
    write(Element.POLICY)
    page, add = f"/campaign/disclosure/{QF}/", f"/campaign/disclosures/add/?unit={QF_SCHOOL}&amp;element="
    html = cast.client(cast.qf_clerk).get(page).content.decode()
    assert html.count(add) == 4
    assert cast.client(cast.qf_clerk).get(f"{add}plan".replace("&amp;", "&")).status_code == 200
    assert add not in cast.client(cast.py_reviewer).get(page).content.decode()


def test_a_draft_is_not_public(write: Write) -> None:
    row = write()
    assert (row.state, row.edition, row.due_on) == ("draft", 0, date(2024, 6, 7))
    assert not DisclosureEdition.objects.exists()


def test_a_day_of_publication_publishes(write: Write) -> None:
    row = write(published_on=EARLY)
    edition = row.editions.get()
    assert (edition.number, edition.text, edition.published_on, edition.published) == (
        1,
        "就近免试入学。",
        EARLY,
        True,
    )
    assert (row.state, row.edition, row.first_published_on) == ("published", 1, EARLY)


def test_a_published_text_is_replaced_by_a_new_edition_and_kept(
    write: Write, cast: Cast, now: datetime
) -> None:
    row = write(published_on=EARLY)
    values = {"text": "更正后的政策。", "published_on": EARLY}
    actions.amend_disclosure(by=cast.qf_school, now=now, row=row, values=values)
    old, new = row.editions.order_by("number")
    assert (old.text, old.published) == ("就近免试入学。", False)
    assert (new.text, new.published, new.published_on) == ("更正后的政策。", True, now.date())
    assert new.first_published_on == EARLY  # it was public in time, and says so


def test_without_a_date_the_public_goes_on_reading_the_old_text(
    write: Write, cast: Cast, now: datetime
) -> None:
    row = write(published_on=EARLY)
    values = {"text": "还没定的新话。", "published_on": None}
    actions.amend_disclosure(by=cast.qf_school, now=now, row=row, values=values)
    row.refresh_from_db()
    assert (row.state, row.edition) == ("draft", 1)
    assert row.editions.get(published=True).text == "就近免试入学。"


def test_the_same_values_change_nothing(write: Write, cast: Cast, now: datetime) -> None:
    row = write(published_on=EARLY)
    actions.amend_disclosure(by=cast.qf_school, now=now, row=row, values={"text": row.text})
    assert row.editions.count() == 1
    assert row.state == "published"


def test_nothing_is_published_without_words(write: Write, cast: Cast, now: datetime) -> None:
    with pytest.raises(rules.TextMissing):
        actions.publish_disclosure(by=cast.qf_school, now=now, row=write(text=""))


def test_nothing_was_published_tomorrow(write: Write) -> None:
    with pytest.raises(rules.NotYetPublished):
        write(published_on=date(2024, 7, 13))


def test_a_new_edition_is_not_older_than_the_last(write: Write, cast: Cast, now: datetime) -> None:
    row = write(published_on=EARLY)
    values = {"text": "改", "published_on": date(2024, 6, 1)}
    with pytest.raises(rules.PublishedBeforeLast), transaction.atomic():
        actions.amend_disclosure(by=cast.qf_school, now=now, row=row, values=values)


def test_the_due_day_is_the_countys_and_never_later_than_the_plans(
    write: Write, campaign: Campaign, cast: Cast, now: datetime, unit: Any
) -> None:
    with pytest.raises(rules.DueIsTheCountys):
        write(due_on=date(2024, 6, 1))
    with pytest.raises(rules.DueTooLate):
        write(due_on=date(2024, 6, 20))
    row = actions.write_disclosure(
        by=cast.qf_clerk, now=now, unit=unit(QF_SCHOOL), element=Element.PLAN, due_on=date(2024, 6, 1)
    )
    assert row.due_on == date(2024, 6, 1)


def test_only_schools_disclose(campaign: Campaign, cast: Cast, now: datetime, unit: Any) -> None:
    with pytest.raises(rules.NotASchool):
        actions.write_disclosure(by=cast.qf_clerk, now=now, unit=unit(QF), element=Element.PLAN)


def test_an_element_is_written_once(write: Write, cast: Cast) -> None:
    write()
    said = {"element": "policy", "text": "又一份"}
    answer = cast.client(cast.qf_school).post(reverse("campaign:disclosures-add"), said)
    assert answer.status_code == 422
    assert "已经填写过" in answer.content.decode()


# --- The proof ---------------------------------------------------------------------------------------


def test_a_snapshot_keeps_digest_and_moment(write: Write, cast: Cast, now: datetime, paper: Any) -> None:
    row = write(published_on=EARLY, link="https://www.example.gov.cn/a")
    snapshot = actions.take_snapshot(by=cast.qf_school, now=now, row=row, upload=paper())
    content = paper().read()
    assert (snapshot.sha256, snapshot.taken_at, snapshot.edition) == (sha256(content).hexdigest(), now, 1)
    assert snapshot.url == "https://www.example.gov.cn/a"
    row.refresh_from_db()
    assert row.proved_at == now


def test_a_new_edition_wants_its_own_snapshot(write: Write, cast: Cast, now: datetime, paper: Any) -> None:
    row = write(published_on=EARLY)
    actions.take_snapshot(by=cast.qf_school, now=now, row=row, upload=paper())
    row.refresh_from_db()
    actions.amend_disclosure(by=cast.qf_school, now=now, row=row, values={"text": "新版"})
    assert row.proved_at is None
    assert row.snapshots.count() == 1


def test_what_is_not_public_has_no_snapshot(write: Write, cast: Cast, now: datetime, paper: Any) -> None:
    with pytest.raises(rules.NothingPublic):
        actions.take_snapshot(by=cast.qf_school, now=now, row=write(), upload=paper())


def test_one_snapshot_may_prove_the_schools_other_elements(
    write: Write, cast: Cast, now: datetime, paper: Any
) -> None:
    rows = [write(element, published_on=EARLY) for element in (Element.POLICY, Element.PLAN)]
    draft = write(Element.ZONE)
    neighbour = write(Element.PLAN, school=QF_SCHOOL_2, published_on=EARLY)
    actions.take_snapshot(by=cast.qf_school, now=now, row=rows[0], upload=paper(), others=True)
    assert Disclosure.objects.proved().count() == 2
    assert {s.disclosure_id for s in DisclosureSnapshot.objects.all()} == {row.pk for row in rows}
    for row in (draft, neighbour):
        row.refresh_from_db()
        assert row.proved_at is None


def test_a_snapshot_cannot_be_removed(write: Write, cast: Cast, now: datetime, paper: Any) -> None:
    snapshot = actions.take_snapshot(
        by=cast.qf_school, now=now, row=write(published_on=EARLY), upload=paper()
    )
    with pytest.raises(rules.SnapshotStays):
        remove(by=cast.qf_school, evidence=Evidence.objects.get(pk=snapshot.evidence_id), now=now)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE campaign_disclosuresnapshot SET taken_at = taken_at - interval '30 days'",
        "DELETE FROM campaign_disclosuresnapshot",
        "UPDATE campaign_disclosureedition SET text = '另一套说法'",
        "UPDATE campaign_disclosureedition SET published_on = '2024-05-01'",
        "DELETE FROM campaign_disclosureedition",
    ],
)
def test_the_database_keeps_proof_and_edition(
    sql: str, write: Write, cast: Cast, now: datetime, paper: Any
) -> None:
    actions.take_snapshot(by=cast.qf_school, now=now, row=write(published_on=EARLY), upload=paper())
    with pytest.raises(DatabaseError, match="pgtrigger"), transaction.atomic():
        connection.cursor().execute(sql)


# --- The matrix -------------------------------------------------------------------------------------------


def test_a_cell_says_what_is_late(write: Write, at: Any) -> None:
    today, due = clock.today(), date(2024, 6, 7)
    hole = cell_of("zone", None, due, today)
    assert (hole.tone, hole.text) == ("late", "缺")
    assert "逾期" in hole.note
    late = cell_of("plan", write(Element.PLAN, published_on=date(2024, 6, 12)), due, today)
    assert (late.text, late.note) == ("缺快照", "06-12 公布，晚于期限")


def test_the_score_counts_timely_and_proved_whole_and_others_half(
    write: Write, campaign: Campaign, cast: Cast, now: datetime, paper: Any
) -> None:
    whole = write(Element.POLICY, published_on=EARLY)
    actions.take_snapshot(by=cast.qf_school, now=now, row=whole, upload=paper())
    write(Element.PLAN, published_on=date(2024, 6, 20))  # late, not proved
    write(Element.ZONE)
    tally = tallies(campaign, (QF,))[QF]
    assert (tally.schools, tally.owed, tally.public, tally.on_time, tally.proved) == (2, 10, 2, 1, 1)
    assert tally.score == 15.0  # (1 + 0.5) / 10


def test_a_closed_school_owes_nothing(write: Write, campaign: Campaign, unit: Any) -> None:
    write(Element.PLAN, school=QF_SCHOOL_2, published_on=EARLY)
    gone = unit(QF_SCHOOL_2)
    gone.active = False
    gone.save()
    tally = tallies(campaign, (QF,))[QF]
    assert (tally.schools, tally.public) == (1, 0)


def test_the_city_sees_each_county_and_the_sum(write: Write, campaign: Campaign, cast: Cast) -> None:
    write(published_on=EARLY)
    assert [line.unit.pk for line in county_lines(campaign, ("4109",))] == [QF, "410923"]
    page = cast.client(cast.py_reviewer).get(reverse("campaign:disclosure")).content.decode()
    assert "清丰县" in page
    assert "南乐县" in page
    assert "合计" in page
    assert "得分 =" in page


def test_every_figure_of_published_rows_opens_exactly_its_rows(
    write: Write, campaign: Campaign, cast: Cast, now: datetime, paper: Any, unit: Any
) -> None:
    """Of three schools' rows one is timely, one late and proved, one of a school that is no more."""
    write(published_on=EARLY)
    late = write(Element.PLAN, published_on=date(2024, 6, 28))
    actions.take_snapshot(by=cast.qf_school, now=now, row=late, upload=paper())
    write(school=QF_SCHOOL_2, published_on=EARLY)
    gone = unit(QF_SCHOOL_2)
    gone.active = False
    gone.save()
    client = cast.client(cast.py_reviewer)
    page = client.get(reverse("campaign:disclosure")).content.decode()
    links = re.findall(r'href="([^"]*preset=(?:public|on_time|proved)-2024[^"]*)">(\d+)</a>', page)
    assert {count for _, count in links} == {"0", "1", "2"}
    for address, count in links:
        found = re.search(r"共 (\d+) 条", client.get(unescape(address)).content.decode())
        assert found is not None
        assert found[1] == count, address


def test_a_county_sees_its_schools_at_once_and_a_school_its_five(cast: Cast, campaign: Campaign) -> None:
    for who, code in ((cast.qf_clerk, QF), (cast.qf_school, QF_SCHOOL)):
        for url in (reverse("campaign:disclosure"), reverse("campaign:disclosure-unit", args=[code])):
            page = cast.client(who).get(url).content.decode()
            assert all(label in page for label in Element.labels)


def test_another_countys_matrix_is_not_there(cast: Cast, campaign: Campaign) -> None:
    assert cast.client(cast.qf_clerk).get(f"/campaign/disclosure/{NL_SCHOOL}/").status_code == 404
    assert cast.client(cast.qf_school).get(f"/campaign/disclosure/{QF_SCHOOL_2}/").status_code == 404


# --- The doors ------------------------------------------------------------------------------------------


def test_a_school_fills_and_publishes_through_the_form(cast: Cast, campaign: Campaign, now: datetime) -> None:
    client = cast.client(cast.qf_school)
    said = {"element": "zone", "text": "向阳路以东。", "published_on": "2024-06-05", "place": "校门口"}
    answer = client.post(reverse("campaign:disclosures-add"), said)
    assert answer.status_code == 302
    row = Disclosure.objects.get(unit=QF_SCHOOL, element="zone")
    assert row.editions.get().place == "校门口"
    assert "家长正在看" in client.get(answer["Location"]).content.decode()


def test_the_form_wants_words_with_a_date(cast: Cast, campaign: Campaign) -> None:
    said = {"element": "zone", "text": "", "published_on": "2024-06-05"}
    answer = cast.client(cast.qf_school).post(reverse("campaign:disclosures-add"), said)
    assert answer.status_code == 422
    assert "请同时填写公布内容" in answer.content.decode()


def test_the_snapshot_page_stores_the_proof(write: Write, cast: Cast, paper: Any) -> None:
    row = write(published_on=EARLY)
    client = cast.client(cast.qf_school)
    url = reverse("campaign:disclosures-snapshot", args=[row.pk])
    assert client.get(url).status_code == 200
    assert client.post(url, {}).status_code == 422
    assert client.post(url, {"file": paper()}).status_code == 302
    digest = DisclosureSnapshot.objects.get().sha256
    page = client.get(f"{reverse('campaign:disclosures-detail', args=[row.pk])}?verify=1").content.decode()
    assert digest in page
    assert "文件未被改动" in page


def test_an_altered_file_is_told(write: Write, cast: Cast, now: datetime, paper: Any, settings: Any) -> None:
    row = write(published_on=EARLY)
    snapshot = actions.take_snapshot(by=cast.qf_school, now=now, row=row, upload=paper())
    (settings.MEDIA_ROOT / snapshot.evidence.file).write_bytes(b"%PDF-1.4 other")
    page = cast.client(cast.qf_school).get(f"/campaign/disclosures/{row.pk}/?verify=1").content.decode()
    assert "文件丢失或已被改动" in page


def test_a_neighbour_cannot_prove_for_a_school(write: Write, cast: Cast, paper: Any) -> None:
    url = reverse("campaign:disclosures-snapshot", args=[write(published_on=EARLY).pk])
    assert cast.client(cast.nl_clerk).post(url, {"file": paper()}).status_code == 404
    assert cast.client(cast.qf_reviewer).post(url, {"file": paper()}).status_code == 403


def test_a_county_imports_its_schools_at_once(
    cast: Cast, campaign: Campaign, now: datetime, django_assert_max_num_queries: Any
) -> None:
    ledger = registry.get("campaign/disclosures")
    rows = [
        (school, {"element": element, "text": "有", "published_on": EARLY, "link": "", "place": ""})
        for school in (QF_SCHOOL, QF_SCHOOL_2)
        for element in Element.values
    ]
    with django_assert_max_num_queries(12):
        ledger.create_many(by=cast.qf_clerk, rows=rows, now=now)
    assert Disclosure.objects.on_time().count() == DisclosureEdition.objects.count() == 10


# --- The deliverable ---------------------------------------------------------------------------------------


def _owed(code: str) -> Assignment:
    return Assignment.objects.select_related("deliverable", "unit").get(unit=QF, deliverable__code=code)


def test_i6_is_complete_when_every_school_has_published_and_proved(
    write: Write, cast: Cast, now: datetime, paper: Any
) -> None:
    rows = [
        write(element, school=school, published_on=EARLY)
        for school in (QF_SCHOOL, QF_SCHOOL_2)
        for element in Element.values
    ]
    for row in rows[:-1]:
        actions.take_snapshot(by=cast.qf_clerk, now=now, row=row, upload=paper())
    with pytest.raises(NotComplete) as refused, transaction.atomic():
        submit_assignment(by=cast.qf_clerk, now=now, row=_owed("I6"))
    assert refused.value.message == "2 所学校中，1 项已公布但没有快照，请补齐后再提交。"
    actions.take_snapshot(by=cast.qf_clerk, now=now, row=rows[-1], upload=paper())
    assert submit_assignment(by=cast.qf_clerk, now=now, row=_owed("I6")).state == "submitted"


def test_a_missing_school_keeps_i6_open(write: Write, cast: Cast, now: datetime) -> None:
    write(published_on=EARLY)
    with pytest.raises(NotComplete, match="9 项还没有公布"):
        submit_assignment(by=cast.qf_clerk, now=now, row=_owed("I6"))
