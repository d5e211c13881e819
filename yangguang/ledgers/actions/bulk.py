"""Thousands of rows at once: COPY into a temporary table, then one statement.

PostgreSQL refuses COPY into a table with row security; INSERT … SELECT and UPDATE … FROM obey the policies
and fire the history triggers like any other statement (performance.md §1).
"""

import io
import os
import time
import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from django.db import connection, models

from yangguang.common import crypto
from yangguang.common.fields import BlindIndexField, SealedField

FEW = 50  # up to here the ORM is as good
PART = (
    10_000  # rows a statement writes: more would hold the next part's sealing back, fewer cost a table each
)
_PLAIN = (
    models.CharField,
    models.TextField,
    models.IntegerField,
    models.BooleanField,
    models.DateField,
    models.DecimalField,
    models.FloatField,
    models.UUIDField,
    models.ForeignKey,
)
_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


def insert(model: Any, records: Sequence[Mapping[str, Any]]) -> list[uuid.UUID]:
    """Write new rows, given as values by attribute name (plain text for sealed fields); their keys.

    What a record leaves out gets the field's default.
    """
    keys = _keys(len(records))
    fields = model._meta.concrete_fields
    if len(records) <= FEW or not all(isinstance(field, _PLAIN) for field in fields):
        model._default_manager.bulk_create(
            [model(**{**record, "id": key}) for key, record in zip(keys, records, strict=True)]
        )
        return keys
    for lines in _ahead(fields, records, [str(key) for key in keys]):
        with _staged(model, fields, lines) as (table, staging, names):
            _execute(f"INSERT INTO {table} ({names}) SELECT {names} FROM {staging}")  # noqa: S608 - names from models
    return keys


def _ahead(
    fields: Sequence[Any], records: Sequence[Mapping[str, Any]], keys: Sequence[str]
) -> Iterator[Iterable[Sequence[str]]]:
    """The records as lines for COPY, part by part: one part is sealed while the database, which does not
    need the interpreter, writes the part before."""

    def columns(start: int) -> list[list[str]]:
        part = slice(start, start + PART)
        return [_column(field, records[part], keys[part]) for field in fields]

    with ThreadPoolExecutor(max_workers=1) as sealing:
        parts = [sealing.submit(columns, 0)]
        for start in range(PART, len(records) + PART, PART):
            found = parts.pop().result()
            if start < len(records):
                parts.append(sealing.submit(columns, start))
            yield zip(*found, strict=True)


def _keys(count: int) -> list[uuid.UUID]:
    """Keys in the order of time (UUID version 7, RFC 9562 §6.2 method 1): an index takes them at its end.

    Milliseconds, a counter of 26 bits that starts anywhere in its lower half, 48 random bits.
    """
    pool = os.urandom(6 * count)
    moment = time.time_ns() // 1_000_000 << 80
    first = int.from_bytes(os.urandom(4)) >> 7
    return [
        uuid.UUID(int=moment | _VERSION | _spread(first + n) | int.from_bytes(pool[6 * n : 6 * n + 6]))
        for n in range(count)
    ]


_VERSION = 7 << 76 | 2 << 62


def _spread(counter: int) -> int:
    """The counter around the bits of the variant: twelve before them, fourteen behind."""
    return (counter >> 14) << 64 | (counter & 0x3FFF) << 48


def _nonces(count: int) -> Iterator[bytes]:
    """A nonce for each text, their randomness asked for once."""
    pool = os.urandom(crypto.NONCE * count)
    return (pool[at : at + crypto.NONCE] for at in range(0, crypto.NONCE * count, crypto.NONCE))


def update(model: Any, rows: Sequence[Any]) -> None:
    """Write changed instances, all their fields."""
    fields = model._meta.concrete_fields
    if len(rows) <= FEW or not all(isinstance(field, _PLAIN) for field in fields):
        for row in rows:
            row.save()
        return
    lines = ([_text(field, field.pre_save(row, False)) for field in fields] for row in rows)
    quote = connection.ops.quote_name
    with _staged(model, fields, lines) as (table, staging, _):
        sets = ", ".join(
            f"{quote(f.column)} = {staging}.{quote(f.column)}" for f in fields if not f.primary_key
        )
        where = f'{table}."id" = {staging}."id"'
        _execute(f"ANALYZE {staging}")  # a join is planned; an insert reads the rows as they come
        _execute(f"UPDATE {table} SET {sets} FROM {staging} WHERE {where}")  # noqa: S608 - names from models


def _column(field: Any, records: Sequence[Mapping[str, Any]], keys: Sequence[str]) -> list[str]:
    """One column of the records as COPY reads it. It asks the database nothing: it runs in another thread."""
    if field.primary_key:
        return list(keys)
    if isinstance(field, SealedField):  # base64: nothing in it that COPY would take for its own
        texts = [str(record.get(field.attname) or "") for record in records]
        seal = crypto.sealer()
        before, after = field.bound_to("\0").split("\0")
        nonces = _nonces(len(texts))
        return [
            seal(text, f"{before}{key}{after}", nonce) if text else ""
            for text, key, nonce in zip(texts, keys, nonces, strict=True)
        ]
    if isinstance(field, BlindIndexField):
        index = field.indexer()
        return [index(str(record.get(field.source) or "")) for record in records]
    default = _text(field, field.get_default())
    known: dict[Any, str] = {}
    found = []
    for record in records:
        if field.attname in record:
            value = record[field.attname]
            text = known.get(value)
            if text is None:
                text = known[value] = _text(field, value)
            found.append(text)
        else:
            found.append(default)
    return found


def _text(field: Any, value: Any) -> str:
    """A value in COPY's text format."""
    if value is None:
        return "\\N"
    if isinstance(value, uuid.UUID):  # a key of each row: nothing to prepare, nothing to escape
        return str(value)
    prepared = field.get_db_prep_save(value, connection)
    if prepared is None:
        return "\\N"
    return str(prepared).translate(_ESCAPES) if isinstance(prepared, str) else str(prepared)


class _staged:  # noqa: N801 - used like a function, in a with statement
    """A temporary table like ``model``'s, filled by COPY, gone at the end of the block."""

    def __init__(self, model: Any, fields: Sequence[Any], lines: Iterable[Sequence[str]]) -> None:
        quote = connection.ops.quote_name
        self.table = quote(model._meta.db_table)
        self.staging = quote(f"staged_{model._meta.db_table}")
        self.names = ", ".join(quote(field.column) for field in fields)
        self.lines = lines

    def __enter__(self) -> tuple[str, str, str]:
        _execute(f"CREATE TEMPORARY TABLE {self.staging} (LIKE {self.table}) ON COMMIT DROP")
        # Django translates errors of its own statements only; COPY's must be told in words like theirs.
        with connection.cursor() as cursor, connection.wrap_database_errors:
            cursor.copy_expert(f"COPY {self.staging} ({self.names}) FROM STDIN", _Stream(self.lines))
        return self.table, self.staging, self.names

    def __exit__(self, kind: object, *rest: object) -> None:
        if kind is None:  # after an error the transaction is lost, and the table with it
            _execute(f"DROP TABLE {self.staging}")


def _execute(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


class _Stream(io.RawIOBase):
    """Lines for COPY, made while it reads: no copy of everything in memory."""

    def __init__(self, lines: Iterable[Sequence[str]]) -> None:
        self._chunks = self._made(lines)
        self._rest = b""

    @staticmethod
    def _made(lines: Iterable[Sequence[str]]) -> Iterator[bytes]:
        batch: list[str] = []
        for line in lines:
            batch.append("\t".join(line))
            if len(batch) >= 500:
                yield ("\n".join(batch) + "\n").encode()
                batch = []
        if batch:
            yield ("\n".join(batch) + "\n").encode()

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        while len(self._rest) < size or size < 0:
            chunk = next(self._chunks, None)
            if chunk is None:
                break
            self._rest += chunk
        cut = len(self._rest) if size < 0 else size
        out, self._rest = self._rest[:cut], self._rest[cut:]
        return out
