"""What the trail tells whoever listens."""

from django.dispatch import Signal

# Somebody has seen as many whole values as anybody may: ``user``, ``unit_id`` of the last row, ``now``.
reveals_exhausted = Signal()
