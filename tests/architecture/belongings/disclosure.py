"""Disclosures, prospectuses, notices, statements, publicity, answers, public figures."""

from datetime import date

from campaign.actions import announcements, disclosures, prospectuses
from campaign.models import Campaign
from campaign.models.announcements import Announcement, Publicity, Question
from campaign.models.disclosures import Disclosure
from campaign.models.figures import PublicFigure
from yangguang.accounts.models import User
from yangguang.common import clock
from yangguang.tenancy.choices import Level
from yangguang.tenancy.models import TenantModel, Unit


def rows(campaign: Campaign, unit: Unit, by: User, canary: str) -> list[TenantModel]:
    """One of each, nothing of it published but a figure. A county has no disclosure and no prospectus of its
    own; what the common tests ask of one is answered by a draft that stands in its name."""
    now, day = clock.now(), clock.today()
    place = {"unit": unit, "created_at": now, "updated_at": now}
    if unit.level == Level.SCHOOL:
        shown = disclosures.write_disclosure(by=by, now=now, unit=unit, element="policy", text=canary)
        sheet = prospectuses.draft_prospectus(
            by=by, now=now, unit=unit, plan=1, scope=canary, fee=canary, conditions=canary, text=canary
        )
    else:
        shown = Disclosure.objects.create(
            **place, campaign=campaign, element="policy", text=canary, due_on=date(2024, 6, 7)
        )
        sheet = prospectuses.Prospectus.objects.create(
            **place, campaign=campaign, plan=1, scope=canary, fee=canary, conditions=canary, text=canary
        )
    asked = announcements.raise_question(
        by=by, now=now, unit=unit, question=canary, raised_on=day, text=canary
    )
    return [
        shown,
        sheet,
        asked,
        Announcement.objects.create(**place, stage="review", title=canary, text=canary),
        Publicity.objects.create(**place, kind="video", topic=canary, on=day, outlet=canary),
        Question.objects.create(**place, topic="who", question=canary, answer=canary),
        PublicFigure.objects.create(**place, group="x", key="x", label="公开", value=9, on=day),
    ]
