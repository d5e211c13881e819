"""``manage.py migrate`` as the owner role: the runtime role may not change the schema."""

import gc
from typing import Any
from unittest.mock import patch

from django.core.management.base import CommandParser
from django.core.management.commands import migrate as django_migrate

from yangguang.tenancy.together import Executor


class Command(django_migrate.Command):
    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.set_defaults(database="owner")

    def handle(self, *args: Any, **options: Any) -> None:
        # Rendering the models leaves whole generations of them behind. Unless told, the collector walks
        # through all that stays, too, after every seven hundred objects: a quarter of the time.
        gc.freeze()
        gc.set_threshold(10_000, 20, 20)
        # Django's command has no setting for its executor.
        with patch.object(django_migrate, "MigrationExecutor", Executor):
            super().handle(*args, **options)
