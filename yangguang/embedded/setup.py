"""`python3 -m yangguang.embedded.setup [--tests]`: install whatever is missing, and nothing twice.

Needs Python 3.11 and Node 20, no rights. Packages come from whatever registries this
machine's pip, npm and apt are set up with. Takes about a minute at first, a second later.
"""

import argparse
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from yangguang.embedded import assets, fonts, libraries, stamps
from yangguang.embedded.pango import FONTS
from yangguang.embedded.places import CACHE, PYTHON, ROOT, VENV
from yangguang.embedded.processes import tail
from yangguang.embedded.services import locked

REQUIREMENTS = {"run": ROOT / "requirements.txt", "dev": ROOT / "requirements-dev.txt"}
# What tests use and Debian packages: the program, the package, what is skipped without it.
TEST_PROGRAMS = (
    ("chromium", "chromium", "browser tests"),
    ("pdftotext", "poppler-utils", "tests that read a PDF back"),
)


class SetupFailed(Exception):
    """A step failed; the message says which and shows the end of its output."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Set the clone up; return the exit code."""
    parser = argparse.ArgumentParser(prog="python3 -m yangguang.embedded.setup", description=__doc__)
    parser.add_argument("--tests", action="store_true", help="also what the tests need")
    asked = parser.parse_args(arguments)
    CACHE.mkdir(exist_ok=True)
    try:
        with locked(CACHE / "setup.lock"):
            set_up(tests=asked.tests)
    except SetupFailed as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


def set_up(*, tests: bool) -> None:
    """Do the three independent strands at once: each waits mostly for its own registry."""
    if sys.version_info < (3, 11):  # noqa: UP036 - this file is what tells the user so
        raise SetupFailed(f"Python 3.11 or newer is needed, this is {sys.version.split()[0]}")
    strands: list[Callable[[], None]] = [lambda: python_strand("dev" if tests else "run"), browser_strand]
    if tests:
        strands.append(test_programs)
    with ThreadPoolExecutor(len(strands)) as pool:
        for strand in [pool.submit(strand) for strand in strands]:
            strand.result()


def python_strand(kind: str) -> None:
    """The virtualenv, and the C libraries one of its packages wants."""
    requirements = REQUIREMENTS[kind]
    value = stamps.digest([requirements], str(VENV), sys.version)
    if not (_venv_works() and stamps.matches(f"venv-{kind}", value)):
        _timed(f"Python packages ({requirements.name})", lambda: _install(requirements))
        # The development set contains the other one.
        for done in REQUIREMENTS if kind == "dev" else (kind,):
            stamps.write(f"venv-{done}", stamps.digest([REQUIREMENTS[done]], str(VENV), sys.version))
        stamps.write("pango", "")
    _pango()


def _venv_works() -> bool:
    return PYTHON.exists() and subprocess.run([PYTHON, "-c", ""], check=False).returncode == 0


def _install(requirements: Path) -> None:
    if not _venv_works():
        _run("venv", [sys.executable, "-m", "venv", "--clear", str(VENV)])
    pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    _run("pip", [*pip, "--require-hashes", "--requirement", str(requirements)])


def _pango() -> None:
    """See that PDF works; where it cannot, say so and go on: everything else does."""
    value = stamps.digest([], str(ROOT), _system_version())
    if stamps.matches("pango", value):
        return
    # A machine without a mirror is asked once, not at every start: apt may take minutes to give up.
    tried = stamps.matches("pango", f"tried {value}")
    if libraries.usable() or (not tried and _fetched() and libraries.usable()):
        stamps.write("pango", value)
        return
    print(libraries.NO_PANGO)
    stamps.write("pango", f"tried {value}")


def _fetched() -> bool:
    try:
        _timed("Pango", libraries.fetch)
    except (OSError, subprocess.CalledProcessError) as problem:
        print(problem)
        return False
    return True


def _system_version() -> str:
    """Return what tells one release of the system from another."""
    release = Path("/etc/os-release")
    return release.read_text(encoding="utf-8") if release.exists() else sys.platform


def browser_strand() -> None:
    """What the browser loads, and the fonts, which also come from npm."""
    lock = [ROOT / "package-lock.json", ROOT / "package.json"]
    node = stamps.digest(lock)
    if not (assets.NODE_MODULES.is_dir() and stamps.matches("node", node)):
        _timed("npm packages", _npm)
        stamps.write("node", node)
    vendor = stamps.digest([*lock, Path(assets.__file__)])
    if not (assets.VENDOR.is_dir() and stamps.matches("vendor", vendor)):
        assets.vendor()
        stamps.write("vendor", vendor)
    faces = stamps.digest([*lock, Path(fonts.__file__), *fonts.licensed()], str(FONTS))
    if not (FONTS.is_dir() and stamps.matches("fonts", faces)):
        _timed("fonts", fonts.build)
        stamps.write("fonts", faces)


def _npm() -> None:
    if shutil.which("npm") is None:
        raise SetupFailed("npm is needed (Node.js 20): on Debian, apt-get install nodejs npm")
    # No package here needs its install script, and none should run one.
    _run("npm", ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"])


def test_programs() -> None:
    """Install the programs tests use as root on Debian; otherwise say what will be skipped."""
    lacking = [entry for entry in TEST_PROGRAMS if shutil.which(entry[0]) is None]
    if lacking and os.getuid() == 0 and shutil.which("apt-get"):
        packages = [package for _, package, _ in lacking]
        try:
            _timed(" and ".join(packages), lambda: _apt(packages))
        except SetupFailed as problem:
            print(problem)
    for program, package, skipped in TEST_PROGRAMS:
        if shutil.which(program) is None:
            print(f"{skipped} will be skipped: install {package}")


def _apt(packages: list[str]) -> None:
    _run("apt", ["apt-get", "-q", "update"])
    _run("apt", ["apt-get", "-q", "-y", "--no-install-recommends", "install", *packages])


def _run(name: str, command: list[str]) -> None:
    """Run a step quietly, its output in .cache/logs; show the end of it when it fails."""
    log = CACHE / "logs" / f"{name}.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    env = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    with log.open("wb") as output:
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, stdout=output, stderr=output, env=env, cwd=ROOT, check=False
        )
    if done.returncode:
        hint = "\nOn Debian, apt-get install python3-venv" if name == "venv" else ""
        raise SetupFailed(f"{' '.join(command[:4])} … failed:\n{tail(log)}{hint}")


def _timed(what: str, step: Callable[[], None]) -> None:
    print(f"installing {what} …", flush=True)
    start = time.monotonic()
    step()
    print(f"installed {what} in {time.monotonic() - start:.0f} s", flush=True)


if __name__ == "__main__":
    sys.exit(main())
