"""Declared ledgers of enrolment, one module a noun; importing one registers its ledgers."""

from enrollment.ledgers import (
    disability,
    dropout,
    left_behind,
    lotteries,
    migrant,
    school_changes,
    schools,
    seats,
    welfare,
)

__all__ = [
    "disability",
    "dropout",
    "left_behind",
    "lotteries",
    "migrant",
    "school_changes",
    "schools",
    "seats",
    "welfare",
]
