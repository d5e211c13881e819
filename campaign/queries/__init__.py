"""Reads across campaign models. Import from the module of the noun (``campaigns``, ``coverage``, …)."""
