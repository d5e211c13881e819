"""First and new passwords (security.md C17, C20), second factor (C15)."""

import time
from collections.abc import Callable

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django_otp.oath import totp
from django_otp.plugins.otp_totp.models import TOTPDevice

from tests.accounts.conftest import NEW_PASSWORD, confirmed, sign_in
from tests.cast import PASSWORD, Cast
from yangguang.accounts.models import User

Give = Callable[..., User]
PASSWORD_PAGE, FACTOR_PAGE = "/accounts/password/", "/accounts/second-factor/"


def change(client: Client, new: str = NEW_PASSWORD, old: str = PASSWORD, repeated: str = ""):
    data = {"old_password": old, "new_password": new, "repeated": repeated or new}
    return client.post(PASSWORD_PAGE, data)


@pytest.fixture
def newcomer(cast: Cast, with_password: Give) -> Client:
    with_password(cast.qf_clerk, first=True)
    client = Client()
    sign_in(client, "qf.clerk")
    return client


def test_until_the_first_password_is_changed_there_is_only_its_page(newcomer: Client) -> None:
    for url in ("/desk/", "/accounts/inbox/", "/accounts/grants/", "/no/such/page/"):
        assert newcomer.get(url)["Location"] == PASSWORD_PAGE
    assert newcomer.post("/accounts/inbox/read/")["Location"] == PASSWORD_PAGE
    assert newcomer.get("/api/v1/").status_code == 403
    assert newcomer.get("/desk/", headers={"HX-Request": "true"})["HX-Redirect"] == PASSWORD_PAGE
    assert "第一次登录" in newcomer.get(PASSWORD_PAGE).content.decode()


def test_after_the_change_everything_is_open(newcomer: Client) -> None:
    assert change(newcomer)["Location"] == "/desk/"
    assert newcomer.get("/accounts/inbox/").status_code == 200
    assert sign_in(Client(), "qf.clerk").status_code == 422
    assert sign_in(Client(), "qf.clerk", NEW_PASSWORD).status_code == 302


def test_a_new_password_ends_the_other_sessions_but_not_this_one(clerk: User) -> None:
    here, elsewhere = Client(), Client()
    sign_in(here, "qf.clerk")
    sign_in(elsewhere, "qf.clerk")
    before = here.session.session_key
    change(here)
    assert here.session.session_key != before
    assert here.get(PASSWORD_PAGE).status_code == 200
    assert elsewhere.get(PASSWORD_PAGE).status_code == 302


def test_the_old_password_is_asked_and_the_new_one_must_differ(clerk: User) -> None:
    client = Client()
    sign_in(client, "qf.clerk")
    assert "现在的密码不正确" in change(client, old="wrong-wrong").content.decode()
    assert "不一致" in change(client, repeated="Kranich-8-Teich!").content.decode()
    clerk.set_password(NEW_PASSWORD)
    clerk.save()
    again = Client()
    sign_in(again, "qf.clerk", NEW_PASSWORD)
    assert "不能与现在的密码相同" in change(again, old=NEW_PASSWORD).content.decode()


@pytest.mark.parametrize(
    ("profile", "password", "accepted"),
    [
        ("dengbao", "Kranich-7-Teich!", True),
        ("dengbao", "kranich teich regen", False),
        ("dengbao", "Kranich7Teich", True),
        ("asvs", "kranich teich regen", True),
        ("asvs", "x" * 70 + "Teich", True),
        ("dengbao", "Kr-7-kurz", False),
        ("asvs", "Kr-7-kurz", False),
        ("dengbao", "Qingfeng-2024!", False),
        ("dengbao", "濮阳Aa-20240712", False),
        ("asvs", "clerk.clerk.clerk", False),
        ("asvs", "password1234567", False),
        ("asvs", "1357924680135", False),
    ],
)
def test_both_password_profiles(settings: object, profile: str, password: str, accepted: bool) -> None:
    settings.PASSWORD_PROFILE = profile  # type: ignore[attr-defined]
    user = User(username="qf.clerk", name="甲")
    if accepted:
        validate_password(password, user)
    else:
        with pytest.raises(ValidationError) as refused:
            validate_password(password, user)
        assert all(ord(message[0]) > 0x2E80 for message in refused.value.messages), "messages are Chinese"


def test_a_password_older_than_90_days_must_be_replaced(clerk: User, settings: object) -> None:
    from datetime import timedelta

    from django.utils import timezone

    client = Client()
    sign_in(client, "qf.clerk")
    User.objects.update(password_changed_at=timezone.now() - timedelta(days=91))
    assert client.get("/accounts/inbox/").status_code == 200  # training: invented accounts do not age
    settings.TRAINING_TODAY = ""  # type: ignore[attr-defined]
    assert client.get("/accounts/inbox/")["Location"] == PASSWORD_PAGE
    assert "超过 90 天" in client.get(PASSWORD_PAGE).content.decode()
    settings.PASSWORD_PROFILE = "asvs"  # type: ignore[attr-defined]
    assert client.get("/accounts/inbox/").status_code == 200


def test_a_new_account_gets_its_password_by_a_link_shown_once(security: Client) -> None:
    data = {"username": "QF.new", "name": "新人", "kind": "staff", "unit": "410922"}
    page = security.post(reverse("accounts:user-add"), data, follow=True)
    link = page.context["link"]
    user = User.objects.get(username="qf.new")
    assert not user.has_usable_password()
    assert link not in security.get(reverse("accounts:user", args=[user.public_id])).content.decode()
    path = link.removeprefix("http://127.0.0.1:8000")
    browser = Client()
    first = browser.get(path)
    assert first["Location"].endswith("/set/")  # the token leaves the address at once
    form = {"new_password": NEW_PASSWORD, "repeated": NEW_PASSWORD}
    assert browser.post(first["Location"], form)["Location"] == "/accounts/login/"
    assert sign_in(Client(), "qf.new", NEW_PASSWORD).status_code == 302
    thief = Client()
    spent = thief.post(
        thief.get(path)["Location"], {"new_password": "Other-9-Words!", "repeated": "Other-9-Words!"}
    )
    assert "已使用过" in spent.content.decode()


def test_a_link_for_nobody_says_no_more_than_a_spent_one(db: None) -> None:
    client = Client()
    first = client.get(reverse("accounts:activate", args=["00000000-0000-4000-8000-000000000000", "abc-def"]))
    answer = client.post(first["Location"], {"new_password": NEW_PASSWORD, "repeated": NEW_PASSWORD})
    assert answer.status_code == 422
    assert "已使用过" in answer.content.decode()


def test_a_reset_takes_the_password_and_every_session(security: Client, cast: Cast, clerk: User) -> None:
    client = Client()
    sign_in(client, "qf.clerk")
    page = security.post(reverse("accounts:user-invite", args=[clerk.public_id]), follow=True)
    assert page.context["link"]
    assert client.get(PASSWORD_PAGE).status_code == 302
    assert sign_in(Client(), "qf.clerk").status_code == 422


def code_of(device: TOTPDevice, steps: int = 0) -> str:
    return f"{totp(device.bin_key, t0=-steps * 30):06d}"


@pytest.fixture
def mfa(settings: object) -> None:
    settings.MFA_REQUIRED = True  # type: ignore[attr-defined]


@pytest.mark.usefixtures("mfa")
def test_a_pending_session_reaches_only_the_second_factor(clerk: User) -> None:
    client = Client()
    sign_in(client, "qf.clerk")
    for url in ("/desk/", "/accounts/inbox/", PASSWORD_PAGE, "/accounts/confirm/"):
        assert client.get(url)["Location"] == FACTOR_PAGE
    assert client.get("/api/v1/").status_code == 403


@pytest.mark.usefixtures("mfa")
def test_binding_a_phone_opens_the_session(clerk: User) -> None:
    client = Client()
    sign_in(client, "qf.clerk")
    assert not TOTPDevice.objects.exists()
    client.get(FACTOR_PAGE)
    assert not TOTPDevice.objects.exists()  # looking writes nothing
    client.post(FACTOR_PAGE, {"begin": "1"})
    device = TOTPDevice.objects.get()
    page = client.get(FACTOR_PAGE).content.decode()
    assert "<svg" in page
    assert client.get("/desk/")["Location"] == FACTOR_PAGE
    before = client.session.session_key
    assert client.post(FACTOR_PAGE, {"code": code_of(device)})["Location"] == "/desk/"
    assert client.session.session_key != before
    assert client.get("/accounts/inbox/").status_code == 200


def enrolled(user: User) -> TOTPDevice:
    return TOTPDevice.objects.create(user=user, name="x", confirmed=True, last_t=int(time.time()) // 30 - 5)


@pytest.mark.usefixtures("mfa")
def test_each_code_works_once(clerk: User) -> None:
    device = enrolled(clerk)
    code = code_of(device)
    first, second = Client(), Client()
    for client in (first, second):
        sign_in(client, "qf.clerk")
    assert first.post(FACTOR_PAGE, {"code": code}).status_code == 302
    replay = second.post(FACTOR_PAGE, {"code": code})
    assert replay.status_code == 422
    assert "已使用过" in replay.content.decode()
    assert second.get("/desk/")["Location"] == FACTOR_PAGE


@pytest.mark.usefixtures("mfa")
def test_wrong_codes_are_slowed_down(clerk: User) -> None:
    device = enrolled(clerk)
    client = Client()
    sign_in(client, "qf.clerk")
    assert client.post(FACTOR_PAGE, {"code": "000000"}).status_code == 422
    assert client.post(FACTOR_PAGE, {"code": code_of(device)}).status_code == 422  # too soon after a miss
    device.refresh_from_db()
    assert device.throttling_failure_count == 1


def test_who_bound_a_phone_is_asked_even_where_it_is_not_required(clerk: User) -> None:
    enrolled(clerk)
    client = Client()
    sign_in(client, "qf.clerk")
    assert client.get("/accounts/inbox/")["Location"] == FACTOR_PAGE


@pytest.mark.usefixtures("mfa")
def test_a_second_secret_cannot_be_bound_over_the_first(clerk: User) -> None:
    enrolled(clerk)
    client = Client()
    sign_in(client, "qf.clerk")
    client.post(FACTOR_PAGE, {"begin": "1"})
    assert TOTPDevice.objects.count() == 1


def test_the_security_administrator_unbinds_a_lost_phone(cast: Cast, clerk: User) -> None:
    enrolled(clerk)
    client = confirmed(cast.client(cast.admin_security))
    client.post(reverse("accounts:user-forget-factor", args=[clerk.public_id]))
    assert not TOTPDevice.objects.exists()
