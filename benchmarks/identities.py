"""One child found by its full identity number among a million rows."""

from functools import partial

from django.http import QueryDict
from django.test import Client
from django.urls import reverse

from benchmarks import fill, memory, people
from benchmarks.measure import Case, Line, interleaved, timed
from enrollment.models import Child
from yangguang.accounts.models import User
from yangguang.accounts.rights import actor_for
from yangguang.common.fields import plain
from yangguang.ledgers import registry
from yangguang.ledgers.queries import criteria, pages
from yangguang.tenancy.scope import scope

GOAL = 20.0  # milliseconds (issue 4)
ASKED = 8


def measured(rows: int, rounds: int) -> list[Line]:
    """Milliseconds of a search: the ledger's own query, and the whole page through its address."""
    fill.province(rows)
    asked = numbers()
    viewer = people.person("viewer", people.PROVINCE)
    alone, page = interleaved(
        [
            Case(partial(searched, viewer.pk, asked)),
            Case(partial(seen, people.browser(viewer), asked)),
        ],
        rounds,
    )
    work = f"search by full identity number among {rows:,} rows"
    return [
        timed(work, alone, "ms", GOAL, "the rows of the page, of a province", each=ASKED),
        timed(f"{work}, the whole page", page, "ms", GOAL, "rights, menu, filters, masks", each=ASKED),
        memory.figure("that page", "benchmarks.identities:once", str(viewer.pk), asked[0]),
    ]


def numbers() -> list[str]:
    """Numbers of children far apart, as a clerk would type them."""
    with scope(people.PROVINCE):
        counties = Child.objects.order_by("unit_id").values_list("unit_id", flat=True).distinct()[:ASKED]
        found = [fill.real(Child.objects.filter(unit_id=code)).order_by("pk")[0] for code in counties]
    return [plain(child.id_number) for child in found]


def searched(viewer: int, numbers: list[str]) -> None:
    """What a list page asks the database for each number."""
    actor, ledger = actor_for(User.objects.get(pk=viewer)), registry.get("enrollment/left-behind")
    for number in numbers:
        with scope(people.PROVINCE):
            asked = criteria.parse(ledger, actor, QueryDict(f"q={number}"))
            if len(pages.page(ledger, actor, asked).rows) != 1:
                raise AssertionError("Not found.")


def once(viewer: str, number: str) -> None:
    """One page, for a process of its own."""
    seen(people.browser(User.objects.get(pk=int(viewer))), [number])


def seen(client: Client, numbers: list[str]) -> None:
    for number in numbers:
        page = client.get(reverse("enrollment:left-behind-list"), {"view": "none", "q": number})
        if page.status_code != 200 or page.content.count(b"<tr>") != 2:
            raise AssertionError(f"{page.status_code}: not found.")
