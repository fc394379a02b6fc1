"""Classes and properties: what each means, what it may be said of, and where it is used."""

from collections.abc import Iterable
from dataclasses import dataclass

from dutygraph.model.knowledge import Term
from dutygraph.model.namespace import EV, slug_of
from dutygraph.web.views.names import Link, Names, Spoken

KINDS = ("class", "link", "value", "note")
USES = ("class", "property", "evidence")
_SCHEMES = ("https://", "http://")


@dataclass(frozen=True, slots=True)
class TermRow:
    """A term in a list."""

    link: Link
    name: str
    kind: str
    definition: Spoken | None
    uses: int


@dataclass(frozen=True, slots=True)
class Module:
    """A part of the vocabulary with its terms; ``evidence`` says that tenants' data use it."""

    slug: str
    link: Link
    evidence: bool
    rows: tuple[TermRow, ...]


@dataclass(frozen=True, slots=True)
class TermView:
    """Everything that the ontology says of a class or property, and what leads to it."""

    iri: str
    name: str
    module: Link
    kind: str
    label: Spoken
    other: Spoken | None
    definition: Spoken | None
    note: Spoken | None
    example: Spoken | None
    sources: tuple[tuple[str, str], ...]
    parents: tuple[Link, ...]
    children: tuple[Link, ...]
    said_of: tuple[Link, ...]
    leads_to: tuple[Link, ...]
    properties: tuple[Link, ...]
    led_to_by: tuple[Link, ...]
    checks: tuple[Link, ...]
    single: bool
    many: bool
    used: str
    uses: int


def modules(names: Names) -> list[Module]:
    """Return all terms by module, the model's first, then those of evidence."""
    found: dict[str, list[Term]] = {}
    for term in names.knowledge.terms.values():
        found.setdefault(term.module, []).append(term)
    made = [
        Module(
            slug,
            names.module(slug),
            all(map(_is_evidence, terms)),
            _rows(names, terms),
        )
        for slug, terms in sorted(found.items())
    ]
    return sorted(made, key=lambda one: (one.evidence, one.slug))


def term_view(names: Names, term: Term) -> TermView:
    """Return a term as its page shows it."""
    known = names.knowledge.terms.values()
    links = names.term_link
    return TermView(
        iri=term.iri,
        name=slug_of(term.iri),
        module=names.module(term.module),
        kind=term.kind,
        label=names.label(term.label),
        other=names.other(term.label),
        definition=names.text(term.definition),
        note=names.text(term.scope_note),
        example=names.text(term.example),
        sources=tuple((url, _without_scheme(url)) for url in term.sources),
        parents=tuple(map(links, term.parents)),
        children=_linked(names, (one for one in known if term.iri in one.parents)),
        said_of=tuple(map(links, dict.fromkeys((*term.domains, *term.expected_in)))),
        leads_to=tuple(map(links, term.ranges)),
        properties=_linked(
            names, (one for one in known if term.iri in (*one.domains, *one.expected_in))
        ),
        led_to_by=_linked(names, (one for one in known if term.iri in one.ranges)),
        checks=tuple(names.sorted(map(names.control, _looking(names, term)))),
        single=term.is_single,
        many=term.is_set,
        used="evidence" if _is_evidence(term) else "class" if term.kind == "class" else "property",
        uses=_uses(names, term),
    )


def _rows(names: Names, terms: list[Term]) -> tuple[TermRow, ...]:
    ordered = sorted(terms, key=lambda one: (KINDS.index(one.kind), slug_of(one.iri)))
    return tuple(
        TermRow(
            names.term_link(one.iri),
            slug_of(one.iri),
            one.kind,
            names.text(one.definition),
            _uses(names, one),
        )
        for one in ordered
    )


def _linked(names: Names, terms: Iterable[Term]) -> tuple[Link, ...]:
    return tuple(names.sorted(names.term_link(one.iri) for one in terms))


def _uses(names: Names, term: Term) -> int:
    """Return how often a term is used: in the ontology, or by checks where tenants' data use it."""
    return len(_looking(names, term)) if _is_evidence(term) else term.uses


def _looking(names: Names, term: Term) -> list[str]:
    """Return the controls whose check looks at a kind of resource or at a property."""
    checks = names.knowledge.checks.values()
    return [one.control for one in checks if term.iri == one.kind or term.iri in one.reads]


def _is_evidence(term: Term) -> bool:
    return term.iri.startswith(EV)


def _without_scheme(url: str) -> str:
    for scheme in _SCHEMES:
        url = url.removeprefix(scheme)
    return url.rstrip("/")
