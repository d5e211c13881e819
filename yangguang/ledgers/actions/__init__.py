"""Verbs of the toolkit."""

from yangguang.ledgers.actions.rows import create_row, create_rows, update_row, update_rows

__all__ = ["create_row", "create_rows", "update_row", "update_rows"]
