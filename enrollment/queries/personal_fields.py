"""The register of personal fields: what is kept of a child, what for, on what basis, how long.

``data/personal-fields.csv`` is the register; tests/enrollment/test_personal_fields.py holds the models to it.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from django.apps import apps
from django.conf import settings
from django.db import models

from enrollment.models import (
    Applicant,
    AtSchool,
    Child,
    DuplicateChild,
    DuplicateNotice,
    FollowUp,
    LegalHold,
    MatchFinding,
    MatchRow,
    StudentStatus,
)
from enrollment.queries.groups import MODELS

PATH = settings.BASE_DIR / "data" / "personal-fields.csv"
# Columns of the machinery, the same in every table: they say nothing of the child.
MACHINERY = frozenset({"id", "unit", "version", "created_at", "updated_at"})
TABLES: tuple[type[models.Model], ...] = (
    Child, *MODELS.values(), FollowUp, StudentStatus, AtSchool, Applicant, MatchRow, MatchFinding,
    DuplicateChild, DuplicateNotice, LegalHold,
)  # fmt: skip


@dataclass(frozen=True)
class PersonalField:
    """One line of the register. ``reason``: why it is kept although the 学籍信息采集表 does not ask it."""

    table: str
    field: str
    purpose: str
    basis: str
    kind: str  # 一般 or 敏感
    on_form: bool
    reason: str
    retention: str

    @property
    def title(self) -> str:
        """What people call the field."""
        field = apps.get_model("enrollment", self.table)._meta.get_field(self.field)
        if self.field.endswith("_index"):
            return "证件号码检索值"
        return str(field.verbose_name)

    @property
    def sealed(self) -> bool:
        """Whether it is encrypted at rest."""
        field = apps.get_model("enrollment", self.table)._meta.get_field(self.field)
        return type(field).__name__ in ("SealedField", "BlindIndexField")


@cache
def registry() -> tuple[PersonalField, ...]:
    """The register, in its order."""
    with PATH.open(encoding="utf-8", newline="") as lines:
        return tuple(
            PersonalField(
                table=line["table"],
                field=line["field"],
                purpose=line["purpose"],
                basis=line["basis"],
                kind=line["class"],
                on_form=line["on_form"] == "是",
                reason=line["reason"],
                retention=line["retention"],
            )
            for line in csv.DictReader(lines)
        )


def stored() -> Iterator[tuple[str, str]]:
    """Table and name of every column that the models keep of a child."""
    for model in TABLES:
        for field in model._meta.concrete_fields:
            if field.name not in MACHINERY:
                yield model.__name__, field.name


def registry_by_table() -> list[tuple[str, list[PersonalField]]]:
    """The register under the titles of its tables."""
    return [
        (
            str(model._meta.verbose_name),
            [line for line in registry() if line.table == model.__name__],
        )
        for model in TABLES
    ]
