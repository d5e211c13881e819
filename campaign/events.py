"""Signals of a campaign that upper apps may hear. The sender is the model of the row."""

from django.dispatch import Signal

# (code, issuer, title, number, dated, content_hash, unit_id, now): an official document was signed. Whoever
# keeps the list by which anybody can check a paper writes its line in the same transaction.
issued = Signal()
# (code, sha256, now): the PDF of an issued document was made.
printed = Signal()
