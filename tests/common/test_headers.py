"""Headers of security on every kind of answer: pages, refusals, errors (security.md 27, 36, 37)."""

import pytest
from django.http import HttpResponse
from django.test import Client

from tests.cast import Cast

CSP = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "font-src": "'self'",
    "img-src": "'self' data:",
    "connect-src": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
    "base-uri": "'none'",
    "object-src": "'none'",
    "manifest-src": "'self'",
}


def assert_guarded(response: HttpResponse) -> None:
    policy = dict(part.strip().split(" ", 1) for part in response["Content-Security-Policy"].split(";"))
    assert policy == CSP
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["X-Frame-Options"] == "DENY"
    assert response["Referrer-Policy"] == "same-origin"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in response["Permissions-Policy"]
    assert "geolocation=()" in response["Permissions-Policy"]
    assert response["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("path", "status"),
    [("/", 200), ("/desk/", 200), ("/dashboard/", 200), ("/nothing/", 404), ("/clock/", 403)],
)
def test_every_answer_carries_the_headers(cast: Cast, path: str, status: int) -> None:
    response = cast.client(cast.qf_clerk).get(path)
    assert response.status_code == status
    assert_guarded(response)


def test_a_form_without_its_token_is_refused_in_chinese(cast: Cast) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.admin_system, backend="django.contrib.auth.backends.ModelBackend")
    response = client.post("/clock/", {"today": "2024-07-19"})
    assert response.status_code == 403
    assert "页面打开太久了" in response.content.decode()
    assert_guarded(response)


@pytest.mark.parametrize("path", ["/", "/desk/", "/dashboard/", "/clock/", "/nothing/"])
def test_no_page_needs_what_the_policy_forbids(cast: Cast, path: str) -> None:
    people = [None, cast.qf_clerk, cast.admin_system]
    for person in people:
        page = cast.client(person).get(path).content.decode()
        for forbidden in (" style=", "<style", " onclick=", " onchange=", " onsubmit=", "javascript:"):
            assert forbidden not in page, (person, forbidden)
        assert page.count("<script") == page.count("<script src=") + page.count('type="application/json"')


def test_pages_name_their_language_and_have_one_heading(cast: Cast) -> None:
    for path in ("/", "/desk/", "/dashboard/", "/nothing/"):
        page = cast.client(cast.qf_clerk).get(path).content.decode()
        assert '<html lang="zh-CN">' in page, path
        assert page.count("<h1") == 1, path
        assert page.count("<main") == 1, path
