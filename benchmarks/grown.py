"""Make data folders that hold everything of a catalogue several times, under other slugs."""

import re
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from dutygraph.knowledge.writing.document import canonical
from dutygraph.model.namespace import BASE

# What a catalogue holds one by one; classes, words, parties and layers stay as they are.
GROWING = (
    "check", "citation", "claim", "classification", "component", "control", "edition",
    "engagement", "feature", "mapping", "policy", "policy-mapping", "publication",
    "responsibility", "scheme", "service", "shape", "silence",
)  # fmt: skip
FILES = ("controls", "editions", "mappings", "providers", "publications", "schemes")
_GROWS = re.compile(rf"{re.escape(BASE)}(?:{'|'.join(GROWING)})/|{re.escape(BASE)}requirement/")


def grow(source: Path, target: Path, times: int) -> None:
    """Write ``times`` copies of what grows, and one of the rest, in canonical Turtle."""
    for folder in ("ontology", "shapes/controls"):
        for path in sorted((source / folder).rglob("*.ttl")):
            name = path.relative_to(source)
            grows = name.parts[0] == "shapes" or name.parts[1] in FILES
            content = path.read_bytes()
            for number in range(times if grows else 1):
                copy = target / name.with_stem(f"{name.stem}{_mark(number)}")
                copy.parent.mkdir(parents=True, exist_ok=True)
                copy.write_bytes(_renamed(content, number) if number else content)


def _renamed(turtle: bytes, number: int) -> bytes:
    lines = ox.serialize(_quads(turtle, number), format=ox.RdfFormat.N_TRIPLES)
    return canonical(lines).encode()


def _quads(turtle: bytes, number: int) -> Iterator[ox.Triple]:
    for quad in ox.parse(turtle, format=ox.RdfFormat.TURTLE):
        subject, target = _other(quad.subject, number), _other(quad.object, number)
        if isinstance(subject, ox.BlankNode) or subject != quad.subject:
            yield ox.Triple(subject, quad.predicate, target)


def _other(term: object, number: int) -> object:
    if not isinstance(term, ox.NamedNode) or not _GROWS.match(term.value):
        return term
    start, _, end = term.value.rpartition("/")
    if "/requirement/" in start:
        return ox.NamedNode(f"{start}{_mark(number)}/{end}")
    return ox.NamedNode(f"{term.value}{_mark(number)}")


def _mark(number: int) -> str:
    return f"-copy-{number}" if number else ""
