"""Start, recognise and stop child processes, also those a crashed run left behind.

A process is remembered by its number *and* the moment it started: numbers are used again
after a reboot, and killing whoever got ours would be worse than leaving a process alone.
"""

import os
import signal
import subprocess
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from yangguang.embedded.places import Data


class StartFailed(Exception):
    """A service did not come up; the message holds the tail of its log."""


def birth(pid: int) -> str | None:
    """Return when process ``pid`` was started, as an opaque text; None when it is not running."""
    if not Path("/proc/self/stat").exists():
        return _ps(pid, "lstart")
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None
    # The second field is the command in brackets and may itself hold brackets and spaces.
    fields = stat.rpartition(")")[2].split()
    return None if fields[0] in "ZX" else fields[19]


def command_line(pid: int) -> str:
    """Return the command line of ``pid``, empty when there is no such process."""
    if not Path("/proc/self/cmdline").exists():
        return _ps(pid, "command") or ""
    try:
        raw = Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return ""
    return os.fsdecode(raw).replace("\0", " ").strip()


def _ps(pid: int, column: str) -> str | None:
    """Ask ``ps``, on systems that have no /proc."""
    found = subprocess.run(
        ["ps", "-p", str(pid), "-o", f"{column}="], capture_output=True, text=True, check=False
    )
    return found.stdout.strip() or None


@dataclass
class Process:
    """One process of a run: a child of ours, or one that a former run left."""

    name: str
    pid: int
    born: str | None
    log: Path
    child: subprocess.Popen[bytes] | None = None

    def exit_code(self) -> int | None:
        """Return the exit code of a child that ended; None for one that runs or is not ours."""
        return self.child.poll() if self.child else None

    def running(self) -> bool:
        alive = self.born is not None and birth(self.pid) == self.born
        # Asked last, so that a child that has just died is buried, too: whoever finds it by its number, as
        # PostgreSQL does before it starts again, takes the unburied for the living.
        ended = self.child is not None and self.child.poll() is not None
        return alive and not ended

    def stop(self, how: int = signal.SIGTERM, patience: float = 15.0) -> None:
        """Ask the process to end, wait ``patience`` seconds, then kill its whole group."""
        if not self.running():
            return
        _signal(os.kill, self.pid, how)
        if not wait_until(lambda: not self.running(), patience):
            # Every process here leads its own session, so the group is it and its children.
            _signal(os.killpg, self.pid, signal.SIGKILL)
            wait_until(lambda: not self.running(), 5.0)


def _signal(send: Callable[[int, int], None], pid: int, number: int) -> None:
    """Send a signal; a process that ended in between needs none."""
    try:
        send(pid, number)
    except ProcessLookupError:
        return


def start(
    data: Data,
    name: str,
    command: Sequence[str],
    *,
    env: Mapping[str, str] | None = None,
    cwd: Path | None = None,
) -> Process:
    """Start ``command`` in a session of its own, its output in DATA/logs, its number in DATA/pids.

    The own session keeps a Ctrl-C in the terminal from reaching it: who stops first is
    the supervisor's decision.
    """
    log = data.logs / f"{name}.log"
    with log.open("ab") as output:
        child = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            env=env,
            cwd=cwd,
            start_new_session=True,
        )
    born = birth(child.pid)
    (data.pids / f"{name}.pid").write_text(f"{child.pid}\n{born}\n", encoding="ascii")
    return Process(name, child.pid, born, log, child)


def find(data: Data, name: str) -> Process | None:
    """Return the running process that DATA/pids remembers under ``name``; forget a dead one."""
    note = data.pids / f"{name}.pid"
    try:
        number, born = note.read_text(encoding="ascii").split("\n")[:2]
        process = Process(name, int(number), born, data.logs / f"{name}.log")
    except (OSError, ValueError):
        return None
    if process.running():
        return process
    note.unlink(missing_ok=True)
    return None


def wait_until(condition: Callable[[], bool], seconds: float, pause: float = 0.02) -> bool:
    """Return whether ``condition`` came true within ``seconds``."""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            return False
        time.sleep(pause)
    return True


def tail(log: Path, lines: int = 20) -> str:
    """Return the last lines of a log, for a person to read."""
    try:
        with log.open(encoding="utf-8", errors="replace") as text:
            return "".join(deque(text, maxlen=lines)).rstrip()
    except OSError:
        return "(no log)"
