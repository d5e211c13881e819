"""Telephones that are published."""

from typing import Any

from campaign.completion import register_completion
from campaign.contents import register_contents
from campaign.ledgers.handed_in import HandedInLedger
from campaign.models import Assignment, Hotline
from campaign.queries.registers import hotline_complete
from yangguang.ledgers.declaration import Column, Preset
from yangguang.ledgers.registry import register
from yangguang.tenancy.choices import Level


class HotlineLedger(HandedInLedger):
    """What the front page of the public lists, county by county."""

    app = "campaign"
    name = "hotlines"
    title = "热线电话"
    model = Hotline
    basis = "实施方案 二（四）、三（三）"
    key = ("phone",)
    order = ("unit",)
    search = ("phone",)
    levels = (Level.COUNTY, Level.CITY)
    columns = (
        Column("unit", "单位", filter=True),
        Column("phone", "电话", text=True, help="保存后立即公布在首页", example="0393-0000000", width=18),
        Column("purpose", "用途", example="招生咨询和举报", width=18),
        Column("hours", "接听时间", example="工作日 8:30—12:00，14:30—18:00", width=30),
        Column("link", "公布网址", help="除本系统首页外，还在哪个网页公布", width=30),
        Column(
            "checked_on", "核验日期", filter=True, help="拨通并在网页上看到号码的日期", example="2024-06-03"
        ),
    )
    presets = (
        Preset("unpublished", "缺公布网址", lambda rows: rows.filter(link="")),
        Preset("unchecked", "未核验", lambda rows: rows.filter(checked_on=None)),
    )


def hotlines_of(assignment: Assignment) -> Any:
    """The unit's numbers: what M4 hands in. More may be opened later."""
    return Hotline.objects.filter(unit_id=assignment.unit_id)


register(HotlineLedger)
register_contents("M4", "campaign/hotlines", hotlines_of, growing=True)
register_completion("M4", hotline_complete)
