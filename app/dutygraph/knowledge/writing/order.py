"""The order of subjects, properties and values in a file."""

import re
from collections.abc import Mapping, Sequence
from functools import cache

import pyoxigraph as ox

from dutygraph.knowledge.writing.prefix import full
from dutygraph.model.namespace import DG, RDF_TYPE

Object = ox.NamedNode | ox.BlankNode | ox.Literal
Said = Mapping[str, Sequence[Object]]

_KINDS = (
    ("owl:Ontology",),
    ("owl:Class",),
    ("owl:ObjectProperty",),
    ("owl:DatatypeProperty",),
    ("owl:AnnotationProperty",),
    ("dg:Organisation",),
    ("dg:Scheme",),
    ("dg:RequirementGroup", "dg:Requirement"),
    ("dg:Service",),
    ("dg:Component",),
    ("dg:Feature",),
    ("dg:Classification",),
    ("dg:Control",),
    ("dg:Responsibility",),
    ("dg:Silence",),
    ("dg:Check",),
    ("sh:NodeShape",),
    ("sh:PropertyShape",),
    ("sh:SPARQLConstraint",),
    ("dg:Publication",),
    ("dg:Citation",),
)
_FIRST = (
    "rdf:type", "owl:versionIRI", "owl:versionInfo", "owl:imports", "rdfs:subClassOf",
    "rdfs:isDefinedBy", "skos:inScheme", "skos:notation", "sh:path", "sh:targetClass",
    "sh:targetNode", "sh:targetSubjectsOf", "sh:targetObjectsOf", "sh:minCount", "sh:maxCount",
    "skos:prefLabel",
    "skos:hiddenLabel", "dg:labelKind", "skos:definition", "skos:scopeNote", "skos:example",
    "skos:broader", "dg:ofControl", "dg:ofLayer", "dg:owedBy", "dg:role", "dg:fromControl",
    "dg:toRequirement", "dg:relation", "dg:covers", "dg:leaves",
    "dg:shape", "dg:looksAt", "dg:reads", "dg:minimumStrength", "dg:maxAgeDays",
)  # fmt: skip
_LAST = (
    "sh:severity", "sh:message", "dg:finds", "dg:remedy", "sh:property", "sh:sparql",
    "dg:statedIn", "dg:sourceKind", "dg:reason", "dg:citation", "dcterms:source",
    "skos:editorialNote",
)  # fmt: skip
_NUMBERS = re.compile(r"(\d+)")


def subject_key(subject: str, said: Said) -> tuple[object, ...]:
    """Sort subjects by what they are, then by dg:order, then by IRI with numbers as numbers."""
    order = said.get(DG + "order", ())
    place = int(order[0].value) if order and order[0].value.isdigit() else 0
    types = [one.value for one in said.get(RDF_TYPE, ())]
    rank = min((_ranks().get(kind, len(_KINDS)) for kind in types), default=len(_KINDS))
    return (subject.startswith("_:"), rank, place, natural(subject))


def predicate_key(predicate: str) -> tuple[int, int, str]:
    """Sort properties: what it is and means first, what it rests on last."""
    first, last = _places()
    if predicate in first:
        return (0, first[predicate], "")
    if predicate in last:
        return (2, last[predicate], "")
    return (1, 0, predicate)


def value_key(value: Object, text: str) -> tuple[object, ...]:
    """Sort values: text by language with English first, then links, then nested nodes."""
    if isinstance(value, ox.Literal):
        return (0, value.language or "", natural(text))
    return (2 if isinstance(value, ox.BlankNode) else 1, "", natural(" ".join(text.split())))


def natural(text: str) -> list[tuple[int, int, str]]:
    """Return a key by which a-2 comes before a-10."""
    parts = _NUMBERS.split(text)
    return [(1, int(part), part) if place % 2 else (0, 0, part) for place, part in enumerate(parts)]


@cache
def _ranks() -> dict[str, int]:
    return {full(name): rank for rank, names in enumerate(_KINDS) for name in names}


@cache
def _places() -> tuple[dict[str, int], dict[str, int]]:
    first, last = (
        {full(name): place for place, name in enumerate(names)} for names in (_FIRST, _LAST)
    )
    return first, last
