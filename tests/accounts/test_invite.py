"""How the first people come in."""

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from tests.accounts.conftest import NEW_PASSWORD, sign_in
from tests.cast import Cast
from yangguang.accounts.models import User
from yangguang.accounts.rights import rights_of


def test_the_operator_invites_the_first_security_administrator(
    cast: Cast, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("invite_administrator", "security", "first.one", "张安全", "4109")
    path = capsys.readouterr().out.strip().removeprefix("http://127.0.0.1:8000")
    user = User.objects.get(username="first.one")
    assert rights_of(user).units == {"grant": ("4109",)}
    browser = Client()
    form = browser.get(path)["Location"]
    browser.post(form, {"new_password": NEW_PASSWORD, "repeated": NEW_PASSWORD})
    assert sign_in(browser, "first.one", NEW_PASSWORD)["Location"] == "/accounts/grants/"


@pytest.mark.parametrize(("username", "unit"), [("qf.clerk", "4109"), ("first.one", "99")])
def test_a_taken_name_or_an_unknown_unit_is_refused(cast: Cast, username: str, unit: str) -> None:
    before = User.objects.count()
    with pytest.raises(CommandError):
        call_command("invite_administrator", "audit", username, "甲", unit)
    assert User.objects.count() == before
