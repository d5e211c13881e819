"""Verbs that leave a trace: a reveal, a security event, a seal."""

from yangguang.audit.actions.events import record
from yangguang.audit.actions.reveals import ReasonMissing, TooManyReveals, reveal
from yangguang.audit.actions.seals import seal_finished_days
from yangguang.audit.actions.viewings import note_file, note_opened

__all__ = [
    "ReasonMissing",
    "TooManyReveals",
    "note_file",
    "note_opened",
    "record",
    "reveal",
    "seal_finished_days",
]
