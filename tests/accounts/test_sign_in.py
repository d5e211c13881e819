"""Coming in and going out (security.md C14, C16, C18, C27, C58)."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.accounts.conftest import sign_in
from tests.accounts.hashers import CheapHasher
from tests.cast import PASSWORD, Cast
from yangguang.accounts.models import User
from yangguang.audit.models import SecurityEvent
from yangguang.tenancy.scope import scope

DESK = "/desk/"
Give = Callable[..., User]


def body(response: object) -> str:
    """The page without what differs by design: the CSRF token and the name typed in."""
    text = response.content.decode()  # type: ignore[attr-defined]
    text = re.sub(r'X-CSRFToken": "[^"]+"', "", text)
    text = re.sub(r'(name="csrfmiddlewaretoken" value)="[^"]+"', r"\1", text)
    return re.sub(r'(name="username" value)="[^"]+"', r"\1", text)


def events(kind: str) -> int:
    with scope("*"):
        return SecurityEvent.objects.filter(kind=kind).count()


def test_the_right_password_opens_the_desk(clerk: User) -> None:
    client = Client()
    response = sign_in(client, "qf.clerk")
    assert response.status_code == 302
    assert response["Location"] == DESK
    assert int(client.session["_auth_user_id"]) == clerk.pk
    assert events("signed_in") == 1


def test_the_session_gets_a_new_id(clerk: User) -> None:
    client = Client()
    client.get(reverse("accounts:login"))
    session = client.session
    session["x"] = 1
    session.save()
    before = session.session_key
    client.cookies["sessionid"] = before
    sign_in(client, "qf.clerk")
    assert client.session.session_key != before
    assert not Session.objects.filter(session_key=before).exists()


def test_one_goes_on_where_one_was_going_but_never_off_the_site(clerk: User) -> None:
    data = {"username": "qf.clerk", "password": PASSWORD}
    url = reverse("accounts:login")
    assert Client().post(url, {**data, "next": "/accounts/password/"})["Location"] == "/accounts/password/"
    for evil in ("//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)"):
        assert Client().post(url, {**data, "next": evil})["Location"] == DESK


def test_each_administrator_begins_on_an_own_page(cast: Cast, with_password: Give) -> None:
    for user, page in [(cast.admin_security, "accounts:grants"), (cast.admin_audit, "audit:events")]:
        with_password(user)
        assert sign_in(Client(), user.username)["Location"] == reverse(page)


def test_an_unknown_name_a_wrong_password_and_a_closed_account_look_the_same(
    clerk: User, cast: Cast, with_password: Give
) -> None:
    closed = with_password(cast.nl_clerk)
    closed.is_active = False
    closed.save()
    answers = [
        sign_in(Client(), "nobody.here", "x" * 12),
        sign_in(Client(), "qf.clerk", "x" * 12),
        sign_in(Client(), "nl.clerk", PASSWORD),
    ]
    assert {a.status_code for a in answers} == {422}
    assert len({body(a) for a in answers}) == 1
    assert events("sign_in_failed") == 3


def test_an_unknown_name_costs_the_same_work(clerk: User, monkeypatch: pytest.MonkeyPatch) -> None:
    """Hashing is all the work there is; counted, because a stopwatch on a shared machine proves nothing."""
    hashed: list[str] = []

    def counted(name: str) -> None:
        real = getattr(CheapHasher, name)

        def wrapper(self: CheapHasher, *arguments: object) -> object:
            hashed.append(name)
            return real(self, *arguments)

        monkeypatch.setattr(CheapHasher, name, wrapper)

    counted("encode")
    counted("verify")

    def work(name: str, password: str = "x" * 12) -> int:
        hashed.clear()
        sign_in(Client(), name, password)
        return len(hashed)

    assert work("qf.clerk") == work("nobody.here") == 1
    User.objects.filter(pk=clerk.pk).update(is_active=False)
    assert work("qf.clerk", PASSWORD) == 1


def test_the_typed_name_of_a_stranger_is_not_kept(cast: Cast) -> None:
    sign_in(Client(), "MyPasswordTypedAsName")
    with scope("*"):
        event = SecurityEvent.objects.get(kind="sign_in_failed")
    assert event.about is None
    assert "MyPassword" not in event.detail
    assert event.unit_id == "41"  # the chief auditor's


def test_the_attacker_is_locked_and_the_owner_comes_in_from_elsewhere(clerk: User) -> None:
    attacker, owner = {"REMOTE_ADDR": "203.0.113.9"}, {"REMOTE_ADDR": "198.51.100.7"}
    for _ in range(5):
        answer = sign_in(Client(), "qf.clerk", "wrong-wrong", **attacker)
    assert answer.status_code == 429
    assert "15 分钟" in answer.content.decode()
    assert "安全管理员" in answer.content.decode()
    assert answer["Retry-After"] == "900"
    assert sign_in(Client(), "qf.clerk", **attacker).status_code == 429
    assert sign_in(Client(), "qf.clerk", **owner)["Location"] == DESK
    assert events("locked_out") == 2


def test_a_name_nobody_has_is_locked_just_the_same(clerk: User) -> None:
    pages = []
    for name in ("qf.clerk", "nobody.here"):
        client = Client()
        for _ in range(5):
            answer = sign_in(client, name, "wrong-wrong", REMOTE_ADDR="203.0.113.9")
        pages.append(body(answer))
    assert pages[0] == pages[1]


def test_another_name_from_the_same_school_is_not_locked(
    clerk: User, cast: Cast, with_password: Give
) -> None:
    with_password(cast.qf_reviewer)
    for _ in range(5):
        sign_in(Client(), "qf.clerk", "wrong-wrong")
    assert sign_in(Client(), "qf.reviewer")["Location"] == DESK


def test_behind_our_proxy_the_last_hop_counts_and_a_forged_one_does_not(
    clerk: User, settings: object
) -> None:
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")  # type: ignore[attr-defined]
    for number in range(5):
        forged = f"10.0.0.{number}, 203.0.113.9"
        answer = sign_in(Client(), "qf.clerk", "wrong-wrong", HTTP_X_FORWARDED_FOR=forged)
    assert answer.status_code == 429
    other = sign_in(Client(), "qf.clerk", HTTP_X_FORWARDED_FOR="203.0.113.9, 198.51.100.7")
    assert other.status_code == 302


def test_one_is_told_when_and_from_where_the_account_last_came_in(clerk: User) -> None:
    sign_in(Client(), "qf.clerk", REMOTE_ADDR="198.51.100.7")
    again = Client()
    sign_in(again, "qf.clerk", REMOTE_ADDR="198.51.100.7")
    page = again.get(reverse("accounts:password")).content.decode()
    assert "上次登录 " in page
    assert "来自 198.51.100.7。" in page
    assert "地址不同" not in page


def test_a_sign_in_from_a_new_address_is_pointed_out(clerk: User) -> None:
    sign_in(Client(), "qf.clerk", REMOTE_ADDR="198.51.100.7")
    again = Client()
    sign_in(again, "qf.clerk", REMOTE_ADDR="203.0.113.9")
    assert "本次登录地址不同" in again.get(reverse("accounts:password")).content.decode()


def test_signing_out_ends_the_session_and_clears_the_browser(clerk: User) -> None:
    client = Client()
    sign_in(client, "qf.clerk")
    key = client.session.session_key
    assert client.get(reverse("accounts:logout")).status_code == 405
    response = client.post(reverse("accounts:logout"))
    assert response["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert not Session.objects.filter(session_key=key).exists()
    assert client.get(reverse("accounts:password")).status_code == 302


def test_signing_in_needs_the_form_of_this_site(clerk: User) -> None:
    client = Client(enforce_csrf_checks=True)
    assert sign_in(client, "qf.clerk").status_code == 403
    assert sign_in(client, "qf.clerk").status_code == 403
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize(
    ("started", "seen"), [(timedelta(minutes=31), timedelta(minutes=31)), (timedelta(hours=13), timedelta(0))]
)
def test_a_session_ends_after_30_idle_minutes_or_12_hours(
    cast: Cast, started: timedelta, seen: timedelta
) -> None:
    client = cast.client(cast.qf_clerk)
    url = reverse("accounts:password")
    assert client.get(url).status_code == 200
    session, now = client.session, timezone.now()
    session["started_at"], session["seen_at"] = (now - started).isoformat(), (now - seen).isoformat()
    session.save()
    assert client.get(url)["Location"].startswith(reverse("accounts:login"))


def test_an_expired_htmx_call_moves_the_whole_page_to_the_sign_in(cast: Cast) -> None:
    headers = {"HX-Request": "true", "HX-Current-URL": "http://testserver/desk/?page=2"}
    response = Client().get(reverse("accounts:grants"), headers=headers)
    assert response.status_code == 204
    assert response["HX-Redirect"] == "/accounts/login/?next=/desk/%3Fpage%3D2"


def test_an_administrator_has_one_session_at_a_time(cast: Cast, with_password: Give) -> None:
    admin = with_password(cast.admin_security)
    first, second = Client(), Client()
    sign_in(first, admin.username)
    assert first.get(reverse("accounts:grants")).status_code == 200
    sign_in(second, admin.username)
    assert second.get(reverse("accounts:grants")).status_code == 200
    assert first.get(reverse("accounts:grants")).status_code == 302


def test_a_clerk_may_use_two_computers(clerk: User) -> None:
    first, second = Client(), Client()
    sign_in(first, "qf.clerk")
    sign_in(second, "qf.clerk")
    assert first.get(reverse("accounts:password")).status_code == 200


def test_a_second_password_prompt_counts_towards_the_lock(cast: Cast, with_password: Give) -> None:
    client = cast.client(with_password(cast.admin_security))
    url = reverse("accounts:confirm")
    assert (
        client.get(reverse("accounts:grant-add"))["Location"] == f"{url}?next=%2Faccounts%2Fgrants%2Fadd%2F"
    )
    assert client.post(url, {"password": PASSWORD, "next": "/accounts/grants/add/"})["Location"] == (
        "/accounts/grants/add/"
    )
    assert client.get(reverse("accounts:grant-add")).status_code == 200
    for _ in range(5):
        answer = client.post(url, {"password": "wrong-wrong"})
    assert answer.status_code == 429


def test_half_an_hour_later_the_password_is_asked_again(cast: Cast) -> None:
    client = cast.client(cast.admin_security)
    session = client.session
    session["confirmed_at"] = (timezone.now() - timedelta(minutes=31)).isoformat()
    session.save()
    assert reverse("accounts:confirm") in client.get(reverse("accounts:grant-add"))["Location"]
