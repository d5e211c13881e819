"""Children of the left-behind ledger: the ledger that uses everything the toolkit has."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from stdnum.cn import ric

from tests.cast import QF, QF_SCHOOL, Cast
from yangguang.common import clock
from yangguang.ledgers import registry
from yangguang.ledgers.declaration import Ledger
from yangguang.tenancy.models import Unit
from yangguang.tenancy.scope import scope


def identity_number(sequence: int, born: str = "20150512", place: str = QF) -> str:
    """A valid invented number; odd sequences are boys."""
    body = f"{place}{born}{sequence:03d}"
    return body + ric.calc_check_digit(body + "0")


def child_values(sequence: int = 1, **changes: Any) -> dict[str, Any]:
    """Values of one left-behind child."""
    return {
        "child__name": f"王小{sequence}",
        "child__sex": "male" if sequence % 2 else "female",
        "child__id_type": "identity",
        "child__id_number": identity_number(sequence),
        "child__birth_date": date(2015, 5, 12),
        "child__household_place": "清丰县城关镇",
        "child__living_place": "",
        "child__guardian": "王建国",
        "child__guardian_relation": "",
        "child__guardian_phone": "13800001234",
        "school": Unit.objects.get(pk=QF_SCHOOL),
        "grade": "",
        "placement": "enrolled",
        "not_enrolled_reason": "",
        "source": "school",
        "found_on": date(2024, 6, 5),
        "verified_on": None,
        "away": "both",
        "away_place": "",
        "carer": "",
        **changes,
    }


def typed(values: dict[str, Any]) -> dict[str, str]:
    """Values as a browser posts them."""
    return {
        name: str(getattr(value, "pk", value)) for name, value in values.items() if value not in (None, "")
    }


@pytest.fixture
def ledger() -> Ledger:
    return registry.get("enrollment/left-behind")


@pytest.fixture
def child(cast: Cast, ledger: Ledger) -> Callable[..., Any]:
    """``child(3, child__name="李四")`` enters a child into the ledger of 清丰县."""

    def enter(sequence: int = 1, unit: str = QF, **changes: Any) -> Any:
        with scope("*"):
            return ledger.create(
                by=cast.qf_clerk, unit_id=unit, values=child_values(sequence, **changes), now=clock.now()
            )

    return enter


@pytest.fixture(autouse=True)
def _media(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
