"""摸排: training institutions, rounds, visits (plan 二（三）: 定期摸排学校、培训机构)."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.urls import reverse

from campaign.actions import patrols as actions
from campaign.choices.education import FINDING_TONES, INSTITUTION_TONES
from campaign.forms.patrols import AreaForm
from campaign.ledgers.dated import DatedLedger
from campaign.ledgers.issues import NoCampaign
from campaign.models import Institution, Issue, Patrol, PatrolRound
from campaign.queries.campaigns import current_campaign
from campaign.rules import dates
from campaign.rules import education as rules
from yangguang.accounts.models import User
from yangguang.accounts.rights import Actor
from yangguang.common.refusals import Locked, Refusal
from yangguang.ledgers.declaration import Column, Ledger, Preset, Verb
from yangguang.ledgers.links import Link, register_link
from yangguang.ledgers.registry import register
from yangguang.tenancy.choices import Level, Right
from yangguang.tenancy.models import TenantModel, Unit


def _schools(actor: Actor) -> Sequence[tuple[Any, str]]:
    units = Unit.objects.under(*actor.scope).filter(level=Level.SCHOOL, active=True)
    return list(units.values_list("pk", "name"))


class InstitutionLedger(Ledger):
    app = "campaign"
    name = "institutions"
    title = "培训机构"
    model = Institution
    basis = "实施方案 二（三）"
    key = ("name",)
    order = ("unit", "name")
    search = ("name", "leader")
    columns = (
        Column("name", example="启明文化培训学校（虚构）", width=26),
        Column("unit", "所在县（区）", form=False, filter=True),
        Column("licence_no", text=True, example="141092270000001", width=20),
        Column("address", shown=False, width=30),
        Column("leader"),
        Column("subjects", example="语文、数学"),
        Column("state", filter=True, tone=lambda value: INSTITUTION_TONES.get(value, "none")),
    )


class RoundLedger(DatedLedger):
    """Rounds are data: made fortnightly by a button of the overview, amended here."""

    app = "campaign"
    name = "patrol-rounds"
    title = "摸排轮次"
    model = PatrolRound
    basis = "实施方案 二（三）"
    key = ("number",)
    order = ("unit", "number")
    rules = (rules.round_is_a_span,)
    bounds = {"starts": dates.during, "ends": dates.during}
    columns = (
        Column("number", example="1"),
        Column("unit", "县（区）", form=False, filter=True),
        Column("starts", example="2024-06-01"),
        Column("ends", example="2024-06-14"),
    )

    def create(
        self, *, by: User | None, unit_id: str, values: Mapping[str, Any], now: datetime
    ) -> TenantModel:
        """A round of the campaign that is on."""
        campaign = current_campaign(unit_id)
        if campaign is None:
            raise NoCampaign
        return PatrolRound.objects.create(
            campaign=campaign, unit_id=unit_id, created_at=now, updated_at=now, **values
        )


class PatrolLedger(Ledger):
    app = "campaign"
    name = "patrols"
    title = "摸排记录"
    model = Patrol
    basis = "实施方案 二（三）"
    order = ("-visited_on",)
    search = ("visited_by", "text")
    rules = (
        rules.one_object, rules.clue_says_what, rules.held_in_the_past, rules.in_its_round,
    )  # fmt: skip
    columns = (
        Column("round", filter=True),
        Column("unit", "县（区）", form=False, filter=True),
        Column("kind", filter=True, example="学校"),
        Column("school", options=_schools, lookup="code", required=False),
        Column("institution", required=False),
        Column("visited_on", filter=True, example="2024-06-12"),
        Column("visited_by", example="李明、王芳"),
        Column("finding", filter=True, tone=lambda value: FINDING_TONES.get(value, "none")),
        Column("text", width=40, shown=False, help="发现问题线索的必须写明时间、对象和情形"),
        Column("issue", "转入的问题", form=False, excel=False),
        Column("clue_number", form=False, excel=False),
    )
    presets = (
        Preset("clues", "发现线索", lambda rows: rows.filter(finding="clue")),
        Preset("open", "线索未转办", lambda rows: rows.filter(finding="clue", issue=None, clue_number="")),
    )
    verbs = (
        Verb(
            "issue", "转入问题台账", action=actions.patrol_to_issue, right=Right.FILL, form=AreaForm,
            when=lambda row: _waits(row),
        ),
        Verb(
            "clue", "登记为线索", action=actions.patrol_to_clue, right=Right.FILL,
            when=lambda row: _waits(row),
        ),
    )  # fmt: skip
    detail_template = "campaign/training_detail.html"

    def named(self, row: Patrol) -> str:
        """Round and object."""
        return f"第{row.round.number}轮 {row.school or row.institution}"

    def create(self, *, by: User | None, unit_id: str, values: Mapping[str, Any], now: datetime) -> Patrol:
        return actions.write_patrol(by=by, now=now, unit_id=unit_id, values=values)

    def update(self, *, by: User | None, row: Patrol, values: Mapping[str, Any], now: datetime) -> Patrol:
        return actions.write_patrol(by=by, now=now, unit_id=row.unit_id, values=values, row=row)

    def locked(self, row: Patrol) -> Refusal | None:
        """What was passed on is not rewritten."""
        if _waits(row) or row.finding == "none":
            return None
        return Locked("这条线索已经转办，摸排记录不能再改。")


def _waits(row: Patrol) -> bool:
    """A clue nobody has passed on."""
    return row.finding == "clue" and row.issue_id is None and not row.clue_number


def _origin(actor: Actor, row: Issue) -> Link | None:
    """From an issue back to the visit that found it."""
    patrol = Patrol.objects.under(*actor.scope).filter(issue=row).first()
    return Link("查看摸排记录", reverse("campaign:patrols-detail", args=[patrol.pk])) if patrol else None


register(InstitutionLedger)
register(RoundLedger)
register(PatrolLedger)
register_link("campaign/issues", _origin)
