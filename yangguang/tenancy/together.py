"""Apply the schema operations of a migration against one rendering of the models.

Django renders the models anew after each operation, and all of ours hang together by their unit: a migration
of twenty audited models (each with its history, constraints and triggers) took minutes of nothing else. A run
of operations that do not build on one another gives the same tables when every one of them sees the models as
they are after the last. Models made in the run are created whole, so the fields and constraints that follow
them have nothing left to do.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations import Migration
from django.db.migrations import operations as ops
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState
from pgtrigger.migrations import AddTrigger, RemoveTrigger

_COLUMNS = (ops.AddField, ops.AlterField)
_TRIGGERS = (AddTrigger, RemoveTrigger)
_SIMPLE = (
    ops.CreateModel,
    *_COLUMNS,
    ops.AddConstraint,
    ops.RemoveConstraint,
    ops.AddIndex,
    ops.RemoveIndex,
    *_TRIGGERS,
)


class Together(Operation):
    """A run of operations none of which needs to see the models half-way."""

    def __init__(self, run: Sequence[Any]) -> None:
        self.run = run
        self._made = {op.name_lower for op in run if isinstance(op, ops.CreateModel)}

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Change the state without rendering it; whoever needs the models renders them once."""
        state.__dict__.pop("apps", None)
        for op in self.run:
            op.state_forwards(app_label, state)

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        """Each in turn, from the models before the run to the models after it."""
        for op in self.run:
            if isinstance(op, (ops.CreateModel, *_TRIGGERS)) or op.model_name_lower not in self._made:
                op.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        raise NotImplementedError("Runs are made when a migration is applied; it is unapplied as written.")

    def describe(self) -> str:
        return f"{len(self.run)} schema operations together"


def together(operations: Iterable[Any]) -> list[Any]:
    """The operations with every run of simple ones put together; no column is touched twice in a run."""
    found: list[Any] = []
    run: list[Any] = []
    touched: set[tuple[str, str]] = set()
    for op in operations:
        column = (op.model_name_lower, op.name_lower) if isinstance(op, _COLUMNS) else None
        if type(op) not in _SIMPLE or column in touched:
            found += _closed(run)
            run, touched = [], set()
        if type(op) in _SIMPLE:
            run.append(op)
            touched |= {column} if column else set()
        else:
            found.append(op)
    return found + _closed(run)


def _closed(run: list[Any]) -> list[Any]:
    return [Together(run)] if len(run) > 1 else run


class Executor(MigrationExecutor):
    """Applies migrations run by run; takes them back operation by operation, as they are written."""

    def apply_migration(
        self, state: ProjectState, migration: Migration, fake: bool = False, fake_initial: bool = False
    ) -> ProjectState:
        written = migration.operations
        if migration.atomic and not fake and not fake_initial:
            migration.operations = together(written)  # type: ignore[misc]
        try:
            return super().apply_migration(state, migration, fake=fake, fake_initial=fake_initial)
        finally:
            migration.operations = written  # type: ignore[misc]
