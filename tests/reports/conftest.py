"""What the tests of reports share: the 2024 campaign, a few issues, people, a road to every state."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from campaign.actions import open_issue, start_campaign
from campaign.choices import Area, Source
from campaign.models import Campaign
from reports import actions
from reports.choices import State
from reports.models import Filing
from tests.cast import HL, NL, PY, QF, QF_SCHOOL, Cast
from yangguang.accounts.actions import grant_role
from yangguang.accounts.models import User
from yangguang.common import clock
from yangguang.tenancy.models import Unit

FRIDAY = date(2024, 6, 14)  # the first weekly report is due
TEXTS = {"work_done": "完成自查。", "problems": "个别学校公示不全。", "next_steps": "逐校复核。"}


@dataclass
class World:
    """A campaign on the first Friday of its acting phase; every county owes its first weekly report."""

    cast: Cast
    campaign: Campaign

    @property
    def now(self) -> datetime:
        return clock.now()

    def draft(self) -> None:
        actions.draft_due_filings(now=self.now)

    def filing(self, unit: str) -> Filing:
        """The newest edition of the unit's newest report."""
        return Filing.objects.filter(unit_id=unit).order_by("-period_end", "-edition").first()

    def people(self, unit: str) -> dict[str, User]:
        return {role: getattr(self.cast, f"{NAMES[unit]}_{role}") for role in ("clerk", "reviewer", "leader")}

    def bring(self, unit: str, state: str, *, zero: bool = False, **texts: str) -> Filing:
        """Walk the newest filing of ``unit`` to ``state`` through the actions people use."""
        filing = actions.write_narrative(
            by=self.people(unit)["clerk"],
            filing=self.filing(unit),
            texts=TEXTS | texts,
            zero_confirmed=zero,
            hand_over=True,
            now=self.now,
        )
        for act, role, more in ROADS[State(state)]:
            person = self.superior(unit) if role == "superior" else self.people(unit)[role]
            act(by=person, filing=filing, now=self.now, **more)
        filing.refresh_from_db()
        assert filing.state == state
        return filing

    def superior(self, unit: str) -> User:
        return self.cast.hn_reviewer if unit == PY else self.cast.py_reviewer

    def issue(self, unit: str = QF_SCHOOL, area: str = Area.POLICY, on: date = date(2024, 6, 12)) -> None:
        open_issue(
            by=None,
            now=self.now,
            campaign=self.campaign,
            unit=Unit.objects.get(pk=unit),
            area=area,
            source=Source.SELF_CHECK,
            found="招生简章未公示（虚构）",
            found_on=on,
            due_on=on + timedelta(days=60),
        )


Road = list[tuple[Callable[..., Filing], str, dict[str, str]]]
_CHECKED: Road = [(actions.check_filing, "reviewer", {})]
_SIGNED: Road = [*_CHECKED, (actions.sign_filing, "leader", {})]
_SUBMITTED: Road = [*_SIGNED, (actions.submit_filing, "clerk", {})]
ROADS: dict[State, Road] = {
    State.DRAFT: [],
    State.CHECKED: _CHECKED,
    State.SIGNED: _SIGNED,
    State.SUBMITTED: _SUBMITTED,
    State.ACCEPTED: [*_SUBMITTED, (actions.accept_filing, "superior", {})],
    State.RETURNED: [*_SUBMITTED, (actions.return_filing, "superior", {"reason": "数据有误"})],
    State.WITHDRAWN: [*_SIGNED, (actions.withdraw_filing, "leader", {"reason": "有错别字"})],
}
NAMES = {QF: "qf", NL: "nl", HL: "hl", PY: "py"}
EXTRA = [
    ("py_clerk", "clerk", PY),
    ("hl_reviewer", "reviewer", HL),
    ("hl_leader", "leader", HL),
    ("hn_reviewer", "reviewer", "41"),
]


@pytest.fixture
def world(cast: Cast, everywhere: None, at: Any, settings: Any, tmp_path: Path) -> World:
    settings.MEDIA_ROOT = tmp_path
    at(FRIDAY.isoformat())
    for name, role, unit in EXTRA:
        user = User.objects.create_user(name.replace("_", "."), name=name, must_change_password=False)
        grant_role(by=None, user=user, unit=Unit.objects.get(pk=unit), role=role, now=clock.now())
        cast.people[name] = user
    campaign = start_campaign(by=None, now=clock.now(), city=Unit.objects.get(pk=PY), year=2024)
    world = World(cast, campaign)
    world.issue(QF_SCHOOL, Area.POLICY)
    world.issue(QF, Area.PROCESS, date(2024, 6, 1))
    world.issue(NL, Area.CONDUCT)
    return world
