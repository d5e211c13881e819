"""Declared ledgers of a campaign, one module a noun; importing one registers its ledgers."""

from campaign.ledgers import (
    announcements,
    assignments,
    clues,
    disclosures,
    extensions,
    hotlines,
    inspections,
    issues,
    items,
    opinion,
    platforms,
    policies,
    prospectuses,
    second_looks,
    systems,
)

__all__ = [
    "announcements",
    "assignments",
    "clues",
    "disclosures",
    "extensions",
    "hotlines",
    "inspections",
    "issues",
    "items",
    "opinion",
    "platforms",
    "policies",
    "prospectuses",
    "second_looks",
    "systems",
]
