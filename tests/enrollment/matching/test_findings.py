"""What a comparison found is looked into and closed with an outcome; only then may the ledger change."""

import re
from html import unescape
from urllib.parse import parse_qs

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from enrollment.actions import findings as actions
from enrollment.models import Child, LeftBehind, MatchFinding
from enrollment.rules import matching as rules
from tests.cast import QF
from tests.enrollment.matching.conftest import COLUMNS, line, number, workbook
from yangguang.common import clock
from yangguang.tenancy.scope import scope
from yangguang.tenancy.states import WrongState

LIST = "/enrollment/match-findings/"
FORM = {
    "child__name": "王小4", "child__sex": "male", "child__id_type": "identity",
    "child__birth_date": "2015-05-12", "placement": "not_enrolled", "not_enrolled_reason": "在核实",
    "source": "civil_affairs", "found_on": "2024-07-01", "away": "both",
}  # fmt: skip


@pytest.fixture
def found(entered, compared):
    entered(2, name="王小二")
    entered(3)
    return compared([line(2), line(4)])


def finding(found, kind):
    with scope("*"):
        return MatchFinding.objects.get(round=found, kind=kind)


def close(cast, row, outcome, note="电话核实"):
    with scope(QF):
        return actions.close_finding(by=cast.qf_clerk, now=clock.now(), row=row, outcome=outcome, note=note)


def test_a_finding_is_looked_into_then_closed(cast, found):
    row = finding(found, "ours")
    client = cast.client(cast.qf_clerk)
    given = {"row": row.pk, "confirmed": "1"}
    client.post(f"{LIST}verbs/look/", {**given, "note": "已到村里走访"})
    assert finding(found, "ours").state == "looked"
    client.post(f"{LIST}verbs/close/", {**given, "outcome": "kept"})
    row = finding(found, "ours")
    assert (row.state, row.outcome, row.note, row.by) == ("closed", "kept", "已到村里走访", cast.qf_clerk)


def test_many_are_closed_at_once(cast, entered, compared):
    for serial in (1, 2, 3):
        entered(serial)
    found = compared([line(1)])
    client = cast.client(cast.qf_clerk)
    with scope("*"):
        rows = [str(pk) for pk in MatchFinding.objects.filter(kind="ours").values_list("pk", flat=True)]
    client.post(f"{LIST}verbs/close/", {"row": rows, "confirmed": "1", "outcome": "kept", "note": "逐户核实"})
    with scope("*"):
        assert MatchFinding.objects.filter(round=found, outcome="kept").count() == 2


def test_closing_needs_an_outcome_of_its_kind(cast, found):
    with pytest.raises(rules.OutcomeUnfit, match="以我方为准、以对方为准"):
        close(cast, finding(found, "differing"), "kept")


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("theirs", "1 名儿童在名单里，我方台账没有，请核实整改"),
        ("ours", "1 名儿童在我方台账里，名单没有，请核实整改"),
        ("differing", "1 名儿童在名单里的内容与我方台账不同，请核实整改"),
    ],
)
def test_an_issue_says_what_was_found_in_a_sentence(cast, found, kind, words):
    page = cast.client(cast.qf_clerk).get(f"{LIST}{finding(found, kind).pk}/").content.decode()
    (link,) = re.findall(r'href="/campaign/issues/add/\?([^"]*)"', page)
    assert words in parse_qs(unescape(link))["found"][0]


@pytest.mark.parametrize(
    ("kinds", "offered"),
    [
        (["ours"], ["moved", "kept", "removed", "to_issue"]),
        (["differing"], ["ours_right", "theirs_right", "to_issue"]),
        (["theirs"], ["added", "elsewhere", "moved", "duplicate", "their_error", "to_issue"]),
        (["ours", "differing"], ["moved", "kept", "removed", "ours_right", "theirs_right", "to_issue"]),
    ],
)
def test_only_outcomes_that_fit_are_offered(cast, found, kinds, offered):
    page = cast.client(cast.qf_clerk).post(
        f"{LIST}verbs/close/", {"row": [finding(found, kind).pk for kind in kinds]}
    )
    html = page.content.decode()
    assert [value for value in re.findall(r'<option value="(\w*)"', html) if value] == offered


def test_an_outcome_of_another_kind_is_refused_with_those_that_fit(cast, found):
    row = finding(found, "differing")
    given = {"row": row.pk, "confirmed": "1", "outcome": "kept", "note": "电话核实"}
    page = cast.client(cast.qf_clerk).post(f"{LIST}verbs/close/", given)
    assert page.status_code == 422
    assert "以我方为准、以对方为准" in page.content.decode()


def test_closing_needs_a_word_on_how_it_was_found_out(cast, found):
    with pytest.raises(rules.NoteMissing):
        close(cast, finding(found, "ours"), "kept", note=" ")


def test_the_database_closes_nothing_without_an_outcome(found):
    row = finding(found, "ours")
    with scope("*"), pytest.raises(IntegrityError, match="match_finding_closed"), transaction.atomic():
        MatchFinding.objects.filter(pk=row.pk).update(state="closed")


def test_what_is_closed_is_not_closed_again_but_may_be_reopened(cast, found):
    row = close(cast, finding(found, "ours"), "kept")
    with pytest.raises(WrongState):
        close(cast, row, "removed")
    with scope(QF):
        assert actions.reopen_finding(by=cast.qf_clerk, now=clock.now(), row=row).outcome == ""


def test_theirs_is_right_brings_the_child_up_to_date(cast, found):
    close(cast, finding(found, "differing"), "theirs_right")
    with scope("*"):
        assert Child.objects.get(name="王小2").version == 2


def test_ours_is_right_leaves_the_child_alone(cast, found):
    close(cast, finding(found, "differing"), "ours_right")
    with scope("*"):
        assert Child.objects.get(name="王小二").version == 1


def test_a_sex_the_number_denies_is_not_taken_over(cast, entered, compared):
    entered(2)
    row = finding(compared([line(2, sex="女")]), "differing")
    with pytest.raises(rules.NumberDisagrees):
        close(cast, row, "theirs_right")
    with scope("*"):
        assert Child.objects.get().sex == "male"


def test_added_is_a_fact_not_a_word(cast, found):
    with pytest.raises(rules.AddFirst):
        close(cast, finding(found, "theirs"), "added")


def test_a_missed_child_is_added_with_what_the_list_says(cast, found):
    row = finding(found, "theirs")
    client = cast.client(cast.qf_clerk)
    address = f"{LIST}{row.pk}/add/"
    shown = client.get(address).content.decode()
    assert 'value="王小4"' in shown
    assert "2015-05-12" not in shown or number(4) not in shown
    assert not [text for text in (number(4), "13800005678", "王建国") if text in shown]
    answer = client.post(address, FORM)
    assert answer.status_code == 302, answer.content.decode()
    with scope("*"):
        entry = LeftBehind.objects.get(child__name="王小4")
        assert entry.child.id_number.reveal() == number(4)
        assert entry.child.guardian_phone.reveal() == "13800005678"
    row = finding(found, "theirs")
    assert (row.state, row.outcome, row.child_id) == ("closed", "added", entry.child_id)


def test_a_slip_in_the_add_form_loses_nothing_and_shows_no_number(cast, found):
    row = finding(found, "theirs")
    answer = cast.client(cast.qf_clerk).post(
        f"{LIST}{row.pk}/add/", {**FORM, "away": "", "away_place": "东莞"}
    )
    assert answer.status_code == 422
    assert 'value="东莞"' in answer.content.decode()
    assert number(4) not in answer.content.decode()


def test_a_neighbour_neither_sees_nor_adds(cast, found):
    row = finding(found, "theirs")
    client = cast.client(cast.nl_clerk)
    assert client.get(f"{LIST}{row.pk}/add/").status_code == 404
    assert client.get(f"{LIST}{row.pk}/").status_code == 404


def test_a_round_is_closed_when_nothing_is_open(cast, found, step):
    assert step(found, "close").state == "open"
    close(cast, finding(found, "ours"), "kept")
    close(cast, finding(found, "theirs"), "moved")
    close(cast, finding(found, "differing"), "ours_right")
    closed = step(found, "close")
    assert closed.state == "closed"
    assert closed.outcome["closed"]["theirs"] == {"moved": 1}


def test_nothing_is_decided_in_a_closed_round(cast, found, step):
    for kind, outcome in (("ours", "kept"), ("theirs", "moved"), ("differing", "ours_right")):
        row = close(cast, finding(found, kind), outcome)
    step(found, "close")
    with scope(QF), pytest.raises(rules.RoundNotOpen):
        actions.reopen_finding(by=cast.qf_clerk, now=clock.now(), row=row)


def test_the_desk_says_how_many_are_left(cast, found):
    assert "还有 3 条没有办结" in cast.client(cast.qf_clerk).get("/desk/").content.decode()
    assert "没有办结" not in cast.client(cast.nl_clerk).get("/desk/").content.decode()


def test_a_finding_becomes_an_issue_that_names_no_child(cast, found):
    row = finding(found, "theirs")
    shown = cast.client(cast.qf_clerk).get(f"{LIST}{row.pk}/").content.decode()
    assert reverse("campaign:issues-add") in shown
    address = shown.split(reverse("campaign:issues-add"))[1].split('"')[0]
    assert "area=special_groups" in address
    assert "4109**" not in address
    assert "%E7%8E%8B%E5%B0%8F" not in address  # 王小


def test_a_page_of_findings_asks_no_more_for_more_rows(
    cast, entered, compared, django_assert_max_num_queries
):
    found = compared([line(n) for n in range(1, 41)])
    client = cast.client(cast.qf_clerk)
    client.get(f"/enrollment/matching/{found.pk}/")
    with django_assert_max_num_queries(40):
        client.get(f"/enrollment/matching/{found.pk}/?list=theirs")


# --- All children compared ---------------------------------------------------------------------------------


@pytest.fixture
def missed(upload, step):
    """A child of a police list that stands in no ledger: that list is held beside all children."""
    found = upload(workbook([line(4)]), kind="police", target="children")
    return finding(step(found, "map", **COLUMNS), "theirs")


def test_a_child_missed_among_all_children_is_added_to_the_ledger_the_clerk_names(cast, missed):
    client = cast.client(cast.qf_clerk)
    page = client.get(f"{LIST}{missed.pk}/").content.decode()
    add = reverse("enrollment:matching-add", args=[missed.pk])
    assert f'href="{add}"' in page
    choice = client.get(add).content.decode()
    assert 'href="?ledger=enrollment%2Fleft-behind"' in choice
    assert "补登入哪一个台账" in client.get(f"{add}?ledger=campaign/issues").content.decode()
    client.post(f"{add}?ledger=enrollment/left-behind", FORM)
    with scope("*"):
        assert LeftBehind.objects.get().child.name == "王小4"
    assert finding(missed.round_id, "theirs").outcome == "added"
    answer = client.get(add, follow=True)
    assert "这一条已经办结" in answer.content.decode()


def test_a_finding_without_a_name_says_so(cast, compared):
    found = compared([line(4, name=" ")])
    page = cast.client(cast.qf_clerk).get(f"/enrollment/matching/{found.pk}/?list=theirs").content.decode()
    assert "（未写姓名）" in page
    assert "名单已删除" not in page
