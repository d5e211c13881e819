"""`python -m benchmarks.memory JOB USER MEDIA`: run one import in this fresh process, say how it grew."""

import json
import resource
import sys
from pathlib import Path


def _status(name: str) -> float:
    """A line of /proc/self/status in MB."""
    text = Path("/proc/self/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) / 1024 for line in text.splitlines() if line.startswith(f"{name}:"))


def main(job: str, user: str, media: str) -> None:
    """Print ``{"import": MB above the start, "reader": MB of the largest child}``."""
    import django

    django.setup()
    from benchmarks.scratch import adopt
    from yangguang.ledgers.tasks import run_import

    adopt(Path(media))
    before = _status("VmRSS")
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")  # forget the peak so far
    run_import(job, int(user))
    reader = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(json.dumps({"import": _status("VmHWM") - before, "reader": reader}))


if __name__ == "__main__":
    main(*sys.argv[1:])
