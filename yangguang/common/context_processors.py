"""What every page knows of the installation. Everything is a callable, so that an error page (rendered when
the transaction is already lost) and a fragment ask the database for nothing; a template asks a callable anew
each time it names it, hence the caches, which live as long as the page."""

from functools import cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from yangguang.common import clock, navigation


def site(request: HttpRequest) -> dict[str, Any]:
    """``training``: the training date or None (a banner says so); ``today``: what today is; the menu."""
    actor = navigation.actor_of(request)

    @cache
    def menu() -> list[navigation.Group]:
        return navigation.menu(actor, request.path, training=bool(settings.TRAINING_TODAY)) if actor else []

    @cache
    def bell() -> navigation.Bell:
        return navigation.bell(actor) if actor else navigation.Bell()

    @cache
    def clock_url() -> str:
        moves = actor is not None and actor.rights.anywhere("configure")
        return navigation.address("common:clock") if moves else ""

    return {
        "training": clock.training_date,
        "today": clock.today,
        "site_url": settings.SITE_URL,
        "nav": menu,
        "nav_clock_url": clock_url,
        "bell": bell,
        "user_links": navigation.user_links,
        "sign_out_url": lambda: navigation.address("accounts:logout"),
    }
