"""Secret codes that let whoever holds one read their own row again, without an account."""

import re
import secrets
import unicodedata
from typing import Final

from yangguang.common.crypto import blind_index

ALPHABET: Final = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # 32 signs, without 0 O 1 I: 5 bits each
CODE_LENGTH: Final = 16


def new_code() -> str:
    """A secret code of 80 random bits in four groups: ``7KQM-2XAB-…``."""
    signs = "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))
    return "-".join(signs[i : i + 4] for i in range(0, CODE_LENGTH, 4))


def normal_code(typed: str) -> str:
    """What a person typed as signs only: full width, spaces, hyphens and small letters forgiven."""
    return re.sub(r"[^0-9A-Z]", "", unicodedata.normalize("NFKC", typed).upper())


def code_key(code: str, *, purpose: str) -> str:
    """What opens a row: the code under the installation's pepper (HMAC-SM3), so that a stolen table is of
    no use without INDEX_KEY. The same work for a right, a wrong and a malformed code (security.md C14)."""
    return blind_index(normal_code(code), purpose=purpose)
