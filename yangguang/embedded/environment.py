"""The settings a run's child processes get: everything `.env.example` names has a value.

What is already set in the environment wins, so that one service can be real (a DATABASE_URL
of one's own) and the rest embedded.
"""

import base64
import os
import secrets
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote

from yangguang.embedded import pango, postgres
from yangguang.embedded.places import PYTHON, ROOT, Data

# Names that belong to one DATA directory. Inside `exec` they come from that DATA, and a nested
# run with a DATA of its own must not take them for wishes of the user.
OF_ONE_RUN = (
    "DATABASE_URL",
    "DATABASE_OWNER_URL",
    "REDIS_URL",
    "SECRET_KEY",
    "FIELD_KEYS",
    "INDEX_KEY",
    "MEDIA_ROOT",
    "STATIC_ROOT",
    "SITE_URL",
    "PGHOST",
    "PGUSER",
    "PGDATABASE",
)
MARK = "YANGGUANG_EMBEDDED"
DEMO_PASSWORD = "Sunshine-2024"  # noqa: S105 - public on purpose, printed beside the accounts
DEMO_TODAY = "2024-07-12"


def _random_key() -> str:
    return base64.b64encode(secrets.token_bytes(32)).decode()


# FIELD_KEYS holds "name:key" pairs, the one that encrypts first; see .env.example.
KEYS = {
    "SECRET_KEY": lambda: secrets.token_urlsafe(50),
    "FIELD_KEYS": lambda: f"k1:{_random_key()}",
    "INDEX_KEY": _random_key,
}


def database_url(role: str, sockets: Path) -> str:
    """Return the URL that django-environ reads as ``role`` on the socket directory ``sockets``.

    The directory stands in the path, after an empty host: as a host it would stay
    percent-encoded, as ``?host=`` it would leave HOST empty.
    """
    return f"postgres://{role}@/{quote(str(sockets))}/{postgres.DATABASE}"


def redis_url(socket: Path) -> str:
    """Return the URL of the Valkey socket, database 0, as redis-py reads it."""
    return f"unix://{quote(str(socket))}?db=0"


def keys(data: Data) -> dict[str, str]:
    """Return the secret keys of ``data``; the first call makes them, for good.

    They live beside the database, not in it: a stolen dump alone opens nothing.
    """
    known = _read_keys(data.keys)
    lacking = {name: make() for name, make in KEYS.items() if name not in known}
    if not lacking:
        return known
    draft = data.keys.with_suffix(".new")
    draft.unlink(missing_ok=True)
    # Created 0600, not changed to it: there is no moment at which others can read it.
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.writelines(f"{name}={value}\n" for name, value in (known | lacking).items())
    draft.rename(data.keys)
    return known | lacking


def _read_keys(path: Path) -> dict[str, str]:
    if not path.exists():
        return {}
    lines = path.read_text(encoding="ascii").splitlines()
    return dict(line.split("=", 1) for line in lines if "=" in line)


def asked_for(given: Mapping[str, str], data: Data) -> dict[str, str]:
    """Return what the user set: less what an enclosing `exec` of another DATA put there, less the empty."""
    outer = given.get(MARK)
    inherited = outer is not None and outer != str(data.path)
    return {
        name: value for name, value in given.items() if name not in OF_ONE_RUN or (value and not inherited)
    }


def build(data: Data, port: int, given: Mapping[str, str] = os.environ) -> dict[str, str]:
    """Return the whole environment for child processes of a run on ``data``."""
    defaults = {
        "DATABASE_URL": database_url(postgres.RUNTIME, data.sockets),
        "DATABASE_OWNER_URL": database_url(postgres.OWNER, data.sockets),
        "REDIS_URL": redis_url(data.valkey_socket),
        "MEDIA_ROOT": str(data.media),
        "STATIC_ROOT": str(data.static),
        "SITE_URL": f"http://127.0.0.1:{port}",
        "ALLOWED_HOSTS": "127.0.0.1,localhost",
        "YANGGUANG_TODAY": DEMO_TODAY,
        "YANGGUANG_MFA": "off",
        "DEMO_PASSWORD": DEMO_PASSWORD,
        "DJANGO_SETTINGS_MODULE": "yangguang.settings",
        # For psql, pg_dump and pg_restore, typed by a person.
        "PGHOST": str(data.sockets),
        "PGUSER": postgres.OWNER,
        "PGDATABASE": postgres.DATABASE,
    }
    wanted = asked_for(given, data)
    search = [str(PYTHON.parent), str(postgres.binaries()), wanted.get("PATH", os.defpath)]
    fixed = {
        MARK: str(data.path),
        "PATH": os.pathsep.join(search),
        "PYTHONUNBUFFERED": "1",
        # So that `python -m x` finds the project from any directory.
        "PYTHONPATH": os.pathsep.join(filter(None, [str(ROOT), wanted.get("PYTHONPATH", "")])),
    }
    return defaults | keys(data) | pango.environment() | wanted | fixed


def wants_own_postgres(given: Mapping[str, str], data: Data) -> bool:
    """Return whether the user named a database of their own."""
    return _named_outside(given, data, "DATABASE_URL", database_url(postgres.RUNTIME, data.sockets))


def wants_own_redis(given: Mapping[str, str], data: Data) -> bool:
    """Return whether the user named a Redis of their own."""
    return _named_outside(given, data, "REDIS_URL", redis_url(data.valkey_socket))


def _named_outside(given: Mapping[str, str], data: Data, name: str, ours: str) -> bool:
    return asked_for(given, data).get(name, ours) != ours
