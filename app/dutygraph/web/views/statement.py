"""Who owes what, as a page tells it: party, role, scope, edition, kind of source, citation."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dutygraph.knowledge.holding import Overridden
from dutygraph.model.knowledge import Responsibility
from dutygraph.model.namespace import slug_of
from dutygraph.model.words import SourceKind
from dutygraph.web.views.names import Link, Names, Spoken

_KINDS = tuple(SourceKind)


@dataclass(frozen=True, slots=True)
class Cited:
    """A place in a publication: which, where in it, seen when, and whether the page was cut."""

    publication: Link
    publisher: str
    url: str
    locator: Spoken | None
    seen: str
    cut: bool


@dataclass(frozen=True, slots=True)
class Limit:
    """One limit of a scope in a word, with what it limits to."""

    word: str
    to: tuple[Link | Spoken, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """One responsibility or silence (then ``party`` is None)."""

    anchor: str
    about: Link
    on_layer: bool
    party: Link | None
    party_slug: str
    role: str
    limits: tuple[Limit, ...]
    edition: Link
    kind: str
    citations: tuple[Cited, ...]
    reason: Spoken | None = None


@dataclass(frozen=True, slots=True)
class Beaten:
    """A statement that does not hold, the one that does, and why."""

    statement: Statement
    by: Statement
    why: str
    weaker: bool


def cited(names: Names, iris: Iterable[str]) -> tuple[Cited, ...]:
    """Return citations as a page shows them."""
    known = names.knowledge.citations
    found = []
    for iri in iris:
        citation = known.get(iri)
        if citation is None:
            continue
        publication = names.knowledge.publications.get(citation.publication)
        found.append(
            Cited(
                names.publication(citation.publication),
                publication.publisher if publication else "",
                publication.url if publication else "",
                names.quoted(citation.locator) if citation.locator else None,
                citation.seen,
                citation.cut,
            )
        )
    return tuple(found)


def statement(names: Names, one: Responsibility) -> Statement:
    """Return one responsibility or silence as a page shows it."""
    about = names.control(one.control) if one.control else names.layer(one.layer or "")
    return Statement(
        anchor=slug_of(one.iri),
        about=about,
        on_layer=one.layer is not None,
        party=names.party(one.party) if one.party else None,
        party_slug=one.party or "",
        role=names.word("role", one.role) if one.party else "",
        limits=limits(names, one),
        edition=names.edition(one.edition),
        kind=one.source_kind.value,
        citations=cited(names, one.citations),
        reason=names.text(one.reason),
    )


def statements(names: Names, some: Iterable[Responsibility]) -> list[Statement]:
    """Return statements strongest kind first, then by party."""
    ranked = sorted(
        some, key=lambda one: (_KINDS.index(one.source_kind), one.party or "~", one.edition)
    )
    return [statement(names, one) for one in ranked]


def limits(names: Names, one: Responsibility) -> tuple[Limit, ...]:
    """Return what a statement is limited to; nothing means that it is for all."""
    scope = one.scope
    words = names.words
    parts: Sequence[tuple[str, tuple[Link | Spoken, ...]]] = (
        ("page-limit-model", tuple(names.model(slug) for slug in scope.service_models)),
        ("page-limit-service", tuple(names.service(slug) for slug in scope.services)),
        ("page-limit-component", tuple(names.service(slug) for slug in scope.components)),
        ("page-limit-feature", tuple(names.plain(slug) for slug in scope.features)),
        ("page-limit-layer", tuple(names.layer(slug) for slug in scope.layers)),
    )
    return tuple(Limit(words(key), to) for key, to in parts if to)


def beaten(names: Names, entries: Iterable[Overridden]) -> list[Beaten]:
    """Return what was overridden as a page shows it."""
    return [
        Beaten(
            statement(names, entry.statement),
            statement(names, entry.by),
            names.word("why", entry.why),
            entry.weaker_kind,
        )
        for entry in entries
    ]
