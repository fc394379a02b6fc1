"""One control: who owes it, what it serves, what looks at it."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dutygraph.model.knowledge import Check, Control, Mapping
from dutygraph.status.duty import Duties, Owed
from dutygraph.web.views.names import Link, Names, Spoken
from dutygraph.web.views.statement import (
    Beaten,
    Cited,
    Statement,
    beaten,
    cited,
    statement,
    statements,
)


@dataclass(frozen=True, slots=True)
class ControlRow:
    """A control in the list of all."""

    link: Link
    slug: str
    services: tuple[Link, ...]
    parties: tuple[Link, ...]
    clauses: int
    checked: bool


@dataclass(frozen=True, slots=True)
class Served:
    """A clause that a control serves through one mapping."""

    clause: Link
    scheme: Link
    relation: str
    kind: str
    covers: Spoken | None
    leaves: Spoken | None
    reason: Spoken | None
    citations: tuple[Cited, ...]
    read_again: Spoken | None
    read_again_on: date | None


@dataclass(frozen=True, slots=True)
class Looked:
    """What one shape of a check asks, with what a finding of it means and how to mend it."""

    severity: str
    finds: str
    message: Spoken
    remedy: Spoken | None


@dataclass(frozen=True, slots=True)
class CheckView:
    """What a check looks at, its limits and its messages."""

    kind: Spoken
    reads: tuple[Spoken, ...]
    severity: str
    strength: str
    days: int
    absence_fails: bool
    one_per_account: bool
    parameters: tuple[tuple[str, str], ...]
    shapes: tuple[Looked, ...]


@dataclass(frozen=True, slots=True)
class ControlView:
    """Everything that the knowledge says of a control."""

    slug: str
    iri: str
    label: Spoken
    other: Spoken | None
    definition: Spoken | None
    note: Spoken | None
    layers: tuple[Link, ...]
    organisation_wide: bool
    shown_by: tuple[str, ...]
    services: tuple[Link, ...]
    citations: tuple[Cited, ...]
    holds: tuple[Statement, ...]
    overridden: tuple[Beaten, ...]
    conflicts: tuple[tuple[Statement, Statement, str], ...]
    silences: tuple[Statement, ...]
    every: tuple[Statement, ...]
    serves: tuple[Served, ...]
    check: CheckView | None
    rules: tuple[tuple[str, str, str], ...]


def control_rows(names: Names) -> list[ControlRow]:
    """Return all controls by name."""
    knowledge = names.knowledge
    owed: dict[str, list[str]] = defaultdict(list)
    for one in knowledge.responsibilities:
        if one.control and one.party and one.party not in owed[one.control]:
            owed[one.control].append(one.party)
    clauses = Counter(one.control for one in knowledge.mappings)
    checked = {one.control for one in knowledge.checks.values()}
    rows = [
        ControlRow(
            names.control(slug),
            slug,
            tuple(names.service(one) for one in control.services),
            tuple(names.party(one) for one in owed[slug]),
            clauses[slug],
            slug in checked,
        )
        for slug, control in knowledge.controls.items()
    ]
    return sorted(rows, key=lambda row: row.link.label.text.casefold())


def control_view(names: Names, control: Control, at: date) -> ControlView:
    """Return a control as its page shows it; who owes it is asked at a date."""
    knowledge = names.knowledge
    owed = Duties(knowledge, at, ()).of(control)
    said = [one for one in knowledge.responsibilities if one.control == control.slug]
    check = next((one for one in knowledge.checks.values() if one.control == control.slug), None)
    return ControlView(
        slug=control.slug,
        iri=control.iri,
        label=names.label(control.label),
        other=names.other(control.label),
        definition=names.text(control.definition),
        note=names.text(control.scope_note),
        layers=tuple(names.layer(slug) for slug in control.layers),
        organisation_wide=control.organisation_wide,
        shown_by=tuple(names.word("method", slug) for slug in control.shown_by),
        services=tuple(names.service(slug) for slug in control.services),
        citations=cited(names, control.citations),
        holds=tuple(statement(names, one) for _, one in owed.by_party),
        overridden=tuple(beaten(names, owed.overridden)),
        conflicts=_conflicts(names, owed),
        silences=tuple(_once(names, owed)),
        every=tuple(statements(names, said)),
        serves=tuple(
            served(names, one) for one in knowledge.mappings if one.control == control.slug
        ),
        check=check_view(names, check) if check else None,
        rules=tuple(
            (one.tool, one.rule, names.word("closeness", one.closeness))
            for one in knowledge.policy_mappings
            if one.control == control.slug
        ),
    )


def check_view(names: Names, check: Check) -> CheckView:
    """Return what a check looks at."""
    return CheckView(
        kind=names.term(check.kind),
        reads=tuple(names.term(iri) for iri in check.reads),
        severity=check.severity.value,
        strength=check.minimum_strength.value,
        days=check.max_age_days,
        absence_fails=check.absence_fails,
        one_per_account=check.one_per_account,
        parameters=check.parameters,
        shapes=tuple(
            Looked(
                severity=one.severity.value,
                finds=one.finds.rsplit("#", 1)[-1],
                message=names.label(one.message),
                remedy=names.text(one.remedy),
            )
            for one in check.shapes
        ),
    )


def served(names: Names, mapping: Mapping) -> Served:
    """Return what a mapping says of the clause it leads to."""
    requirement = names.knowledge.requirements.get(mapping.requirement)
    again = mapping.second_reading
    return Served(
        clause=names.requirement(mapping.requirement),
        scheme=names.scheme(requirement.scheme if requirement else ""),
        relation=mapping.relation.value,
        kind=mapping.source_kind.value,
        covers=names.text(mapping.covers),
        leaves=names.text(mapping.leaves),
        reason=names.text(mapping.reason),
        citations=cited(names, mapping.citations),
        read_again=names.text(again.reader) if again else None,
        read_again_on=again.day if again else None,
    )


def _once(names: Names, owed: Owed) -> Iterable[Statement]:
    """Return one silence of each edition."""
    return [statement(names, one) for one in {one.edition: one for one in owed.silences}.values()]


def _conflicts(names: Names, owed: Owed) -> tuple[tuple[Statement, Statement, str], ...]:
    return tuple(
        (
            statement(names, one.one),
            statement(names, one.other),
            names.word("why", one.why),
        )
        for one in owed.conflicts
    )
