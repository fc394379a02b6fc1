"""The names that other vocabularies have, as the lists beside this file say."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent
KINDS = {"class", "property", "individual", "term"}


@dataclass(frozen=True)
class Vocabulary:
    """A vocabulary as far as its list goes."""

    namespace: str
    kinds: dict[str, str]

    def __contains__(self, iri: str) -> bool:
        return iri.removeprefix(self.namespace) in self.kinds


@cache
def vocabularies() -> dict[str, Vocabulary]:
    """Every list by the name of its file; none missing, none empty."""
    found = {path.stem: read(path.read_text(encoding="utf-8")) for path in FOLDER.glob("*.txt")}
    assert found
    return found


def read(text: str) -> Vocabulary:
    """Read a list: comments with the namespace, then kind and name."""
    lines = text.splitlines()
    [namespace] = [one.split()[2] for one in lines if one.startswith("# Namespace: ")]
    pairs = [one.split() for one in lines if not one.startswith("#")]
    kinds = {name: kind for kind, name in pairs}
    assert kinds and len(kinds) == len(pairs) and set(kinds.values()) <= KINDS
    return Vocabulary(namespace, kinds)
