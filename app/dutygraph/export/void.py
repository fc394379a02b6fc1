"""The release of the ontology as a dataset: counted for VoID, and how to have it, for DCAT."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from dutygraph.export.header import header_of
from dutygraph.export.ontology import MEDIA, SUFFIXES
from dutygraph.export.triple import link, number, text, typed
from dutygraph.model.namespace import BASE, DCAT, DCTERMS, RDF_TYPE, ontology_graph

_VOID = "http://rdfs.org/ns/void#"
_MEDIA = "https://www.iana.org/assignments/media-types/"
_EXAMPLES = ("control/obs-bucket-encryption", "party/tenant", "service/obs", "ns/Responsibility")


def release_lines(base: str, version: str, ontology: bytes) -> bytes:
    """Return what is said of a release's graph as N-Triples, for a deployment's base IRI."""
    graph, entries = ontology_graph(base, version), f"{base}graph/catalogue/ontology"
    lines = {*_said(graph, ontology), *_counted(graph, entries, ontology), *_files(graph, entries)}
    return ("\n".join(sorted(lines)) + "\n").encode()


def _said(graph: str, ontology: bytes) -> Iterator[str]:
    header = header_of(ontology)
    for kind in (_VOID + "Dataset", DCAT + "Dataset"):
        yield typed(graph, kind)
    for language, of in (("en", "en"), ("zh-Hans", "zh")):
        for name in ("title", "description", "creator"):
            yield text(graph, DCTERMS + name, getattr(getattr(header, name), of), language)
    yield link(graph, DCTERMS + "license", header.license)
    yield link(graph, DCTERMS + "isVersionOf", BASE)
    yield text(graph, _VOID + "uriSpace", BASE)
    for example in _EXAMPLES:
        yield link(graph, _VOID + "exampleResource", BASE + example)


def _counted(graph: str, entries: str, ontology: bytes) -> Iterator[str]:
    """Count triples, things, and both by class and by property."""
    properties: Counter[str] = Counter()
    classes: dict[str, set[str]] = defaultdict(set)
    subjects, lines = set(), 0
    for line in ontology.decode().splitlines():
        subject, predicate, target = line.split(" ", 2)
        lines += 1
        subjects.add(subject)
        properties[predicate[1:-1]] += 1
        if predicate[1:-1] == RDF_TYPE:
            classes[target[1:-3]].add(subject)
    yield number(graph, _VOID + "triples", lines)
    yield number(graph, _VOID + "distinctSubjects", len(subjects))
    yield number(graph, _VOID + "entities", sum(one.startswith(f"<{BASE}") for one in subjects))
    yield number(graph, _VOID + "classes", len(classes))
    yield number(graph, _VOID + "properties", len(properties))
    for place, (iri, members) in enumerate(sorted(classes.items())):
        part = f"{entries}/class/{place}"
        yield link(graph, _VOID + "classPartition", part)
        yield link(part, _VOID + "class", iri)
        yield number(part, _VOID + "entities", len(members))
    for place, (iri, uses) in enumerate(sorted(properties.items())):
        part = f"{entries}/property/{place}"
        yield link(graph, _VOID + "propertyPartition", part)
        yield link(part, _VOID + "property", iri)
        yield number(part, _VOID + "triples", uses)


def _files(graph: str, entries: str) -> Iterator[str]:
    for suffix, form in SUFFIXES.items():
        part, place = f"{entries}/file/{suffix}", f"{BASE}ontology.{suffix}"
        yield link(graph, _VOID + "dataDump", place)
        yield link(graph, DCAT + "distribution", part)
        yield typed(part, DCAT + "Distribution")
        yield link(part, DCAT + "downloadURL", place)
        yield link(part, DCAT + "mediaType", _MEDIA + MEDIA[form])
