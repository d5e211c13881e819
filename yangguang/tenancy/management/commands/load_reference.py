"""``manage.py load_reference``: every province, city and county of ``data/``; repeatable."""

import csv
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from yangguang.tenancy.actions import load_divisions

# Functional zones without a national code of their own stand in a file of their own.
FILES = ("divisions.csv", "functional-zones.csv")


class Command(BaseCommand):
    help = "Load the national divisions; changes names that changed, adds what is new, removes nothing."

    def handle(self, *args: Any, **options: Any) -> None:
        count = 0
        for name in FILES:
            with (settings.BASE_DIR / "data" / name).open(encoding="utf-8") as file:
                count += load_divisions(rows=csv.DictReader(file))
        self.stdout.write(f"{count} units changed")
