"""`python -m benchmarks.memory MEDIA WORK [ARGUMENT …]`: do one piece of work in this fresh process, say how
it grew. WORK is spelled `benchmarks.imports:step`."""

import json
import os
import resource
import subprocess
import sys
from importlib import import_module
from pathlib import Path

from benchmarks.measure import Figure

GOAL = 400.0  # MB (issue 4)


def figure(of: str, work: str, *given: str) -> Figure:
    """The line “memory of …”: how much a fresh process grows by the work."""
    from django.conf import settings

    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.memory", str(settings.MEDIA_ROOT), work, *given],
        check=True,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ,
    )
    grown, child = json.loads(done.stdout.splitlines()[-1])
    note = "growth of a fresh process" + f"; the largest of its children: {child:.0f} MB" * bool(child)
    return Figure(f"memory of {of}", round(grown), "MB", GOAL, note)


def _status(name: str) -> float:
    """A line of /proc/self/status in MB."""
    text = Path("/proc/self/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) / 1024 for line in text.splitlines() if line.startswith(f"{name}:"))


def main(media: str, work: str, *given: str) -> None:
    """Print ``[MB above the start, MB of the largest child]``."""
    import django

    django.setup()
    from benchmarks.scratch import adopt

    module, _, name = work.partition(":")
    run = getattr(import_module(module), name)
    adopt(Path(media))
    before = _status("VmRSS")
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")  # forget the peak so far
    run(*given)
    child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(json.dumps([_status("VmHWM") - before, child]))


if __name__ == "__main__":
    main(*sys.argv[1:])
