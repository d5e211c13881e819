"""Recompute a draw of yangguang from its published lists and numbers (RFC 3797), with Python alone.

python verify_draw.py tickets.csv "02 07 09 / 11"                    随机录取: every ticket, in order
python verify_draw.py schools.csv inspectors.csv "02 07 09 / 11" 10  双随机: schools, share in percent
The SHA-256 it prints must be the one that was published beforehand.
"""
# ruff: noqa: B905, S324, SIM115, T201 - it stands alone, is short, and prints

import hashlib
import re
import sys
import unicodedata as unicode


def ranking(lines, seed):
    parts = [part for part in unicode.normalize("NFKC", seed).split("/") if part.strip()]
    words = [re.search("[A-Za-z]", part) and re.sub("[^A-Z0-9]", "", part.upper()) for part in parts]
    numbers = ["".join(f"{n}." for n in sorted(map(int, re.findall("[0-9]+", part)))) for part in parts]
    key = "".join(f"{word or number}/" for word, number in zip(words, numbers)).encode()
    pool = sorted(lines)
    for count in range(len(pool)):
        counter = count.to_bytes(2 if count < 65536 else 4, "big")
        digest = int.from_bytes(hashlib.md5(counter + key + counter).digest(), "big")
        yield pool.pop(digest % len(pool))


lists = [open(name, "rb").read() for name in sys.argv[1 : -1 if len(sys.argv) == 3 else -2]]
print(*("SHA-256 " + hashlib.sha256(each).hexdigest() for each in lists), sep="\n")
if len(lists) == 1:
    print(*ranking(lists[0].decode().splitlines(), sys.argv[2]), sep="\n")
else:
    (schools, pool), seed, load = (each.decode().splitlines() for each in lists), sys.argv[3], {}
    people = [line.split(",") for line in ranking(pool, f"{seed}/INSPECTORS")]
    for line in list(ranking(schools, seed))[: -(-len(schools) * int(sys.argv[4]) // 100)]:
        _, code, name = line.split(",", 2)
        free = [one for one in people if one[2] != code[:6] and code not in one[3].split(";")]
        chosen = sorted(free, key=lambda one: load.get(one[0], 0))[:2]
        load.update({one[0]: load.get(one[0], 0) + 1 for one in chosen})
        print(code, name, *(f"{one[1]}({one[2]})" for one in chosen))
