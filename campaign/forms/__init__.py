"""Shapes of what comes in on the campaign's pages. One module a noun."""

from campaign.forms.checks import AnswerForm, ReviewForm
from campaign.forms.verbs import HandInForm, NoteForm, OpinionForm, ProgressForm, ReasonForm, ZeroForm

__all__ = [
    "AnswerForm", "HandInForm", "NoteForm", "OpinionForm", "ProgressForm", "ReasonForm", "ReviewForm",
    "ZeroForm",
]  # fmt: skip
