"""Verbs of the roster of admission staff."""

from datetime import date, datetime

from django.db import transaction

from campaign.models import Pledge
from campaign.queries.campaigns import spans_of
from campaign.rules import pledges as rules
from campaign.rules.dates import must_fit, since_new_year
from yangguang.accounts.models import User


@transaction.atomic
def sign_pledge(
    *, by: User | None, now: datetime, row: Pledge, signed_on: date, text_version: str = rules.TEXT_VERSION
) -> Pledge:
    """Enter that this person signed. :class:`rules.AlreadySigned`, :class:`rules.SignedInTheFuture`,
    :class:`campaign.rules.dates.OutsideCampaign`."""
    pledge = Pledge.lock(row.pk)
    if pledge.signed_on is not None:
        raise rules.AlreadySigned
    if signed_on > now.date():
        raise rules.SignedInTheFuture
    must_fit(since_new_year, "signed_on", "签订日期", signed_on, spans_of(pledge.unit_id))
    pledge.signed_on, pledge.text_version = signed_on, text_version.strip() or rules.TEXT_VERSION
    pledge.bump(now=now)
    pledge.save()
    return pledge
