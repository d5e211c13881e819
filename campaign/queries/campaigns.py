"""Which campaign is on."""

from datetime import date

from campaign.models import Campaign, ChecklistItem, Phase
from yangguang.accounts.rights import Actor
from yangguang.tenancy import codes


def current_campaign(of: Actor | str) -> Campaign | None:
    """The latest campaign of the city above the unit code (or the actor's home); for a province or the
    nation the latest of any city under it. None when no campaign was started."""
    code = of if isinstance(of, str) else of.home
    if not code:
        return None
    city = code[:4] if code != codes.NATION else code
    return Campaign.objects.under(city).order_by("-year", "unit_id").first()


def items_by_code(campaign: Campaign) -> dict[str, ChecklistItem]:
    """The checklist by item code, in its order."""
    return {item.code: item for item in campaign.items.order_by("position")}


def phases(campaign: Campaign) -> list[Phase]:
    """The phases in order."""
    return list(campaign.phases.order_by("number"))


def phase_on(campaign: Campaign, day: date) -> Phase | None:
    """The phase ``day`` falls into, None before, between and after them."""
    return campaign.phases.filter(starts__lte=day, ends__gte=day).first()
