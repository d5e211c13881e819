"""A city of one county with one school, for the story of a whole campaign.

``python -m tests.e2e.small_city`` inside ``embedded exec``, before the first start. Last year's campaign is
there to be cloned, so the demo, which only fills an empty installation, stays away. It is built once a run
(``conftest.small_city``); each story gets a copy.
"""

import django

SCHOOL = "410922-3141000001"
FIRST_DAY = {"YANGGUANG_TODAY": "2025-05-27"}


def build() -> None:
    """Units, the demo's people, the campaign of 2024."""
    from django.core.management import call_command

    from campaign.actions import start_campaign
    from yangguang.accounts.demo import load_people
    from yangguang.common import clock
    from yangguang.tenancy.actions import register_school_unit
    from yangguang.tenancy.models import Unit
    from yangguang.tenancy.scope import scope

    call_command("migrate", "--noinput", "--database", "owner", verbosity=0)
    call_command("load_reference", verbosity=0)
    with scope("*"):
        register_school_unit(code=SCHOOL, name="清丰县向阳小学（演练）")
        load_people(now=clock.now())
        Unit.objects.under("4109").filter(level="county").exclude(pk="410922").update(active=False)
        start_campaign(by=None, now=clock.now(), city=Unit.objects.get(pk="4109"), year=2024)


if __name__ == "__main__":
    django.setup()
    build()
