"""Declared ledgers of a campaign, one module a noun; importing one registers its ledgers."""

from campaign.ledgers import (
    assignments,
    hotlines,
    issues,
    second_looks,
)

__all__ = [
    "assignments",
    "hotlines",
    "issues",
    "second_looks",
]
