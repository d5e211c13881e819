"""`make run`'s supervisor: says when it is ready, tells who died, leaves nothing behind."""

import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from yangguang.embedded import environment, processes, supervisor
from yangguang.embedded.places import ROOT, Data

# What the demo holds is tested elsewhere; here the database needs no more than its tables.
RUN = """
import sys
from yangguang.embedded import supervisor
from yangguang.embedded.__main__ import main
supervisor.PREPARATION = supervisor.PREPARATION[:1]
sys.exit(main(sys.argv[1:]))
"""

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("run")]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(data: Data, port: int) -> Iterator[tuple["subprocess.Popen[str]", str]]:
    """Start a run; give it and what it printed until it was ready; kill it if the test did not end it."""
    given = environment.asked_for(os.environ, data) | {"PORT": str(port)}
    child = subprocess.Popen(
        [sys.executable, "-c", RUN, "--data", str(data.path), "run"],
        cwd=ROOT,
        env=given,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert child.stdout
    with child, child.stdout:
        said = ""
        for line in child.stdout:
            said += line
            if "Ctrl-C" in line:
                break
        try:
            yield child, said
        finally:
            child.terminate()
            child.wait(60)


def left(data: Data) -> list[str]:
    names = [note.stem for note in data.pids.glob("*.pid")]
    return [name for name in names if processes.find(data, name)]


def test_it_says_where_it_is_and_a_request_to_stop_leaves_nothing_running(tmp_path: Path) -> None:
    data, port = Data(tmp_path / "d"), free_port()
    with running(data, port) as (child, said):
        assert f"yangguang is ready at http://127.0.0.1:{port}\n" in said
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/livez", timeout=10) as answer:
            assert answer.status == 200
        assert {"web", "worker", "beat", "postgres", "valkey"} <= set(left(data))
        child.send_signal(signal.SIGTERM)
        assert child.wait(60) == 0
    assert left(data) == []
    # The second start finds the database prepared.
    with running(data, port) as (child, said):
        assert "manage.py" not in said
        web = processes.find(data, "web")
        assert web
        os.kill(web.pid, signal.SIGKILL)
        assert child.wait(60) == 1
        assert child.stdout
        assert re.search(r"^web died", child.stdout.read(), re.MULTILINE)
    assert left(data) == []


def test_the_demo_accounts_of_the_contract_are_told() -> None:
    for name in (
        "qf.clerk",
        "qf.handler",
        "hl.reviewer",
        "qf.school",
        "py.supervisor",
        "hn.viewer",
        "admin.audit",
    ):
        assert name in supervisor.ACCOUNTS


def test_a_taken_port_is_named_before_anything_starts(tmp_path: Path) -> None:
    data = Data(tmp_path / "d")
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        with running(data, holder.getsockname()[1]) as (child, said):
            assert child.wait(30) == 1
            assert "is taken" in said
    assert left(data) == []
