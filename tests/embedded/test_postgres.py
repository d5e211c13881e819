"""The embedded PostgreSQL: what it survives, and which roles it makes."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import psycopg2
import pytest

from tests.embedded.conftest import connect
from yangguang.embedded import postgres, processes, services
from yangguang.embedded.places import Data


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Data]:
    data = Data(tmp_path_factory.mktemp("pg"))
    with services.services(data, fast=True, given={}):
        yield data


def test_the_runtime_role_can_connect_but_not_create_or_own(data: Data) -> None:
    with connect(data, postgres.RUNTIME) as cursor:
        cursor.execute(
            "SELECT rolsuper, rolbypassrls, rolcreatedb, rolcreaterole FROM pg_roles"
            " WHERE rolname = current_user"
        )
        assert cursor.fetchone() == (False, False, False, False)
        with pytest.raises(psycopg2.errors.InsufficientPrivilege):
            cursor.execute("CREATE TABLE mine ()")


def test_the_owner_owns_the_database_and_is_bound_by_row_security_too(data: Data) -> None:
    with connect(data, postgres.OWNER) as cursor:
        cursor.execute("SELECT rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user")
        assert cursor.fetchone() == (False, False)
        cursor.execute("CREATE TABLE ours ()")


def test_commits_are_durable_unless_asked_for_fast() -> None:
    assert not set(postgres.SETTINGS) & set(postgres.FAST_SETTINGS)


def test_a_killed_server_comes_back_with_what_was_committed(tmp_path: Path) -> None:
    data = Data(tmp_path)
    with services.services(data, given={}) as (server, _):
        with connect(data, postgres.OWNER) as cursor:
            cursor.execute("CREATE TABLE promised AS SELECT 1 AS one")
        os.kill(server.pid, signal.SIGKILL)
        assert processes.wait_until(lambda: not server.running(), 5)
        postgres.start(data)
        with connect(data, postgres.OWNER) as cursor:
            cursor.execute("SELECT one FROM promised")
            assert cursor.fetchone() == (1,)


def test_a_stale_note_that_names_a_foreign_process_is_no_obstacle(tmp_path: Path) -> None:
    data = Data(tmp_path)
    with services.services(data, given={}):
        assert (data.postgres / "postmaster.pid").exists()
    # After a reboot the number in the note may belong to anybody, here to this very test.
    (data.postgres / "postmaster.pid").write_text(f"{os.getpid()}\n{data.postgres}\n", encoding="ascii")
    with services.services(data, given={}) as (server, _):
        assert server.running()
    assert processes.birth(os.getpid()) is not None


def test_a_half_made_cluster_is_made_again(tmp_path: Path) -> None:
    data = Data(tmp_path)
    data.make()
    (tmp_path / "pg.new" / "base").mkdir(parents=True)
    with services.services(data, given={}) as (server, _):
        assert server.running()


def test_a_cluster_of_another_major_version_is_refused_by_name(tmp_path: Path) -> None:
    data = Data(tmp_path)
    data.make()
    data.postgres.mkdir()
    (data.postgres / "PG_VERSION").write_text("16\n", encoding="ascii")
    with pytest.raises(processes.StartFailed, match="made by PostgreSQL 16"):
        postgres.start(data)
