"""The peer of an import: django-import-export as its manual begins, on one plain table of equal columns."""

from typing import Any

import tablib
from django.db import connection, models
from import_export import fields, resources, widgets

from benchmarks import people
from benchmarks.children import children
from benchmarks.measure import Case
from benchmarks.scratch import owner
from yangguang.tenancy.models import Unit

NAME = "django-import-export, defaults"
ROWS = 1_000  # measured; it takes as long for each of them
NOTE = f"{ROWS:,} rows measured, taken as linear; its one plain table: unsealed, no history, no policy"


class PeerRow(models.Model):
    """A child of the left-behind ledger, flat: nothing sealed, no history, no policy."""

    id_number = models.CharField(max_length=18, unique=True)
    name = models.CharField(max_length=50)
    sex = models.CharField(max_length=6)
    id_type = models.CharField(max_length=10)
    birth_date = models.DateField()
    household_place = models.CharField(max_length=200, blank=True)
    living_place = models.CharField(max_length=200, blank=True)
    guardian = models.CharField(max_length=50, blank=True)
    guardian_relation = models.CharField(max_length=15, blank=True)
    guardian_phone = models.CharField(max_length=20, blank=True)
    school = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    grade = models.CharField(max_length=2)
    placement = models.CharField(max_length=15)
    not_enrolled_reason = models.CharField(max_length=200, blank=True)
    source = models.CharField(max_length=20)
    found_on = models.DateField()
    verified_on = models.DateField(null=True)
    away = models.CharField(max_length=5)
    away_place = models.CharField(max_length=100, blank=True)
    carer = models.CharField(max_length=50, blank=True)

    class Meta:
        app_label, managed, db_table = "benchmarks", False, "peer_row"

    def __str__(self) -> str:
        return self.id_number


class PeerResource(resources.ModelResource):
    """All defaults; schools are named, as in our workbook, and a child is known by its number."""

    school = fields.Field("school", "school", widgets.ForeignKeyWidget(Unit, "name"))

    class Meta:
        model = PeerRow
        import_id_fields = ("id_number",)
        exclude = ("id",)


def case() -> Case:
    """The import of :data:`ROWS` rows into a table made for it."""
    with owner() as cursor:
        cursor.execute("DROP TABLE IF EXISTS peer_row")
        for statement in statements():
            cursor.execute(statement)
    return Case(imported, before=_emptied)


def statements(*, temporary: bool = False) -> list[str]:
    """What makes the table; ``temporary``: for tests, whose role creates no other."""
    with connection.schema_editor(collect_sql=True, atomic=False) as editor:
        create, _ = editor.table_sql(PeerRow)
    if temporary:
        return [create.replace("CREATE TABLE", "CREATE TEMP TABLE")]
    return [create, "GRANT ALL ON peer_row, peer_row_id_seq TO PUBLIC"]


def _emptied() -> None:
    with owner() as cursor:
        cursor.execute("TRUNCATE peer_row")


def rows() -> tablib.Dataset:
    """The rows of our workbook, read already."""
    names = {unit.pk: unit.name for unit in people.schools(people.COUNTY)}
    found: list[dict[str, Any]] = []
    for values in children(people.COUNTY, list(names), ROWS):
        plain = {name.removeprefix("child__"): value for name, value in values.items()}
        found.append({**plain, "school": names.get(values["school"], "")})
    return tablib.Dataset(*(list(row.values()) for row in found), headers=list(found[0]))


def imported() -> None:
    """What its admin does when a person confirms; the preview before costs the same again."""
    result = PeerResource().import_data(rows(), dry_run=False)
    if result.has_errors() or result.totals["new"] != ROWS:
        faults = [error.error for _, errors in result.row_errors() for error in errors]
        raise AssertionError(f"{result.totals} {faults[:3]}")
