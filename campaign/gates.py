"""What a phase needs beside its accepted deliverables: the registry of requirements (plan 三, 四（一）).

Deliverables are required by themselves, from their assignments. A requirement registered here asks for what
is no deliverable; whoever owns the rows says which units lack what.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from campaign.models import Campaign

# Codes of the bureaus asked about in; what each of them lacks, in words, out.
Missing = Callable[[Campaign, Iterable[str]], Mapping[str, str]]


@dataclass(frozen=True)
class Requirement:
    """``key`` is kept with explanations; ``explainable`` False: without it the phase stays open, whatever
    is said (``PhaseExplanation`` refuses the key in the database too)."""

    key: str
    phase: int
    title: str
    missing: Missing
    explainable: bool = True


_requirements: dict[str, Requirement] = {}


def register_requirement(requirement: Requirement) -> None:
    """Ask for it before its phase ends; ``ValueError`` when the key is taken."""
    if _requirements.setdefault(requirement.key, requirement) != requirement:
        raise ValueError(f"Requirement {requirement.key} is registered already.")


def requirements() -> tuple[Requirement, ...]:
    """All requirements, in order of registration."""
    return tuple(_requirements.values())
