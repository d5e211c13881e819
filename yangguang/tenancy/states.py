"""State machines: which verb leads a row from which state to which, and who may do it, where.

Declared once in an app's ``rules``; actions ask :meth:`Machine.next_state`, the verbs of a
ledger :meth:`Step.reached_by`, and ``manage.py describe_states`` writes docs/states.md from the same tables.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from django.db.models import TextChoices

from yangguang.common.refusals import Refusal
from yangguang.tenancy import codes
from yangguang.tenancy.choices import Right


class WrongState(Refusal):
    """The verb does not fit the state of the row."""

    code = "WRONG_STATE"


class Reach(Enum):
    """On which unit the right for a verb must be held, seen from the unit of the row."""

    OWN = "本单位"
    COUNTY = "县（区）"
    SUPERIOR = "上级单位"
    CITY = "市级"

    def of(self, code: str) -> str:
        """The unit on which the right counts for a row of unit ``code``."""
        if self is Reach.COUNTY:
            return codes.county_of(code)
        if self is Reach.CITY:
            return code[:4]
        return codes.parent_of(code) if self is Reach.SUPERIOR else code


class Rights(Protocol):
    """What a step asks of somebody's rights (:class:`yangguang.accounts.rights.Rights` has it)."""

    def covers(self, right: str, code: str) -> bool:
        """Whether the right holds on the unit."""


@dataclass(frozen=True)
class Step:
    """One verb: ``moves`` maps each state that admits it to the state after; ``hint`` says in Chinese,
    without a full stop, when it may be done. The right counts on the unit ``reach`` names, which may
    differ by state."""

    verb: str
    title: str
    moves: Mapping[str, str]
    right: Right
    hint: str
    reach: Reach | Mapping[str, Reach] = Reach.OWN

    def reach_in(self, state: str) -> Reach:
        """Whose right counts in that state."""
        return self.reach if isinstance(self.reach, Reach) else self.reach.get(state, Reach.OWN)

    def reached_by(self, rights: Rights, unit_code: str, state: str) -> bool:
        """Whether ``rights`` reach far enough for a row of the unit in ``state``."""
        return rights.covers(self.right, self.reach_in(state).of(unit_code))

    def whose(self, state: str) -> str:
        """One Chinese sentence: who may do this to a row in ``state``."""
        reach = self.reach_in(state).value
        return f"“{self.title}”须由{reach}有“{self.right.label}”权限的人员办理，请转请他们办理。"


class Machine:
    """The states of one kind of row and its steps. ``noun`` is what people call the row."""

    def __init__(self, name: str, noun: str, states: type[TextChoices], *steps: Step) -> None:
        self.name, self.noun, self.states = name, noun, states
        self.steps: dict[str, Step] = {step.verb: step for step in steps}
        _machines[name] = self

    def may(self, verb: str, state: str) -> bool:
        """Whether ``state`` admits ``verb``."""
        return state in self.steps[verb].moves

    def next_state(self, verb: str, state: str) -> str:
        """The state after ``verb``; :class:`WrongState` when ``state`` does not admit it."""
        step = self.steps[verb]
        try:
            return step.moves[state]
        except KeyError:
            label = self.states(state).label
            raise WrongState(f"{step.hint}；该{self.noun}现在是“{label}”，请刷新页面后再试。") from None


_machines: dict[str, Machine] = {}


def every() -> tuple[Machine, ...]:
    """All machines of this installation, by name."""
    return tuple(_machines[name] for name in sorted(_machines))
