"""Keys of rows written by the thousand: unique, in the order of time, of the version they say."""

from yangguang.ledgers.actions import bulk


def test_keys_are_uuids_of_version_seven_in_the_order_they_were_made():
    keys = [*bulk._keys(20_000), *bulk._keys(3)]
    assert {(key.version, key.variant) for key in keys} == {(7, "specified in RFC 4122")}
    assert len(set(keys)) == len(keys)
    assert keys[:20_000] == sorted(keys[:20_000])
    assert len({key.int & 0xFFFF_FFFF_FFFF for key in keys}) == len(keys)  # the random part


def test_the_counter_goes_around_the_variant():
    assert bulk._spread(0x3FFF) == 0x3FFF << 48
    assert bulk._spread(0x4000) == 1 << 64
