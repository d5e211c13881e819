"""Recompute a draw of yangguang from the published list and the published numbers (RFC 3797).

    python verify_draw.py list.csv "02 07 09 / 11"                      the whole ranking of one list
    python verify_draw.py schools.csv inspectors.csv "02 07 09 / 11" 10   双随机: schools, share in percent

Nothing but Python itself is needed. The printed SHA-256 must be the one that was published beforehand.
"""
# ruff: noqa: B905, S324, SIM115, T201 - it stands alone, is short, and prints

import hashlib
import re
import sys
import unicodedata


def key(seed):
    parts = [part for part in unicodedata.normalize("NFKC", seed).split("/") if part.strip()]
    words = [re.search("[A-Za-z]", part) and re.sub("[^A-Z0-9]", "", part.upper()) for part in parts]
    numbers = ["".join(f"{n}." for n in sorted(map(int, re.findall("[0-9]+", part)))) for part in parts]
    return "".join(f"{word or number}/" for word, number in zip(words, numbers))


def ranking(lines, seed):
    pool, body, ranked = sorted(lines), key(seed).encode(), []
    for number in range(len(pool)):
        counter = number.to_bytes(2 if number < 65536 else 4, "big")
        digest = hashlib.md5(counter + body + counter).digest()
        ranked.append(pool.pop(int.from_bytes(digest, "big") % len(pool)))
    return ranked


def read(name):
    content = open(name, "rb").read()
    print("SHA-256", hashlib.sha256(content).hexdigest(), name)
    return content.decode().splitlines()


if len(sys.argv) == 3:
    print(*ranking(read(sys.argv[1]), sys.argv[2]), sep="\n")
else:
    schools, pool, seed, share = read(sys.argv[1]), read(sys.argv[2]), sys.argv[3], int(sys.argv[4])
    people, load = [line.split(",") for line in ranking(pool, f"{seed}/INSPECTORS")], {}
    for line in ranking(schools, seed)[: -(-len(schools) * share // 100)]:
        _, code, name = line.split(",", 2)
        free = [one for one in people if one[2] != code[:6] and code not in one[3].split(";")]
        chosen = sorted(free, key=lambda one: load.get(one[0], 0))[:2]
        load.update({one[0]: load.get(one[0], 0) + 1 for one in chosen})
        print(code, name, *(f"{one[1]}({one[2]})" for one in chosen))
