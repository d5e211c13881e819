"""`python -m tests.faults.ticker DATABASE TASK`: a worker that is killed where it is told.

Reads lines ``after 3`` (kill -9 right after the third statement), ``before 3`` or ``run`` from its input,
does each in a process of its own and answers ``killed`` or ``done``.
"""

import os
import signal
import sys
from collections.abc import Callable
from importlib import import_module
from typing import Any

import django


class Killer:
    """An execute wrapper: the process dies around its n-th statement, without a chance to say so."""

    def __init__(self, where: str, number: int) -> None:
        self.where, self.left = where, number

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        self.left -= 1
        if self.left == 0 and self.where == "before":
            os.kill(os.getpid(), signal.SIGKILL)
        result = execute(sql, params, many, context)
        if self.left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return result


def work(task: Callable[[], object], order: str) -> None:
    """Carry out one order in this process."""
    from django.db import connection

    where, _, number = order.partition(" ")
    if where == "run":
        task()
        return
    with connection.execute_wrapper(Killer(where, int(number))):
        task()


def main(database: str, name: str) -> None:
    django.setup()
    from django.conf import settings
    from django.db import connections

    from yangguang.common import clock
    from yangguang.notices import tasks

    import_module(settings.ROOT_URLCONF)  # once, not in every child
    settings.EMAIL_BACKEND = "tests.faults.postbox.Backend"
    connections["default"].settings_dict["NAME"] = database
    now = clock.now
    clock.now = lambda: now().replace(hour=10)  # whenever the harness runs, it is morning
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            work(getattr(tasks, name), line.strip())
            os._exit(0)
        _, status = os.waitpid(child, 0)
        answer = "killed" if os.WIFSIGNALED(status) else f"done {os.WEXITSTATUS(status)}"
        print(answer, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
