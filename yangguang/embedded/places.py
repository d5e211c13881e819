"""Where things lie on disk: what belongs to the clone and what belongs to one run."""

import hashlib
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CACHE = ROOT / ".cache"
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"

# A Unix socket path may have 107 bytes, and PostgreSQL appends "/.s.PGSQL.5432.lock".
LONGEST_SOCKET_DIRECTORY = 80


class PlaceRefused(Exception):
    """A directory cannot be used safely; the message says which and why."""


@dataclass(frozen=True)
class Data:
    """One DATA directory: everything one run writes, so that several run side by side."""

    path: Path

    @classmethod
    def named(cls, name: str | None) -> "Data":
        """Return the directory ``name`` (relative to where one stands), or the default one."""
        return cls((Path(name) if name else ROOT / ".run").expanduser().absolute())

    @property
    def postgres(self) -> Path:
        return self.path / "pg"

    @property
    def valkey(self) -> Path:
        return self.path / "valkey"

    @property
    def media(self) -> Path:
        return self.path / "media"

    @property
    def static(self) -> Path:
        return self.path / "static"

    @property
    def logs(self) -> Path:
        return self.path / "logs"

    @property
    def pids(self) -> Path:
        return self.path / "pids"

    @property
    def keys(self) -> Path:
        return self.path / "keys.env"

    @property
    def sockets(self) -> Path:
        """Return the socket directory, moved to a short name when DATA lies too deep."""
        inside = self.path / "sockets"
        if len(os.fsencode(inside)) <= LONGEST_SOCKET_DIRECTORY:
            return inside
        digest = hashlib.sha256(os.fsencode(self.path)).hexdigest()[:12]
        return Path(tempfile.gettempdir()) / f"yangguang-{os.getuid()}-{digest}"

    @property
    def valkey_socket(self) -> Path:
        return self.sockets / "kv.sock"

    def make(self) -> None:
        """Create the directories a run needs; existing ones are left as they are."""
        for place in (self.path, self.media, self.static, self.logs, self.pids, self.valkey):
            place.mkdir(parents=True, exist_ok=True)
        make_private(self.sockets)


def make_private(place: Path) -> None:
    """Create ``place`` readable by its owner only.

    The shortened socket directory lies where anybody may write, so one that somebody else
    prepared is refused: whoever owns it could stand in for the database.
    """
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    found = place.lstat()
    ours = {os.getuid(), NOBODY} if os.getuid() == 0 else {os.getuid()}
    if place.is_symlink() or found.st_uid not in ours:
        raise PlaceRefused(f"{place} belongs to somebody else; remove it or choose another DATA")
    place.chmod(0o700)


# PostgreSQL refuses to run as root, so root runs it under this account, which every Debian has.
NOBODY = 65534
