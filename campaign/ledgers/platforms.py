"""招生平台 and 流程清单 (plan 二（四）)."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from campaign.actions import platforms as actions
from campaign.models import Issue, PlatformUse, ProcessStep
from campaign.rules import platforms as rules
from campaign.rules.systems import never_more_than_before
from yangguang.accounts.rights import Actor, Rights
from yangguang.ledgers.declaration import Column, Ledger, Mark, Preset, Verb
from yangguang.ledgers.links import Link, register_link
from yangguang.ledgers.registry import register
from yangguang.tenancy import codes
from yangguang.tenancy.choices import Right


def _faults(row: PlatformUse) -> list[str]:
    return rules.faults_of(row.unit_id, row.platform, row.online_rate)


def _verdict(row: PlatformUse) -> Mark:
    faults = _faults(row)
    return Mark("；".join(faults), "late") if faults else Mark("符合规定", "ok")


def _due(row: PlatformUse) -> str:
    return rules.platform_of(row.unit_id).label


@dataclass(frozen=True)
class SuperiorsVerb(Verb):
    """Done for a unit by the one above it: nobody is offered to check what they filled in themselves."""

    def reaches(self, rights: Rights, row: Any) -> bool:
        return rights.covers(self.right, codes.parent_of(row.unit_id))


class PlatformLedger(Ledger):
    """What a county uses is written down as it is; what it must use stands beside it."""

    app = "campaign"
    name = "platforms"
    title = "招生平台"
    model = PlatformUse
    basis = "实施方案 二（四）"
    key = ("platform",)
    order = ("unit",)
    rules = (rules.used_already,)
    columns = (
        Column("unit", "县（区）", form=False, filter=True),
        Column("platform", filter=True, example="河南省义务教育阶段招生管理服务平台", width=36),
        Column("due", "应使用", value=_due, form=False, excel=False, sort=False, shown=False),
        Column("verdict", "核对", value=_verdict, form=False, excel=False, sort=False),
        Column("used_since", example="2024-05-20"),
        Column("online_rate", example="100", help="网上办结的件数 ÷ 全部件数", width=10),
        Column("link", shown=False, width=30),
        Column("checked_on", form=False, filter=True),
        Column("issue__number", "问题台账编号", form=False, excel=False, shown=False),
    )
    presets = (Preset("unchecked", "上级未核验", lambda rows: rows.filter(checked_on=None)),)
    verbs = (
        Verb(
            "issue", "转为问题", action=actions.open_platform_issue, right=Right.REVIEW, bulk=True,
            when=lambda row: row.issue_id is None and bool(_faults(row)),
        ),
        SuperiorsVerb("check", "核验", action=actions.check_platform, right=Right.REVIEW, bulk=True),
    )  # fmt: skip
    detail_template = "campaign/register_detail.html"


def _saved(row: ProcessStep) -> str:
    """What the step spares a family, in words."""
    spared = (
        ("材料", row.materials_before - row.materials_after, "份"),
        ("时间", row.days_before - row.days_after, "个工作日"),
        ("跑动", row.visits_before - row.visits_after, "次"),
    )
    return "，".join(f"{what} {number} {unit}" for what, number, unit in spared if number > 0)


class ProcessLedger(Ledger):
    app = "campaign"
    name = "processes"
    title = "流程清单"
    model = ProcessStep
    basis = "实施方案 二（四）"
    key = ("step",)
    order = ("unit", "position")
    search = ("step",)
    rules = (never_more_than_before,)
    columns = (
        Column("step", example="网上报名", width=20),
        Column("unit", "县（区）", form=False, filter=True),
        Column("position", example="1", width=8, shown=False),
        Column("materials_before", example="6", width=10),
        Column("materials_after", example="2", width=10),
        Column("days_before", example="5", width=10, shown=False),
        Column("days_after", example="1", width=10, shown=False),
        Column("visits_before", example="2", width=10),
        Column("visits_after", example="0", width=10),
        Column("spared", "减少", value=_saved, form=False, excel=False, sort=False),
        Column("online", filter=True, example="是", width=10),
        Column("note", shown=False, width=30),
    )
    presets = (Preset("offline", "不能网上办理", lambda rows: rows.offline()),)


def _origin(actor: Actor, issue: Issue) -> Link | None:
    """From an issue back to the platform it was opened for."""
    use = PlatformUse.objects.under(*actor.scope).filter(issue=issue).first()
    return Link("招生平台登记", reverse("campaign:platforms-detail", args=[use.pk])) if use else None


register(PlatformLedger)
register_link("campaign/issues", _origin)
register(ProcessLedger)
