"""One spelling for the names of roads, estates and villages. The same for what a rule names and what a
parent types (``zoning.rules.addresses`` takes an address apart and comes here for its names)."""

import re

_WIDE = {code + 0xFEE0: code for code in range(0x21, 0x7F)}
_SMALL = {code: code - 0x20 for code in range(ord("a"), ord("z") + 1)}
_DROPPED = re.compile(r"[\s·•,，。、;；:：'\"“”‘’（）()\[\]【】<>《》_-]+")


def normal_name(written: str) -> str:
    """Half-width, no spaces nor marks, capital letters. Twice changes nothing."""
    return _DROPPED.sub("", written.translate(_WIDE)).translate(_SMALL)


def names_of(name: str, aliases: list[str]) -> list[str]:
    """The normalised name, then the normalised aliases, each once."""
    return list(dict.fromkeys(normal for each in (name, *aliases) if (normal := normal_name(each))))


def split_aliases(written: str) -> list[str]:
    """Aliases as people list them: by 、 ， ； or line."""
    return [part.strip() for part in re.split(r"[、，,；;\n]", written) if part.strip()]
