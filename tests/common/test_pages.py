"""Looks and answers shared by every page."""

import pytest
from django import forms
from django.template.loader import render_to_string
from django.test import Client

from tests.cast import Cast
from yangguang.common.forms import StyledForm, explain

STAFF = ["qf_clerk", "qf_school", "py_reviewer", "py_leader", "hn_viewer", "qf_handler"]


def test_every_kind_of_person_has_a_desk(cast: Cast) -> None:
    for name in cast.people:
        response = cast.client(getattr(cast, name)).get("/desk/")
        assert response.status_code == 200, name
        assert "我的待办" in response.content.decode()


def test_the_training_banner_says_which_day_it_is(cast: Cast, at: object) -> None:
    page = cast.client(cast.qf_clerk).get("/desk/").content.decode()
    assert "演练环境" in page
    assert "今天是 2024-07-12" in page


def test_no_banner_in_production(cast: Cast, settings: object) -> None:
    settings.TRAINING_TODAY = ""  # type: ignore[attr-defined]
    assert "演练环境" not in cast.client(cast.qf_clerk).get("/desk/").content.decode()


def test_the_top_bar_says_who_works_for_which_unit(cast: Cast) -> None:
    page = cast.client(cast.qf_clerk).get("/desk/").content.decode()
    assert "清丰县" in page
    assert cast.qf_clerk.username in page


@pytest.mark.django_db
def test_the_front_page_needs_no_account_and_sets_no_cookie() -> None:
    response = Client().get("/")
    assert response.status_code == 200
    assert not response.cookies


@pytest.mark.django_db
def test_an_unknown_address_is_a_chinese_404() -> None:
    response = Client().get("/nothing/here/")
    assert response.status_code == 404
    assert "找不到这个页面" in response.content.decode()


class Question(StyledForm):
    name = forms.CharField(label="姓名", help_text="与户口簿一致")
    way = forms.ChoiceField(label="方式", choices=[("a", "甲"), ("b", "乙")], widget=forms.RadioSelect)
    note = forms.CharField(label="备注", required=False)


def test_the_error_summary_links_to_each_field() -> None:
    page = render_to_string("common/form.html", {"form": Question({})})
    assert 'role="alert"' in page
    assert 'href="#id_name"' in page
    assert 'id="id_name"' in page
    assert 'href="#id_way_0"' in page
    assert 'id="id_way_0"' in page
    assert "请填写“姓名”。" in page


def test_a_field_is_tied_to_its_help_basis_and_error() -> None:
    form = Question({})
    explain(form.fields["note"], basis="实施方案 二（五）", example="无")
    page = render_to_string("common/form.html", {"form": form})
    assert 'aria-describedby="id_name_helptext id_name_error"' in page
    assert 'aria-describedby="id_note_helptext"' in page
    assert "依据：实施方案 二（五）" in page
    assert "例：无" in page


def test_what_was_typed_is_kept() -> None:
    assert 'value="王小明"' in render_to_string("common/form.html", {"form": Question({"name": "王小明"})})
