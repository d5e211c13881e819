"""Row-level security as a constraint in ``Meta.constraints``: migrations see it, tests can list it.

The read rule: the row's code lies in the hull range of the scope (an index condition, because text
comparison is leakproof) and, when there are several codes, its exact chain meets the scope. An unset
setting must count as NULL – PostgreSQL gives ``''`` after the first use in a session, and ``'' <= code`` is
true for every row – hence ``nullif`` inside the ``yg_*`` functions.

The functions are written so that PostgreSQL inlines them (none is STRICT: that alone made several codes five
times slower), and the range stands bare, not as ``(SELECT yg_lo())``: the planner then knows how many rows a
scope has, where it would guess a two-hundredth of the table and sort 100,000 rows on disk.
"""

from typing import Any

from django.db import models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.backends.ddl_references import Statement, Table

FUNCTIONS = """
CREATE FUNCTION yg_chain(code text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN ARRAY['*', left(code, 2), left(code, 4), left(code, 6), code];
CREATE FUNCTION yg_scope() RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE
    RETURN string_to_array(nullif(current_setting('yangguang.scope', true), ''), ',');
CREATE FUNCTION yg_lo() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
    RETURN nullif(current_setting('yangguang.lo', true), '');
CREATE FUNCTION yg_hi() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
    RETURN nullif(current_setting('yangguang.hi', true), '');
CREATE FUNCTION yg_one() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
    RETURN current_setting('yangguang.one', true) = '1';
CREATE FUNCTION yg_secret() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
    RETURN nullif(current_setting('yangguang.secret', true), '');
"""
DROP_FUNCTIONS = """
DROP FUNCTION yg_secret(); DROP FUNCTION yg_one(); DROP FUNCTION yg_hi(); DROP FUNCTION yg_lo();
DROP FUNCTION yg_scope(); DROP FUNCTION yg_chain(text);
"""


class ScopePolicy(models.BaseConstraint):
    """Row-level security for one table, forced on its owner too.

    ``column`` holds the unit code. ``public`` is an SQL condition under which anybody may SELECT the row
    (``"published"``). ``secret`` names a column with the hash of a complainant's code: whoever set that
    secret may SELECT and INSERT the row.
    """

    def __init__(self, *, name: str, column: str = "unit_id", public: str = "", secret: str = "") -> None:
        super().__init__(name=name)
        self.column, self.public, self.secret = column, public, secret

    def deconstruct(self) -> Any:
        path, args, kwargs = super().deconstruct()
        kwargs["column"] = self.column
        if self.public:
            kwargs["public"] = self.public
        if self.secret:
            kwargs["secret"] = self.secret
        return path, args, kwargs

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ScopePolicy) and self.deconstruct() == other.deconstruct()

    def __hash__(self) -> int:
        return hash((self.name, self.column, self.public, self.secret))

    def validate(self, *args: Any, **kwargs: Any) -> None:
        """Nothing to validate in Python: the database decides."""

    def _conditions(self) -> tuple[str, str]:
        """SQL of who may read (and, without ``public``, write) a row: (read, insert)."""
        scope = self._covers("yg_lo()", "yg_hi()")
        secret = f' OR "{self.secret}" = (SELECT yg_secret())' if self.secret else ""
        public = f" OR ({self.public})" if self.public else ""
        # A check has no plan to gain, and in a SELECT the settings are read once a statement, not once a row.
        checked = self._covers("(SELECT yg_lo())", "(SELECT yg_hi())") + secret
        # Statement fills in "%(table)s" by the % operator; a percent sign of the condition is doubled.
        return (scope + secret + public).replace("%", "%%"), checked

    def _covers(self, low: str, high: str) -> str:
        """SQL of whether the scope covers the row."""
        column = f'"{self.column}"'
        return (
            f"({column} >= {low} AND {column} < {high}"
            f" AND ((SELECT yg_one()) OR yg_chain({column}) && (SELECT yg_scope())))"
        )

    def _statements(self, table: str) -> str:
        read, insert = self._conditions()
        write, checked = ScopePolicy(name=self.name, column=self.column)._conditions()
        return ";\n".join(
            [
                f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY",
                f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY",
                f'CREATE POLICY "{self.name}_s" ON {table} FOR SELECT USING ({read})',
                f'CREATE POLICY "{self.name}_i" ON {table} FOR INSERT WITH CHECK ({insert})',
                f'CREATE POLICY "{self.name}_u" ON {table} FOR UPDATE USING ({write}) WITH CHECK ({checked})',
                f'CREATE POLICY "{self.name}_d" ON {table} FOR DELETE USING ({write})',
            ]
        )

    def constraint_sql(
        self, model: type[models.Model] | None, schema_editor: BaseDatabaseSchemaEditor | None
    ) -> Any:
        """Called while the table is being created: the policies follow once it exists."""
        if model is None or schema_editor is None:
            raise ValueError("A policy needs its table.")
        schema_editor.deferred_sql.append(self.create_sql(model, schema_editor))

    def create_sql(
        self, model: type[models.Model] | None, schema_editor: BaseDatabaseSchemaEditor | None
    ) -> Any:
        if model is None or schema_editor is None:
            raise ValueError("A policy needs its table.")
        table = Table(model._meta.db_table, schema_editor.quote_name)
        return Statement(self._statements("%(table)s"), table=table)

    def remove_sql(
        self, model: type[models.Model] | None, schema_editor: BaseDatabaseSchemaEditor | None
    ) -> Any:
        if model is None or schema_editor is None:
            raise ValueError("A policy needs its table.")
        table = Table(model._meta.db_table, schema_editor.quote_name)
        drops = ";\n".join(f'DROP POLICY IF EXISTS "{self.name}_{kind}" ON %(table)s' for kind in "siud")
        return Statement(drops, table=table)
