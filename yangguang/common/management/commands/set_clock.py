"""``manage.py set_clock 2024-07-19``: move the training clock."""

from argparse import ArgumentParser, ArgumentTypeError
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from yangguang.common.actions import NotInTraining, move_training_clock


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError(f"“{text}”不是日期，请写成 2024-07-19 的样子") from error


class Command(BaseCommand):
    help = "把演练日期改为某一天；正式环境使用真实日期，不能调整。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("today", type=_day, help="日期，例如 2024-07-19")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            move_training_clock(today=options["today"])
        except NotInTraining as refusal:
            raise CommandError(refusal.message) from refusal
        self.stdout.write(f"演练日期已改为 {options['today']:%Y-%m-%d}，各处在一秒之内生效。")
