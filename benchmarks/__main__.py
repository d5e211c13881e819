"""`python -m benchmarks [--full] [--only imports lists …] [--keep]`: measure, print the table."""

import argparse
import os
import sys
import time

import django
from django.conf import settings


def main() -> int:
    """Run the groups asked for; 0 however the figures are: a missed goal is a finding, not a crash."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--full", action="store_true", help="also row-level security at 1,000,000 rows")
    parser.add_argument("--only", nargs="+", default=[], help="some groups only")
    parser.add_argument("--keep", action="store_true", help="keep the scratch database for the next run")
    asked = parser.parse_args()
    os.environ.setdefault("LOG_LEVEL", "WARNING")
    settings.INSTALLED_APPS.append("benchmarks")  # the peer of the imports has a model
    django.setup()
    from benchmarks import groups
    from benchmarks.scratch import scratch
    from benchmarks.table import printed

    with scratch(keep=asked.keep):
        for name, measure in groups.chosen(asked.only, full=asked.full):
            start = time.perf_counter()
            lines = measure()
            print(f"{printed(lines)}\n\n{name}: {time.perf_counter() - start:.0f} s\n", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
