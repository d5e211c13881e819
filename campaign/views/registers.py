"""Doors of the registers of policies and systems: the hub, the 1 + 5 matrix, what the processes spare."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from campaign.choices.systems import SystemKind
from campaign.queries import registers
from campaign.queries.campaigns import current_campaign
from campaign.queries.phases import bureaus
from yangguang.accounts.access import staff_only
from yangguang.accounts.middleware import ActorRequest
from yangguang.ledgers import registry
from yangguang.tenancy.choices import Level, Right

# The registers of the hub, in the order of the plan, and what each is for.
REGISTERS = (
    ("policies", "逐件判定保留、修改、废止，到期完成"),
    ("preferences", "依据、范围、条件标准、程序四要素齐全并公开"),
    ("special-types", "拔尖创新、外语、艺术、体育，按省级批准执行"),
    ("workgroup", "一把手、分管领导、办公室主任必须明确"),
    ("duties", "联动部门各负什么责任、找谁"),
    ("systems", "1 + 5 份文件齐全，都在施行"),
    ("platforms", "用规定的平台，全流程网上办理"),
    ("processes", "减少材料、时间和跑动"),
)


@require_GET
@staff_only(Right.VIEW)
def hub(request: ActorRequest) -> HttpResponse:
    """Every register with the way in, and each bureau's holes."""
    campaign = current_campaign(request.actor)
    if campaign is None:
        return render(request, "campaign/checks_none.html")
    units = bureaus(campaign, request.actor.scope)
    lines = registers.county_registers(units)
    context = {
        "campaign": campaign,
        "registers": [(registry.get(f"campaign/{name}"), text) for name, text in REGISTERS],
        "lines": lines,
        "special_faults": registers.special_faults([*request.actor.scope]),
    }
    return render(request, "campaign/registers.html", context)


@require_GET
@staff_only(Right.VIEW)
def systems(request: ActorRequest) -> HttpResponse:
    """The 1 + 5 documents × bureaus."""
    campaign = current_campaign(request.actor)
    if campaign is None:
        return render(request, "campaign/checks_none.html")
    units = [u for u in bureaus(campaign, request.actor.scope) if u.level == Level.COUNTY]
    missing = registers.missing_systems([unit.code for unit in units])
    context = {
        "campaign": campaign,
        "kinds": SystemKind.choices,
        "rows": [(unit, _cells(missing[unit.code])) for unit in units],
    }
    return render(request, "campaign/registers_systems.html", context)


@require_GET
@staff_only(Right.VIEW)
def processes(request: ActorRequest) -> HttpResponse:
    """What the simplified steps spare a family, by county and in all."""
    campaign = current_campaign(request.actor)
    if campaign is None:
        return render(request, "campaign/checks_none.html")
    rows = registers.process_totals([unit.code for unit in bureaus(campaign, request.actor.scope)])
    names = ("steps", "online_steps", "materials", "days", "visits")
    total = {name: sum(row[name] for row in rows) for name in names}
    return render(
        request, "campaign/registers_processes.html", {"campaign": campaign, "rows": rows, "total": total}
    )


def _cells(missing: dict[str, str]) -> list[tuple[str, str]]:
    """Tone and word of each of the 1 + 5."""
    words = {True: ("late", "缺文件"), False: ("late", "缺")}
    return [
        words[missing[kind].endswith("（缺文件）")] if kind in missing else ("ok", "有")
        for kind in SystemKind
    ]
