"""Sealed texts open only where they belong; blind indexes are stable and keyed. Known answers from GB/T."""

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from hypothesis import given
from hypothesis import strategies as st

from yangguang.common import crypto
from yangguang.common.fields import mask_identity, mask_name, mask_phone


def test_sm4_known_answer():
    """GB/T 32907-2016, example 1."""
    key = text = bytes.fromhex("0123456789abcdeffedcba9876543210")
    encryptor = Cipher(algorithms.SM4(key), modes.ECB()).encryptor()
    assert encryptor.update(text).hex() == "681edf34d206965e86b3e94f536e4246"


def test_sm3_known_answer():
    """GB/T 32905-2016, example 1."""
    digest = hashes.Hash(hashes.SM3())
    digest.update(b"abc")
    assert digest.finalize().hex() == "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"


@given(st.text())
def test_what_is_sealed_opens_to_the_same(text):
    assert crypto.unseal(crypto.seal(text, bound_to="t·1·c"), bound_to="t·1·c") == text


def test_a_seal_moved_to_another_row_does_not_open():
    token = crypto.seal("410922201505120038", bound_to="child·1·id_number")
    with pytest.raises(crypto.CannotOpen):
        crypto.unseal(token, bound_to="child·2·id_number")


def test_an_altered_seal_does_not_open():
    token = crypto.seal("410922201505120038", bound_to="x")
    altered = token[:-6] + ("AAAA" if token[-6:-2] != "AAAA" else "BBBB") + token[-2:]
    with pytest.raises(crypto.CannotOpen):
        crypto.unseal(altered, bound_to="x")


def test_the_same_text_is_sealed_differently_each_time():
    assert crypto.seal("x", bound_to="b") != crypto.seal("x", bound_to="b")


def test_an_old_key_still_opens_after_rotation(settings):
    old = crypto.seal("x", bound_to="b")
    settings.FIELD_KEYS = ["k9:" + "QUJDREVGR0hJSktMTU5PUA==", *settings.FIELD_KEYS]
    assert crypto.seal("x", bound_to="b").startswith("k9.sm4:")
    assert crypto.unseal(old, bound_to="b") == "x"


def test_a_lost_key_says_so(settings):
    old = crypto.seal("x", bound_to="b")
    settings.FIELD_KEYS = ["k9:" + "QUJDREVGR0hJSktMTU5PUA=="]
    with pytest.raises(crypto.CannotOpen, match="FIELD_KEYS"):
        crypto.unseal(old, bound_to="b")


def test_blind_indexes_are_equal_for_equal_texts_of_one_purpose():
    assert crypto.blind_index("a", purpose="id") == crypto.blind_index("a", purpose="id")
    assert crypto.blind_index("a", purpose="id") != crypto.blind_index("a", purpose="phone")
    assert crypto.blind_index("a", purpose="id") != crypto.blind_index("b", purpose="id")


@pytest.mark.parametrize(
    ("mask", "text", "shown"),
    [
        (mask_identity, "410922201505120038", "4109**********0038"),
        (mask_identity, "H1234", "******"),
        (mask_phone, "13800005678", "138****5678"),
        (mask_name, "王建国", "王**"),
        (mask_name, "", ""),
    ],
)
def test_masks_show_what_they_may(mask, text, shown):
    assert mask(text) == shown


def test_the_cipher_is_chosen_by_the_setting_and_both_stay_readable(settings):
    sm4 = crypto.seal("x", bound_to="b")
    settings.FIELD_CIPHER = "aes"
    aes = crypto.seal("x", bound_to="b")
    assert (crypto.label_of(sm4), crypto.label_of(aes)) == ("k1.sm4", "k1.aes")
    assert [crypto.unseal(token, bound_to="b") for token in (sm4, aes)] == ["x", "x"]


def test_the_label_of_an_envelope_cannot_be_exchanged(settings):
    token = crypto.seal("x", bound_to="b")
    with pytest.raises(crypto.CannotOpen):
        crypto.unseal(token.replace(".sm4:", ".aes:"), bound_to="b")


def test_envelopes_from_before_the_cipher_was_named_still_open():
    token = crypto.seal("x", bound_to="b")
    assert crypto.unseal(token.replace(".sm4:", ":"), bound_to="b") == "x"


@pytest.mark.parametrize("broken", ["k1.sm4:", "k1.sm4:AAAA", "k1.sm4:不是密文", "k1.none:AAAA", ""])
def test_what_is_no_envelope_does_not_open(broken):
    with pytest.raises(crypto.CannotOpen):
        crypto.unseal(broken, bound_to="b")
