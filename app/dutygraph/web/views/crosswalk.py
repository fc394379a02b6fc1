"""What publishers tie a clause to: clauses of other schemes, and rules of other tools."""

from dataclasses import dataclass

from dutygraph.web.views.names import Link, Names, Spoken
from dutygraph.web.views.statement import Cited, cited


@dataclass(frozen=True, slots=True)
class Crossed:
    """A clause of another scheme, with its publisher's own word for how the two relate."""

    scheme: Link
    clause: Link
    word: Spoken
    draft: bool
    citations: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class RuleRow:
    """A rule that a published package of another tool ties to a clause."""

    tool: str
    rule: str
    package: Spoken
    asks: Spoken | None
    citations: tuple[Cited, ...]


def crossed(names: Names, clause: str) -> tuple[Crossed, ...]:
    """Return the clauses that a crosswalk ties to one, from either end."""
    known = names.knowledge.requirements
    found = []
    for one in names.knowledge.crosswalks:
        if clause in (one.source, one.target):
            other = known[one.target if one.source == clause else one.source]
            found.append((other, one))
    return tuple(
        Crossed(
            names.scheme(other.scheme),
            names.requirement(other.iri),
            names.quoted(one.word),
            one.draft,
            cited(names, one.citations),
        )
        for other, one in sorted(found, key=lambda pair: (pair[0].scheme, pair[0].order))
    )


def rules_of(names: Names, clause: str) -> tuple[RuleRow, ...]:
    """Return the rules that published packages tie to a clause."""
    asked = {(one.tool, one.rule): one.definition for one in names.knowledge.policies.values()}
    return tuple(
        RuleRow(
            names.word("tool", one.tool),
            one.rule,
            names.quoted(one.package),
            names.text(asked.get((one.tool, one.rule))),
            cited(names, one.citations),
        )
        for one in names.knowledge.policy_clauses
        if one.requirement == clause
    )
