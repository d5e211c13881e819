"""`make run`: bring everything up in order, say so, watch it, take it down in order."""

import hashlib
import os
import signal
import socket
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from types import FrameType

from yangguang.embedded import environment, processes
from yangguang.embedded.places import PYTHON, ROOT, Data
from yangguang.embedded.processes import Process
from yangguang.embedded.services import locked, services

# Contract.md's demo accounts, told to whoever starts the demo.
ACCOUNTS = """\
  qf.clerk qf.reviewer qf.leader qf.handler  清丰县 410922: clerk, reviewer, leader, complaint handler
  nl.clerk · hl.clerk hl.reviewer            南乐县 410923 · 华龙区 410902
  qf.school                                  one school of 清丰县
  py.reviewer py.leader py.supervisor        濮阳市 4109: reviewer, leader, supervision
  hn.viewer                                  河南省 41
  admin.system admin.security admin.audit    the three administrators"""

# Code and data outside these may change what is in the database; unchanged → not prepared again.
NOT_PREPARING = {"node_modules", "static", "templates", "tests", "docs", "benchmarks", "deploy", "fonts"}
PREPARATION = (
    ("migrate", "--noinput", "--database", "owner"),
    ("load_reference",),
    ("load_demo", "--if-empty"),
)
# Stopped in this order: nobody is served by half a system, and nothing loses its database.
WEB_FIRST = ("web", "beat", "worker")
READY_WITHIN = 60.0


class RunFailed(Exception):
    """The run cannot start or go on; the message is for a person."""


class Interrupted(Exception):
    """Ctrl-C or SIGTERM."""


def run(data: Data, port: int) -> int:
    """Run the whole system on ``data`` until it is interrupted (0) or a part of it dies (1)."""
    asked_to_stop = threading.Event()
    with ExitStack() as stack:
        stack.enter_context(_signals(asked_to_stop))
        data.make()
        stack.enter_context(locked(data.path / "run.lock", refusal=f"{data.path} is already running"))
        stop_leftovers(data)
        _check_port(port)
        up = stack.enter_context(services(data))
        env = environment.build(data, port)
        _prepare(data, env, asked_to_stop)
        ours = stack.enter_context(_web(data, env, port))
        _wait_ready(ours, port, asked_to_stop)
        _announce(env, port)
        _watch([*up, *ours], asked_to_stop)
        print("stopping", flush=True)
    return 0


@contextmanager
def _signals(asked_to_stop: threading.Event) -> Iterator[None]:
    """Turn Ctrl-C and SIGTERM into a request that the run looks at between its steps."""

    def ask(_number: int, _frame: FrameType | None) -> None:
        asked_to_stop.set()

    before = {number: signal.signal(number, ask) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _check_port(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as taken:
            raise RunFailed(f"port {port} is taken: make run PORT={port + 1}") from taken


def _prepare(data: Data, env: dict[str, str], asked_to_stop: threading.Event) -> None:
    """Migrate and load, unless the database already saw exactly these files."""
    fingerprint = _fingerprint(env)
    note = data.postgres.with_name("prepared")
    if note.exists() and note.read_text(encoding="ascii") == fingerprint:
        return
    for arguments in PREPARATION:
        print(f"manage.py {' '.join(arguments)}", flush=True)
        _manage(data, env, arguments, asked_to_stop)
    note.write_text(fingerprint, encoding="ascii")


def _fingerprint(env: dict[str, str]) -> str:
    """Return a digest of the files that make the database what it is, and of the clock it starts at."""
    digest = hashlib.sha256(env["YANGGUANG_TODAY"].encode() + env["DATABASE_URL"].encode())
    for top in sorted(ROOT.iterdir()):
        if top.is_dir() and not top.name.startswith(".") and top.name not in NOT_PREPARING:
            for path in sorted(top.glob("**/*")):
                if path.is_file() and "__pycache__" not in path.parts:
                    digest.update(str(path.relative_to(ROOT)).encode() + path.read_bytes())
    return digest.hexdigest()


def _manage(
    data: Data, env: dict[str, str], arguments: Sequence[str], asked_to_stop: threading.Event
) -> None:
    """Run one management command to its end; a request to stop ends it early."""
    process = processes.start(
        data, "manage", [str(PYTHON), str(ROOT / "manage.py"), *arguments], env=env, cwd=ROOT
    )
    while process.running():
        if asked_to_stop.wait(0.05):
            process.stop()
            raise Interrupted
    if process.exit_code():
        raise RunFailed(f"manage.py {' '.join(arguments)} failed:\n{processes.tail(process.log, 40)}")


@contextmanager
def _web(data: Data, env: dict[str, str], port: int) -> Iterator[list[Process]]:
    """Start web, worker and beat; stop them at the end of the block, the web first."""
    ours: list[Process] = []
    try:
        for name, command in commands(data, port).items():
            ours.append(processes.start(data, name, command, env=env, cwd=ROOT))
        yield ours
    finally:
        for process in sorted(ours, key=lambda process: WEB_FIRST.index(process.name)):
            process.stop(patience=20.0)
            (data.pids / f"{process.name}.pid").unlink(missing_ok=True)


def commands(data: Data, port: int) -> dict[str, list[str]]:
    """Return the command line of each part of the system that is written in Python."""
    python = [str(PYTHON), "-m"]
    celery = [*python, "celery", "-A", "yangguang.celery"]
    web = [
        "gunicorn",
        "yangguang.wsgi:application",
        "--bind",
        f"127.0.0.1:{port}",
        "--worker-class",
        "gthread",
    ]
    # Two processes of eight threads: one per core, and a slow request holds up no other.
    web += ["--workers", "2", "--threads", "8", "--timeout", "60", "--graceful-timeout", "10"]
    schedule = str(data.path / "beat-schedule")
    return {
        "web": [*python, *web, "--no-control-socket"],
        "worker": [*celery, "worker", "-c", "1", "-l", "INFO", "--without-gossip", "--without-mingle"],
        "beat": [*celery, "beat", "-l", "INFO", "--schedule", schedule, "--pidfile", ""],
    }


def _wait_ready(ours: list[Process], port: int, asked_to_stop: threading.Event) -> None:
    """Wait until the web answers /livez with 200."""
    for _ in range(int(READY_WITHIN / 0.1)):
        _refuse_dead(ours)
        if _alive(port):
            return
        if asked_to_stop.wait(0.1):
            raise Interrupted
    web = next(process for process in ours if process.name == "web")
    raise RunFailed(f"the web does not answer /livez; {web.log} ends with:\n{processes.tail(web.log)}")


def _alive(port: int) -> bool:
    try:
        # A proxy in the environment has no business between us and ourselves.
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with opener.open(f"http://127.0.0.1:{port}/livez", timeout=5) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def _announce(env: dict[str, str], port: int) -> None:
    print(f"yangguang is ready at http://127.0.0.1:{port}")
    print(f"\nDemo accounts, password {env['DEMO_PASSWORD']}; today is {env['YANGGUANG_TODAY'] or 'today'}:")
    print(ACCOUNTS)
    print("\nCtrl-C stops it.", flush=True)


def _watch(everything: list[Process], asked_to_stop: threading.Event) -> None:
    """Return when asked to stop; raise RunFailed when a part dies by itself."""
    while not asked_to_stop.wait(0.5):
        _refuse_dead(everything)


def _refuse_dead(parts: list[Process]) -> None:
    for process in parts:
        if not process.running():
            code = process.exit_code()
            how = "" if code is None else f" (exit code {code})"
            raise RunFailed(
                f"{process.name} died{how}; {process.log} ends with:\n{processes.tail(process.log)}"
            )


def stop_leftovers(data: Data) -> list[str]:
    """Stop web, beat and worker that a crashed run of ``data`` left; return their names."""
    stopped = []
    for name in (*WEB_FIRST, "manage"):
        process = processes.find(data, name)
        if process:
            process.stop(patience=20.0)
            stopped.append(name)
    return stopped


def execute(data: Data, command: Sequence[str], *, port: int, fast: bool) -> int:
    """Run ``command`` with the services of ``data`` up; return its exit code."""
    with services(data, fast=fast):
        child = subprocess.Popen(command, env=environment.build(data, port))

        def forward(number: int, _frame: FrameType | None) -> None:
            # A Ctrl-C in the terminal reaches the child by itself; SIGTERM reaches only us.
            if number != signal.SIGINT:
                os.kill(child.pid, number)

        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, forward)
        code = child.wait()
    # As a shell reports it: 128 + the number of the signal that ended the command.
    return code if code >= 0 else 128 - code


def complain(problem: Exception) -> int:
    print(problem, file=sys.stderr, flush=True)
    return 1
