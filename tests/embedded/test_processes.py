"""A process that ended is not running, and nothing of it stays behind."""

import os
import signal
from pathlib import Path

import pytest

from yangguang.embedded import processes
from yangguang.embedded.places import Data


@pytest.fixture
def sleeper(tmp_path: Path) -> processes.Process:
    data = Data(tmp_path)
    data.make()
    return processes.start(data, "sleeper", ["sleep", "60"])


def test_a_child_that_dies_while_it_is_asked_for_is_buried(
    sleeper: processes.Process, monkeypatch: pytest.MonkeyPatch
) -> None:
    """PostgreSQL would not start again while anything answers to the number of the server that was killed."""
    born = processes.birth

    def dies_now(pid: int) -> str | None:
        os.kill(pid, signal.SIGKILL)
        assert processes.wait_until(lambda: born(pid) is None, 5)
        return born(pid)

    monkeypatch.setattr(processes, "birth", dies_now)
    assert not sleeper.running()
    with pytest.raises(ProcessLookupError):
        os.kill(sleeper.pid, 0)


def test_a_living_child_runs_until_it_is_stopped(sleeper: processes.Process) -> None:
    assert sleeper.running()
    sleeper.stop()
    assert not sleeper.running()
    assert sleeper.exit_code() == -signal.SIGTERM
