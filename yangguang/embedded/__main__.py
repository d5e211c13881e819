"""`python -m yangguang.embedded run | exec | stop | reset`: one machine, nothing installed."""

import argparse
import os
import shutil
import sys
from collections.abc import Sequence

from yangguang.embedded import services, supervisor
from yangguang.embedded.places import Data, PlaceRefused
from yangguang.embedded.processes import StartFailed


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out one command; return the exit code."""
    asked = _parser().parse_args(arguments)
    data = Data.named(asked.data)
    try:
        if asked.verb == "run":
            return supervisor.run(data, asked.port)
        if asked.verb == "exec":
            return supervisor.execute(data, asked.command, port=asked.port, fast=asked.fast)
        return _reset(data) if asked.verb == "reset" else _stop(data)
    except supervisor.Interrupted:
        print("stopped before it was ready", flush=True)
        return 0
    except (StartFailed, PlaceRefused, services.Busy, supervisor.RunFailed) as problem:
        return supervisor.complain(problem)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m yangguang.embedded", description=__doc__)
    parser.add_argument("--data", default=os.environ.get("DATA"), help="directory of the run (DATA, .run)")
    port = int(os.environ.get("PORT") or 8000)
    verbs = parser.add_subparsers(dest="verb", required=True)
    run = verbs.add_parser("run", help="run everything until Ctrl-C")
    run.add_argument("--port", type=int, default=port)
    execute = verbs.add_parser("exec", help="run a command with PostgreSQL and Valkey up")
    execute.add_argument("--fast", action="store_true", help="do not make commits durable (tests only)")
    execute.add_argument("--port", type=int, default=port)
    execute.add_argument("command", nargs="+")
    verbs.add_parser("stop", help="stop what a crashed run left")
    verbs.add_parser("reset", help="stop, then drop the database and the uploaded files")
    return parser


def _stop(data: Data) -> int:
    stopped = [*supervisor.stop_leftovers(data), *services.stop(data)]
    print(f"stopped: {', '.join(stopped)}" if stopped else "nothing was running")
    return 0


def _reset(data: Data) -> int:
    """Drop what the demo wrote; the keys stay, because backups made before need them."""
    if not data.path.exists():
        print("there is nothing to reset")
        return 0
    with services.locked(data.path / "run.lock", refusal=f"{data.path} is running: stop it first"):
        _stop(data)
        for place in (data.postgres, data.valkey, data.media):
            shutil.rmtree(place, ignore_errors=True)
        data.postgres.with_name("prepared").unlink(missing_ok=True)
    print(f"{data.path}: database, queue and uploaded files are gone; keys and logs are kept")
    return 0


if __name__ == "__main__":
    sys.exit(main())
