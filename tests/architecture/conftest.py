"""A campaign with the belongings of two counties and of a school in each."""

from pathlib import Path
from typing import Any

import pytest

from tests.architecture import world
from tests.architecture.world import Belongings
from tests.cast import NL, NL_SCHOOL, QF, QF_SCHOOL, QF_SCHOOL_2, Cast
from yangguang.tenancy.scope import scope


@pytest.hookimpl(tryfirst=True)  # before xdist reads the groups
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What asks every URL takes minutes. A group of many tests is dealt out first, so that no process is left
    alone with one of these at the end, whatever the order of the others."""
    for item in items:
        if "belongings" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.xdist_group("every-url"))


@pytest.fixture
def belongings(cast: Cast, settings: Any, tmp_path: Path, monkeypatch: Any, at: Any) -> dict[str, Belongings]:
    """Unit code → what it owns, for 清丰县, 南乐县, two schools of the one and one of the other."""
    settings.MEDIA_ROOT = tmp_path
    for room in ("reports.actions.documents", "campaign.actions.letter_documents"):
        monkeypatch.setattr(f"{room}.render_pdf", lambda *args: world.PDF)
    at(world.FRIDAY)
    owners = {
        QF: cast.qf_clerk,
        QF_SCHOOL: cast.qf_school,
        QF_SCHOOL_2: cast.qf_clerk,
        NL: cast.nl_clerk,
        NL_SCHOOL: cast.nl_clerk,
    }
    with scope("*"):
        campaign = world.begin(cast)
        made = {code: world.furnish(campaign, code, by, f"金丝雀{code}鸣") for code, by in owners.items()}
        for county, name in ((QF, "qf"), (NL, "nl")):
            world.report(made[county], cast, name)
    return made
