"""People who can sign in, and browsers in which a security administrator has just done so."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.cast import PASSWORD, Cast
from yangguang.accounts.models import User

NEW_PASSWORD = "Kranich-7-Teich!"


@pytest.fixture(autouse=True)
def _cheap_hashes(settings: Any) -> None:
    settings.PASSWORD_HASHERS = ["tests.accounts.hashers.CheapHasher", *settings.PASSWORD_HASHERS]


@pytest.fixture
def with_password() -> Callable[..., User]:
    """``with_password(user)`` lets the person sign in; ``first=True``: the password must be changed first."""

    def give(user: User, *, first: bool = False) -> User:
        user.set_password(PASSWORD)
        user.must_change_password = first
        user.save()
        return user

    return give


@pytest.fixture
def clerk(cast: Cast, with_password: Callable[..., User]) -> User:
    return with_password(cast.qf_clerk)


def sign_in(client: Client, username: str, password: str = PASSWORD, **extra: str):
    return client.post(reverse("accounts:login"), {"username": username, "password": password}, **extra)


def confirmed(client: Client) -> Client:
    """The password was entered just now."""
    session = client.session
    session["confirmed_at"] = timezone.now().isoformat()
    session.save()
    return client


@pytest.fixture
def security(cast: Cast) -> Client:
    """A browser of the security administrator who has just entered the password."""
    return confirmed(cast.client(cast.admin_security))
