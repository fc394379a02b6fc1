"""Find things by a part of their name, code or clause number, in both languages."""

from collections.abc import Iterator
from dataclasses import dataclass

from dutygraph.model.text import Text
from dutygraph.web.views.names import Link, Names

KINDS = ("control", "service", "requirement", "party", "layer", "scheme", "edition", "claim")


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing that was found, and how well it fits (0 is best)."""

    kind: str
    link: Link
    distance: int


def search(names: Names, text: str) -> list[Hit]:
    """Return what fits all words of a text, the best first."""
    words = text.casefold().split()
    if not words:
        return []
    hits = []
    for kind, link, said in _everything(names):
        known = [one.casefold() for one in said if one]
        if all(any(word in one for one in known) for word in words):
            hits.append(Hit(kind, link, _distance(known, text.casefold().strip())))
    order = {kind: number for number, kind in enumerate(KINDS)}
    return sorted(hits, key=lambda hit: (hit.distance, order[hit.kind], hit.link.label.text))


def _distance(known: list[str], text: str) -> int:
    if text in known:
        return 0
    return 1 if any(one.startswith(text) for one in known) else 2


def _everything(names: Names) -> Iterator[tuple[str, Link, tuple[str, ...]]]:
    knowledge = names.knowledge
    for control in knowledge.controls.values():
        yield "control", names.control(control.slug), (*_both(control.label), control.slug)
    for service in knowledge.services.values():
        yield "service", names.service(service.slug), (*_both(service.label), service.code)
    for clause in knowledge.requirements.values():
        scheme = knowledge.schemes.get(clause.scheme)
        notation = f"{scheme.notation if scheme else ''} {clause.notation}"
        said = (*_both(clause.label), clause.notation, notation, *clause.spellings)
        yield "requirement", names.requirement(clause.iri), said
    for party in knowledge.parties.values():
        yield "party", names.party(party.slug), _both(party.label)
    for layer in knowledge.layers.values():
        yield "layer", names.layer(layer.slug), _both(layer.label)
    for one in knowledge.schemes.values():
        yield "scheme", names.scheme(one.slug), (*_both(one.label), one.notation)
    for edition in knowledge.editions.values():
        yield "edition", names.edition(edition.slug), _both(edition.label)
    for claim in knowledge.claims:
        yield "claim", names.claim(claim), _both(claim.label)


def _both(text: Text) -> tuple[str, ...]:
    return (text.en, text.zh or "")
