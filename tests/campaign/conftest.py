"""A campaign of 2024 in the cast's city."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from campaign.actions import Reply, answer_checks, attach_to_check, disclosures, letters, start_campaign
from campaign.choices import Answer
from campaign.choices.discipline import LetterState
from campaign.choices.disclosure import Element
from campaign.models import Assignment, Campaign, ChecklistItem, Letter
from campaign.models.disclosures import Disclosure
from campaign.queries.campaigns import items_by_code
from campaign.queries.checks import applies, assignment_of
from tests.cast import PY, QF, QF_SCHOOL, Cast
from yangguang.accounts.models import User
from yangguang.common import clock
from yangguang.tenancy.models import Unit

Write = Callable[..., Disclosure]


@pytest.fixture
def now(at: Callable[[str], None]) -> datetime:
    """The moment of the test: the training day of the harness."""
    return clock.now()


@pytest.fixture
def campaign(cast: Cast, everywhere: None, now: datetime) -> Campaign:
    """The campaign of 濮阳市, started; every unit of the cast owes its share."""
    return start_campaign(by=None, now=now, city=Unit.objects.get(pk=PY), year=2024)


@pytest.fixture
def items(campaign: Campaign) -> dict[str, ChecklistItem]:
    """The checklist by code."""
    return items_by_code(campaign)


@pytest.fixture
def unit() -> Callable[[str], Unit]:
    """``unit("410922")``."""
    return lambda code: Unit.objects.get(pk=code)


@pytest.fixture(autouse=True)
def _own_media(settings: Any, tmp_path: Any) -> None:
    """Files of a test go with the test."""
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def paper() -> Callable[..., SimpleUploadedFile]:
    """``paper()``: a small PDF somebody uploads."""

    def make(name: str = "佐证.pdf") -> SimpleUploadedFile:
        return SimpleUploadedFile(name, b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF\n", "application/pdf")

    return make


@pytest.fixture
def filled(campaign: Campaign, now: datetime, paper: Any) -> Callable[..., Assignment]:
    """``filled(unit, by, problems=("P01",))``: the unit's whole checklist, answered and ready to go."""

    def fill(unit: Unit, by: User, problems: tuple[str, ...] = ()) -> Assignment:
        replies = [
            Reply(
                item=item,
                answer=Answer.PROBLEM if item.code in problems else Answer.FINE,
                found=f"{item.code} 发现的问题" if item.code in problems else "",
            )
            for item in campaign.items.all()
            if applies(item, unit.level)
        ]
        for check in answer_checks(by=by, now=now, unit=unit, replies=replies):
            if check.answer == Answer.PROBLEM:
                attach_to_check(by=by, now=now, unit=unit, item=check.item, upload=paper())
        found = assignment_of(unit, campaign)
        assert found is not None
        return found

    return fill


@pytest.fixture
def drafted_letter(cast: Cast, campaign: Campaign, now: datetime) -> Callable[..., Letter]:
    """``drafted_letter(QF_SCHOOL)``: a letter of 清丰县 to one of its schools, not signed yet."""

    def make(code: str = QF_SCHOOL, issuer: str = QF, **more: Any) -> Letter:
        values = {
            "subject": "规范招生报名行为", "facts": "报名时收取竞赛证书（虚构）。", "area": "conduct",
            "reply_by": date(2024, 7, 26), **more,
        }  # fmt: skip
        units = {unit.pk: unit for unit in Unit.objects.filter(pk__in=[issuer, code])}
        by = cast.py_supervisor if issuer == PY else cast.qf_reviewer
        return letters.draft_letter(
            by=by, now=now, issuer=units[issuer], addressee=units[code], values=values
        )

    return make


@pytest.fixture
def letter_at(cast: Cast, drafted_letter: Callable[..., Letter], now: datetime) -> Callable[..., Letter]:
    """``letter_at("replied")``: a letter brought there by the right people."""

    def bring(state: str, **more: Any) -> Letter:
        letter = drafted_letter(**more)
        steps: list[Callable[[], Letter]] = [
            lambda: letters.sign_letter(by=cast.qf_leader, now=now, row=letter),
            lambda: letters.receive_letter(by=cast.qf_school, now=now, row=letter),
            lambda: letters.reply_to_letter(by=cast.qf_school, now=now, row=letter, reply="已整改。"),
            lambda: letters.verify_letter(by=cast.qf_reviewer, now=now, row=letter, text="同意办结"),
        ]
        for step in steps[: list(LetterState).index(LetterState(state))]:
            step()
        letter.refresh_from_db()
        assert letter.state == state
        return letter

    return bring


@pytest.fixture
def write(campaign: Campaign, cast: Cast, now: datetime, unit: Any) -> Write:
    """``write("policy", published_on=…)``: one element of 向阳小学, written by its clerk."""

    def make(element: str = Element.POLICY, *, school: str = QF_SCHOOL, **values: Any) -> Disclosure:
        given = {"text": "就近免试入学。", **values}
        by = cast.qf_school if school == QF_SCHOOL else cast.qf_clerk
        return disclosures.write_disclosure(by=by, now=now, unit=unit(school), element=element, **given)

    return make
