"""Whom to talk to: schools with many or late issues, or a sign of an upper app (plan 三（三）, 四（三）)."""

from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, Q

from campaign.models import Campaign, Interview, Issue, Letter
from campaign.queries.discipline import interview_link, letter_link
from campaign.risk_schools import signs
from yangguang.accounts.rights import Actor
from yangguang.ledgers.links import Link
from yangguang.tenancy import codes
from yangguang.tenancy.choices import Level
from yangguang.tenancy.models import Unit

THRESHOLD = 3  # open issues from which a school stands on the list (domain.md §6: 问题频发)
AT_MOST = 200


@dataclass
class Proposal:
    """One school and why it stands here."""

    unit: Unit
    county: str
    open: int
    overdue: int
    signs: list[str]
    letters: int
    interviews: int
    links: list[Link] = field(default_factory=list)


def proposals(actor: Actor, campaign: Campaign, today: date) -> list[Proposal]:
    """Schools in the actor's scope that the rule names, the worst first: 5 queries and one a sign."""
    scope = actor.scope
    issues = Issue.objects.under(*scope).filter(campaign=campaign, unit__level=Level.SCHOOL).open()
    counted = {
        row["unit_id"]: (row["all"], row["late"])
        for row in issues.order_by()
        .values("unit_id")
        .annotate(all=Count("pk"), late=Count("pk", filter=Q(due_on__lt=today)))
    }
    marked = {name: sign(scope) for name, sign in signs().items()}
    wanted = {code for code, (n, late) in counted.items() if n >= THRESHOLD or late}
    wanted = wanted.union(*marked.values()) if marked else wanted
    units = Unit.objects.under(*scope).filter(pk__in=wanted, level=Level.SCHOOL, active=True)
    counties = dict(Unit.objects.under(*scope).counties().values_list("pk", "name"))
    letters, talks = _sent(campaign, scope), _held(campaign, scope)
    lines = []
    for unit in units:
        n, late = counted.get(unit.pk, (0, 0))
        said = [name for name, found in marked.items() if unit.pk in found]
        county = counties.get(codes.county_of(unit.pk), "")
        lines.append(Proposal(unit, county, n, late, said, letters.get(unit.pk, 0), talks.get(unit.pk, 0)))
    lines.sort(key=lambda line: (-line.overdue, -line.open, -len(line.signs), line.unit.pk))
    for line in lines[:AT_MOST]:
        found = (letter_link(actor, line.unit.pk), interview_link(actor, line.unit.pk))
        line.links = [link for link in found if link is not None]
    return lines[:AT_MOST]


def _sent(campaign: Campaign, scope: tuple[str, ...]) -> dict[str, int]:
    rows = Letter.objects.sent().under(*scope).filter(campaign=campaign)
    return dict(rows.order_by().values_list("addressee_id").annotate(Count("pk")))


def _held(campaign: Campaign, scope: tuple[str, ...]) -> dict[str, int]:
    rows = Interview.objects.under(*scope).filter(campaign=campaign, held_on__isnull=False)
    return dict(rows.order_by().values_list("about_id").annotate(Count("pk")))
