"""State machines: the page tells what the code does, and each state × role is tried through the pages.

``states.yml`` says, by hand, who is offered which verb in which state; :mod:`tests.architecture.walks` says
how a row of each machine comes into the world.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import yaml
from django.db import transaction
from django.test import Client

from tests.architecture.walks import PEOPLE, WALKS, Walk, path_to, perform, sample
from tests.cast import Cast
from yangguang.ledgers import registry
from yangguang.ledgers.declaration import Ledger, Verb
from yangguang.tenancy.management.commands.describe_states import PAGE, described
from yangguang.tenancy.scope import scope
from yangguang.tenancy.states import every

TABLE: dict[str, dict[str, dict[str, list[str]]]] = yaml.safe_load(
    Path(__file__).with_name("states.yml").read_text()
)
Offered = dict[str, list[str]]


def test_the_page_of_states_is_what_the_code_says():
    assert PAGE.read_text(encoding="utf-8") == described(), "run manage.py describe_states"


def test_every_machine_and_every_state_is_in_the_table():
    assert {name: set(states) for name, states in TABLE.items()} == {
        machine.name: {state.value for state in machine.states} for machine in every()
    }


def test_each_role_is_offered_what_the_table_says_and_nothing_else_works(
    cast: Cast, belongings: Any, subtests: Any
) -> None:
    """In every state: the buttons of the row's page, person by person; a verb not offered moves nothing.

    Whatever a state needed is undone before the next, so one world serves all machines.
    """
    clients = {person: cast.client(cast.people[person.replace(".", "_")]) for person in PEOPLE}
    for machine, states in TABLE.items():
        wrong = {}
        for state, listed in states.items():
            with _undone():
                with scope("*"):
                    row = _led_to(machine, state, cast, belongings)
                found = _tried(machine, state, row, clients)
            if found != (_listed(listed), []):
                wrong[state] = found
        with subtests.test(machine=machine):
            assert wrong == {}


def _led_to(machine: str, state: str, cast: Cast, belongings: Any) -> Any:
    """A row of the machine in that state."""
    walk = WALKS[machine]
    row = walk.begin(cast, belongings)
    row.refresh_from_db()  # what another state's walk made of it did not happen
    row.walked_by = set()
    for verb in walk.ways.get(state) or path_to(machine, row.state, state):
        perform(registry.get(walk.ledger), verb, row, cast)
    return row


def _tried(
    machine: str, state: str, row: Any, clients: dict[str, Client]
) -> tuple[dict[str, list[str]], list[str]]:
    """Who is offered which verb; and which verbs moved the row although they were not offered."""
    ledger = registry.get(WALKS[machine].ledger)
    offered: dict[str, dict[str, None]] = {}
    broken: list[str] = []
    for person, client in clients.items():
        seen = _buttons(client.get(ledger.url("detail", row.pk)), ledger)
        for verb in _verbs_of(ledger, machine):
            if verb.name in seen:
                offered.setdefault(verb.step.verb, {})[person] = None
                continue
            with _undone():
                data = {"row": str(row.pk), "confirmed": "1", **sample(verb)}
                client.post(ledger.url("verb", verb.name), data)
                if (after := _state(ledger, row)) != state:
                    broken.append(f"{person} moved it by {verb.name} to {after}")
    return {verb: list(people) for verb, people in offered.items()}, broken


def _listed(row: dict[str, list[str]]) -> dict[str, list[str]]:
    return {verb: [person for person in PEOPLE if person in people] for verb, people in row.items()}


def _verbs_of(ledger: Ledger, machine: str) -> list[Verb]:
    return [verb for verb in ledger.verbs if verb.machine is not None and verb.machine.name == machine]


def _buttons(response: Any, ledger: Ledger) -> set[str]:
    """Names of the verbs whose forms the page shows; none where the person may not see the row."""
    if response.status_code != 200:
        return set()
    text = response.content.decode()
    return {verb.name for verb in ledger.verbs if f'action="{ledger.url("verb", verb.name)}"' in text}


def _state(ledger: Ledger, row: Any) -> str:
    with scope("*"):
        return str(ledger.model._default_manager.values_list("state", flat=True).get(pk=row.pk))


@contextmanager
def _undone() -> Iterator[None]:
    """Whatever happens inside did not happen."""
    with transaction.atomic():
        mark = transaction.savepoint()
        yield
        transaction.savepoint_rollback(mark)


def test_walks_know_every_machine() -> None:
    assert {machine.name for machine in every()} == set(WALKS)
    assert all(isinstance(walk, Walk) for walk in WALKS.values())
