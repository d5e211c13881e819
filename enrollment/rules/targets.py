"""Which ledger a department's list is held beside: all children, or one of the special groups."""

from typing import Any, NamedTuple

from enrollment.choices.matching import ListKind
from enrollment.models import Child, GroupEntry
from yangguang.ledgers import registry
from yangguang.ledgers.declaration import Ledger

CHILDREN = "children"

# The ledgers a department's list belongs to, the likeliest first; any other may be chosen.
LIKELY: dict[str, tuple[str, ...]] = {
    ListKind.POLICE: (CHILDREN,),
    ListKind.CIVIL_AFFAIRS: ("enrollment/unattended", "enrollment/orphan", "enrollment/left-behind"),
    ListKind.DISABLED: ("enrollment/disability",),
    ListKind.RURAL: ("enrollment/poverty",),
    ListKind.HOUSEHOLD: (CHILDREN,),
    ListKind.PROPERTY: (CHILDREN,),
    ListKind.PERMIT: ("enrollment/migrant",),
    ListKind.INSURANCE: ("enrollment/migrant",),
}


class Target(NamedTuple):
    """What is “ours” in a round. ``model``: Child, or the entries of one ledger."""

    label: str
    title: str
    model: Any

    @property
    def ledger(self) -> Ledger | None:
        """The ledger a missed child can be added to; None for all children, who stand in several."""
        return None if self.label == CHILDREN else registry.get(self.label)


def every() -> list[Target]:
    """All that may be compared with: the registered ledgers of special groups follow all children."""
    groups = [
        Target(ledger.label, ledger.title, ledger.model)
        for ledger in registry.of_app("enrollment")
        if issubclass(ledger.model, GroupEntry)
    ]
    return [Target(CHILDREN, "全部儿童（各特殊群体台账合在一起）", Child), *groups]


def of(label: str) -> Target | None:
    """The target of that label; None when its ledger is not there (any more)."""
    return next((target for target in every() if target.label == label), None)


def takes(label: str) -> list[Target]:
    """Ledgers a missed child may be added to: the target's own, or any where all children are compared. A
    three-way round has no label: whoever is nowhere may belong into any of them."""
    return [
        target for target in every() if target.ledger is not None and label in ("", CHILDREN, target.label)
    ]


def likely(kind: str) -> list[Target]:
    """What a list of ``kind`` is usually held beside."""
    return [target for label in LIKELY.get(kind, ()) if (target := of(label)) is not None]


def title_of(label: str) -> str:
    """What people call the target."""
    target = of(label)
    return target.title if target else ""
