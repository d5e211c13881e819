"""Accountability (责任追究)."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from campaign.actions import accountability as actions
from campaign.ledgers.dated import DatedLedger
from campaign.models import Accountability
from campaign.queries.discipline import clues, open_issues, prefilled, units_within
from campaign.rules import dates
from campaign.rules.accountability import record_agrees
from yangguang.accounts.models import User
from yangguang.accounts.rights import Actor
from yangguang.ledgers.declaration import Column
from yangguang.ledgers.links import Link, register_link
from yangguang.ledgers.registry import register
from yangguang.tenancy import codes
from yangguang.tenancy.choices import Right
from yangguang.tenancy.models import Unit


class AccountabilityLedger(DatedLedger):
    """Names stand here only for the deciding unit and those above: rows belong to the deciding unit."""

    app = "campaign"
    name = "accountability"
    title = "责任追究台账"
    model = Accountability
    basis = "实施方案 一（四）、四（三）"
    fill = Right.SUPERVISE
    importable = False
    levels = ()  # belongs to the unit that decides
    order = ("-decided_on",)
    search = ("person", "document_no")
    rules = (record_agrees,)
    bounds = {"decided_on": dates.since_new_year}
    columns = (
        Column("person"),
        Column("post", example="校长"),
        Column("about", filter=True, options=units_within, help="该单位看不到这条记录"),
        Column("unit", "登记单位", form=False, filter=True),
        Column("kind", filter=True),
        Column("document_no", help="诫勉及以上处理须填写"),
        Column("decided_on", filter=True),
        Column("decided_by", example="县教育局党组"),
        Column("clue", options=clues, required=False, help="线索和问题至少选一项"),
        Column("issue", options=open_issues, required=False, shown=False),
        Column("measures", shown=False, width=40),
    )
    detail_template = "campaign/papers.html"

    def create(
        self, *, by: User | None, unit_id: str, values: Mapping[str, Any], now: datetime
    ) -> Accountability:
        """Record it for the unit that handles the clue, else for the person's own."""
        clue = values.get("clue")
        unit = clue.unit if clue is not None else Unit.objects.get(pk=unit_id)
        return actions.hold_to_account(by=by, now=now, unit=unit, values=values)

    def update(
        self, *, by: User | None, row: Accountability, values: Mapping[str, Any], now: datetime
    ) -> Accountability:
        """Correct the record."""
        return actions.amend_accountability(by=by, now=now, row=row, values=values)


register(AccountabilityLedger)


def _from_clue(actor: Actor, row: Any) -> Link | None:
    if row.unit_id not in actor.rights.codes(Right.SUPERVISE):
        return None
    return Link("登记责任追究", prefilled("accountability", clue=row.pk, about=row.about_id))


def _from_issue(actor: Actor, row: Any) -> Link | None:
    if not actor.may(Right.SUPERVISE, codes.county_of(row.unit_id)):
        return None
    return Link("登记责任追究", prefilled("accountability", issue=row.pk, about=row.unit_id))


register_link("campaign/clues", _from_clue)
register_link("campaign/issues", _from_issue)
