"""Hold PostgreSQL and Valkey up for as long as anybody uses them.

Several commands may share one DATA. Each holds a shared lock on it while it runs; the one
that can take the lock for itself at the end is the last, and turns off the light.
"""

import fcntl
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from yangguang.embedded import environment, postgres, processes, valkey
from yangguang.embedded.places import Data
from yangguang.embedded.processes import Process, StartFailed


class Busy(Exception):
    """Somebody else uses this DATA."""


@contextmanager
def locked(path: Path, *, refusal: str = "") -> Iterator[None]:
    """Hold the lock file ``path`` alone: wait for it, or raise Busy when a refusal is given."""
    with path.open("ab") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | (fcntl.LOCK_NB if refusal else 0))
        except BlockingIOError as held:
            raise Busy(refusal) from held
        yield


@contextmanager
def services(
    data: Data, *, fast: bool = False, given: Mapping[str, str] = os.environ
) -> Iterator[list[Process]]:
    """Keep the services of ``data`` up inside the block; yield those that are embedded."""
    data.make()
    with (data.path / "users.lock").open("ab") as users:
        with locked(data.path / "start.lock"):
            fcntl.flock(users, fcntl.LOCK_SH)
            up = _start(data, fast=fast, given=given)
        try:
            yield up
        finally:
            with locked(data.path / "start.lock"):
                if _last(users.fileno()):
                    stop(data)
            for process in up:
                process.exit_code()  # collects the child, if it was ours


def _start(data: Data, *, fast: bool, given: Mapping[str, str]) -> list[Process]:
    """Start what the environment does not already provide; leave nothing half-started behind."""
    environment.keys(data)
    if environment.wants_own_postgres(given, data) and "DATABASE_OWNER_URL" not in given:
        raise StartFailed("DATABASE_URL is set, so set DATABASE_OWNER_URL too: the owner migrates")
    up: list[Process] = []
    try:
        if not environment.wants_own_postgres(given, data):
            up.append(postgres.start(data, fast=fast))
        if not environment.wants_own_redis(given, data):
            up.append(valkey.start(data))
    except BaseException:
        for process in up:
            process.stop()
        raise
    return up


def _last(users: int) -> bool:
    """Return whether nobody else holds the shared lock."""
    try:
        fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def stop(data: Data) -> list[str]:
    """Stop the services of ``data``, also those of a crashed run; return what was stopped."""
    stopped = []
    for name, how in (("valkey", valkey.stop), ("postgres", postgres.stop)):
        process = processes.find(data, name)
        if process:
            how(process)
            stopped.append(name)
    if data.sockets.parent != data.path:
        # A shortened directory lies in the system's temporary one, where nobody else tidies up.
        shutil.rmtree(data.sockets, ignore_errors=True)
    return stopped
