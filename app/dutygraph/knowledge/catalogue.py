"""Everything that the ontology and the shapes hold, as one frozen catalogue."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from dutygraph.knowledge.paths import data_root
from dutygraph.knowledge.reading import (
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
from dutygraph.knowledge.reading.library import Library
from dutygraph.knowledge.reading.node import Node
from dutygraph.model import knowledge as model
from dutygraph.model.namespace import DG, OWL


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What ontology/ and shapes/ hold; keys are slugs, requirements and citations by IRI.

    ``kinds`` and ``terms`` are by full IRI, ``subclass_closure`` are N-Triples lines,
    ``set_properties`` are the IRIs of properties that are replaced whole by snapshot,
    ``allowed_predicates`` those that a tenant's graph may use besides rdf:type,
    ``digest`` names all of it.
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


@cache
def load_knowledge(root: Path | None = None) -> Knowledge:
    """Read the data folders once and return what they hold.

    Raises InputError naming file and subject when a file breaks the contract.
    """
    root = root or data_root()
    return read_knowledge(Library(root, ("ontology",)), Library(root, ("shapes/controls",)))


def read_knowledge(ontology: Library, shapes: Library) -> Knowledge:
    """Return what two libraries hold. Raises InputError."""
    linked.refuse_dangling(ontology, shapes)
    terms = term.terms(ontology)
    return Knowledge(
        version=Node(ontology, merged.HEADER).string(OWL + "versionInfo"),
        digest=hashlib.sha256(f"{ontology.digest} {shapes.digest}".encode()).hexdigest(),
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
        ontology_ntriples=merged.merged_ontology(ontology, shapes),
        shapes_ntriples=merged.ntriples(shapes.lines),
        organisations=source.organisations(ontology),
    )
