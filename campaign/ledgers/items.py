"""The checklist (附件) and its legal bases: the city keeps them, everybody below reads them."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from django.urls import reverse

from campaign.actions import items as actions
from campaign.forms.items import RetireForm
from campaign.models import ChecklistItem, Issue, LegalBasis
from campaign.queries.campaigns import current_campaign
from campaign.queries.checks import applies
from campaign.queries.items import library
from campaign.rules import items as rules
from yangguang.accounts.models import User
from yangguang.accounts.rights import Actor
from yangguang.common.refusals import Refusal
from yangguang.ledgers.declaration import Column, Ledger, Mark, Preset, Verb
from yangguang.ledgers.links import Link, register_link
from yangguang.ledgers.registry import register
from yangguang.tenancy import codes
from yangguang.tenancy.choices import Level, Right
from yangguang.tenancy.scope import current_scope


class CityLedger(Ledger):
    """Rows of a city that its counties and schools read."""

    app = "campaign"
    fill = Right.REVIEW
    levels = (Level.CITY,)
    published = True

    def queryset(self, actor: Actor) -> Any:
        """The rows of the cities ``actor`` sees anything of."""
        return self.model.objects.under(*{code[:4] for code in actor.rights.codes(self.view)})

    def closed_to_new(self, unit_id: str) -> Refusal | None:
        """Only a city has a checklist."""
        return None if codes.level_of(unit_id) == Level.CITY else rules.NotTheCity()


def _bases_known(values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What is cited stands in the library of the city."""
    text = values.get("basis") or ""
    found, unknown = rules.cited(text, library(current_scope().codes))
    if unknown:
        yield "basis", rules.unknown_bases(unknown)
    elif text and not found:
        yield "basis", rules.BasisMissing.message


def _status(row: ChecklistItem) -> Mark:
    return Mark(f"{row.retired_on:%m-%d} 停用", "stop") if row.retired_on else Mark("在用", "ok")


class ItemLedger(CityLedger):
    name = "items"
    title = "检查项"
    model = ChecklistItem
    basis = "实施方案 附件"
    key = ("code",)
    order = ("position", "code")
    search = ("code", "text", "basis")
    rules = (rules.basis_given, rules.prohibition_of_ten, rules.code_is_plain, _bases_known)
    columns = (
        Column("code", text=True, width=8, help="大写字母和数字；导入时编号相同即为修改", example="P12"),
        Column("text", width=50, help="已有结论的检查项改文字时自动换版，旧文字和结论保留"),
        Column("area", filter=True, example="招生政策"),
        Column("applies_to", filter=True, example="教育局和学校"),
        Column("prohibition", "十项严禁", width=10, shown=False, help="第几项，1 至 10；不涉及的留空"),
        Column("evidence", width=24, shown=False, help="销号时须有的材料；不要求的留空"),
        Column(
            "basis",
            width=30,
            help="至少一条，按法规依据库中的“简称 条款”填写，多条用“；”分开",
            example="义务教育法；实施方案 二（一）",
        ),
        Column("lines", filter=True, help="涉及稳定、安全、廉洁哪条底线，可不选", basis="实施方案 四（三）"),
        Column(
            "step", filter=True, shown=False, help="属于招生的哪个环节，可不选", basis="实施方案 二（三）"
        ),
        Column("position", shown=False, required=False, width=8, help="不填时排在最后"),
        Column("status", "状态", value=_status, sort=False),
        Column("retired_on", form=False, excel=False, shown=False),
        Column("retired_reason", form=False, excel=False, shown=False),
    )
    presets = (
        Preset("in-force", "在用", lambda rows: rows.in_force()),
        Preset("retired", "已停用", lambda rows: rows.exclude(retired_on=None)),
    )
    verbs = (
        Verb(
            "retire",
            "停用",
            action=actions.retire_item,
            right=Right.REVIEW,
            form=RetireForm,
            when=lambda row: row.retired_on is None,
            danger=True,
        ),
        Verb(
            "reinstate",
            "恢复",
            action=actions.reinstate_item,
            right=Right.REVIEW,
            when=lambda row: row.retired_on is not None and row.superseded_by_id is None,
        ),
    )
    detail_template = "campaign/item_detail.html"

    def queryset(self, actor: Actor) -> Any:
        """Of the campaign that is on: another year's list has the same codes."""
        campaign = current_campaign(actor)
        rows = super().queryset(actor)
        return rows.filter(campaign__year=campaign.year) if campaign else rows.none()

    def create(
        self, *, by: User | None, unit_id: str, values: Mapping[str, Any], now: datetime
    ) -> ChecklistItem:
        """A new item is a new version of the checklist."""
        campaign = current_campaign(unit_id)
        if campaign is None:
            raise rules.NoCampaignYet
        return actions.create_item(by=by, now=now, campaign=campaign, values=values)

    def update(
        self, *, by: User | None, row: ChecklistItem, values: Mapping[str, Any], now: datetime
    ) -> ChecklistItem:
        """A change is a new version; one of what an answered item asks makes a new wording."""
        return actions.amend_item(by=by, now=now, row=row, values=values)

    def locked(self, row: ChecklistItem) -> Refusal | None:
        """A retired item stays as it was."""
        return rules.ItemRetired() if row.retired_on is not None else None


class BasisLedger(CityLedger):
    name = "bases"
    title = "法规依据"
    model = LegalBasis
    basis = "实施方案 二（一）"
    key = ("short", "clause")
    order = ("short", "clause")
    search = ("title", "short", "summary")
    columns = (
        Column("short", width=18, help="检查项引用时写的名称", example="义务教育法"),
        Column("clause", required=False, width=12, help="引用全文时留空", example="第十二条"),
        Column("title", width=36, example="中华人民共和国义务教育法"),
        Column("summary", width=50, help="用自己的话概括，不超过三句"),
        Column("issued_by", filter=True, example="全国人民代表大会常务委员会", width=20),
        Column("issued_on", shown=False, filter=True, example="2006-06-29"),
        Column("link", shown=False, width=30, example="https://flk.npc.gov.cn/"),
    )
    detail_template = "campaign/basis_detail.html"

    def update(self, *, by: User | None, row: LegalBasis, values: Mapping[str, Any], now: datetime) -> Any:
        """What items cite keeps its name."""
        renamed = any(values.get(name, getattr(row, name)) != getattr(row, name) for name in self.key)
        if renamed and row.citations.exists():
            raise rules.BasisInUse
        return super().update(by=by, row=row, values=values, now=now)


register(ItemLedger)
register(BasisLedger)


def _item_of(actor: Actor, issue: Issue) -> Link | None:
    """From an issue back to the very item, on the checklist of the unit that has it."""
    if issue.item is None or not applies(issue.item, codes.level_of(issue.unit_id)):
        return None
    page = reverse("campaign:checks-unit", args=[issue.unit_id])
    return Link(f"检查项 {issue.item.code}", f"{page}#item-{issue.item.code}")


def _own_page(actor: Actor, school: Any) -> Link | None:
    """From the register to a school's own page."""
    return Link("本校首页", reverse("campaign:school-home", args=[school.unit_id]))


register_link("campaign/issues", _item_of)
register_link("enrollment/schools", _own_page)
