"""The catalogue graph: what this dataset is, what its endpoint can do, questions to begin with."""

from pathlib import Path

import pyoxigraph as ox

from dutygraph.export.triple import link, text, typed
from dutygraph.knowledge.queries import read_queries
from dutygraph.model.namespace import DCAT, DCTERMS, SH, ontology_graph

_ABOUT = Path(__file__).parent / "catalogue.ttl"
_SD = "http://www.w3.org/ns/sparql-service-description#"


def catalogue_lines(base: str, version: str) -> bytes:
    """Return the catalogue as N-Triples for a deployment's base IRI and ontology version."""
    # The base may be a urn, against which a relative IRI cannot be resolved.
    written = _ABOUT.read_text(encoding="utf-8").replace("<graph/", f"<{base}graph/")
    about = ox.parse(written, format=ox.RdfFormat.TURTLE)
    lines = [f"{quad.triple} ." for quad in about]
    lines += _named_graph(base, version)
    release = ontology_graph(base, version)
    lines.append(link(f"{base}graph/catalogue/service", DCAT + "servesDataset", release))
    for query in read_queries().values():
        lines += _example(base, query.slug, query.summary, query.text, query.kind)
    return ("\n".join(sorted(lines)) + "\n").encode()


def _named_graph(base: str, version: str) -> list[str]:
    graph = ontology_graph(base, version)
    entry = f"{base}graph/catalogue/ontology"
    return [
        link(f"{base}graph/catalogue/dataset", _SD + "namedGraph", entry),
        typed(entry, _SD + "NamedGraph"),
        link(entry, _SD + "name", graph),
        text(graph, DCTERMS + "hasVersion", version),
    ]


def _example(base: str, slug: str, summary: str, query: str, kind: str) -> list[str]:
    iri = f"{base}query/{slug}"
    form = {"select": "Select", "ask": "Ask", "construct": "Construct"}.get(kind)
    if form is None:
        return []
    return [
        typed(iri, f"{SH}SPARQL{form}Executable"),
        text(iri, DCTERMS + "title", summary, "en"),
        text(iri, f"{SH}{kind}", query),
    ]
