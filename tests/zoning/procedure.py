"""An adjustment led from step to step: the clerk records, the reviewer passes, the leader signs."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from tests.cast import Cast
from yangguang.tenancy.scope import scope
from zoning.actions import adjustments as actions
from zoning.actions.opinions import Said
from zoning.models import Adjustment, AdjustmentStep, Zone

PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF\n"
BEGUN = date(2024, 5, 6)
STATES = ["draft", "assessment", "argument", "consultation", "decision", "published"]
ONWARDS = dict(zip(STATES, ["begin", "argue", "consult", "decide", "publish"], strict=False))


def at(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(9)))


NOW = at(BEGUN)


def said(text: str = "离家太远", stance: str = "oppose", **more: str) -> Said:
    return Said(stance=stance, text=text, **more)


class Course:
    """``to("decision")`` leads there; ``day`` is the day on which things happen."""

    def __init__(self, cast: Cast, row: Adjustment) -> None:
        self.cast, self.row, self.day = cast, row, BEGUN
        self.new: Zone | None = None

    @property
    def now(self) -> datetime:
        return at(self.day)

    @property
    def onwards(self) -> str:
        """The verb that leaves the state."""
        return ONWARDS[self.row.state]

    def close(self) -> None:
        """Wait until the consultation is over."""
        if self.row.state == "consultation" and self.row.closes_on is not None:
            self.day = max(self.day, self.row.closes_on + timedelta(days=1))

    def record(self, kind: str, **more: Any) -> AdjustmentStep:
        file = SimpleUploadedFile("报告.pdf", PDF, "application/pdf")
        values = {
            "on": self.day, "held_by": "县教育局", "document": "清教〔2024〕9号",
            "document_title": f"{kind}文件", "summary": "可行", "file": file,
        } | more  # fmt: skip
        with scope("*"):
            return actions.record_step(by=self.cast.qf_clerk, row=self.row, now=self.now, **values)

    def do(self, verb: str, **more: Any) -> Adjustment:
        by = more.pop("by", None) or self._who(verb)
        values = self._answers(verb) | more
        with scope("*"):
            getattr(actions, verb)(by=by, row=self.row, now=self.now, **values)
            self.row.refresh_from_db()
        return self.row

    def to(self, state: str) -> Adjustment:
        while self.row.state != state:
            if self.row.state != "draft":
                self.close()
                self.record(self.row.state)
            self.do(self.onwards)
        return self.row

    def _who(self, verb: str) -> Any:
        return {"begin": self.cast.qf_clerk, "publish": self.cast.qf_leader}.get(verb, self.cast.qf_reviewer)

    def _answers(self, verb: str) -> dict[str, Any]:
        registration = {"registration_opens_on": BEGUN + timedelta(days=30)}
        closes = self.day + timedelta(days=6)
        return {
            "consult": {"opens_on": self.day, "closes_on": closes, **registration},
            "publish": registration,
        }.get(verb, {})
