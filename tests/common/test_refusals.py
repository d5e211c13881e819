"""A refusal no view caught: its sentence, its status, and nothing half done."""

from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from tests.cast import Cast
from yangguang.common import clock
from yangguang.common.middleware import refusals
from yangguang.common.models import WorkdayOverride
from yangguang.common.refusals import Locked, Refusal, StaleVersion


class TooMuch(Refusal):
    code = "TOO_MUCH"
    status = 422
    message = "数量超过上限，请分两次办理。"


def answer(exception: Exception, **headers: Any) -> HttpResponse | None:
    def view(request: HttpRequest) -> HttpResponse:
        raise AssertionError("not called")

    return refusals(view).process_exception(RequestFactory().get("/", **headers), exception)


@pytest.mark.parametrize("refusal", [TooMuch(), Locked(), StaleVersion(), TooMuch("请改小。")])
@pytest.mark.django_db
def test_a_refusal_is_a_page_with_its_status_sentence_and_code(refusal: Refusal) -> None:
    response = answer(refusal)
    assert response is not None
    assert response.status_code == refusal.status
    page = response.content.decode()
    assert refusal.message in page
    assert refusal.code in page


@pytest.mark.django_db
def test_htmx_gets_the_sentence_alone_on_top_of_the_page() -> None:
    response = answer(TooMuch(), HTTP_HX_REQUEST="true")
    assert response is not None
    assert response.status_code == 422
    assert response["HX-Retarget"] == "#messages"
    assert "<html" not in response.content.decode()
    assert TooMuch.message in response.content.decode()


def test_any_other_exception_is_not_swallowed() -> None:
    assert answer(ValueError()) is None


def test_what_a_refused_view_wrote_before_is_undone(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    def half_done(*, today: Any) -> None:
        WorkdayOverride.objects.create(day=today, working=True, note="半途")
        raise TooMuch

    # The form's view catches refusals; this one comes from below it, from where nobody expects one.
    monkeypatch.setattr("yangguang.common.views.render", lambda *a, **k: half_done(today=clock.today()))
    response = cast.client(cast.admin_system).get("/clock/")
    assert response.status_code == 422
    assert not WorkdayOverride.objects.exists()
