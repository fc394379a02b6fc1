"""What the mapping sets are: ours by scheme, crosswalks by pair, other tools' rules by tool."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from dutygraph.knowledge.catalogue import Knowledge
from dutygraph.model.knowledge import Mapping
from dutygraph.model.text import Text

Kind = Literal["ours", "crosswalk", "rule-to-control", "rule-to-clause"]


@dataclass(frozen=True, slots=True)
class Link:
    """One mapping by a word of relation; a subject without an IRI ("") is its label as text."""

    iri: str
    subject: str
    subject_label: str
    word: str
    object: str
    object_label: str
    addresses: tuple[str, ...] = ()
    comment: str = ""


@dataclass(slots=True)
class Mapped:
    """A mapping set; ``ours`` says that we judged."""

    kind: Kind
    title: str
    description: str
    ours: bool
    links: list[Link] = field(default_factory=list)


def sets_of(knowledge: Knowledge) -> dict[str, Mapped]:
    """Return all mapping sets by name, each sorted by its links' IRIs."""
    found: dict[str, Mapped] = {}
    _ours(knowledge, found)
    _crosswalks(knowledge, found)
    _rules(knowledge, found)
    return found


def _ours(knowledge: Knowledge, found: dict[str, Mapped]) -> None:
    for one in knowledge.mappings:
        requirement = knowledge.requirements[one.requirement]
        scheme = knowledge.schemes[requirement.scheme]
        mapped = found.setdefault(
            f"controls--{scheme.slug}",
            Mapped("ours", f"DutyGraph controls to {scheme.notation}", _WHAT["ours"], True),
        )
        control = knowledge.controls[one.control]
        mapped.links.append(
            Link(
                one.iri,
                control.iri,
                control.label.en,
                one.relation.value,
                requirement.iri,
                _clause(knowledge, one.requirement),
                _addresses(knowledge, one.citations),
                _reasons(one),
            )
        )


def _crosswalks(knowledge: Knowledge, found: dict[str, Mapped]) -> None:
    for one in knowledge.crosswalks:
        ends = [knowledge.requirements[iri] for iri in (one.source, one.target)]
        schemes = [knowledge.schemes[end.scheme] for end in ends]
        mapped = found.setdefault(
            f"{schemes[0].slug}--{schemes[1].slug}",
            Mapped(
                "crosswalk",
                f"{schemes[0].notation} to {schemes[1].notation}",
                _WHAT["crosswalk"],
                False,
            ),
        )
        draft = "; marked as draft by its publisher" if one.draft else ""
        mapped.links.append(
            Link(
                one.iri,
                one.source,
                _clause(knowledge, one.source),
                one.word,
                one.target,
                _clause(knowledge, one.target),
                _addresses(knowledge, one.citations),
                f'publisher\'s word: "{one.word}"{draft}',
            )
        )


def _rules(knowledge: Knowledge, found: dict[str, Mapped]) -> None:
    rules = {(one.tool, one.rule): one.iri for one in knowledge.policies.values()}
    for one in knowledge.policy_mappings:
        mapped = found.setdefault(
            f"{one.tool}--controls",
            Mapped(
                "rule-to-control",
                f"Rules of {one.tool} to DutyGraph controls",
                _WHAT["rule-to-control"],
                True,
            ),
        )
        control = knowledge.controls[one.control]
        subject = rules.get((one.tool, one.rule), "")
        mapped.links.append(
            Link(one.iri, subject, one.rule, one.closeness, control.iri, control.label.en)
        )
    for each in knowledge.policy_clauses:
        scheme = knowledge.requirements[each.requirement].scheme
        notation = knowledge.schemes[scheme].notation
        mapped = found.setdefault(
            f"{each.tool}--{scheme}",
            Mapped(
                "rule-to-clause",
                f"Rules of {each.tool} to {notation}",
                _WHAT["rule-to-clause"],
                False,
            ),
        )
        mapped.links.append(
            Link(
                each.iri,
                rules.get((each.tool, each.rule), ""),
                each.rule,
                "published",
                each.requirement,
                _clause(knowledge, each.requirement),
                _addresses(knowledge, each.citations),
                f"package: {each.package}",
            )
        )


_WHAT = {
    "ours": "Our own judgement of which clause a control serves, read from control to clause.",
    "crosswalk": "Links between clauses of two schemes, as their publisher states them.",
    "rule-to-control": "Our own judgement of which rule of another tool is near to a control.",
    "rule-to-clause": "Links from rules of a tool to clauses, as its published packages have them.",
}


def _reasons(one: Mapping) -> str:
    parts: Iterable[tuple[str, Text | None]] = (
        ("covers", one.covers),
        ("leaves", one.leaves),
        ("reason", one.reason),
    )
    told = [f"{name}: {text.en}" for name, text in parts if text]
    if again := one.second_reading:
        told.append(f"second reading on {again.day}: {again.relation.value}; {again.reader.en}")
    return " ".join(told)


def _clause(knowledge: Knowledge, iri: str) -> str:
    requirement = knowledge.requirements[iri]
    return f"{requirement.notation} {requirement.label.en}"


def _addresses(knowledge: Knowledge, citations: Iterable[str]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for iri in citations:
        publication = knowledge.publications.get(knowledge.citations[iri].publication)
        if publication and publication.url:
            found[publication.url] = None
    return tuple(found)
