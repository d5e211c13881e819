"""Schools, seats and children, one module a noun. Every model is named here, so that Django finds it."""

from enrollment.models.children import Child
from enrollment.models.groups import GroupEntry, GroupEntryQuerySet
from enrollment.models.left_behind import LeftBehind
from enrollment.models.schools import School

__all__ = [
    "Child",
    "GroupEntry",
    "GroupEntryQuerySet",
    "LeftBehind",
    "School",
]
