"""Several commands on one DATA, and several DATA on one machine."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.embedded.conftest import connect
from yangguang.embedded import postgres, processes, services, valkey
from yangguang.embedded.places import ROOT, Data


def exec_command(data: Path, *command: str, fast: str = "--fast") -> list[str]:
    return [sys.executable, "-m", "yangguang.embedded", "--data", str(data), "exec", fast, "--", *command]


def test_two_data_directories_run_side_by_side(tmp_path: Path) -> None:
    one, two = Data(tmp_path / "one"), Data(tmp_path / "two")
    with services.services(one, fast=True, given={}), services.services(two, fast=True, given={}):
        with connect(one, postgres.OWNER) as cursor:
            cursor.execute("CREATE TABLE only_here ()")
        with connect(two, postgres.OWNER) as cursor:
            cursor.execute("SELECT to_regclass('only_here')")
            assert cursor.fetchone() == (None,)


def test_the_last_user_of_a_data_directory_stops_its_services(tmp_path: Path) -> None:
    data = Data(tmp_path)
    with services.services(data, fast=True, given={}):
        with services.services(data, fast=True, given={}):
            assert processes.find(data, "postgres")
        assert processes.find(data, "postgres")
        assert processes.find(data, "valkey")
    assert processes.find(data, "postgres") is None
    assert processes.find(data, "valkey") is None


def test_a_deep_data_directory_works_and_leaves_no_short_one_behind(tmp_path: Path) -> None:
    data = Data(tmp_path / ("深" * 30))
    with services.services(data, fast=True, given={}), connect(data, postgres.RUNTIME) as cursor:
        cursor.execute("SELECT 1")
        assert data.sockets.parent != data.path
    assert not data.sockets.exists()


def test_exec_returns_the_exit_code_of_its_command(tmp_path: Path) -> None:
    done = subprocess.run(
        exec_command(tmp_path / "d", "sh", "-c", 'test -n "$DATABASE_OWNER_URL" && exit 7'), cwd=ROOT
    )
    assert done.returncode == 7
    assert services.stop(Data(tmp_path / "d")) == []


def test_exec_passes_a_request_to_stop_on_and_stops_what_it_started(tmp_path: Path) -> None:
    data = Data(tmp_path / "d")
    command = ("sh", "-c", "touch $MEDIA_ROOT/begun; exec sleep 60")
    child = subprocess.Popen(exec_command(data.path, *command), cwd=ROOT)
    assert processes.wait_until((data.media / "begun").exists, 20)
    child.terminate()
    assert child.wait(20) == 128 + 15
    assert processes.find(data, "postgres") is None


def test_stop_ends_what_a_killed_exec_left(tmp_path: Path) -> None:
    data = Data(tmp_path / "d")
    child = subprocess.Popen(
        exec_command(data.path, "sh", "-c", "touch $MEDIA_ROOT/begun; sleep 2"), cwd=ROOT
    )
    assert processes.wait_until((data.media / "begun").exists, 20)
    child.kill()
    child.wait()
    assert services.stop(data) == ["valkey", "postgres"]
    assert services.stop(data) == []


def test_a_valkey_that_is_up_is_used_as_it_is(tmp_path: Path) -> None:
    data = Data(tmp_path)
    with services.services(data, fast=True, given={}) as (_, server):
        assert valkey.start(data).pid == server.pid


def test_a_second_run_on_one_data_directory_is_refused(tmp_path: Path) -> None:
    lock = tmp_path / "run.lock"
    with services.locked(lock), pytest.raises(services.Busy), services.locked(lock, refusal="running"):
        raise AssertionError("both got the lock")


def test_a_process_that_took_over_a_number_is_not_ours(tmp_path: Path) -> None:
    data = Data(tmp_path)
    data.make()
    stranger = subprocess.Popen(["sleep", "60"])
    try:
        (data.pids / "web.pid").write_text(f"{stranger.pid}\n1\n", encoding="ascii")
        assert processes.find(data, "web") is None
        assert stranger.poll() is None
    finally:
        stranger.kill()
        stranger.wait()
