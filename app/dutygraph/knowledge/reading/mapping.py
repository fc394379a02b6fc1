"""Links between controls, requirements, other tools' rules and public claims."""

from dutygraph.knowledge.reading.library import Library
from dutygraph.knowledge.reading.node import Node, nodes
from dutygraph.knowledge.reading.source import cited, source_kind
from dutygraph.model import knowledge as model
from dutygraph.model.namespace import DG, SKOS
from dutygraph.model.words import Relation, SourceKind

CLOSENESS = ("close", "related")


def mappings(library: Library) -> tuple[model.Mapping, ...]:
    """Return the mappings of controls to requirements, sorted by IRI."""
    return tuple(_mapping(node) for node in nodes(library, DG + "Mapping"))


def policy_mappings(library: Library) -> tuple[model.PolicyMapping, ...]:
    """Return the rules of other tools that are near to a control, sorted by IRI."""
    found = nodes(library, DG + "PolicyMapping")
    return tuple(_policy_mapping(node) for node in found if not _is_of_clause(node))


def policy_clauses(library: Library) -> tuple[model.PolicyClause, ...]:
    """Return the rules of other tools that a published package ties to a clause, by IRI."""
    found = nodes(library, DG + "PolicyMapping")
    return tuple(_policy_clause(node) for node in found if _is_of_clause(node))


def policies(library: Library) -> dict[str, model.Policy]:
    """Return the rules that other tools can run, by slug."""
    return {node.slug: _policy(node) for node in nodes(library, DG + "Policy")}


def crosswalks(library: Library) -> tuple[model.Crosswalk, ...]:
    """Return the published links between clauses of two schemes, sorted by IRI."""
    return tuple(
        model.Crosswalk(
            node.iri,
            _clause(node, DG + "fromRequirement"),
            _clause(node, DG + "toRequirement"),
            node.string(DG + "relationWord"),
            node.boolean(DG + "draft"),
            cited(node, least=1),
        )
        for node in nodes(library, DG + "Crosswalk")
    )


def claims(library: Library) -> tuple[model.Claim, ...]:
    """Return the public claims, sorted by IRI."""
    return tuple(_claim(node) for node in nodes(library, DG + "Claim"))


def _claim(node: Node) -> model.Claim:
    stated = node.slug_or_none(DG + "claimsScheme", "scheme")
    return model.Claim(
        node.iri,
        node.label,
        stated or node.slug_or_none(DG + "claimsSomeEditionOf", "scheme"),
        node.slug_to(DG + "heldBy", "organisation"),
        node.text(DG + "claimScope"),
        node.day(DG + "validFrom"),
        node.day(DG + "validTo"),
        cited(node, least=1),
        source_kind(node),
        node.text_or_none(SKOS + "scopeNote"),
        edition_stated=stated is not None,
    )


def _mapping(node: Node) -> model.Mapping:
    requirement = _clause(node, DG + "toRequirement")
    mapping = model.Mapping(
        iri=node.iri,
        control=node.slug_to(DG + "fromControl", "control"),
        requirement=requirement,
        relation=node.word(DG + "relation", "relation", Relation),
        source_kind=source_kind(node),
        reason=node.text_or_none(DG + "reason"),
        covers=node.text_or_none(DG + "covers"),
        leaves=node.text_or_none(DG + "leaves"),
        citations=cited(node),
        second_reading=_second_reading(node),
    )
    if mapping.source_kind is SourceKind.OUR_JUDGEMENT and mapping.reason is None:
        raise node.error("is our judgement and needs a reason")
    if mapping.reason is None and not mapping.citations:
        raise node.error("needs a citation or a reason")
    return mapping


def _second_reading(node: Node) -> model.SecondReading | None:
    day = node.day(DG + "readAgainOn")
    if day is None:
        return None
    relation = node.word(DG + "agreedRelation", "relation", Relation)
    return model.SecondReading(node.text(DG + "secondReading"), day, relation)


def _policy_mapping(node: Node) -> model.PolicyMapping:
    closeness = node.string(DG + "closeness")
    if closeness not in CLOSENESS:
        raise node.error(f"has {closeness} as closeness, one of {', '.join(CLOSENESS)}")
    return model.PolicyMapping(
        node.iri,
        node.string(DG + "tool"),
        node.string(DG + "rule"),
        node.slug_to(DG + "toControl", "control"),
        closeness,
    )


def _policy_clause(node: Node) -> model.PolicyClause:
    return model.PolicyClause(
        node.iri,
        node.string(DG + "tool"),
        node.string(DG + "rule"),
        node.string(DG + "inPackage"),
        _clause(node, DG + "toRequirement"),
        cited(node, least=1),
    )


def _policy(node: Node) -> model.Policy:
    return model.Policy(
        node.slug,
        node.iri,
        node.string(DG + "tool"),
        node.string(DG + "rule"),
        node.definition,
        node.strings(DG + "looksAtType"),
        node.string_or_none(DG + "runsOn"),
        cited(node, least=1),
    )


def _is_of_clause(node: Node) -> bool:
    return node.iri_or_none(DG + "toRequirement") is not None


def _clause(node: Node, predicate: str) -> str:
    requirement = node.iri_of(predicate)
    if requirement not in node.library:
        raise node.error(f"leads to {requirement}, which does not exist")
    return requirement
