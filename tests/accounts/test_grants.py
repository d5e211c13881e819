"""Who may give what to whom, and that taking it back works at once (security.md C6, C7, C19)."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from tests.accounts.conftest import confirmed, sign_in
from tests.cast import Cast
from yangguang.accounts.actions import grant_role
from yangguang.accounts.models import Grant, User
from yangguang.accounts.refusals import RoleDoesNotFit
from yangguang.accounts.rights import rights_of
from yangguang.audit.models import SecurityEvent
from yangguang.common import clock
from yangguang.tenancy.models import Unit
from yangguang.tenancy.scope import scope

ADD = "/accounts/grants/add/"
# A page that needs the right to view: 404 for who holds it (there is no such file), 403 for who does not.
BUSINESS = "/evidence/00000000-0000-4000-8000-000000000000/"


def give(client: Client, **values: str):
    data = {"user": "qf.clerk", "unit": "410922", "role": "reviewer", "until": "", "reason": "岗位分工"}
    return client.post(ADD, {**data, **values})


def test_a_grant_works_on_the_very_next_request(security: Client, cast: Cast) -> None:
    client = cast.client(cast.qf_clerk)
    assert client.get("/accounts/grants/").status_code == 403
    assert rights_of(cast.qf_clerk).codes("review") == ()
    assert give(security).status_code == 302
    assert rights_of(cast.qf_clerk).codes("review") == ("410922",)
    with scope("*"):
        event = SecurityEvent.objects.get(kind="granted")
    assert (event.user, event.about) == (cast.admin_security, cast.qf_clerk)
    assert event.detail == "410922 审核人"


def test_a_revoked_grant_is_gone_on_the_next_request(security: Client, cast: Cast) -> None:
    client = cast.client(cast.qf_clerk)
    assert client.get(BUSINESS).status_code == 404
    grant = Grant.objects.get(user=cast.qf_clerk)
    url = reverse("accounts:grant-revoke", args=[grant.public_id])
    assert "清丰县" in security.get(url).content.decode()
    assert security.post(url)["Location"] == "/accounts/grants/"
    assert client.get(BUSINESS).status_code == 403
    with scope("*"):
        assert SecurityEvent.objects.filter(kind="revoked", about=cast.qf_clerk).count() == 1


def test_a_term_ends_with_its_day(security: Client, cast: Cast, at: Callable[[str], None]) -> None:
    at("2024-07-12")
    assert give(security, until="2024-07-13").status_code == 302
    assert rights_of(cast.qf_clerk).anywhere("review")
    at("2024-07-13")
    assert rights_of(cast.qf_clerk).anywhere("review")
    at("2024-07-14")
    assert not rights_of(cast.qf_clerk).anywhere("review")


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"user": "admin.security"}, "不能给自己授权"),
        ({"user": "nobody"}, "没有这个账号"),
        ({"unit": "999999"}, "没有这个单位"),
        ({"role": "admin_audit"}, "三类管理员互斥"),
        ({"role": "school"}, "不能授在这一级单位上"),
        ({"until": "2024-07-11"}, "有效期须晚于现在"),
        ({"reason": ""}, "请填写“授权事由”"),
    ],
)
def test_what_cannot_be_granted_is_said_beside_its_field(
    security: Client, values: dict[str, str], sentence: str
) -> None:
    # An own grant is refused by the action; the kind of the role must fit first.
    role = {"role": "admin_security"} if values.get("user") == "admin.security" else {}
    response = give(security, **{**values, **role})
    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert Grant.objects.filter(role="reviewer", user__username="qf.clerk").count() == 0


@pytest.fixture
def county_security(cast: Cast) -> Client:
    """A security administrator of 清丰县 alone."""
    user = User.objects.create(username="qf.security", name="县安全", kind="security", unit_id="410922")
    user.must_change_password = False
    user.save()
    grant_role(by=None, user=user, unit=Unit.objects.get(pk="410922"), role="admin_security", now=clock.now())
    return confirmed(cast.client(user))


def test_a_county_gives_nothing_above_or_beside_itself(county_security: Client) -> None:
    for unit in ("4109", "410923", "41"):
        assert "不在您的管辖范围内" in give(county_security, unit=unit).content.decode()
    assert "不在您的管辖范围内" in give(county_security, user="nl.clerk").content.decode()
    assert give(county_security).status_code == 302


def test_a_county_sees_and_changes_only_its_own_people(county_security: Client, cast: Cast) -> None:
    for name in ("accounts:users", "accounts:grants"):
        text = county_security.get(reverse(name)).content.decode()
        assert "qf.clerk" in text
        assert "nl.clerk" not in text
    assert county_security.get(reverse("accounts:user", args=[cast.nl_clerk.public_id])).status_code == 404
    other = Grant.objects.get(user=cast.nl_clerk)
    url = reverse("accounts:grant-revoke", args=[other.public_id])
    assert county_security.post(url).status_code == 404
    assert Grant.objects.get(pk=other.pk).revoked_at is None


def test_a_county_cannot_disable_somebody_who_also_works_for_the_city(
    county_security: Client, cast: Cast
) -> None:
    grant_role(
        by=None, user=cast.py_reviewer, unit=Unit.objects.get(pk="410922"), role="reviewer", now=clock.now()
    )
    public_id = cast.py_reviewer.public_id
    assert county_security.get(reverse("accounts:user", args=[public_id])).status_code == 200
    assert county_security.post(reverse("accounts:user-disable", args=[public_id])).status_code == 403
    assert User.objects.get(pk=cast.py_reviewer.pk).is_active


@pytest.mark.parametrize("url", ["/accounts/users/", "/accounts/grants/", ADD, "/accounts/users/add/"])
def test_only_the_security_administrator_comes_here(cast: Cast, url: str) -> None:
    for user in (cast.qf_clerk, cast.py_leader, cast.admin_system, cast.admin_audit):
        assert confirmed(cast.client(user)).get(url).status_code == 403


def test_the_password_is_asked_before_anything_is_granted(cast: Cast) -> None:
    client = cast.client(cast.admin_security)
    assert give(client)["Location"].startswith("/accounts/confirm/")
    assert not rights_of(cast.qf_clerk).anywhere("review")
    grant = Grant.objects.get(user=cast.qf_clerk)
    client.post(reverse("accounts:grant-revoke", args=[grant.public_id]))
    assert Grant.objects.get(pk=grant.pk).revoked_at is None


def test_a_disabled_account_loses_its_sessions_and_comes_back_without_them(
    security: Client, cast: Cast, clerk: User
) -> None:
    client = Client()
    sign_in(client, "qf.clerk")
    security.post(reverse("accounts:user-disable", args=[clerk.public_id]))
    assert client.get("/desk/")["Location"].startswith("/accounts/login/")
    assert sign_in(Client(), "qf.clerk").status_code == 422
    security.post(reverse("accounts:user-enable", args=[clerk.public_id]))
    assert client.get("/desk/")["Location"].startswith("/accounts/login/")
    assert sign_in(Client(), "qf.clerk").status_code == 302


def test_sessions_can_be_ended_from_outside(security: Client, clerk: User) -> None:
    client = Client()
    sign_in(client, "qf.clerk")
    security.post(reverse("accounts:user-end-sessions", args=[clerk.public_id]))
    assert client.get("/desk/").status_code == 302


def test_the_security_administrator_unlocks_a_name(security: Client, clerk: User) -> None:
    for _ in range(5):
        sign_in(Client(), "qf.clerk", "wrong-wrong")
    page = reverse("accounts:user", args=[clerk.public_id])
    assert "登录锁定" in security.get(page).content.decode()
    security.post(reverse("accounts:user-unlock", args=[clerk.public_id]))
    assert sign_in(Client(), "qf.clerk").status_code == 302


def test_nobody_changes_the_own_account_here(security: Client, cast: Cast) -> None:
    for name in ("user-disable", "user-invite", "user-unlock", "user-forget-factor"):
        url = reverse(f"accounts:{name}", args=[cast.admin_security.public_id])
        assert security.post(url).status_code == 403
    assert User.objects.get(pk=cast.admin_security.pk).is_active


def test_no_account_is_two_administrators_nor_an_administrator_with_business(cast: Cast) -> None:
    unit = Unit.objects.get(pk="41")
    for user, role in [
        (cast.admin_security, "admin_audit"),
        (cast.admin_system, "clerk"),
        (cast.qf_clerk, "admin_system"),
    ]:
        with pytest.raises(RoleDoesNotFit):
            grant_role(by=None, user=user, unit=unit, role=role, now=clock.now())


@pytest.mark.parametrize("kind", ["audit", "staff"])
def test_the_database_itself_refuses_a_second_administrator_role(cast: Cast, kind: str) -> None:
    values = {"user": cast.admin_security, "unit_id": "41", "role": "admin_audit", "granted_at": clock.now()}
    # "audit": a lie about the account's kind breaks the double key; "staff": the role does not fit the kind.
    with pytest.raises(IntegrityError), transaction.atomic():
        Grant.objects.create(**values, user_kind=kind)


def test_the_kind_of_an_account_that_holds_grants_cannot_be_turned(cast: Cast) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.filter(pk=cast.qf_clerk.pk).update(kind="audit")


def test_administrators_see_no_business_page(cast: Cast) -> None:
    for user in (cast.admin_system, cast.admin_security, cast.admin_audit):
        assert cast.actor(user).scope == ()
        assert cast.client(user).get(BUSINESS).status_code == 403


def test_an_expired_grant_shows_as_expired_until_the_tick_takes_it(security: Client, cast: Cast) -> None:
    grant_role(
        by=None,
        user=cast.qf_clerk,
        unit=Unit.objects.get(pk="410922"),
        role="reviewer",
        now=clock.now(),
        until=clock.now() + timedelta(hours=1),
    )
    Grant.objects.filter(role="reviewer", user=cast.qf_clerk).update(until=clock.now() - timedelta(hours=1))
    assert "yg-stop" not in security.get("/accounts/grants/").content.decode()
    assert "yg-stop" in security.get("/accounts/grants/", {"past": "1"}).content.decode()


def test_lists_can_be_searched(security: Client) -> None:
    text = security.get("/accounts/users/", {"q": "nl.cl"}).content.decode()
    assert "nl.clerk" in text
    assert "qf.clerk" not in text
    text = security.get("/accounts/grants/", {"q": "南乐", "role": "leader"}).content.decode()
    assert "nl.leader" in text
    assert "nl.clerk" not in text
