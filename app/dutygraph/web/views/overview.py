"""What there is, counted, and where a fact comes from."""

from collections import Counter
from dataclasses import dataclass

from dutygraph.knowledge.catalogue import Knowledge
from dutygraph.model.words import SourceKind


@dataclass(frozen=True, slots=True)
class Count:
    """How many there are of something, under a key of the label table, with the page of it."""

    key: str
    number: int
    endpoint: str


def counts_of(knowledge: Knowledge) -> list[Count]:
    """Return how many there are of each kind of thing."""
    services = sum(not one.part_of for one in knowledge.services.values())
    clauses = sum(not one.is_group for one in knowledge.requirements.values())
    return [
        Count("page-count-controls", len(knowledge.controls), "controls.every"),
        Count("page-count-checks", len(knowledge.checks), "controls.every"),
        Count("page-count-services", services, "services.every"),
        Count("page-count-layers", len(knowledge.layers), "layers.every"),
        Count("page-count-parties", len(knowledge.parties), "parties.every"),
        Count("page-count-schemes", len(knowledge.schemes), "requirements.every"),
        Count("page-count-clauses", clauses, "requirements.every"),
        Count("page-count-mappings", len(knowledge.mappings), "requirements.every"),
        Count("page-count-responsibilities", len(knowledge.responsibilities), "matrix.show"),
        Count("page-count-editions", len(knowledge.editions), "editions.every"),
        Count("page-count-claims", len(knowledge.claims), "claims.every"),
        Count("page-count-sources", len(knowledge.publications), "sources.every"),
        Count("page-count-terms", len(knowledge.terms), "terms.every"),
    ]


def by_kind(knowledge: Knowledge) -> list[tuple[str, int, int]]:
    """Return for each kind of source how many responsibilities and mappings rest on it."""
    said = Counter(one.source_kind for one in knowledge.responsibilities)
    mapped = Counter(one.source_kind for one in knowledge.mappings)
    return [(kind.value, said[kind], mapped[kind]) for kind in SourceKind]
