"""SM4-GCM envelopes and HMAC-SM3 blind indexes (security.md C21; GB/T 32907, GB/T 32905).

A sealed text is ``key id : base64(nonce ‖ ciphertext ‖ tag)``. Associated data ties it to its table, row
and column, so a ciphertext moved to another row does not open. Keys live outside the database.
"""

import base64
import hmac
import os
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.hmac import HMAC
from django.conf import settings

NONCE = 12
_TAG = 16
_KEY = 16  # SM4 takes 128 bits


class CannotOpen(Exception):
    """The sealed text was altered, moved to another row, or its key is not in FIELD_KEYS."""


@lru_cache(maxsize=2)
def _keys(configured: tuple[str, ...]) -> dict[str, bytes]:
    keys = {}
    for entry in configured:
        key_id, _, encoded = entry.partition(":")
        keys[key_id] = base64.b64decode(encoded)[:_KEY]
    return keys


def _key_ring() -> dict[str, bytes]:
    return _keys(tuple(settings.FIELD_KEYS))


def seal(text: str, *, bound_to: str, nonce: bytes = b"") -> str:
    """Encrypt ``text`` under the current key, bound to ``bound_to`` (table·pk·column).

    ``nonce``: fresh random bytes of a caller that seals thousands and asks for randomness once.
    """
    key_id, key = next(iter(_key_ring().items()))
    nonce = nonce or os.urandom(NONCE)
    encryptor = Cipher(algorithms.SM4(key), modes.GCM(nonce)).encryptor()
    encryptor.authenticate_additional_data(bound_to.encode())
    body = encryptor.update(text.encode()) + encryptor.finalize()
    return f"{key_id}:{base64.b64encode(nonce + body + encryptor.tag).decode()}"


def unseal(token: str, *, bound_to: str) -> str:
    """Decrypt what :func:`seal` returned; :class:`CannotOpen` when it does not belong here."""
    key_id, _, encoded = token.partition(":")
    key = _key_ring().get(key_id)
    if key is None:
        raise CannotOpen(f"No key {key_id!r} in FIELD_KEYS.")
    raw = base64.b64decode(encoded)
    nonce, body, tag = raw[:NONCE], raw[NONCE:-_TAG], raw[-_TAG:]
    decryptor = Cipher(algorithms.SM4(key), modes.GCM(nonce, tag)).decryptor()
    decryptor.authenticate_additional_data(bound_to.encode())
    try:
        return (decryptor.update(body) + decryptor.finalize()).decode()
    except InvalidTag as error:
        raise CannotOpen("The sealed text does not belong to this row.") from error


@lru_cache(maxsize=32)
def _index_context(key: str, purpose: str) -> HMAC:
    context = HMAC(base64.b64decode(key), hashes.SM3())
    context.update(purpose.encode() + b"\0")
    return context


def blind_index(text: str, *, purpose: str) -> str:
    """Keyed hash (64 hex digits) for equality search over sealed texts; one purpose, one key space."""
    context = _index_context(settings.INDEX_KEY, purpose).copy()
    context.update(text.encode())
    return context.finalize().hex()


def same_secret(left: str, right: str) -> bool:
    """Compare two secrets in constant time."""
    return hmac.compare_digest(left.encode(), right.encode())
