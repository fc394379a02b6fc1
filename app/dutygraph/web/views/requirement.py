"""Schemes and their clauses: which controls serve a clause, and whose part it is."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from dutygraph.knowledge.catalogue import Knowledge
from dutygraph.model.knowledge import Requirement, Scheme
from dutygraph.web.views.control import Served, served
from dutygraph.web.views.crosswalk import Crossed, RuleRow, crossed, rules_of
from dutygraph.web.views.names import Link, Names, Spoken


@dataclass(frozen=True, slots=True)
class SchemeRow:
    """A scheme in the list of all: its clauses, and how many of them a control serves."""

    link: Link
    notation: str
    jurisdiction: str
    kind: str
    state: str
    issuer: Spoken | None
    clauses: int
    mapped: int


@dataclass(frozen=True, slots=True)
class ClauseRow:
    """A clause or heading in the list of a scheme."""

    iri: str
    link: Link
    is_group: bool
    depth: int
    controls: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ServedBy:
    """A control that serves a clause, how, and who owes it by any edition."""

    control: Link
    slug: str
    mapping: str
    served: Served
    parties: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ClauseView:
    """Everything that the knowledge says of a clause or heading."""

    iri: str
    notation: str
    label: Spoken
    other: Spoken | None
    is_group: bool
    scheme: Link
    parents: tuple[Link, ...]
    children: tuple[ClauseRow, ...]
    served_by: tuple[ServedBy, ...]
    parties: tuple[Link, ...]
    baselines: tuple[str, ...]
    crossed: tuple[Crossed, ...]
    rules: tuple[RuleRow, ...]
    before: Link | None
    after: Link | None


def scheme_rows(names: Names) -> list[SchemeRow]:
    """Return all schemes, those with clauses that controls serve first, then by name."""
    clauses, mapped = _counts(names.knowledge)
    rows = [_scheme_row(names, one, clauses, mapped) for one in names.knowledge.schemes.values()]
    return sorted(rows, key=lambda row: (-row.mapped, row.link.label.text.casefold()))


def scheme_row(names: Names, scheme: Scheme) -> SchemeRow:
    """Return a scheme with its counts."""
    return _scheme_row(names, scheme, *_counts(names.knowledge))


def headings(names: Names, scheme: str) -> list[Link]:
    """Return the headings at the top of a scheme, by which a long list can be entered."""
    found = clauses_of(names.knowledge, scheme)
    return [names.requirement(one.iri) for one in found if one.is_group and one.parent is None]


def clauses_of(knowledge: Knowledge, scheme: str) -> list[Requirement]:
    """Return the clauses and headings of a scheme, parents before children, in their order."""
    by_parent: dict[str | None, list[Requirement]] = defaultdict(list)
    here = {iri: one for iri, one in knowledge.requirements.items() if one.scheme == scheme}
    for one in here.values():
        by_parent[one.parent if one.parent in here else None].append(one)
    found: list[Requirement] = []

    def take(parent: str | None) -> None:
        for one in sorted(by_parent.get(parent, ()), key=lambda each: (each.order, each.notation)):
            found.append(one)
            take(one.iri)

    take(None)
    return found


def clause_rows(names: Names, scheme: str) -> list[ClauseRow]:
    """Return the rows of a scheme's page."""
    by_clause = _controls_by_clause(names.knowledge)
    return [_row(names, one, by_clause) for one in clauses_of(names.knowledge, scheme)]


def clause_view(names: Names, requirement: Requirement) -> ClauseView:
    """Return a clause as its page shows it."""
    knowledge = names.knowledge
    all_clauses = clauses_of(knowledge, requirement.scheme)
    place = next(n for n, one in enumerate(all_clauses) if one.iri == requirement.iri)
    by_clause = _controls_by_clause(knowledge)
    owed: dict[str, list[str]] = defaultdict(list)
    for one in knowledge.responsibilities:
        if one.control and one.party and one.party not in owed[one.control]:
            owed[one.control].append(one.party)
    return ClauseView(
        iri=requirement.iri,
        notation=requirement.notation,
        label=names.label(requirement.label),
        other=names.other(requirement.label),
        is_group=requirement.is_group,
        scheme=names.scheme(requirement.scheme),
        parents=tuple(_parents(names, requirement)),
        children=tuple(
            _row(names, one, by_clause) for one in all_clauses if one.parent == requirement.iri
        ),
        served_by=tuple(
            ServedBy(
                control=names.control(one.control),
                slug=one.control,
                mapping=one.iri,
                served=served(names, one),
                parties=tuple(names.party(party) for party in owed[one.control]),
            )
            for one in knowledge.mappings
            if one.requirement == requirement.iri
        ),
        parties=tuple(
            names.party(party)
            for party in knowledge.parties
            if any(
                party in owed[one.control]
                for one in knowledge.mappings
                if one.requirement == requirement.iri
            )
        ),
        baselines=tuple(
            names.word("baseline", one) for one in sorted(requirement.baselines, key=_by_strength)
        ),
        crossed=crossed(names, requirement.iri),
        rules=rules_of(names, requirement.iri),
        before=names.requirement(all_clauses[place - 1].iri) if place else None,
        after=(
            names.requirement(all_clauses[place + 1].iri) if place + 1 < len(all_clauses) else None
        ),
    )


def find_clause(knowledge: Knowledge, scheme: str, clause: str) -> Requirement | None:
    """Return the clause with a slug, or None."""
    return next(
        (
            one
            for one in knowledge.requirements.values()
            if one.scheme == scheme and one.iri.rsplit("/", 1)[-1] == clause
        ),
        None,
    )


def _by_strength(baseline: str) -> tuple[int, str]:
    """Put the publisher's levels in their order, other baselines after them."""
    known = ("low", "moderate", "high")
    return known.index(baseline) if baseline in known else len(known), baseline


def _counts(knowledge: Knowledge) -> tuple[Counter[str], Counter[str]]:
    """Return by scheme how many clauses there are, and how many of them a control serves."""
    mapped = {one.requirement for one in knowledge.mappings}
    clauses = [one for one in knowledge.requirements.values() if not one.is_group]
    return (
        Counter(one.scheme for one in clauses),
        Counter(one.scheme for one in clauses if one.iri in mapped),
    )


def _scheme_row(
    names: Names, scheme: Scheme, clauses: Counter[str], mapped: Counter[str]
) -> SchemeRow:
    return SchemeRow(
        link=names.scheme(scheme.slug),
        notation=scheme.notation,
        jurisdiction=names.word("jurisdiction", scheme.jurisdiction),
        kind=names.word("scheme-kind", scheme.kind),
        state=names.word("scheme-state", scheme.state),
        issuer=names.text(scheme.issuer),
        clauses=clauses[scheme.slug],
        mapped=mapped[scheme.slug],
    )


def _controls_by_clause(knowledge: Knowledge) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for one in knowledge.mappings:
        if one.control not in found[one.requirement]:
            found[one.requirement].append(one.control)
    return found


def _row(names: Names, one: Requirement, by_clause: dict[str, list[str]]) -> ClauseRow:
    depth = len(_parents(names, one))
    controls = tuple(names.control(slug) for slug in by_clause.get(one.iri, ()))
    return ClauseRow(one.iri, names.requirement(one.iri), one.is_group, depth, controls)


def _parents(names: Names, requirement: Requirement) -> list[Link]:
    found: list[Link] = []
    known = names.knowledge.requirements
    parent = requirement.parent
    while parent and parent in known:
        found.insert(0, names.requirement(parent))
        parent = known[parent].parent
    return found
