"""Declared ledgers of enrolment, one module a noun; importing one registers its ledgers."""

from enrollment.ledgers import left_behind, schools

__all__ = ["left_behind", "schools"]
