"""Where every IRI of ours begins; no other module spells a base IRI."""

from functools import lru_cache
from urllib.parse import quote

BASE = "https://w3id.org/dutygraph/"
DG = BASE + "ns/"
EV = BASE + "ev/"
LOCAL_BASE = "urn:dutygraph:"

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDF_TYPE = RDF + "type"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
RDFS_SUBCLASS_OF = RDFS + "subClassOf"
OWL = "http://www.w3.org/2002/07/owl#"
XSD = "http://www.w3.org/2001/XMLSchema#"
EARL = "http://www.w3.org/ns/earl#"
SH = "http://www.w3.org/ns/shacl#"
DCTERMS = "http://purl.org/dc/terms/"
DCAT = "http://www.w3.org/ns/dcat#"
SCHEMA = "https://schema.org/"
SKOS = "http://www.w3.org/2004/02/skos/core#"


def catalogue_iri(kind: str, slug: str) -> str:
    """Return the IRI of a catalogue thing: kind ``control``, ``service``, ... and a slug."""
    return f"{BASE}{kind}/{slug}"


def slug_of(iri: str) -> str:
    """Return the last segment of an IRI of ours (a requirement keeps only its clause)."""
    return iri.rsplit("/", 1)[-1]


@lru_cache(maxsize=256)
def tenant_base(base: str, tenant: str) -> str:
    """Return the IRI under which everything of one tenant lives, ending in a slash."""
    return f"{base}tenant/{quote(tenant, safe='')}/"


def resource_iri(base: str, tenant: str, kind: str, native_id: str) -> str:
    """Return the deterministic IRI of a resource known by its native id (model.md 3)."""
    return f"{tenant_base(base, tenant)}resource/{kind}/{quote(native_id, safe='')}"


def addressed_resource_iri(base: str, tenant: str, source: str, address: str) -> str:
    """Return the IRI of a resource that has no native id: it includes its source."""
    root = tenant_base(base, tenant)
    return f"{root}source/{quote(source, safe='')}/tf/{quote(address, safe='')}"


def owner_iri(node: str) -> str:
    """Return the resource that a node is a part of (a rule's ports are the rule's), or itself."""
    for mark, segments in (("/resource/", 2), ("/tf/", 1)):
        found = node.rfind(mark)
        if found >= 0:
            start = found + len(mark)
            kept = node[start:].split("/", segments)[:segments]
            return node[:start] + "/".join(kept)
    return node


def snapshot_graph(base: str, tenant: str, digest: str) -> str:
    """Return the name of the graph that holds one snapshot as imported."""
    return f"{tenant_base(base, tenant)}snapshot/{digest}"


def effective_graph(base: str, tenant: str) -> str:
    """Return the name of the graph that holds what is believed now about a tenant."""
    return f"{tenant_base(base, tenant)}effective"


def run_graph(base: str, tenant: str, run: str, part: str) -> str:
    """Return the name of a run's derived graph; part is ``results`` or ``status``."""
    return f"{tenant_base(base, tenant)}run/{run}/{part}"


def ontology_graph(base: str, version: str) -> str:
    """Return the name of the graph of one release of the ontology."""
    return f"{base}graph/ontology/{version}"


def catalogue_graph(base: str) -> str:
    """Return the name of the graph of service description, VoID and example queries."""
    return f"{base}graph/catalogue"
