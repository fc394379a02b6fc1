"""Keep names of people out: a pseudonym stands in an address for the key that may be a name."""

import re
from hashlib import sha256

_KEY = re.compile(r'\["((?:[^"\\]|\\.)*)"\]\Z')
_PSEUDONYM = re.compile(r"person-[0-9a-f]{16}")


def pseudonym(name: str, source: str) -> str:
    """Return what stands for a name in one source; a pseudonym stands for itself."""
    if _PSEUDONYM.fullmatch(name):
        return name
    return "person-" + sha256(f"{source}\0{name}".encode()).hexdigest()[:16]


def without_name(address: str, source: str) -> str:
    """Return an address whose key, if it is a text, is a pseudonym."""
    return _KEY.sub(lambda found: f'["{pseudonym(found.group(1), source)}"]', address)


def key_of(address: str) -> str | None:
    """Return the key at the end of an address that holds a pseudonym."""
    found = _KEY.search(address)
    return found.group(1) if found else None
