"""What each school must have published before registration (五项公开)."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any, ClassVar

from campaign.actions import disclosures as actions
from campaign.forms.disclosure import WithdrawForm
from campaign.models.disclosures import Disclosure
from campaign.queries.disclosure import cell_of, counted
from campaign.rules.disclosure import DISCLOSURES
from yangguang.accounts.models import User
from yangguang.common import clock
from yangguang.ledgers.declaration import Column, Ledger, Mark, Preset, Verb
from yangguang.ledgers.registry import register
from yangguang.tenancy.choices import Level
from yangguang.tenancy.codes import level_of
from yangguang.tenancy.models import Unit


def past_or_today(*names: str) -> Callable[[Mapping[str, Any]], Iterator[tuple[str, str]]]:
    """A rule: these dates have come."""

    def rule(values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        today = clock.today()
        for name in names:
            if isinstance(values.get(name), date) and values[name] > today:
                yield name, f"日期不能晚于今天（{today:%Y-%m-%d}）。"

    return rule


def _published_says_something(values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """A date of publication without a text would publish nothing."""
    if values.get("published_on") and not str(values.get("text") or "").strip():
        yield "text", "已填公布日期，请同时填写公布内容，家长看到的就是这些文字。"


def _standing(row: Disclosure) -> Mark:
    cell = cell_of(row.element, row, row.due_on, clock.today())
    return Mark(f"{cell.text} {cell.note}".strip(), cell.tone)


def _entry(unit_id: str, values: Mapping[str, Any]) -> actions.Entry:
    """The unit's level is in its code, so nobody needs to look it up."""
    given = {name: value for name, value in values.items() if value not in (None, "")}
    return actions.Entry(unit=Unit(pk=unit_id, level=level_of(unit_id)), **given)


class DisclosureLedger(Ledger):
    """Written by the school or for it by its county; public as soon as it has a date of publication."""

    app = "campaign"
    name = "disclosures"
    title = "招生信息五项公开"
    model = Disclosure
    basis = "实施方案 二（四）"
    key = ("element",)
    order = ("unit", "element")
    search = ("text",)
    levels = (Level.SCHOOL,)
    rules = (past_or_today("published_on"), _published_says_something)
    columns = (
        Column("element", "要素", filter=True, example="招生政策", width=12),
        Column("unit", "学校", form=False, filter=True),
        Column(
            "text", width=60, example="按学区就近免试入学，具体见清丰县 2024 年招生意见。",
            help="家长在手机上看到的文字：说清楚、说完整，不写内部情况和个人信息", shown=False,
        ),
        Column(
            "link", width=30, example="https://www.example.gov.cn/zs.html", help="没有网页可不填",
            shown=False,
        ),
        Column("place", help="公布在哪里", example="县政府网站、校门口公示栏", shown=False, width=20),
        Column(
            "due_on", required=False, filter=True, example="2024-06-07",
            help="不填为方案规定的日期；报名更早的，由县（区）改早", width=12,
        ),
        Column(
            "published_on", filter=True, example="2024-06-03",
            help="已经公布的填公布日期，保存后家长就能看到；还没公布的留空", width=12,
        ),
        Column("standing", "公布情况", value=_standing, form=False, excel=False, sort=False),
        Column("state", form=False, excel=False, filter=True, shown=False),
        Column("edition", form=False, excel=False, shown=False),
        Column("first_published_on", form=False, excel=False, shown=False, filter=True),
        Column("proved_at", form=False, excel=False, shown=False),
    )  # fmt: skip
    presets = (
        Preset("overdue", "逾期未公布", lambda rows: rows.overdue(clock.today())),
        Preset("unproved", "已公布缺快照", lambda rows: rows.public().filter(proved_at=None)),
        Preset("public", "已公布", lambda rows: rows.public()),
    )
    counted: ClassVar = {"public": "已公布", "on_time": "按期公布", "proved": "有快照"}
    verbs = (
        Verb.of(DISCLOSURES, "publish", action=actions.publish_disclosure, bulk=True),
        Verb.of(
            DISCLOSURES, "withdraw", action=actions.withdraw_disclosure, form=WithdrawForm, danger=True,
            when=lambda row: row.edition > 0,
        ),
    )  # fmt: skip
    detail_template = "campaign/disclosure_detail.html"

    def preset(self, name: str) -> Preset | None:
        """Also what a figure of the page of all counties counts: ``on_time-2024``."""
        figure, _, year = name.partition("-")
        if figure not in self.counted or not (year.isdecimal() and len(year) == 4):
            return super().preset(name)
        return Preset(
            name, f"{year} 年{self.counted[figure]}", lambda rows: rows.filter(counted(figure, int(year)))
        )

    def named(self, row: Any) -> str:
        return f"{row.unit.name}：{row.get_element_display()}"

    def create(
        self, *, by: User | None, unit_id: str, values: Mapping[str, Any], now: datetime
    ) -> Disclosure:
        """A row of the form or the API begins an element the one way there is."""
        return actions.write_disclosures(by=by, now=now, entries=[_entry(unit_id, values)])[0]

    def create_many(
        self, *, by: User | None, rows: Sequence[tuple[str, Mapping[str, Any]]], now: datetime
    ) -> None:
        """A workbook: the same, all at once."""
        entries = [_entry(unit_id, values) for unit_id, values in rows]
        actions.write_disclosures(by=by, now=now, entries=entries)

    def update(
        self, *, by: User | None, row: Disclosure, values: Mapping[str, Any], now: datetime
    ) -> Disclosure:
        return actions.amend_disclosure(by=by, now=now, row=row, values=values)


register(DisclosureLedger)
