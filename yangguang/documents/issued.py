"""What every document shares that is signed here and checked by anybody: frozen content, code, file.

The content is frozen at the signature and hashed in one canonical form; the PDF is a function of it alone, so
it may be set later, and its file appears whole or not at all.
"""

import hashlib
import json
import os
import secrets
from pathlib import Path
from typing import Any

# No 0, 1, I, L, O: the code is read aloud over the telephone. 16 of 31 characters are 79 bits.
_ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
TRAINING_NOTICE = "演练数据，非正式公文"
SHORT = 16  # characters of a hash that people compare
SEAL = 27  # the day of the history seal and as many characters of its hash


def new_code() -> str:
    """A verification code, random and unique for all practical purposes."""
    return "".join(secrets.choice(_ALPHABET) for _ in range(16))


def new_file() -> str:
    """The name under which a PDF will lie, drawn when its content is frozen."""
    return f"{secrets.token_hex(20)}.pdf"


def hash_of(content: dict[str, Any]) -> str:
    """SHA-256 of the content in canonical JSON: the same words and numbers give the same hash."""
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    return hashlib.sha256(canonical).hexdigest()


def sha256_of(pdf: bytes) -> str:
    """SHA-256 of a finished file."""
    return hashlib.sha256(pdf).hexdigest()


def write_whole(path: Path, content: bytes) -> None:
    """The whole file under its name, or nothing: same directory, fsync, rename."""
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_suffix(".part")
    with half.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    half.replace(path)
