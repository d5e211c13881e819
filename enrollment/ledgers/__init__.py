"""Declared ledgers of enrolment, one module a noun; importing one registers its ledgers."""

from enrollment.ledgers import disability, dropout, left_behind, migrant, schools, welfare

__all__ = ["disability", "dropout", "left_behind", "migrant", "schools", "welfare"]
