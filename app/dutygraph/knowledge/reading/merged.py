"""One ontology out of many files: one header, no imports, labels that every tool reads."""

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from dutygraph.knowledge.reading.library import Library, Line, Object
from dutygraph.knowledge.reading.node import DEFINITION, PREF_LABEL
from dutygraph.model.namespace import BASE, DG, OWL, RDFS
from dutygraph.model.text import language_tag

HEADER = BASE
_GENERATED = {PREF_LABEL: RDFS + "label", DEFINITION: RDFS + "comment"}


def merged_ontology(ontology: Library, shapes: Library, added: Iterable[Line] = ()) -> bytes:
    """Return the ontology, what is added to it and the checks, as sorted N-Triples."""
    left_out = {iri for iri in ontology.typed(OWL + "Ontology") if iri != HEADER}
    kept = (line for line in ontology.lines if line[0] not in left_out)
    tests = set(shapes.typed(DG + "Check"))
    checks = (line for line in shapes.lines if line[0] in tests)
    return ntriples(_with_labels([*kept, *added, *checks]))


def ntriples(lines: Iterable[Line]) -> bytes:
    """Return triples as N-Triples, sorted, each once."""
    texts = {
        f"{subject} <{predicate}> {_text(target)} ."
        if subject.startswith("_:")
        else f"<{subject}> <{predicate}> {_text(target)} ."
        for subject, predicate, target in lines
    }
    return ("\n".join(sorted(texts)) + "\n").encode() if texts else b""


def _with_labels(lines: Iterable[Line]) -> Iterator[Line]:
    for subject, predicate, target in lines:
        if predicate == OWL + "imports":
            continue
        yield subject, predicate, target
        if predicate in _GENERATED:
            yield subject, _GENERATED[predicate], target


def _text(target: Object) -> str:
    if isinstance(target, ox.Literal) and target.language:
        return f"{ox.Literal(target.value)}@{language_tag(target.language)}"
    return str(target)
