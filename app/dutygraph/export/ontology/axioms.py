"""The ontology as OWL axioms: what each triple says in the words of OWL 2.

Only what our ontology uses is known, no class expressions; anything else is refused by name, so
that nothing can be lost in silence.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

import pyoxigraph as ox

from dutygraph.export.described import Described, key_of
from dutygraph.knowledge.writing.order import Object
from dutygraph.model.namespace import OWL, RDF_TYPE, RDFS

CLASS, INDIVIDUAL, DATATYPE = "Class", "NamedIndividual", "Datatype"
OBJECT, DATA, ANNOTATION = "ObjectProperty", "DataProperty", "AnnotationProperty"
_ENTITIES = {
    OWL + "Class": CLASS,
    OWL + "ObjectProperty": OBJECT,
    OWL + "DatatypeProperty": DATA,
    OWL + "AnnotationProperty": ANNOTATION,
    OWL + "NamedIndividual": INDIVIDUAL,
}
_PROPERTIES = (OBJECT, DATA, ANNOTATION)
_CHARACTERISTICS = ("Functional", "InverseFunctional", "Transitive", "Symmetric", "Asymmetric",
                    "Reflexive", "Irreflexive")  # fmt: skip
_BETWEEN_CLASSES = {
    RDFS + "subClassOf": "SubClassOf",
    OWL + "disjointWith": "DisjointClasses",
    OWL + "equivalentClass": "EquivalentClasses",
}
_GROUPS = {
    OWL + "AllDisjointClasses": ("DisjointClasses", CLASS, OWL + "members"),
    OWL + "AllDifferent": ("DifferentIndividuals", INDIVIDUAL, OWL + "distinctMembers"),
}
_BETWEEN_INDIVIDUALS = {
    OWL + "sameAs": "SameIndividual",
    OWL + "differentFrom": "DifferentIndividuals",
}
_BUILT_IN = {RDFS + name: ANNOTATION for name in ("label", "comment", "seeAlso", "isDefinedBy")} | {
    OWL + name: ANNOTATION for name in ("versionInfo", "deprecated", "priorVersion")
}


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing in an axiom, with the kind that it is used as."""

    kind: str
    iri: str


@dataclass(frozen=True, slots=True)
class Iri:
    """A thing as the subject or value of an annotation, of no kind."""

    iri: str


Part = Entity | Iri | ox.Literal


@dataclass(frozen=True, slots=True)
class Axiom:
    """The name of an axiom in OWL's own words, and its parts in their order."""

    name: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """An ontology: its IRIs, what is said of itself, its axioms in order."""

    iri: str
    version: str
    annotations: tuple[Axiom, ...]
    axioms: tuple[Axiom, ...]


def document_of(ontology: Described) -> Document:
    """Return the ontology as axioms. Raises ValueError for what this does not know."""
    [header] = [
        key for key in ontology.subjects() if OWL + "Ontology" in ontology.links(key, RDF_TYPE)
    ]
    reading = _Reading(ontology)
    said = reading.about_itself(header)
    axioms = chain.from_iterable(map(reading.axioms, _but(header, ontology)))
    [version] = ontology.links(header, OWL + "versionIRI")
    return Document(header, version, tuple(said), tuple(axioms))


def _but(header: str, ontology: Described) -> Iterator[str]:
    return (key for key in ontology.subjects() if key != header)


class _Reading:
    def __init__(self, ontology: Described) -> None:
        self._ontology = ontology
        self._kinds = {
            key: {_ENTITIES[one] for one in ontology.links(key, RDF_TYPE) if one in _ENTITIES}
            for key in ontology.subjects()
        }

    def about_itself(self, header: str) -> Iterator[Axiom]:
        for predicate, values in self._ontology.of(header).items():
            if predicate not in (RDF_TYPE, OWL + "versionIRI"):
                for value in values:
                    yield Axiom("Annotation", (Entity(ANNOTATION, predicate), _annotation(value)))

    def axioms(self, key: str) -> Iterator[Axiom]:
        """Yield the axioms about one subject."""
        if key.startswith("_:"):
            yield self._group(key)
            return
        for predicate, values in self._ontology.of(key).items():
            for value in values:
                if predicate == RDF_TYPE:
                    yield self._typed(key, key_of(value))
                else:
                    yield self._said(key, predicate, value)

    def _group(self, key: str) -> Axiom:
        [kind] = self._ontology.links(key, RDF_TYPE)
        if kind not in _GROUPS:
            raise ValueError(f"a node without a name is a {kind}, which is not written here")
        name, entity, predicate = _GROUPS[kind]
        [head] = self._ontology.values(key, predicate)
        members = self._ontology.members(head) or []
        return Axiom(name, tuple(Entity(entity, key_of(one)) for one in members))

    def _typed(self, key: str, kind: str) -> Axiom:
        if kind in _ENTITIES:
            return Axiom("Declaration", (Entity(_ENTITIES[kind], key),))
        for word in _CHARACTERISTICS:
            if kind == f"{OWL}{word}Property":
                entity = self._property(key)
                return Axiom(f"{word}{entity.kind}", (entity,))
        if kind.startswith((OWL, RDFS)):
            raise ValueError(f"{key} is a {kind}, which is not written here")
        return Axiom("ClassAssertion", (Entity(CLASS, kind), Entity(INDIVIDUAL, key)))

    def _said(self, key: str, predicate: str, value: Object) -> Axiom:
        if predicate in _BETWEEN_CLASSES:
            parts = Entity(CLASS, key), Entity(CLASS, self._named(value))
            return Axiom(_BETWEEN_CLASSES[predicate], parts)
        if predicate in _BETWEEN_INDIVIDUALS:
            parts = Entity(INDIVIDUAL, key), Entity(INDIVIDUAL, self._named(value))
            return Axiom(_BETWEEN_INDIVIDUALS[predicate], parts)
        if predicate == OWL + "inverseOf":
            parts = Entity(OBJECT, key), Entity(OBJECT, self._named(value))
            return Axiom("InverseObjectProperties", parts)
        if predicate == RDFS + "subPropertyOf":
            mine = self._property(key)
            name = "SubAnnotationPropertyOf" if mine.kind == ANNOTATION else f"Sub{mine.kind}Of"
            return Axiom(name, (mine, Entity(mine.kind, self._named(value))))
        if predicate in (RDFS + "domain", RDFS + "range"):
            return self._limit(key, predicate.removeprefix(RDFS), self._named(value))
        return self._assertion(key, predicate, value)

    def _limit(self, key: str, what: str, target: str) -> Axiom:
        mine = self._property(key)
        if mine.kind == ANNOTATION:
            return Axiom(f"{mine.kind}{what.title()}", (mine, Iri(target)))
        kind = DATATYPE if mine.kind == DATA and what == "range" else CLASS
        return Axiom(f"{mine.kind}{what.title()}", (mine, Entity(kind, target)))

    def _assertion(self, key: str, predicate: str, value: Object) -> Axiom:
        if predicate.startswith((OWL, RDFS)) and predicate not in _BUILT_IN:
            raise ValueError(f"{key} has {predicate}, which is not written here")
        how = self._property(predicate)
        if how.kind == ANNOTATION:
            return Axiom("AnnotationAssertion", (how, Iri(key), _annotation(value)))
        me = Entity(INDIVIDUAL, key)
        if how.kind == DATA:
            if not isinstance(value, ox.Literal):
                raise ValueError(f"{key} has a link as {predicate}, which takes values")
            return Axiom("DataPropertyAssertion", (how, me, value))
        target = Entity(INDIVIDUAL, self._named(value))
        return Axiom("ObjectPropertyAssertion", (how, me, target))

    def _property(self, iri: str) -> Entity:
        if iri in _BUILT_IN:
            return Entity(_BUILT_IN[iri], iri)
        found = [kind for kind in _PROPERTIES if kind in self._kinds.get(iri, ())]
        if len(found) != 1:
            raise ValueError(f"{iri} is declared as {len(found)} kinds of property, not as one")
        return Entity(found[0], iri)

    def _named(self, value: Object) -> str:
        if not isinstance(value, ox.NamedNode):
            raise ValueError(f"{value} stands where a thing with a name must be")
        return value.value


def _annotation(value: Object) -> Part:
    if isinstance(value, ox.BlankNode):
        raise ValueError("an annotation leads to a node without a name")
    return value if isinstance(value, ox.Literal) else Iri(value.value)
