"""A county with two schools and one zone in force, for the story of its adjustment.

``python -m tests.e2e.zone_town`` inside ``embedded exec``, on a copy of the small
city, before its first start.
"""

import django

from tests.e2e.small_city import SCHOOL

OTHER = "410922-3141000002"
ZONE, ROAD = "向阳片区（演练）", "朝阳路"


def draw() -> None:
    """A second school; numbers 1–99 of the road lead to the first."""
    from campaign.models import Hotline
    from enrollment.models import School
    from yangguang.common import clock
    from yangguang.tenancy.actions import register_school_unit
    from yangguang.tenancy.models import Unit
    from yangguang.tenancy.scope import scope
    from zoning.actions.places import add_place
    from zoning.actions.zones import draft_zone, publish_zone
    from zoning.models import AddressRule

    now = clock.now()
    with scope("*"):
        register_school_unit(code=OTHER, name="清丰县新城小学（演练）")
        for code in (SCHOOL, OTHER):
            School.objects.create(
                unit_id=code, code=code, name=Unit.objects.get(pk=code).name, stage="primary",
                nature="public", locality="urban",
            )  # fmt: skip
        Hotline.objects.create(unit_id="410922", phone="0393-0000102")
        road = add_place(by=None, unit_id="410922", values={"kind": "road", "name": ROAD}, now=now)
        values = {
            "stage": "primary", "year": now.year, "name": ZONE, "document": "清教〔2025〕1号",
            "schools": [Unit.objects.get(pk=SCHOOL)],
        }  # fmt: skip
        zone = draft_zone(by=None, unit_id="410922", values=values, now=now)
        AddressRule.objects.create(unit_id="410922", zone=zone, place=road, first=1, last=99)
        publish_zone(by=None, row=zone, now=now)


if __name__ == "__main__":
    django.setup()
    draw()
