"""One service: its parts, its service models, who owes what for it, its controls."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import zip_longest

from dutygraph.knowledge.catalogue import Knowledge
from dutygraph.model.knowledge import Responsibility, Service
from dutygraph.web.views.names import Link, Names, Spoken
from dutygraph.web.views.statement import Cited, Statement, cited, statements


@dataclass(frozen=True, slots=True)
class Classified:
    """A service model of a service, with the kind of source that says so, and why we judge so."""

    model: Spoken
    kind: str
    reason: Spoken | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A component of a service."""

    slug: str
    label: Spoken
    definition: Spoken | None
    models: tuple[Classified, ...]
    citations: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class PartyShare:
    """What one party owes for a service (party None: an edition was searched and is silent)."""

    party: Link | None
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class ServiceRow:
    """A service in the list of all."""

    link: Link
    category: Spoken
    models: tuple[Classified, ...]
    controls: int
    statements: int


@dataclass(frozen=True, slots=True)
class ServiceView:
    """Everything that the knowledge says of a service."""

    slug: str
    iri: str
    code: str
    label: Spoken
    other: Spoken | None
    definition: Spoken | None
    category: Spoken
    models: tuple[Classified, ...]
    parts: tuple[Part, ...]
    shares: tuple[PartyShare, ...]
    controls: tuple[Link, ...]
    citations: tuple[Cited, ...]


def service_rows(names: Names) -> list[ServiceRow]:
    """Return all services (not their components) by category and name."""
    knowledge = names.knowledge
    said: dict[str, int] = defaultdict(int)
    for one in knowledge.responsibilities:
        for slug in {*one.scope.services, *(_owner(knowledge, c) for c in one.scope.components)}:
            said[slug] += 1
    rows = [
        ServiceRow(
            link=names.service(one.slug),
            category=category(names, one),
            models=classified(names, one),
            controls=len(controls_of(knowledge, one)),
            statements=said[one.slug],
        )
        for one in knowledge.services.values()
        if not one.part_of
    ]
    return sorted(rows, key=lambda row: (row.category.text, row.link.label.text.casefold()))


def service_view(names: Names, service: Service) -> ServiceView:
    """Return a service as its page shows it."""
    knowledge = names.knowledge
    parts = [one for one in knowledge.services.values() if one.part_of == service.slug]
    slugs = {service.slug, *(one.slug for one in parts)}
    said = [one for one in (*knowledge.responsibilities, *knowledge.silences) if _for(one, slugs)]
    return ServiceView(
        slug=service.slug,
        iri=service.iri,
        code=service.code,
        label=names.label(service.label),
        other=names.other(service.label),
        definition=names.text(service.definition),
        category=category(names, service),
        models=classified(names, service),
        parts=tuple(
            Part(
                one.slug,
                names.label(one.label),
                names.text(one.definition),
                classified(names, one),
                cited(names, one.citations),
            )
            for one in parts
        ),
        shares=tuple(shares(names, said)),
        controls=tuple(names.sorted(map(names.control, controls_of(knowledge, service)))),
        citations=cited(names, service.citations),
    )


def shares(names: Names, said: Iterable[Responsibility]) -> list[PartyShare]:
    """Group statements by party, in the order of the parties; silences last."""
    by_party: dict[str | None, list[Responsibility]] = defaultdict(list)
    for one in said:
        by_party[one.party].append(one)
    order = [*names.knowledge.parties, None]
    return [
        PartyShare(names.party(party) if party else None, tuple(statements(names, some)))
        for party, some in sorted(by_party.items(), key=lambda pair: order.index(pair[0]))
    ]


def controls_of(knowledge: Knowledge, service: Service) -> list[str]:
    """Return the slugs of the controls that are for a service or one of its components."""
    slugs = {service.slug} | {
        one.slug for one in knowledge.services.values() if one.part_of == service.slug
    }
    return [one.slug for one in knowledge.controls.values() if slugs & set(one.services)]


def classified(names: Names, service: Service) -> tuple[Classified, ...]:
    """Return the service models of a service, each with its kind of source."""
    said = zip_longest(
        service.service_models, service.classification_kinds, service.classification_reasons
    )
    return tuple(
        Classified(names.model(model), kind.value, names.text(reason))
        for model, kind, reason in said
    )


def category(names: Names, service: Service) -> Spoken:
    """Return the category of a service."""
    return names.label(service.category)


def _owner(knowledge: Knowledge, component: str) -> str:
    found = knowledge.services.get(component)
    return found.part_of or component if found else component


def _for(one: Responsibility, slugs: set[str]) -> bool:
    return bool(slugs & {*one.scope.services, *one.scope.components})
