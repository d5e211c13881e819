"""What every page knows of the installation."""

from django.conf import settings
from django.http import HttpRequest

from yangguang.common import clock


def site(request: HttpRequest) -> dict[str, object]:
    """``training``: the training date or None (a banner says so); ``today``: what today is."""
    return {"training": clock.training_date(), "today": clock.today(), "site_url": settings.SITE_URL}
