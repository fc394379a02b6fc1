"""One edition of a responsibility model, and one publication: what is said there."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from dutygraph.model.knowledge import Edition, Publication
from dutygraph.model.namespace import slug_of
from dutygraph.web.views.names import Link, Names, Spoken
from dutygraph.web.views.statement import Cited, Statement, cited, statements


@dataclass(frozen=True, slots=True)
class EditionView:
    """An edition with its dates and all that it states."""

    slug: str
    iri: str
    label: Spoken
    other: Spoken | None
    publisher: Spoken
    kind: str
    dates: tuple[tuple[str, str], ...]
    statements: tuple[Statement, ...]
    silences: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class PublicationView:
    """A publication with the places cited in it, and what each place is cited for."""

    iri: str
    label: Spoken
    other: Spoken | None
    publisher: Spoken
    url: str
    places: tuple[tuple[Cited, tuple[Link, ...]], ...]


@dataclass(frozen=True, slots=True)
class EditionRow:
    """An edition in the list of all."""

    link: Link
    publisher: Spoken
    kind: str
    dates: tuple[tuple[str, str], ...]
    statements: int
    silences: int


@dataclass(frozen=True, slots=True)
class PublicationRow:
    """A publication in the list of all."""

    link: Link
    publisher: Spoken
    url: str
    places: int


def edition_rows(names: Names) -> list[EditionRow]:
    """Return all editions with how much each states."""
    knowledge = names.knowledge
    said = Counter(one.edition for one in knowledge.responsibilities)
    silent = Counter(one.edition for one in knowledge.silences)
    return [
        EditionRow(
            names.edition(slug),
            names.organisation(edition.publisher),
            edition.source_kind.value,
            _dates(names, edition),
            said[slug],
            silent[slug],
        )
        for slug, edition in knowledge.editions.items()
    ]


def publication_rows(names: Names) -> list[PublicationRow]:
    """Return all publications with how many places in each are cited."""
    knowledge = names.knowledge
    places = Counter(one.publication for one in knowledge.citations.values())
    rows = [
        PublicationRow(names.publication(slug), names.quoted(one.publisher), one.url, places[slug])
        for slug, one in knowledge.publications.items()
    ]
    return sorted(rows, key=lambda row: (row.publisher.text, row.link.label.text))


def edition_view(names: Names, edition: Edition) -> EditionView:
    """Return an edition as its page shows it."""
    knowledge = names.knowledge
    said = [one for one in knowledge.responsibilities if one.edition == edition.slug]
    silent = [one for one in knowledge.silences if one.edition == edition.slug]
    return EditionView(
        slug=edition.slug,
        iri=edition.iri,
        label=names.label(edition.label),
        other=names.other(edition.label),
        publisher=names.organisation(edition.publisher),
        kind=edition.source_kind.value,
        dates=_dates(names, edition),
        statements=tuple(sorted(statements(names, said), key=lambda one: one.about.label.text)),
        silences=tuple(statements(names, silent)),
    )


def publication_view(names: Names, publication: Publication) -> PublicationView:
    """Return a publication as its page shows it."""
    knowledge = names.knowledge
    about = _cited_by(names)
    places = [
        (place, tuple(names.sorted(about.get(one.iri, []))))
        for one in knowledge.citations.values()
        if one.publication == slug_of(publication.iri)
        for place in cited(names, (one.iri,))
    ]
    return PublicationView(
        iri=publication.iri,
        label=names.label(publication.label),
        other=names.other(publication.label),
        publisher=names.quoted(publication.publisher),
        url=publication.url,
        places=tuple(
            sorted(places, key=lambda pair: pair[0].locator.text if pair[0].locator else "")
        ),
    )


def _dates(names: Names, edition: Edition) -> tuple[tuple[str, str], ...]:
    dates = (
        ("page-edition-issued", edition.issued),
        ("page-edition-first-seen", edition.first_seen),
        ("page-edition-last-seen", edition.last_seen),
        ("page-edition-valid-from", edition.valid_from),
        ("page-edition-valid-to", edition.valid_to),
    )
    return tuple((names.words(key), str(value)) for key, value in dates if value)


def _cited_by(names: Names) -> dict[str, list[Link]]:
    knowledge = names.knowledge
    found: dict[str, list[Link]] = defaultdict(list)
    for control in knowledge.controls.values():
        for iri in control.citations:
            found[iri].append(names.control(control.slug))
    for service in knowledge.services.values():
        for iri in service.citations:
            found[iri].append(names.service(service.slug))
    for one in (*knowledge.responsibilities, *knowledge.silences):
        link = names.control(one.control) if one.control else names.layer(one.layer or "")
        for iri in one.citations:
            found[iri].append(link)
    for claim in knowledge.claims:
        for iri in claim.citations:
            found[iri].append(names.claim(claim))
    for mapping in knowledge.mappings:
        for iri in mapping.citations:
            found[iri].append(names.requirement(mapping.requirement))
    return found
