"""What the record of a draw (抽取记录) prints."""

from typing import Any

from django.conf import settings
from django.urls import reverse

from campaign.queries.inspections import DrawBoard
from yangguang.common import clock
from yangguang.documents.numerals import chinese_date
from yangguang.documents.official import OfficialDocument

TEMPLATE = "campaign/draw_pdf.html"


def context(board: DrawBoard) -> dict[str, Any]:
    """The context of :data:`TEMPLATE`: a function of the plan, its lists and its numbers."""
    plan = board.plan
    assert plan.frozen_on is not None  # the door asks for a plan that was drawn
    assert plan.drawn_on is not None
    training = clock.training_date() is not None
    return {
        "document": OfficialDocument(
            title=f"{plan.title}\n双随机抽取记录",
            issuer=f"{plan.unit.name}教育局",
            dated=plan.drawn_on,
            red_head=False,
            notice="演练数据，非正式公文" if training else "",
        ),
        "plan": plan,
        "url": settings.SITE_URL + reverse("campaign:draws-detail", args=[plan.pk]),
        "board": board,
        "frozen": chinese_date(plan.frozen_on),
        "drawn": chinese_date(plan.drawn_on),
        "seed_on": chinese_date(plan.seed_on),
        "rows": [
            {
                "position": position,
                "school": found.school,
                "inspectors": [
                    f"{one.name}（{board.homes.get(one.home, one.home)}）" for one in found.inspectors
                ],
            }
            for position, found in enumerate(board.drawn, start=1)
        ],
    }
