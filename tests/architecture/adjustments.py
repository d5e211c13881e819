"""How an adjustment is walked: each step is recorded with its document, and people are asked for a week."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.architecture.world import PDF, Belongings
from tests.cast import QF, Cast
from yangguang.common import clock
from zoning.actions import adjustments as actions
from zoning.models import AddressRule, Adjustment, Zone

BEFORE = timedelta(days=10)  # people were asked, and it is over


def adjustment(cast: Cast, world: dict[str, Belongings]) -> Adjustment:
    """The county's own, with its draft zone and a rule in it."""
    found = world[QF].rows[Adjustment]
    assert isinstance(found, Adjustment)
    Zone.objects.filter(pk=world[QF].rows[Zone].pk).update(adjustment=found)
    assert AddressRule.objects.filter(zone__adjustment=found).exists()
    return found


def begin(row: Adjustment) -> None:
    actions.begin(by=None, row=row, now=clock.now())


def _recorded(row: Adjustment, verb: str, **answers: Any) -> None:
    now = clock.now()
    early = row.state not in ("consultation", "decision")
    day = (now - BEFORE).date() if early else now.date()
    actions.record_step(
        by=None, row=row, now=now, on=day, held_by="县教育局", document="清教〔2024〕9号",
        document_title="文件", summary="可行", file=SimpleUploadedFile("文件.pdf", PDF, "application/pdf"),
    )  # fmt: skip
    getattr(actions, verb)(by=None, row=row, now=now, **answers)


def consult(row: Adjustment) -> None:
    opens = (clock.now() - BEFORE).date()
    registration = clock.today() + timedelta(days=5)
    actions.record_step(
        by=None, row=row, now=clock.now() - BEFORE, on=opens, held_by="县教育局", document_title="文件",
        summary="可行", file=SimpleUploadedFile("文件.pdf", PDF, "application/pdf"),
    )  # fmt: skip
    actions.consult(
        by=None, row=row, now=clock.now() - BEFORE, opens_on=opens, closes_on=opens + timedelta(days=6),
        registration_opens_on=registration,
    )  # fmt: skip


def publish(row: Adjustment) -> None:
    _recorded(row, "publish", registration_opens_on=clock.today() + timedelta(days=5))


PAGES: dict[tuple[str, str], Callable[[Any], None]] = {
    ("zoning/adjustments", "begin"): begin,
    ("zoning/adjustments", "argue"): partial(_recorded, verb="argue"),
    ("zoning/adjustments", "consult"): consult,
    ("zoning/adjustments", "decide"): partial(_recorded, verb="decide"),
    ("zoning/adjustments", "publish"): publish,
}
