"""SM4-GCM or AES-GCM envelopes and HMAC-SM3 blind indexes (security.md C21; GB/T 32907, GB/T 32905).

A sealed text is ``key id . cipher : base64(nonce ‖ ciphertext ‖ tag)``; without a cipher it is SM4, as all
were before 0.3.0. Associated data ties it to its table, row and column, so a ciphertext moved to another row
does not open. Keys live outside the database. FIELD_CIPHER says what encrypts; both are read.
"""

import base64
import hmac
import os
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.hmac import HMAC
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

NONCE = 12
_TAG = 16
_SM4_KEY = 16  # SM4 takes 128 bits
_AES_KEY = 32

CIPHERS: dict[str, Any] = {"sm4": algorithms.SM4, "aes": algorithms.AES}


class CannotOpen(Exception):
    """The sealed text was altered, moved to another row, or its key is not in FIELD_KEYS."""


@lru_cache(maxsize=4)
def _keys(configured: tuple[str, ...]) -> dict[tuple[str, str], bytes]:
    """Key bytes by (key id, cipher); the current key first. One key never serves two ciphers: the one of
    AES is derived."""
    keys = {}
    for entry in configured:
        key_id, _, encoded = entry.partition(":")
        secret = base64.b64decode(encoded)
        keys[key_id, "sm4"] = secret[:_SM4_KEY]
        derived = HKDF(hashes.SHA256(), _AES_KEY, salt=None, info=b"yangguang field aes")
        keys[key_id, "aes"] = derived.derive(secret)
    return keys


def _key_ring() -> dict[tuple[str, str], bytes]:
    return _keys(tuple(settings.FIELD_KEYS))


def current() -> str:
    """What stands before the colon of a text that is sealed now: ``k2.sm4``."""
    return _lock(tuple(settings.FIELD_KEYS), settings.FIELD_CIPHER)[0]


@lru_cache(maxsize=4)
def _lock(configured: tuple[str, ...], cipher: str) -> tuple[str, Any]:
    """What seals now: the label of the current key, and the cipher that holds it."""
    key_id, _, _ = configured[0].partition(":")
    return f"{key_id}.{cipher}", CIPHERS[cipher](_keys(configured)[key_id, cipher])


def label_of(token: str) -> str:
    """Key and cipher of a sealed text, spelled as :func:`current` does: ``k1.sm4``."""
    label = token.partition(":")[0]
    return label if "." in label else f"{label}.sm4"


def opens(label: str) -> bool:
    """Whether FIELD_KEYS has the key of texts with this label (``k1.sm4``)."""
    key_id, _, cipher = label.rpartition(".")
    return (key_id, cipher) in _key_ring()


def seal(text: str, *, bound_to: str) -> str:
    """Encrypt ``text`` under the current key and cipher, bound to ``bound_to`` (table·pk·column)."""
    return sealer()(text, bound_to, os.urandom(NONCE))


def sealer() -> Callable[[str, str, bytes], str]:
    """:func:`seal` for thousands of texts: the key is looked up once, and each nonce is the caller's fresh
    random bytes."""
    label, algorithm = _lock(tuple(settings.FIELD_KEYS), settings.FIELD_CIPHER)

    def seal_one(text: str, bound_to: str, nonce: bytes) -> str:
        encryptor = Cipher(algorithm, modes.GCM(nonce)).encryptor()
        encryptor.authenticate_additional_data(bound_to.encode())
        body = encryptor.update(text.encode()) + encryptor.finalize()
        return f"{label}:{base64.b64encode(nonce + body + encryptor.tag).decode()}"

    return seal_one


def unseal(token: str, *, bound_to: str) -> str:
    """Decrypt what :func:`seal` returned; :class:`CannotOpen` when it does not belong here."""
    key_id, _, cipher = label_of(token).rpartition(".")
    key = _key_ring().get((key_id, cipher))
    if key is None:
        raise CannotOpen(f"No key {key_id!r} in FIELD_KEYS, or no cipher {cipher!r}.")
    try:
        raw = base64.b64decode(token.partition(":")[2], validate=True)
        nonce, body, tag = raw[:NONCE], raw[NONCE:-_TAG], raw[-_TAG:]
        decryptor = Cipher(CIPHERS[cipher](key), modes.GCM(nonce, tag)).decryptor()
        decryptor.authenticate_additional_data(bound_to.encode())
        return (decryptor.update(body) + decryptor.finalize()).decode()
    except (InvalidTag, ValueError) as error:  # ValueError: cut short, or not base64 at all
        raise CannotOpen("The sealed text does not belong to this row.") from error


@lru_cache(maxsize=32)
def _index_context(key: str, purpose: str) -> HMAC:
    context = HMAC(base64.b64decode(key), hashes.SM3())
    context.update(purpose.encode() + b"\0")
    return context


def blind_index(text: str, *, purpose: str) -> str:
    """Keyed hash (64 hex digits) for equality search over sealed texts; one purpose, one key space."""
    return indexer(purpose)(text)


def indexer(purpose: str) -> Callable[[str], str]:
    """:func:`blind_index` for thousands of texts."""
    begun = _index_context(settings.INDEX_KEY, purpose)

    def index_one(text: str) -> str:
        context = begun.copy()
        context.update(text.encode())
        return context.finalize().hex()

    return index_one


def same_secret(left: str, right: str) -> bool:
    """Compare two secrets in constant time."""
    return hmac.compare_digest(left.encode(), right.encode())
