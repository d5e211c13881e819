"""``manage.py load_demo``: the 2024 campaign of 濮阳市 with invented schools, people, children and cases.

Every row comes from the same actions as people use (the apps' ``demo`` rooms), in one transaction: a demo
that fails half-way leaves nothing.
"""

import time
from argparse import ArgumentParser
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

import campaign.demo
import complaints.demo
import enrollment.demo
import reports.demo
import zoning.demo
from campaign.models import Campaign
from yangguang.accounts import demo as accounts_demo
from yangguang.common import clock
from yangguang.tenancy.scope import scope


class Command(BaseCommand):
    help = "Load the demo into an installation with a training clock."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--if-empty", action="store_true", help="do nothing when a campaign exists")

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.TRAINING_TODAY:
            if options["if_empty"]:
                return  # a real installation starts empty
            raise CommandError("Set YANGGUANG_TODAY: invented data goes into a training installation only.")
        with scope("*"):
            if options["if_empty"] and Campaign.objects.exists():
                return
            self._load()

    def _load(self) -> None:
        now = clock.now()
        self._step("schools", lambda: enrollment.demo.load_schools(now=now))
        people = accounts_demo.load_people(now=now)
        self._step("campaign", lambda: campaign.demo.load_campaign(now=now))
        self._step("checks and issues", lambda: campaign.demo.load_checks_and_issues(people=people, now=now))
        self._step("children", lambda: enrollment.demo.load_children(people=people, now=now))
        self._step("enrolment", lambda: enrollment.demo.load_rooms(people=people, now=now))
        self._step("zones", lambda: zoning.demo.load_rooms(people=people, now=now))
        self._step("complaints", lambda: complaints.demo.load_cases(people=people, now=now))
        self._step("reports", lambda: reports.demo.load_filings(people=people, now=now))

    def _step(self, name: str, load: Callable[[], object]) -> None:
        started = time.perf_counter()
        load()
        self.stdout.write(f"demo: {name} {time.perf_counter() - started:.1f} s")
