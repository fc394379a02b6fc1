"""The prefixes of a Turtle file: foreign vocabularies, ours by kind, one for each scheme."""

import csv
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from dutygraph.model.namespace import BASE, DG, EV

KINDS = (
    "check", "citation", "claim", "classification", "component", "control", "crosswalk", "edition",
    "engagement", "feature", "kind", "label-kind", "layer", "mapping", "method", "module",
    "organisation", "party", "policy", "policy-mapping", "publication", "reason", "relation",
    "responsibility", "role", "scheme", "service", "service-model", "shape", "silence", "status",
    "strength",
)  # fmt: skip
_LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?")
_CLAUSE = re.compile(re.escape(BASE) + r"requirement/([a-z][a-z0-9-]*)/")


@cache
def bound() -> Mapping[str, str]:
    """Return every namespace that has a prefix of its own, as namespace to prefix."""
    with (Path(__file__).parent / "prefixes.csv").open(encoding="utf-8", newline="") as handle:
        found = {row["namespace"]: row["prefix"] for row in csv.DictReader(handle)}
    found |= {DG: "dg", EV: "ev"}
    return found | {f"{BASE}{kind}/": kind for kind in KINDS}


def full(short: str) -> str:
    """Return the IRI of a prefixed name of a bound namespace."""
    prefix, local = short.split(":", 1)
    return next(namespace for namespace, name in bound().items() if name == prefix) + local


class Prefixes:
    """Shortens IRIs and remembers which prefixes were used."""

    def __init__(self, given: Mapping[str, str]) -> None:
        """Keep a file's own prefixes where they are for other namespaces than the bound ones."""
        taken = set(bound().values())
        own = {namespace: name for name, namespace in given.items() if name and name not in taken}
        self._names = own | dict(bound())
        self._used: dict[str, str] = {}

    def shorten(self, iri: str) -> str:
        """Return a prefixed name, or the IRI in brackets where none is possible."""
        clause = _CLAUSE.match(iri)
        if clause:
            self._names.setdefault(clause[0], clause[1])
        cut = max(iri.rfind("/"), iri.rfind("#"), iri.rfind(":")) + 1
        namespace, local = iri[:cut], iri[cut:]
        name = self._names.get(namespace)
        if name is None or not _LOCAL.fullmatch(local):
            return f"<{iri}>"
        self._used[name] = namespace
        return f"{name}:{local}"

    def used(self) -> list[tuple[str, str]]:
        """Return the prefixes that were used with their namespaces, sorted."""
        return sorted(self._used.items())

    def header(self) -> str:
        """Return the declarations of the prefixes that were used, sorted."""
        lines = (f"PREFIX {name}: <{namespace}>\n" for name, namespace in self._used.items())
        return "".join(sorted(lines))
