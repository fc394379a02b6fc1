"""What the ontology says of itself: title, version, licence, who made it and how to cite it."""

from collections import defaultdict
from dataclasses import dataclass

import pyoxigraph as ox

from dutygraph.model.namespace import BASE, DCTERMS, OWL
from dutygraph.model.text import Text


@dataclass(frozen=True, slots=True)
class Header:
    """The header of the merged ontology."""

    title: Text
    description: Text
    creator: Text
    citation: Text
    version: str
    version_iri: str
    license: str
    created: str
    modified: str


def header_of(ontology: bytes) -> Header:
    """Return the header of the merged ontology, given as N-Triples."""
    start = f"<{BASE}> ".encode()
    lines = b"\n".join(line for line in ontology.splitlines() if line.startswith(start))
    said: dict[str, dict[str, str]] = defaultdict(dict)
    for quad in ox.parse(lines, format=ox.RdfFormat.N_TRIPLES):
        if isinstance(quad.object, ox.Literal):
            said[quad.predicate.value][(quad.object.language or "").lower()] = quad.object.value
        elif isinstance(quad.object, ox.NamedNode):
            said[quad.predicate.value][""] = quad.object.value
    texts = {key: Text(of["en"], of["zh-hans"]) for key, of in said.items() if "zh-hans" in of}
    return Header(
        title=texts[DCTERMS + "title"],
        description=texts[DCTERMS + "description"],
        creator=texts[DCTERMS + "creator"],
        citation=texts[DCTERMS + "bibliographicCitation"],
        version=said[OWL + "versionInfo"][""],
        version_iri=said[OWL + "versionIRI"][""],
        license=said[DCTERMS + "license"][""],
        created=said[DCTERMS + "created"][""],
        modified=said[DCTERMS + "modified"][""],
    )
