"""Everything that the ontology and the shapes hold, as one frozen catalogue."""

import contextlib
import functools
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from dutygraph.knowledge.keeping import cache, codec
from dutygraph.knowledge.paths import data_root, is_packaged
from dutygraph.knowledge.reading import (
    alignment,
    check,
    control,
    linked,
    mapping,
    merged,
    scheme,
    service,
    source,
    stack,
    term,
)
from dutygraph.knowledge.reading.files import Files, read_files
from dutygraph.knowledge.reading.library import Library
from dutygraph.knowledge.reading.node import Node
from dutygraph.model import knowledge as model
from dutygraph.model.namespace import DG, OWL
from dutygraph.model.text import Text

FOLDERS = "ontology", "shapes/controls"


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What ontology/ and shapes/ hold; keys are slugs, requirements and citations by IRI.

    ``kinds`` and ``terms`` are by full IRI, ``subclass_closure`` are N-Triples lines,
    ``set_properties`` are the IRIs of properties that are replaced whole by snapshot,
    ``allowed_predicates`` those that a tenant's graph may use besides rdf:type,
    ``features`` are the services of features, by slug, ``digest`` names all of it.
    """

    version: str
    digest: str
    parties: Mapping[str, model.Party]
    layers: Mapping[str, model.Layer]
    service_models: Mapping[str, model.ServiceModel]
    services: Mapping[str, model.Service]
    editions: Mapping[str, model.Edition]
    publications: Mapping[str, model.Publication]
    citations: Mapping[str, model.Citation]
    controls: Mapping[str, model.Control]
    responsibilities: tuple[model.Responsibility, ...]
    silences: tuple[model.Responsibility, ...]
    schemes: Mapping[str, model.Scheme]
    requirements: Mapping[str, model.Requirement]
    mappings: tuple[model.Mapping, ...]
    claims: tuple[model.Claim, ...]
    policy_mappings: tuple[model.PolicyMapping, ...]
    checks: Mapping[str, model.Check]
    terms: Mapping[str, model.Term]
    kinds: Mapping[str, model.Term]
    allowed_predicates: frozenset[str]
    set_properties: frozenset[str]
    subclass_closure: tuple[str, ...]
    ontology_ntriples: bytes
    shapes_ntriples: bytes = b""
    organisations: Mapping[str, model.Organisation] = field(default_factory=dict)
    engagements: Mapping[str, model.Engagement] = field(default_factory=dict)
    modules: Mapping[str, Text] = field(default_factory=dict)
    crosswalks: tuple[model.Crosswalk, ...] = ()
    policies: Mapping[str, model.Policy] = field(default_factory=dict)
    policy_clauses: tuple[model.PolicyClause, ...] = ()
    features: Mapping[str, str] = field(default_factory=dict)


@functools.cache
def load_knowledge(root: Path | None = None) -> Knowledge:
    """Return what the data folders hold, as kept from an earlier reading of the same bytes or read.

    Only what the package itself carries is kept; another root is read each time.
    Raises InputError naming file and subject when a file breaks the contract.
    """
    ontology, shapes = (read_files(root or data_root(), folder) for folder in FOLDERS)
    if root is not None:
        return read_knowledge(ontology, shapes)
    return kept_knowledge(ontology, shapes, data_root() if is_packaged() else None)


def kept_knowledge(ontology: Files, shapes: Files, built: Path | None = None) -> Knowledge:
    """Return what was kept of these very bytes, else read them and keep that. Raises InputError.

    ``built`` is the folder where the build may have put a reading.
    """
    key = cache.key_of(digest_of(ontology, shapes))
    found = cache.kept(key, built)
    if found is not None:
        with contextlib.suppress(ValueError):
            return codec.unpacked(Knowledge, found)
    knowledge = read_knowledge(ontology, shapes)
    cache.keep(key, codec.packed(knowledge))
    return knowledge


def digest_of(ontology: Files, shapes: Files) -> str:
    """Return the digest that names all of some files."""
    return hashlib.sha256(f"{ontology.digest} {shapes.digest}".encode()).hexdigest()


def read_knowledge(ontology_files: Files, shape_files: Files) -> Knowledge:
    """Return what the files hold. Raises InputError."""
    kept, alignments = alignment.parted(ontology_files)
    ontology, shapes = Library(kept), Library(shape_files)
    linked.refuse_dangling(ontology, shapes)
    aligned = alignment.added(ontology, alignments)
    terms = term.terms(ontology)
    return Knowledge(
        version=Node(ontology, merged.HEADER).string(OWL + "versionInfo"),
        digest=digest_of(ontology_files, shape_files),
        parties=stack.parties(ontology),
        layers=stack.layers(ontology),
        service_models=stack.service_models(ontology),
        services=service.services(ontology),
        editions=source.editions(ontology),
        publications=source.publications(ontology),
        citations=source.citations(ontology),
        controls=control.controls(ontology),
        responsibilities=control.responsibilities(ontology),
        silences=control.silences(ontology),
        schemes=scheme.schemes(ontology),
        requirements=scheme.requirements(ontology),
        mappings=mapping.mappings(ontology),
        claims=mapping.claims(ontology),
        policy_mappings=mapping.policy_mappings(ontology),
        checks=check.checks(shapes),
        terms=terms,
        kinds=term.kinds(ontology, terms),
        allowed_predicates=term.properties_with(ontology, DG + "allowedInEvidence"),
        set_properties=term.properties_with(ontology, DG + "isSet"),
        subclass_closure=term.subclass_closure(ontology),
        ontology_ntriples=merged.merged_ontology(ontology, shapes, aligned),
        shapes_ntriples=merged.ntriples(shapes.lines),
        organisations=source.organisations(ontology),
        engagements=source.engagements(ontology),
        modules=term.modules(ontology),
        crosswalks=mapping.crosswalks(ontology),
        policies=mapping.policies(ontology),
        policy_clauses=mapping.policy_clauses(ontology),
        features=service.features(ontology),
    )
