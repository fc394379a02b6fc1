"""Every resource that a check is about, found by us; no engine tells what passed."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from dutygraph.model.namespace import RDF_TYPE, RDFS_SUBCLASS_OF

_TYPE = f" <{RDF_TYPE}> <".encode()
_SUBCLASS = f" <{RDFS_SUBCLASS_OF}> <".encode()


def targets_of(
    ntriples: bytes, kinds: Iterable[str]
) -> tuple[dict[str, list[str]], frozenset[str]]:
    """Return the resources of each kind or a kind under it, sorted, as the evidence says.

    Beside them the kinds of which a resource is a blank node: nothing can be said of such a one.
    """
    above = _above(ntriples)
    wanted = set(kinds)
    found: dict[str, set[str]] = {kind: set() for kind in wanted}
    by_class: dict[str, tuple[str, ...]] = {}
    unnamed: set[str] = set()
    for subject, kind in _pairs(ntriples, RDF_TYPE, _TYPE):
        if kind not in by_class:
            by_class[kind] = tuple(wanted & _closed(kind, above))
        for one in by_class[kind]:
            if subject.startswith("_:"):
                unnamed.add(one)
            else:
                found[one].add(subject)
    return {kind: sorted(subjects) for kind, subjects in found.items()}, frozenset(unnamed)


def _above(ntriples: bytes) -> dict[str, set[str]]:
    above: dict[str, set[str]] = defaultdict(set)
    for lower, upper in _pairs(ntriples, RDFS_SUBCLASS_OF, _SUBCLASS):
        above[lower].add(upper)
    return above


def _closed(kind: str, above: dict[str, set[str]]) -> set[str]:
    found, waiting = {kind}, [kind]
    while waiting:
        new = above.get(waiting.pop(), set()) - found
        found |= new
        waiting += new
    return found


def _pairs(ntriples: bytes, predicate: str, needle: bytes) -> Iterator[tuple[str, str]]:
    """Yield subject and object of a predicate's triples.

    Looked for as bytes, since a parser would make an object of every triple. What stands there
    in another form (or in a literal, to deceive) makes the counts differ; then a parser reads.
    """
    found: list[tuple[str, str]] = []
    end = -1
    while (start := ntriples.find(needle, end + 1)) >= 0:
        begin = ntriples.rfind(b"\n", 0, start) + 1
        end = ntriples.find(b">", start + len(needle))
        subject = ntriples[begin:start]
        if b" " in subject or b"\t" in subject or b"\\" in subject:
            break
        name = subject if subject[:1] == b"_" else subject[1:-1]
        found.append((name.decode(), ntriples[start + len(needle) : end].decode()))
    if len(found) == ntriples.count(predicate.encode() + b">"):
        yield from found
        return
    for quad in ox.parse(ntriples, format=ox.RdfFormat.N_TRIPLES):
        if quad.predicate.value == predicate and isinstance(quad.object, ox.NamedNode):
            blank = isinstance(quad.subject, ox.BlankNode)
            yield (f"_:{quad.subject}" if blank else quad.subject.value), quad.object.value
