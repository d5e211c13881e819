"""相互检查 of the demo: one running, one waiting for the city, one released; and a checklist that changed."""

from datetime import datetime, timedelta

from campaign.actions import answer_check, items
from campaign.actions import crosschecks as actions
from campaign.choices import Answer
from campaign.demo.people import Offices
from campaign.demo.texts import MARK
from campaign.models import Campaign, CrossCheck
from yangguang.tenancy.choices import Level
from yangguang.tenancy.models import Unit

DOUBTS = (
    f"截图看不出公布日期，不能证明提前公布{MARK}",
    f"台账与名册相差 1 人，结论应为“发现问题”{MARK}",
    f"附件是去年的文件，没有今年的依据{MARK}",
)
# Who checks whom, days from now until the end, how it stands.
PAIRS = (
    ("410923", "410922", 5, "checking"),
    ("410902", "410927", 3, "done"),
    ("410928", "410926", 4, "released"),
)
UNAWARE = "410927"  # has not answered what was added


def load(*, campaign: Campaign, offices: Offices, now: datetime) -> None:
    """Three pairs of counties, then the city changes its list."""
    city = offices.reviewer(campaign.unit_id)
    here = set(Unit.objects.under(campaign.unit_id).values_list("code", flat=True))
    for checker, unit, days, stand in PAIRS:
        if not {checker, unit} <= here:
            continue
        judge = offices.reviewer(checker)
        row = actions.assign(
            by=city, now=now - timedelta(days=3), campaign=campaign, unit=Unit.objects.get(pk=unit),
            checker=Unit.objects.get(pk=checker), until=now.date() + timedelta(days=days),
            note=f"重点核对公示截图的日期和台账人数{MARK}", seed=f"{campaign.year} {unit} demo",
        )  # fmt: skip
        findings = list(row.findings.order_by("place"))
        share = len(findings) // 2 if stand == "checking" else len(findings)
        for place, finding in enumerate(findings[:share]):
            doubt = DOUBTS[place % len(DOUBTS)] if place % 9 == 4 else ""
            moment = now - timedelta(days=1, minutes=share - place)
            actions.judge(by=judge, now=moment, row=finding, agree=not doubt, reason=doubt)
        if stand != "checking":
            actions.finish(by=judge, now=now - timedelta(hours=20), row=row)
        if stand == "released":
            _decide(row, offices, now)
    _change_the_list(campaign, offices, now)


def _decide(row: CrossCheck, offices: Offices, now: datetime) -> None:
    city = offices.reviewer(row.unit_id[:4])
    for place, finding in enumerate(row.findings.filter(state="disputed").order_by("place")):
        moment = now - timedelta(hours=18)
        if place % 2 == 0:
            actions.open_from_finding(by=city, now=moment, row=finding)
        else:
            actions.dismiss(by=city, now=moment, row=finding, reason=f"已电话核实，材料齐全{MARK}")
    actions.release(by=city, now=now - timedelta(hours=17), row=row)


def _change_the_list(campaign: Campaign, offices: Offices, now: datetime) -> None:
    """In July: more to prove under one item, one item dropped, one added that 台前县 has not seen."""
    city, by_code = (
        offices.reviewer(campaign.unit_id),
        {item.code: item for item in campaign.items.in_force()},
    )
    moment = (now - timedelta(days=1)).replace(hour=10, minute=5)
    items.amend_item(
        by=city, now=moment, row=by_code["P03"], values={"evidence": "优待政策文件、公示截图和办理记录"}
    )
    items.retire_item(by=city, now=moment, row=by_code["R04"], reason=f"并入 S07{MARK}")
    added = items.create_item(
        by=city, now=moment, campaign=campaign,
        values={
            "code": "D08", "area": "disclosure", "applies_to": "bureau", "lines": "stability",
            "step": "admit",
            "text": f"录取结果和补录安排是否按批次及时公布{MARK}", "evidence": "公示截图",
            "basis": "实施方案 二（四）", "position": by_code["D07"].position,
        },
    )  # fmt: skip
    for county in Unit.objects.under(campaign.unit_id).filter(level=Level.COUNTY, active=True):
        if county.code != UNAWARE:
            answer_check(
                by=offices.clerk(county.code), now=now - timedelta(hours=3), unit=county, item=added,
                answer=Answer.FINE, note=f"已按批次公布{MARK}",
            )  # fmt: skip
