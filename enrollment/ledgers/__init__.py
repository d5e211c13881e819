"""Declared ledgers of enrolment, one module a noun; importing one registers its ledgers."""

from enrollment.ledgers import (
    disability,
    dropout,
    duplicates,
    exports,
    left_behind,
    lotteries,
    matching,
    migrant,
    registers,
    retention,
    school_changes,
    schools,
    seats,
    statuses,
    welfare,
)

__all__ = [
    "disability",
    "dropout",
    "duplicates",
    "exports",
    "left_behind",
    "lotteries",
    "matching",
    "migrant",
    "registers",
    "retention",
    "school_changes",
    "schools",
    "seats",
    "statuses",
    "welfare",
]
