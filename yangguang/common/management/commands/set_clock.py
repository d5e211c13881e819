"""``manage.py set_clock 2024-07-19``: move the training clock."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand

from yangguang.common.actions import move_training_clock


class Command(BaseCommand):
    help = "Move the training clock (演练时钟) to a date; refused outside training."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("today", type=date.fromisoformat)

    def handle(self, *args: Any, **options: Any) -> None:
        move_training_clock(today=options["today"])
        self.stdout.write(f"{options['today']:%Y-%m-%d}")
