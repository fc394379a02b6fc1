"""The whole ontology as one file, in the forms that other tools read."""

from collections.abc import Callable, Mapping

from dutygraph.export.described import Described
from dutygraph.export.ontology.functional import functional
from dutygraph.export.ontology.jsonld import jsonld
from dutygraph.export.ontology.owlxml import owlxml
from dutygraph.export.ontology.rdfxml import rdfxml
from dutygraph.knowledge.writing.document import canonical
from dutygraph.store import formats

_WRITERS: Mapping[str, Callable[[bytes], str]] = {
    "turtle": canonical,
    "rdfxml": lambda lines: rdfxml(Described(lines)),
    "jsonld": lambda lines: jsonld(Described(lines)),
    "ntriples": bytes.decode,
    "owl-functional": lambda lines: functional(Described(lines)),
    "owlxml": lambda lines: owlxml(Described(lines)),
}
FORMATS = tuple(_WRITERS)
SUFFIXES = {
    "ttl": "turtle",
    "rdf": "rdfxml",
    "jsonld": "jsonld",
    "nt": "ntriples",
    "ofn": "owl-functional",
    "owx": "owlxml",
}
MEDIA = {
    "turtle": formats.TURTLE,
    "rdfxml": formats.RDF_XML,
    "jsonld": formats.JSON_LD,
    "ntriples": formats.N_TRIPLES,
    "owl-functional": "text/owl-functional",
    "owlxml": "application/owl+xml",
}


def written(ontology: bytes, form: str) -> bytes:
    """Return the merged ontology (N-Triples) in one of FORMATS."""
    return _WRITERS[form](ontology).encode()
