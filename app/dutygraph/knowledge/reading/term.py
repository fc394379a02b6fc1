"""Classes and properties of the model and of the evidence vocabulary."""

from collections import Counter, defaultdict

from dutygraph.knowledge.reading.library import Library
from dutygraph.knowledge.reading.node import Node, nodes
from dutygraph.model import knowledge as model
from dutygraph.model.namespace import (
    BASE,
    DCTERMS,
    DG,
    EV,
    OWL,
    RDFS,
    RDFS_SUBCLASS_OF,
    SCHEMA,
    SKOS,
    slug_of,
)
from dutygraph.model.text import Text

_KINDS = {
    OWL + "Class": "class",
    OWL + "ObjectProperty": "link",
    OWL + "DatatypeProperty": "value",
    OWL + "AnnotationProperty": "note",
}
_RESOURCE = EV + "CloudResource"


def terms(library: Library) -> dict[str, model.Term]:
    """Return our classes and properties by IRI; ``kind`` is class, link, value or note."""
    uses = Counter(predicate for _, predicate, _ in library.lines)
    return {
        node.iri: _term(node, uses[node.iri])
        for node in nodes(library, *_KINDS)
        if node.iri.startswith((DG, EV))
    }


def _term(node: Node, uses: int) -> model.Term:
    kind = _kind(node)
    if kind == "class":
        uses = sum(1 for _ in node.library.typed(node.iri))
    return model.Term(
        node.iri,
        node.label,
        node.definition,
        kind,
        _module(node),
        scope_note=node.text_or_none(SKOS + "scopeNote"),
        example=node.text_or_none(SKOS + "example"),
        sources=node.iris(DCTERMS + "source"),
        parents=(*node.iris(RDFS_SUBCLASS_OF), *node.iris(RDFS + "subPropertyOf")),
        domains=node.iris(RDFS + "domain"),
        ranges=node.iris(RDFS + "range"),
        expected_in=node.iris(SCHEMA + "domainIncludes"),
        is_single=node.library.is_a(node.iri, OWL + "FunctionalProperty"),
        is_set=node.boolean(DG + "isSet"),
        uses=uses,
    )


def modules(library: Library) -> dict[str, Text]:
    """Return the titles of the modules by slug."""
    found = (node for node in nodes(library, OWL + "Ontology"))
    return {
        node.slug: node.text(DCTERMS + "title")
        for node in found
        if node.iri.startswith(BASE + "module/")
    }


def kinds(library: Library, known: dict[str, model.Term]) -> dict[str, model.Term]:
    """Return the classes of cloud resource by IRI, without their common parent."""
    above = _ancestors(library)
    return {iri: term for iri, term in known.items() if _RESOURCE in above.get(iri, ())}


def subclass_closure(library: Library) -> tuple[str, ...]:
    """Return rdfs:subClassOf among evidence classes, closed, as N-Triples lines."""
    return tuple(
        f"<{low}> <{RDFS_SUBCLASS_OF}> <{high}> ."
        for low, all_above in sorted(_ancestors(library).items())
        for high in sorted(all_above)
    )


def properties_with(library: Library, mark: str) -> frozenset[str]:
    """Return the properties that carry a mark such as dg:isSet with the value true."""
    found = (node for kind in _KINDS for node in nodes(library, kind))
    return frozenset(node.iri for node in found if node.boolean(mark))


def _ancestors(library: Library) -> dict[str, set[str]]:
    parents: dict[str, tuple[str, ...]] = {
        node.iri: tuple(iri for iri in node.iris(RDFS_SUBCLASS_OF) if iri.startswith(EV))
        for node in nodes(library, OWL + "Class")
        if node.iri.startswith(EV)
    }
    above: dict[str, set[str]] = defaultdict(set)
    for iri, direct in parents.items():
        waiting = list(direct)
        while waiting:
            parent = waiting.pop()
            if parent not in above[iri]:
                above[iri].add(parent)
                waiting.extend(parents.get(parent, ()))
    return dict(above)


def _kind(node: Node) -> str:
    return next(word for iri, word in _KINDS.items() if node.library.is_a(node.iri, iri))


def _module(node: Node) -> str:
    module = node.iri_of(RDFS + "isDefinedBy")
    if not module.startswith(BASE + "module/"):
        raise node.error(f"is defined by {module}, which is no module of ours")
    return slug_of(module)
