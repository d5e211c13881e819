"""Which school an address leads to, among 200,000 published rules."""

from collections.abc import Callable
from functools import partial

from django.test import Client

from benchmarks.fill import without_history
from benchmarks.measure import Case, Figure, Line, interleaved, queries, timed
from benchmarks.scratch import owner
from yangguang.common import clock
from yangguang.tenancy.scope import scope
from zoning.models import AddressRule
from zoning.queries.lookup import by_address, by_point, suggestions

GOAL = 20.0  # milliseconds of server time (issue 5)
COUNTIES = (
    "410902",
    "410922",
    "410923",
    "410926",
    "410927",
    "410928",
    "410503",
    "410522",
    "410523",
    "410526",
)
TABLES = ("place", "placename", "zone", "zoneschool", "addressrule")
ROADS, EACH, ZONES = 2_000, 10, 100  # of a county, rules of a road, zones of a county
LETTERS = "福禄寿喜财春夏秋冬梅"  # of digits, for names like those of roads
ASKED = [(county, road) for county in COUNTIES[:4] for road in (7, 777, 1_234, 1_999)]

# Roads with names of their own, each cut into ten stretches of a hundred numbers; each of the next zone.
_FILL = """
INSERT INTO zoning_place (id, unit_id, version, created_at, updated_at, kind, name, normalised, aliases,
    names, township)
SELECT gen_random_uuid(), c, 1, now(), now(), 'road', road.name, road.name, '{{}}',
    ARRAY[road.name], ''
FROM unnest(%(counties)s::text[]) c, generate_series(1, {roads}) n,
    LATERAL (SELECT translate(c || n, '0123456789', %(letters)s) || '路' AS name) road;
INSERT INTO zoning_placename (id, unit_id, version, created_at, updated_at, place_id, text)
SELECT gen_random_uuid(), unit_id, 1, now(), now(), id, normalised FROM zoning_place;
INSERT INTO zoning_zone (id, unit_id, version, created_at, updated_at, stage, year, name, text, document,
    document_title, polygon_note, state, shown, published_on)
SELECT gen_random_uuid(), c, 1, now(), now(), 'primary', %(year)s, n || '号片区', '', '1号', '', '',
    'published', true, %(today)s
FROM unnest(%(counties)s::text[]) c, generate_series(0, {zones} - 1) n;
INSERT INTO zoning_addressrule (id, unit_id, version, created_at, updated_at, zone_id, place_id, kind, first,
    last, parity, note, stage, year, state, shown)
SELECT gen_random_uuid(), p.unit_id, 1, now(), now(), z.id, p.id, 'road', part * 100 + 1, part * 100 + 100,
    'all', '', 'primary', %(year)s, 'published', true
FROM zoning_place p CROSS JOIN generate_series(0, {each} - 1) part JOIN zoning_zone z
    ON z.unit_id = p.unit_id AND z.name = (abs(hashtext(p.name)) + part) %% {zones} || '号片区';
"""


def measured(rounds: int) -> list[Line]:
    """Milliseconds of one question: the look-up alone, the whole page, names while typing."""
    today = clock.today()
    with without_history(*(f"zoning_{table}" for table in TABLES)), owner() as cursor:
        cursor.execute(f"TRUNCATE {', '.join(f'zoning_{table}' for table in TABLES)} CASCADE")
        cursor.execute(
            _FILL.format(roads=ROADS, each=EACH, zones=ZONES),
            {"letters": LETTERS, "counties": list(COUNTIES), "year": today.year, "today": today},
        )
    with scope():
        rules = AddressRule.objects.count()
    if rules < 200_000:
        raise AssertionError(f"{rules} rules only.")
    of = f"among {rules:,} rules"
    return [
        _figure(f"address look-up {of}", _alone, rounds),
        _figure(
            f"address look-up {of}, the whole page", partial(_page, Client(SERVER_NAME="127.0.0.1")), rounds
        ),
        _figure(f"names suggested while typing {of}", _typing, rounds),
        _figure(f"point look-up {of}", _pointed, rounds),
        Figure(
            f"queries of the page {of}",
            queries(lambda: _page(Client(SERVER_NAME="127.0.0.1"), asked=ASKED[:1])),
            "",
            12,
        ),
    ]


def _figure(work: str, run: Callable[[], object], rounds: int) -> Figure:
    (taken,) = interleaved([Case(run)], rounds)
    return timed(work, taken, "ms", GOAL, each=len(ASKED))


def _road(county: str, number: int) -> str:
    return f"{county}{number}路".translate(str.maketrans("0123456789", LETTERS))


def _alone() -> None:
    for county, road in ASKED:
        with scope():
            answer = by_address(
                f"河南省濮阳市{_road(county, road)}512号3号楼", stage="primary", today=clock.today()
            )
        if len(answer.zones) != 1:
            raise AssertionError(f"{len(answer.zones)} zones.")


def _page(client: Client, asked: list[tuple[str, int]] = ASKED) -> None:
    for county, road in asked:
        page = client.post(
            "/zones/", {"stage": "primary", "county": county, "address": f"{_road(county, road)}512号"}
        )
        if "在一个招生片区内" not in page.content.decode():
            raise AssertionError("No answer.")


def _typing() -> None:
    for county, road in ASKED:
        with scope():
            if not suggestions(_road(county, road)[:-1], county=county):
                raise AssertionError("No names.")


def _pointed() -> None:
    for number, _ in enumerate(ASKED):
        with scope():
            by_point(115 + number / 100, 35.8, stage="primary", today=clock.today())
