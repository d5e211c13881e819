"""规范招生承诺书: the roster of admission staff and who signed (plan 三（三）, deliverable M6)."""

from typing import Any

from django.urls import reverse

from campaign.actions import pledges as actions
from campaign.choices.education import PLEDGE_CODE
from campaign.completion import Completion, register_completion
from campaign.contents import guarded, register_contents
from campaign.forms.pledges import SignForm
from campaign.ledgers.dated import DatedLedger
from campaign.ledgers.handed_in import HandedInLedger
from campaign.models import Assignment, Pledge
from campaign.queries.pledges import roster_of
from campaign.rules import dates
from campaign.rules import pledges as rules
from campaign.rules.pledges import TEXT_VERSION
from yangguang.ledgers.declaration import Column, Mark, Preset, Verb
from yangguang.ledgers.registry import register
from yangguang.tenancy.choices import Level, Right


def _state(row: Pledge) -> Mark:
    return Mark("已签订", "ok") if row.signed_on else Mark("未签订", "late")


class PledgeLedger(DatedLedger, HandedInLedger):
    app = "campaign"
    name = "pledges"
    title = "规范招生承诺书"
    basis = "实施方案 三（三）"
    model = Pledge
    key = ("name", "post")
    order = ("unit", "name")
    search = ("name",)
    levels = (Level.COUNTY, Level.SCHOOL)
    rules = (rules.signed_in_the_past, rules.signed_text_is_named)
    bounds = {"signed_on": dates.since_new_year}
    columns = (
        Column("name", example="张明", width=12, help="所有参与招生的工作人员都要列入，未签订的日期留空"),
        Column("unit", "所属单位", form=False, filter=True),
        Column("post", example="校长"),
        Column("signed", "签订情况", value=_state, form=False, excel=False, sort=False),
        Column("signed_on", filter=True, example="2024-05-30", basis="实施方案 三（三）"),
        Column("text_version", example=TEXT_VERSION, width=24),
    )
    presets = (
        Preset("missing", "未签订", lambda rows: rows.missing()),
        Preset("signed", "已签订", lambda rows: rows.signed()),
    )
    verbs = (
        Verb(
            "sign", "登记签订", action=guarded(actions.sign_pledge), right=Right.FILL, form=SignForm,
            bulk=True, when=lambda row: row.signed_on is None,
        ),
    )  # fmt: skip
    detail_template = "campaign/pledge_detail.html"


def pledges_of(assignment: Assignment) -> Any:
    """The unit's roster: what M6 hands in."""
    return Pledge.objects.filter(unit_id=assignment.unit_id)


def pledges_complete(assignment: Assignment) -> Completion:
    """M6: a roster with somebody on it, and everybody on it signed."""
    line, path = roster_of(assignment), reverse("campaign:pledges-list")
    path = f"{path}?unit={assignment.unit_id}"
    if not line.has_roster:
        return Completion(False, "还没有登记招生工作人员名册，请先逐人登记。", path)
    if line.missing:
        names = "、".join(line.missing[:5]) + ("等" if len(line.missing) > 5 else "")
        text = f"应签 {line.total} 人，已签 {line.signed} 人，还有 {len(line.missing)} 人未签：{names}。"
        return Completion(False, text, path)
    return Completion(True, f"应签 {line.total} 人，已全部签订。", path)


register(PledgeLedger)
register_contents(PLEDGE_CODE, "campaign/pledges", pledges_of, growing=True)
register_completion(PLEDGE_CODE, pledges_complete)
