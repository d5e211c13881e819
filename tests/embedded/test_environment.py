"""The settings that child processes get."""

import os
import stat
from pathlib import Path

import environ
import pytest

from yangguang.embedded import environment, services
from yangguang.embedded.places import Data, PlaceRefused, make_private
from yangguang.embedded.processes import StartFailed

CHINESE_PATH = Path("/srv/阳光 招生+/Run/sockets")


@pytest.fixture
def data(tmp_path: Path) -> Data:
    data = Data(tmp_path / "run")
    data.make()
    return data


def test_the_settings_read_the_socket_directory_out_of_the_database_url() -> None:
    parts = environ.Env.db_url_config(environment.database_url("yangguang", CHINESE_PATH))
    assert (parts["HOST"], parts["USER"], parts["NAME"]) == (str(CHINESE_PATH), "yangguang", "yangguang")
    assert parts["ENGINE"] == "django.db.backends.postgresql"


def test_redis_py_reads_the_socket_out_of_the_redis_url() -> None:
    from redis.connection import parse_url

    parts = parse_url(environment.redis_url(CHINESE_PATH / "kv.sock"))
    assert parts["path"] == str(CHINESE_PATH / "kv.sock")
    assert parts["db"] == 0


def test_keys_are_made_once_and_readable_by_their_owner_only(data: Data) -> None:
    first = environment.keys(data)
    assert environment.keys(data) == first
    assert stat.S_IMODE(data.keys.stat().st_mode) == 0o600
    assert len(first["SECRET_KEY"]) >= 50
    assert first["FIELD_KEYS"].startswith("k1:")


def test_a_key_that_is_new_is_added_and_the_others_stay(data: Data) -> None:
    data.keys.write_text("SECRET_KEY=old\n", encoding="ascii")
    assert environment.keys(data)["SECRET_KEY"] == "old"
    assert set(environment.keys(data)) == set(environment.KEYS)


def test_what_the_user_set_wins(data: Data) -> None:
    env = environment.build(data, 8000, {"SITE_URL": "https://zs.example.cn", "PATH": "/bin"})
    assert env["SITE_URL"] == "https://zs.example.cn"
    assert env["MEDIA_ROOT"] == str(data.media)


def test_a_run_inside_exec_of_another_data_gets_its_own_database(data: Data, tmp_path: Path) -> None:
    around = Data(tmp_path / "outer")
    around.make()
    outer = environment.build(around, 8000, {})
    env = environment.build(data, 8001, outer)
    assert env["DATABASE_URL"] == environment.build(data, 8001, {})["DATABASE_URL"]
    assert not environment.wants_own_postgres(outer, data)
    assert not environment.wants_own_redis(outer, data)


def test_a_database_of_ones_own_is_not_started(data: Data) -> None:
    assert environment.wants_own_postgres({"DATABASE_URL": "postgres://u:p@db/yangguang"}, data)
    assert not environment.wants_own_redis({"DATABASE_URL": "postgres://u:p@db/yangguang"}, data)


def test_an_empty_setting_counts_as_unset(data: Data) -> None:
    assert not environment.wants_own_postgres({"DATABASE_URL": ""}, data)
    assert environment.build(data, 8000, {"SECRET_KEY": ""})["SECRET_KEY"]


def test_a_database_of_ones_own_needs_its_owner_too(data: Data) -> None:
    given = {"DATABASE_URL": "postgres://u:p@db/yangguang"}
    with pytest.raises(StartFailed, match="DATABASE_OWNER_URL"), services.services(data, given=given):
        raise AssertionError("started all the same")


def test_a_deep_data_directory_gets_a_short_socket_directory(tmp_path: Path) -> None:
    deep = Data(tmp_path / ("深" * 20) / ("x" * 60))
    assert len(os.fsencode(deep.sockets)) <= 80
    assert deep.sockets == Data(deep.path).sockets
    assert deep.sockets != Data(deep.path / "other").sockets


def test_a_socket_directory_somebody_else_prepared_is_refused(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    with pytest.raises(PlaceRefused):
        make_private(tmp_path / "link")
