"""Everything that the ontology and the shapes hold, as one frozen catalogue."""

from collections.abc import Mapping
from dataclasses import dataclass

from dutygraph.model import knowledge as model


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What ontology/ and shapes/ hold; keys are slugs, requirements and citations by IRI.

    ``kinds`` and ``terms`` are by full IRI, ``subclass_closure`` are N-Triples lines,
    ``set_properties`` are the IRIs of properties that are replaced whole by snapshot,
    ``allowed_predicates`` those that a tenant's graph may use, ``digest`` names all of it.
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


def load_knowledge() -> Knowledge:
    """Read the data folders once and return what they hold."""
    raise NotImplementedError
