"""Verbs on one row and on many."""

import html
import re
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django import forms

from enrollment.models import LeftBehind
from tests.cast import NL, Cast
from yangguang.common.forms import StyledForm
from yangguang.common.refusals import Refusal
from yangguang.ledgers.declaration import Ledger, Verb
from yangguang.tenancy.choices import Right
from yangguang.tenancy.scope import scope

LIST = "/enrollment/left-behind/"


class NoteForm(StyledForm):
    note = forms.CharField(label="说明")


def note(*, by: Any, row: LeftBehind, now: datetime, note: str = "核实") -> LeftBehind:
    if row.away_place == "不可":
        raise Refusal("该儿童正在转学，请先办结转学。")
    row.away_place = note
    row.bump(now=now)
    row.save()
    return row


@pytest.fixture
def verbs(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        ledger,
        "verbs",
        (
            Verb(
                "check",
                "核实",
                action=note,
                right=Right.REVIEW,
                bulk=True,
                when=lambda row: row.grade != "p1",
            ),
            Verb("note", "备注", action=note, right=Right.REVIEW, form=NoteForm, bulk=True),
        ),
    )


def places() -> list[str]:
    with scope("*"):
        return sorted(LeftBehind.objects.values_list("away_place", flat=True))


@pytest.mark.usefixtures("verbs")
class TestVerbs:
    def test_one_plain_verb_acts_at_once(self, cast: Cast, child: Callable[..., Any]) -> None:
        row = child(1)
        answer = cast.client(cast.qf_reviewer).post(f"{LIST}verbs/check/", {"row": row.pk, "from": "detail"})
        assert answer.status_code == 302
        assert answer["Location"] == f"{LIST}{row.pk}/"
        assert places() == ["核实"]

    def test_reading_an_address_never_acts(self, cast: Cast, child: Callable[..., Any]) -> None:
        row = child(1)
        answer = cast.client(cast.qf_reviewer).get(f"{LIST}verbs/check/?row={row.pk}")
        assert answer.status_code == 405
        assert places() == [""]

    def test_many_rows_are_asked_first_with_the_affected_count(
        self, cast: Cast, child: Callable[..., Any]
    ) -> None:
        rows = [child(1), child(2), child(3, grade="p1")]
        client = cast.client(cast.qf_reviewer)
        asked = client.post(f"{LIST}verbs/check/", {"row": [row.pk for row in rows]})
        assert asked.context["affected"] == 2
        assert [label for label, _ in asked.context["left"]] == ["王小3"]
        assert places() == ["", "", ""]
        done = client.post(f"{LIST}verbs/check/", {"row": asked.context["pks"], "confirmed": "1"})
        assert places() == ["", "核实", "核实"]
        assert "1 条未办理" in done.content.decode()
        assert "目前的状态不能这样办理" in done.content.decode()

    def test_one_refusal_does_not_undo_the_others(self, cast: Cast, child: Callable[..., Any]) -> None:
        rows = [child(1), child(2, away_place="不可")]
        done = cast.client(cast.qf_reviewer).post(
            f"{LIST}verbs/check/", {"row": [row.pk for row in rows], "confirmed": "1"}
        )
        assert "请先办结转学" in done.content.decode()
        assert places() == ["不可", "核实"]

    def test_all_matching_rows_follow_the_filter(self, cast: Cast, child: Callable[..., Any]) -> None:
        for number in range(1, 8):
            child(number)
        client = cast.client(cast.qf_reviewer)
        asked = client.post(f"{LIST}verbs/check/?child__sex=male", {"all": "1"})
        assert asked.context["affected"] == 4

    def test_a_form_is_asked_and_its_faults_are_said(self, cast: Cast, child: Callable[..., Any]) -> None:
        row = child(1)
        client = cast.client(cast.qf_reviewer)
        assert client.post(f"{LIST}verbs/note/", {"row": row.pk}).status_code == 200
        assert client.post(f"{LIST}verbs/note/", {"row": row.pk, "confirmed": "1"}).status_code == 422
        client.post(f"{LIST}verbs/note/", {"row": row.pk, "confirmed": "1", "note": "已联系"})
        assert places() == ["已联系"]

    def test_rows_of_others_are_not_there(self, cast: Cast, child: Callable[..., Any]) -> None:
        row = child(1, unit=NL)
        client = cast.client(cast.qf_reviewer)
        assert client.post(f"{LIST}verbs/check/", {"row": row.pk}).status_code == 404
        assert client.post(f"{LIST}verbs/check/", {"row": "x"}).status_code == 404
        assert places() == [""]

    def test_who_lacks_the_right_is_refused_row_by_row(self, cast: Cast, child: Callable[..., Any]) -> None:
        row = child(1)
        answer = cast.client(cast.qf_clerk).post(f"{LIST}verbs/check/", {"row": row.pk})
        assert answer.status_code == 409
        assert "您没有在该单位办理此事的权限" in answer.content.decode()
        assert places() == [""]

    def test_choosing_nothing_leads_back_to_the_list_as_it_stood(
        self, cast: Cast, child: Callable[..., Any]
    ) -> None:
        for number in range(1, 120):
            child(number)
        client = cast.client(cast.qf_reviewer)
        page = client.get(f"{LIST}?child__sex=male&sort=-grade&page=2").content.decode()
        action = re.search(r'formaction="([^"]*/verbs/check/[^"]*)"', page)
        assert action is not None
        answer = client.post(html.unescape(action[1]), {})
        assert answer.status_code == 302
        assert answer["Location"] == f"{LIST}?child__sex=male&sort=-grade&page=2"
        assert "请先勾选要办理的行" in client.get(answer["Location"]).content.decode()

    def test_a_list_without_filters_comes_back_without_the_default_view(
        self, cast: Cast, child: Callable[..., Any]
    ) -> None:
        child(1)
        client = cast.client(cast.qf_reviewer)
        assert f"{LIST}verbs/check/?view=none" in client.get(f"{LIST}?view=none").content.decode()
        assert client.post(f"{LIST}verbs/check/?view=none", {})["Location"] == f"{LIST}?view=none"

    def test_more_than_two_thousand_lead_back_to_narrow_the_list(
        self, cast: Cast, child: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        child(1)
        monkeypatch.setattr("yangguang.ledgers.views.verbs.BULK_CAP", 0)
        client = cast.client(cast.qf_reviewer)
        answer = client.post(f"{LIST}verbs/check/?child__sex=male", {"all": "1"})
        assert answer["Location"] == f"{LIST}?child__sex=male"
        assert "请先筛选再办理" in client.get(answer["Location"]).content.decode()
