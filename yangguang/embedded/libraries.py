"""Fetch Pango for WeasyPrint without being root: Debian's own packages, unpacked into the clone."""

import os
import re
import shutil
import subprocess
from pathlib import Path

from yangguang.embedded.pango import LIBRARIES
from yangguang.embedded.places import CACHE, PYTHON, ROOT

PACKAGES = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")
NO_PANGO = (
    "PDF documents are not available: the libraries "
    + ", ".join(PACKAGES)
    + " are missing. Ask the administrator of this machine to install them; everything else works."
)
CHECK = (
    "from yangguang.embedded import pango; pango.preload();"
    " import weasyprint, sys; sys.exit(len(pango.missing()))"
)


def usable() -> bool:
    """Return whether the virtualenv's Python can set a PDF, at full speed.

    Asked of a child process: a failed import leaves half-loaded libraries behind.
    """
    done = subprocess.run([str(PYTHON), "-c", CHECK], capture_output=True, check=False, cwd=ROOT)
    return done.returncode == 0


def fetch() -> None:
    """Unpack the packages this machine lacks into .cache/pango.

    Works as anybody: apt keeps its lists and its cache below .cache for this one call.
    Raises OSError or CalledProcessError where there is no apt or no mirror.
    """
    work = CACHE / "apt"
    for place in (work / "lists" / "partial", work / "archives" / "partial", work / "unpacked"):
        place.mkdir(parents=True, exist_ok=True)
    options = [f"Dir::State::lists={work / 'lists'}", f"Dir::Cache={work}", "Debug::NoLocking=1"]
    apt = ["apt-get", "-qq", *(f"-o{option}" for option in [*options, "APT::Sandbox::User="])]
    _run([*apt, "update"])
    planned = _run([*apt, "install", "-s", "--no-install-recommends", *PACKAGES])
    names = re.findall(r"^Inst (\S+)", planned, re.MULTILINE)
    if names:
        _run([*apt, "download", *names], cwd=work)
    for package in work.glob("*.deb"):
        _run(["dpkg-deb", "-x", str(package), str(work / "unpacked")])
    _keep(work / "unpacked")
    shutil.rmtree(work)


def _keep(unpacked: Path) -> None:
    """Move the shared libraries to where `pango.preload` looks."""
    draft = LIBRARIES.with_name("pango.new")
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(parents=True)
    for library in unpacked.rglob("*.so.*"):
        # Links are followed: the loader goes by the name a program asks for.
        if library.is_file():
            shutil.copyfile(library, draft / library.name)
    shutil.rmtree(LIBRARIES, ignore_errors=True)
    draft.rename(LIBRARIES)


def _run(command: list[str], cwd: Path = ROOT) -> str:
    env = os.environ | {"LC_ALL": "C", "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=env, cwd=cwd)
    return done.stdout
