"""Words of enrolment, one module a noun; the words of the main road are named here."""

from enrollment.choices.children import PLACED, Grade, IdType, Placement, Relation, Sex, Source
from enrollment.choices.groups import Away
from enrollment.choices.schools import Locality, Nature, Stage

__all__ = [
    "PLACED",
    "Away",
    "Grade",
    "IdType",
    "Locality",
    "Nature",
    "Placement",
    "Relation",
    "Sex",
    "Source",
    "Stage",
]
