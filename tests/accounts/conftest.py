"""People who can sign in, and browsers in which a security administrator has just done so."""

from collections.abc import Callable

import pytest
from django.contrib.auth.hashers import make_password
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.cast import PASSWORD, Cast
from yangguang.accounts.models import User

NEW_PASSWORD = "Kranich-7-Teich!"


@pytest.fixture(scope="session")
def hashed() -> str:
    """One Argon2 hash for all: hashing is slow on purpose."""
    return make_password(PASSWORD)


@pytest.fixture
def with_password(hashed: str) -> Callable[[User], User]:
    def give(user: User, *, first: bool = False) -> User:
        user.password, user.must_change_password = hashed, first
        user.save()
        return user

    return give


@pytest.fixture
def clerk(cast: Cast, with_password: Callable[[User], User]) -> User:
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
