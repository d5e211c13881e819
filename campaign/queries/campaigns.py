"""Which campaign is on."""

from datetime import date

from campaign.models import Campaign, ChecklistItem, Phase
from campaign.rules.dates import Span
from yangguang.accounts.rights import Actor
from yangguang.common import clock
from yangguang.tenancy import codes


def current_campaign(of: Actor | str) -> Campaign | None:
    """The campaign that is on in the city above the unit code (or the actor's home): the latest that has
    begun, else the next to begin; for a province or the nation of any city under it. None when no campaign
    was started. One prepared for next year is not on before its first day."""
    code = of if isinstance(of, str) else of.home
    if not code:
        return None
    city = code[:4] if code != codes.NATION else code
    found = list(Campaign.objects.under(city).order_by("-year", "unit_id"))
    begun = [campaign for campaign in found if campaign.starts <= clock.today()]
    coming = [campaign for campaign in found if campaign.year == found[-1].year]
    return next(iter(begun or coming), None)


def spans_of(code: str) -> list[Span]:
    """First and last days of all campaigns of the city above the unit code, in order."""
    found = Campaign.objects.under(code[:4] if code != codes.NATION else code).order_by("starts")
    return [Span(*days) for days in found.values_list("starts", "ends")]


def items_by_code(campaign: Campaign) -> dict[str, ChecklistItem]:
    """The checklist in force by item code, in its order."""
    return {item.code: item for item in campaign.items.in_force().order_by("position")}


def phases(campaign: Campaign) -> list[Phase]:
    """The phases in order."""
    return list(campaign.phases.order_by("number"))


def phase_on(campaign: Campaign, day: date) -> Phase | None:
    """The phase ``day`` falls into, None before, between and after them."""
    return campaign.phases.filter(starts__lte=day, ends__gte=day).first()
