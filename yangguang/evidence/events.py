"""What upper apps may hear, and veto by raising a :class:`~yangguang.common.refusals.Refusal`.

The sender is the class of the row the file belongs to, so a receiver connects for its own model only::

    attaching.connect(refuse_when_locked, sender=Check)
"""

from django.dispatch import Signal

# (subject, by, now): a file is about to be attached.
attaching = Signal()
# (subject, evidence, by, now): a file is about to be removed. ``subject`` is None when its row is gone.
removing = Signal()
# (evidence, actor): somebody who may see the row's unit is about to read the file; raise PermissionDenied
# or Http404 where reading needs more than that (a complainant's papers).
reading = Signal()
